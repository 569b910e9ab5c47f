"use server";

import { redirect } from "next/navigation";
import { askedLines } from "@/app/(portal)/claims/asked-lines";
import type { FormState } from "@/lib/form-state";
import { paths } from "@/lib/paths";

/** Shows the provider's lines that a filter leaves. */
export async function showLines(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await askedLines(form, paths.ownClaims);
  if ("state" in outcome) return outcome.state;
  redirect(outcome.done);
}
