"use server";

import { redirect } from "next/navigation";
import { showAnew } from "@/app/(portal)/requests/[id]/show-anew";
import { callFromForm, filledFields } from "@/lib/auth/form-action";
import { fieldsUnder, type FormState } from "@/lib/form-state";
import { answerInformation } from "@/lib/operations/answer-information";
import { changeRequest } from "@/lib/operations/change-request";
import { submitRequest } from "@/lib/operations/submit-request";
import { paths } from "@/lib/paths";

/** Submits the draft as the server has it; the page has sent everything before. */
export async function submit(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, submitRequest.from);
  if ("state" in outcome) return outcome.state;
  redirect(paths.request(showAnew(outcome.done.requestId)));
}

/**
 * Answers the open information request. It answers `done` instead of leading away, so that the page
 * can first forget the words it kept on the device, and then reads everything again.
 */
export async function answer(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, answerInformation.from, {
    ...filledFields(form),
    answers: fieldsUnder(form, "answers."),
  });
  return "state" in outcome ? outcome.state : { typed: {}, done: "sent" };
}

/** Corrects the days asked for and the urgency. */
export async function changeTerms(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, changeRequest.from);
  if ("state" in outcome) return outcome.state;
  redirect(paths.facts(showAnew(outcome.done.requestId)));
}
