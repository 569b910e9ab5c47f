"use server";

import { redirect } from "next/navigation";
import { showAnew } from "@/app/(portal)/requests/[id]/show-anew";
import { reviewHref } from "@/components/review/review-address";
import { callFromForm, filledFields } from "@/lib/auth/form-action";
import { fieldsUnder, textField, type FormState } from "@/lib/form-state";
import { certifyRequest } from "@/lib/operations/certify-request";
import { closeAdministratively } from "@/lib/operations/close-administratively";
import { decideFindings } from "@/lib/operations/decide-findings";
import { extendTime } from "@/lib/operations/extend-time";
import { handBackRequest } from "@/lib/operations/hand-back-request";
import { markInformationComplete } from "@/lib/operations/mark-information-complete";
import { referToDirector } from "@/lib/operations/refer-to-director";
import { requestInformation } from "@/lib/operations/request-information";
import { paths } from "@/lib/paths";
import { evidenceIn, itemsIn, renamed } from "./decision-input";

/** The request a form is about. */
const requestOf = (form: FormData): string => textField(form, "requestId") ?? "";

/** Puts the request back into the queue. */
export async function handBack(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, handBackRequest.from);
  if ("state" in outcome) return outcome.state;
  showAnew(requestOf(form));
  redirect(paths.queue);
}

/** Records that all necessary information has been obtained. */
export async function completeInformation(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, markInformationComplete.from, {
    ...filledFields(form),
    standings: fieldsUnder(form, "standings."),
  });
  if ("state" in outcome) return outcome.state;
  redirect(paths.review(showAnew(requestOf(form))));
}

/** Extends the time to decide. */
export async function extend(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, extendTime.from);
  if ("state" in outcome) return outcome.state;
  redirect(paths.notices(showAnew(requestOf(form))));
}

/** Confirms or overrides one finding, then chooses the next row. */
export async function decide(_before: FormState, form: FormData): Promise<FormState> {
  const { criterion, action, finding, reason, next, ...seen } = filledFields(form);
  const outcome = await callFromForm(form, decideFindings.from, {
    ...seen,
    decisions: [{ criterion, action, finding, reason, evidence: evidenceIn(form) }],
  });
  if ("state" in outcome)
    return renamed(outcome.state, (field) =>
      field.startsWith("decisions.0.evidence") ? "evidence" : field.replace(/^decisions\.0\./, ""),
    );
  redirect(reviewHref(showAnew(requestOf(form)), { criterion: next ?? criterion ?? "" }));
}

/** Confirms every computed finding that the screen listed: those met or not applicable. */
export async function confirmRemaining(_before: FormState, form: FormData): Promise<FormState> {
  const { criteria = "", ...seen } = filledFields(form);
  const outcome = await callFromForm(form, decideFindings.from, {
    ...seen,
    decisions: criteria
      .split(",")
      .filter(Boolean)
      .map((criterion) => ({ criterion, action: "confirm" })),
  });
  if ("state" in outcome) return outcome.state;
  redirect(paths.review(showAnew(requestOf(form))));
}

/** Asks the provider for named items. */
export async function askInformation(_before: FormState, form: FormData): Promise<FormState> {
  const { items, keys } = itemsIn(form);
  const outcome = await callFromForm(form, requestInformation.from, {
    ...filledFields(form),
    items,
  });
  if ("state" in outcome)
    return renamed(outcome.state, (field) =>
      field.replace(/^items\.(\d+)\./, (_, index) => `item.${keys[Number(index)] ?? index}.`),
    );
  redirect(paths.review(showAnew(requestOf(form))));
}

/** Certifies the request for named days. */
export async function certify(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, certifyRequest.from);
  if ("state" in outcome) return outcome.state;
  redirect(paths.decision(showAnew(requestOf(form))));
}

/** Refers the request to a medical director. */
export async function refer(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, referToDirector.from);
  if ("state" in outcome) return outcome.state;
  redirect(paths.review(showAnew(requestOf(form))));
}

/** Closes the request without a clinical decision. */
export async function closeWithoutDecision(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, closeAdministratively.from);
  if ("state" in outcome) return outcome.state;
  redirect(paths.request(showAnew(requestOf(form))));
}
