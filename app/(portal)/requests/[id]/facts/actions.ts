"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { callFromForm, filledFields } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/form-state";
import { answerInformation } from "@/lib/operations/answer-information";
import { changeRequest } from "@/lib/operations/change-request";
import { submitRequest } from "@/lib/operations/submit-request";
import { paths } from "@/lib/paths";

/** The header over the pages of a case says where it stands, so it is read again as well. */
const headerChanged = (requestId: string): void =>
  revalidatePath(paths.request(requestId), "layout");

/** Submits the draft as the server has it; the page has sent everything before. */
export async function submit(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, submitRequest.from);
  if ("state" in outcome) return outcome.state;
  headerChanged(outcome.done.requestId);
  redirect(paths.request(outcome.done.requestId));
}

const answersPrefix = "answers.";

/**
 * Answers the open information request. It answers `done` instead of leading away, so that the page
 * can first forget the words it kept on the device, and then reads everything again.
 */
export async function answer(_before: FormState, form: FormData): Promise<FormState> {
  const fields = filledFields(form);
  const { requestId, version, message } = fields;
  const answers = Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) =>
      name.startsWith(answersPrefix) ? [[name.slice(answersPrefix.length), text]] : [],
    ),
  );
  const outcome = await callFromForm(form, answerInformation.from, {
    requestId,
    version,
    message,
    answers,
  });
  return "state" in outcome ? outcome.state : { typed: {}, done: "sent" };
}

/** Corrects the days asked for and the urgency. */
export async function changeTerms(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, changeRequest.from);
  if ("state" in outcome) return outcome.state;
  headerChanged(outcome.done.requestId);
  redirect(paths.facts(outcome.done.requestId));
}
