"use server";

import { redirect } from "next/navigation";
import { showAnew } from "@/app/(portal)/requests/[id]/show-anew";
import { callFromForm } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/form-state";
import { recordDischarge } from "@/lib/operations/record-discharge";
import { withdrawRequest } from "@/lib/operations/withdraw-request";
import { paths } from "@/lib/paths";

/** The provider takes the request back. */
export async function withdraw(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, withdrawRequest.from);
  if ("state" in outcome) return outcome.state;
  redirect(paths.request(showAnew(outcome.done.requestId)));
}

/** The provider records that the member left the program. */
export async function discharge(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, recordDischarge.from);
  if ("state" in outcome) return outcome.state;
  redirect(paths.request(showAnew(outcome.done.requestId)));
}
