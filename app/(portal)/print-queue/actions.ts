"use server";

import { revalidatePath } from "next/cache";
import { callFromForm } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/form-state";
import { markMailed } from "@/lib/operations/mark-mailed";
import { paths } from "@/lib/paths";

/** Marks the ticked letters mailed. */
export async function mail(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, markMailed.from, {
    deliveryIds: form.getAll("delivery"),
  });
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.printQueue);
  const { mailed, before } = outcome.done;
  const letters = (n: number): string => `${n} ${n === 1 ? "letter" : "letters"}`;
  return {
    typed: {},
    done: `${letters(mailed)} marked mailed.${before > 0 ? ` ${letters(before)} had been marked before.` : ""}`,
  };
}
