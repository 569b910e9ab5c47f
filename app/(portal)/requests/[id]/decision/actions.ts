"use server";

import { redirect } from "next/navigation";
import {
  calledNow,
  fieldsUnder,
  onVersion,
  refused,
  showAnew,
} from "@/app/(portal)/requests/[id]/review/form-input";
import { actorForMutation } from "@/lib/auth/mutation";
import { textField, typedText, type FormState } from "@/lib/form-state";
import { certifyInPart } from "@/lib/operations/certify-in-part";
import { noncertifyRequest } from "@/lib/operations/noncertify-request";
import { paths } from "@/lib/paths";

/** Certifies fewer days than requested. */
export async function decideInPart(_before: FormState, form: FormData): Promise<FormState> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return refused(allowed.error, form);
  const outcome = await certifyInPart.from(
    allowed.value,
    { ...typedText(form), rationales: fieldsUnder(form, "rationales.") },
    calledNow(form),
  );
  if (!outcome.ok) return refused(outcome.error, form);
  redirect(paths.decision(showAnew(form)));
}

/** Decides that the criteria are not met, with a rationale for each unmet one. */
export async function decideAgainst(_before: FormState, form: FormData): Promise<FormState> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return refused(allowed.error, form);
  const outcome = await noncertifyRequest.from(
    allowed.value,
    {
      ...onVersion(form),
      rationale: textField(form, "rationale"),
      rationales: fieldsUnder(form, "rationales."),
    },
    calledNow(form),
  );
  if (!outcome.ok) return refused(outcome.error, form);
  redirect(paths.decision(showAnew(form)));
}
