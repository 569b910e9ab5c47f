"use server";

import { redirect } from "next/navigation";
import { showAnew } from "@/app/(portal)/requests/[id]/show-anew";
import { callFromForm, filledFields } from "@/lib/auth/form-action";
import { fieldsUnder, textField, type FormState } from "@/lib/form-state";
import { certifyInPart } from "@/lib/operations/certify-in-part";
import { noncertifyRequest } from "@/lib/operations/noncertify-request";
import { paths } from "@/lib/paths";

/** What a decision against a request sends: its fields, and a rationale for each criterion. */
const withRationales = (form: FormData) => ({
  ...filledFields(form),
  rationales: fieldsUnder(form, "rationales."),
});

/** Certifies fewer days than requested. */
export async function decideInPart(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, certifyInPart.from, withRationales(form));
  if ("state" in outcome) return outcome.state;
  redirect(paths.decision(showAnew(textField(form, "requestId") ?? "")));
}

/** Decides that the criteria are not met, with a rationale for each unmet one. */
export async function decideAgainst(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, noncertifyRequest.from, withRationales(form));
  if ("state" in outcome) return outcome.state;
  redirect(paths.decision(showAnew(textField(form, "requestId") ?? "")));
}
