"use server";

import { redirect } from "next/navigation";
import { actorForMutation } from "@/lib/auth/mutation";
import { textField, typedText, type FormState } from "@/lib/form-state";
import { recordDischarge } from "@/lib/operations/record-discharge";
import { withdrawRequest } from "@/lib/operations/withdraw-request";
import { paths } from "@/lib/paths";

/** The provider takes the request back. */
export async function withdraw(_before: FormState, form: FormData): Promise<FormState> {
  const typed = typedText(form);
  const allowed = await actorForMutation();
  if (!allowed.ok) return { error: allowed.error, typed };
  const outcome = await withdrawRequest.from(allowed.value, typed, {
    now: new Date(),
    ...keyOf(form),
  });
  if (!outcome.ok) return { error: outcome.error, typed };
  redirect(paths.request(outcome.value.requestId));
}

/** The provider records that the member left the program. */
export async function discharge(_before: FormState, form: FormData): Promise<FormState> {
  const typed = typedText(form);
  const allowed = await actorForMutation();
  if (!allowed.ok) return { error: allowed.error, typed };
  const outcome = await recordDischarge.from(allowed.value, typed, {
    now: new Date(),
    ...keyOf(form),
  });
  if (!outcome.ok) return { error: outcome.error, typed };
  redirect(paths.request(outcome.value.requestId));
}

const keyOf = (form: FormData): { key?: string } => {
  const key = textField(form, "key");
  return key ? { key } : {};
};
