"use server";

import { redirect } from "next/navigation";
import { showAnew } from "@/app/(portal)/requests/[id]/show-anew";
import { callFromForm, filledFields } from "@/lib/auth/form-action";
import type { OperationError } from "@/lib/casework/define-operation";
import { fieldsUnder, type FormState } from "@/lib/form-state";
import { appeal } from "@/lib/operations/appeal";
import { assignAppeal } from "@/lib/operations/assign-appeal";
import { changeDecisionInPart } from "@/lib/operations/change-decision-in-part";
import { discloseAppealEvidence } from "@/lib/operations/disclose-appeal-evidence";
import { markAppealComplete } from "@/lib/operations/mark-appeal-complete";
import { overturnDecision } from "@/lib/operations/overturn-decision";
import { recordAppealMeeting } from "@/lib/operations/record-appeal-meeting";
import { recordExternalReviewStep } from "@/lib/operations/record-external-review-step";
import { requestExternalReview } from "@/lib/operations/request-external-review";
import { requestReconsideration } from "@/lib/operations/request-reconsideration";
import { requestSecondLevel } from "@/lib/operations/request-second-level";
import { setAppealMeeting } from "@/lib/operations/set-appeal-meeting";
import { submitAppealEvidence } from "@/lib/operations/submit-appeal-evidence";
import { upholdDecision } from "@/lib/operations/uphold-decision";
import { withdrawContest } from "@/lib/operations/withdraw-contest";
import { paths } from "@/lib/paths";
import type { Result } from "@/lib/result";
import type { Actor } from "@/lib/review/roles";

type Call = (
  actor: Actor,
  input: unknown,
  call: { readonly now: Date; readonly key?: string },
) => Promise<Result<{ readonly requestId: string }, OperationError>>;

/** Calls an operation with what was typed, and shows the contest anew. */
async function call(form: FormData, operation: Call, input?: unknown): Promise<FormState> {
  const outcome = await callFromForm(form, operation, input ?? filledFields(form));
  if ("state" in outcome) return outcome.state;
  redirect(paths.appeals(showAnew(outcome.done.requestId)));
}

export const reconsider = async (_: FormState, form: FormData) =>
  call(form, requestReconsideration.from);
export const appealDecision = async (_: FormState, form: FormData) => call(form, appeal.from);
export const askSecondLevel = async (_: FormState, form: FormData) =>
  call(form, requestSecondLevel.from);
export const askExternalReview = async (_: FormState, form: FormData) =>
  call(form, requestExternalReview.from);
export const takeBack = async (_: FormState, form: FormData) => call(form, withdrawContest.from);
export const assign = async (_: FormState, form: FormData) => call(form, assignAppeal.from);
export const complete = async (_: FormState, form: FormData) => call(form, markAppealComplete.from);
export const disclose = async (_: FormState, form: FormData) =>
  call(form, discloseAppealEvidence.from);
export const setMeeting = async (_: FormState, form: FormData) => call(form, setAppealMeeting.from);
export const recordMeeting = async (_: FormState, form: FormData) =>
  call(form, recordAppealMeeting.from);
export const recordStep = async (_: FormState, form: FormData) =>
  call(form, recordExternalReviewStep.from);
export const uphold = async (_: FormState, form: FormData) => call(form, upholdDecision.from);
export const overturn = async (_: FormState, form: FormData) => call(form, overturnDecision.from);

/** Fewer days than requested, with a rationale for each criterion that stays unmet. */
export async function changeInPart(_: FormState, form: FormData): Promise<FormState> {
  return call(form, changeDecisionInPart.from, {
    ...filledFields(form),
    rationales: fieldsUnder(form, "rationales."),
  });
}

/** A statement, a document, or both. */
export async function addEvidence(_: FormState, form: FormData): Promise<FormState> {
  const file = form.get("file");
  const attached = file instanceof File && file.size > 0;
  return call(form, submitAppealEvidence.from, {
    ...filledFields(form),
    ...(attached && { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
  });
}
