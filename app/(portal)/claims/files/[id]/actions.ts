"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { callFromForm } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/form-state";
import { resumeClaimsFile } from "@/lib/operations/resume-claims-file";
import { paths } from "@/lib/paths";

/** Sets a stopped file going again and shows it under way. */
export async function resume(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, resumeClaimsFile.from);
  if ("state" in outcome) return outcome.state;
  const address = paths.claimFile(outcome.done.fileId);
  revalidatePath(address);
  redirect(address);
}
