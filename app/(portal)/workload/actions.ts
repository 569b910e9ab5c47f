"use server";

import { revalidatePath } from "next/cache";
import { callFromForm } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/form-state";
import { finishTask } from "@/lib/operations/finish-task";
import { paths } from "@/lib/paths";

/** Marks a task as done; it leaves the list. */
export async function finish(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, finishTask.from);
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.work);
  return { typed: {}, done: "Done." };
}
