"use server";

import { redirect } from "next/navigation";
import { showAnew } from "@/app/(portal)/requests/[id]/show-anew";
import { callFromForm, filledFields } from "@/lib/auth/form-action";
import { textField, typedText, type FormState } from "@/lib/form-state";
import { changeMemberContact } from "@/lib/operations/change-member-contact";
import { prepareNotice } from "@/lib/operations/prepare-notice";
import { retryNotification } from "@/lib/operations/retry-notification";
import { sendNotice } from "@/lib/operations/send-notice";
import { signNotice } from "@/lib/operations/sign-notice";
import { paths } from "@/lib/paths";

const requestOf = (form: FormData): string => textField(form, "requestId") ?? "";

/** Free paragraphs as they were typed, those that were emptied too. */
const paragraphsIn = (form: FormData): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(typedText(form)).flatMap(([name, value]) =>
      name.startsWith("paragraphs.") ? [[name.slice("paragraphs.".length), value]] : [],
    ),
  );

/** Assembles an owed notice, or a version of it that says other words. */
export async function prepare(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, prepareNotice.from, {
    ...filledFields(form),
    paragraphs: paragraphsIn(form),
  });
  if ("state" in outcome) return outcome.state;
  redirect(paths.notice(showAnew(requestOf(form)), outcome.done.noticeId));
}

/** Puts the actor's name under a notice. */
export async function sign(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, signNotice.from);
  if ("state" in outcome) return outcome.state;
  redirect(paths.notice(showAnew(requestOf(form)), outcome.done.noticeId));
}

/** Sends a signed notice to its recipients. */
export async function send(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, sendNotice.from);
  if ("state" in outcome) return outcome.state;
  redirect(paths.notices(showAnew(requestOf(form))));
}

/** Has a failed e-mail notification tried again. */
export async function retry(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, retryNotification.from);
  if ("state" in outcome) return outcome.state;
  redirect(paths.notices(showAnew(requestOf(form))));
}

/** Records how the member is reached. */
export async function changeContact(_before: FormState, form: FormData): Promise<FormState> {
  const typed = typedText(form);
  const address = (name: string) =>
    Object.fromEntries(
      ["street", "more", "city", "state", "zip"].map((part) => [
        part,
        typed[`${name}.${part}`] ?? "",
      ]),
    );
  const outcome = await callFromForm(form, changeMemberContact.from, {
    ...filledFields(form),
    address: address("address"),
    confidential: address("confidential"),
    largePrint: typed["largePrint"] === "on",
  });
  if ("state" in outcome) return outcome.state;
  showAnew(outcome.done.requestId);
  return { typed: {}, done: "The address is on file." };
}
