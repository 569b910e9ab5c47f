"use server";

import { revalidatePath } from "next/cache";
import { callFromForm } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/form-state";
import { markMailed } from "@/lib/operations/mark-mailed";
import { paths } from "@/lib/paths";

const refused = (message: string): FormState => ({
  typed: {},
  error: { code: "condition_unmet", message },
});

/** Marks the ticked letters mailed. */
export async function mail(_before: FormState, form: FormData): Promise<FormState> {
  const ticked = form.getAll("delivery");
  if (ticked.length === 0) return refused("Tick the letters that were mailed.");
  const outcome = await callFromForm(form, markMailed.from, { deliveryIds: ticked });
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.printQueue);
  const { mailed, before } = outcome.done;
  const letters = (n: number): string => `${n} ${n === 1 ? "letter" : "letters"}`;
  if (mailed === 0)
    return refused(
      `Nothing was marked: ${before === 1 ? "this letter" : `these ${before} letters`} had been marked before.`,
    );
  return {
    typed: {},
    done: `${letters(mailed)} marked mailed.${before > 0 ? ` ${letters(before)} had been marked before.` : ""}`,
  };
}
