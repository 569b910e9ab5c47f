"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { askedLines } from "@/app/(portal)/claims/asked-lines";
import { callFromForm } from "@/lib/auth/form-action";
import { textField, type FormState } from "@/lib/form-state";
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

/** Shows the lines of a file that a filter leaves. */
export async function showLines(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await askedLines(form, paths.claimFile(textField(form, "fileId") ?? ""));
  if ("state" in outcome) return outcome.state;
  redirect(`${outcome.done}#lines`);
}
