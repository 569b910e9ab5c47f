"use server";

import { revalidatePath } from "next/cache";
import { callFromForm, filledFields } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/form-state";
import { changeUser } from "@/lib/operations/change-user";
import { createUser } from "@/lib/operations/create-user";
import { recordReportingLine } from "@/lib/operations/record-reporting-line";
import { recordLicence } from "@/lib/operations/record-licence";
import { recordQualifications } from "@/lib/operations/record-qualifications";
import { paths } from "@/lib/paths";

/** Adds a person; the password is not handed back to the form. */
export async function addPerson(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, createUser.from);
  if ("state" in outcome)
    return { ...outcome.state, typed: { ...outcome.state.typed, password: "" } };
  revalidatePath(paths.people);
  return { typed: {}, done: "The person is added and may sign in." };
}

/** Changes a role, or takes access away or gives it back. */
export async function changePerson(_before: FormState, form: FormData): Promise<FormState> {
  const given = filledFields(form);
  const outcome = await callFromForm(form, changeUser.from, {
    ...given,
    disabled: given["disabled"] === "true",
  });
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.people);
  return { typed: {}, done: "Changed." };
}

/** Puts a medical director's licence on file. */
export async function addLicence(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, recordLicence.from);
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.people);
  return { typed: {}, done: "The licence is on file." };
}

/** Puts a clinician's credentials and specialty on file, as letters name them. */
export async function addQualifications(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, recordQualifications.from);
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.people);
  return { typed: {}, done: "Credentials and specialty are on file." };
}

/** Puts on record whom a clinician reports to. */
export async function addReportingLine(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, recordReportingLine.from);
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.people);
  return { typed: {}, done: "It is on record." };
}
