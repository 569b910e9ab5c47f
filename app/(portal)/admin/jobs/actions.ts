"use server";

import { revalidatePath } from "next/cache";
import { callFromForm } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/form-state";
import { giveUpJob } from "@/lib/operations/give-up-job";
import { retryJob } from "@/lib/operations/retry-job";
import { paths } from "@/lib/paths";

/** Has a job done again at once. */
export async function retry(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, retryJob.from);
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.jobs);
  return { typed: {}, done: "Tried again." };
}

/** Has a job tried no more. */
export async function giveUp(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, giveUpJob.from);
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.jobs);
  return { typed: {}, done: "Given up." };
}
