"use server";

import { redirect } from "next/navigation";
import { reviewHref } from "@/components/review/review-address";
import { actorForMutation } from "@/lib/auth/mutation";
import { textField, typedText, type FormState } from "@/lib/form-state";
import { certifyRequest } from "@/lib/operations/certify-request";
import { decideFindings } from "@/lib/operations/decide-findings";
import { handBackRequest } from "@/lib/operations/hand-back-request";
import { markInformationComplete } from "@/lib/operations/mark-information-complete";
import { referToDirector } from "@/lib/operations/refer-to-director";
import { requestInformation } from "@/lib/operations/request-information";
import { paths } from "@/lib/paths";
import { evidenceIn, itemsIn, renamed } from "./decision-input";
import { calledNow, onVersion, refused, showAnew } from "./form-input";

/** Puts the request back into the queue. */
export async function handBack(_before: FormState, form: FormData): Promise<FormState> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return refused(allowed.error, form);
  const outcome = await handBackRequest.from(allowed.value, onVersion(form), calledNow(form));
  if (!outcome.ok) return refused(outcome.error, form);
  showAnew(form);
  redirect(paths.queue);
}

/** Records that all necessary information has been obtained. */
export async function completeInformation(_before: FormState, form: FormData): Promise<FormState> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return refused(allowed.error, form);
  const outcome = await markInformationComplete.from(
    allowed.value,
    onVersion(form),
    calledNow(form),
  );
  if (!outcome.ok) return refused(outcome.error, form);
  redirect(paths.review(showAnew(form)));
}

/** Confirms or overrides one finding, then chooses the next row. */
export async function decide(_before: FormState, form: FormData): Promise<FormState> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return refused(allowed.error, form);
  const given = {
    criterion: textField(form, "criterion"),
    action: textField(form, "action"),
    finding: textField(form, "finding"),
    reason: textField(form, "reason"),
    evidence: evidenceIn(form),
  };
  const outcome = await decideFindings.from(
    allowed.value,
    { ...onVersion(form), decisions: [given] },
    calledNow(form),
  );
  if (!outcome.ok)
    return refused(
      renamed(outcome.error, (field) =>
        field.startsWith("decisions.0.evidence")
          ? "evidence"
          : field.replace(/^decisions\.0\./, ""),
      ),
      form,
    );
  redirect(
    reviewHref(showAnew(form), {
      criterion: textField(form, "next") ?? given.criterion ?? "",
    }),
  );
}

/** Confirms every computed finding that the screen listed: those met or not applicable. */
export async function confirmRemaining(_before: FormState, form: FormData): Promise<FormState> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return refused(allowed.error, form);
  const criteria = (textField(form, "criteria") ?? "").split(",").filter(Boolean);
  const outcome = await decideFindings.from(
    allowed.value,
    {
      ...onVersion(form),
      decisions: criteria.map((criterion) => ({ criterion, action: "confirm" })),
    },
    calledNow(form),
  );
  if (!outcome.ok) return refused(outcome.error, form);
  redirect(paths.review(showAnew(form)));
}

/** Asks the provider for named items. */
export async function askInformation(_before: FormState, form: FormData): Promise<FormState> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return refused(allowed.error, form);
  const { items, keys } = itemsIn(form);
  const outcome = await requestInformation.from(
    allowed.value,
    {
      ...onVersion(form),
      message: textField(form, "message"),
      dueOn: textField(form, "dueOn"),
      items,
    },
    calledNow(form),
  );
  if (!outcome.ok)
    return refused(
      renamed(outcome.error, (field) =>
        field.replace(/^items\.(\d+)\./, (_, index) => `item.${keys[Number(index)] ?? index}.`),
      ),
      form,
    );
  redirect(paths.review(showAnew(form)));
}

/** Certifies the request for named days. */
export async function certify(_before: FormState, form: FormData): Promise<FormState> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return refused(allowed.error, form);
  const outcome = await certifyRequest.from(allowed.value, typedText(form), calledNow(form));
  if (!outcome.ok) return refused(outcome.error, form);
  redirect(paths.decision(showAnew(form)));
}

/** Refers the request to a medical director. */
export async function refer(_before: FormState, form: FormData): Promise<FormState> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return refused(allowed.error, form);
  const outcome = await referToDirector.from(
    allowed.value,
    { ...onVersion(form), reason: textField(form, "reason") },
    calledNow(form),
  );
  if (!outcome.ok) return refused(outcome.error, form);
  redirect(paths.review(showAnew(form)));
}
