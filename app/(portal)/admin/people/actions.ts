"use server";

import { revalidatePath } from "next/cache";
import { actorForMutation } from "@/lib/auth/mutation";
import { textField, typedText, type FormState } from "@/lib/form-state";
import { changeUser } from "@/lib/operations/change-user";
import { createUser } from "@/lib/operations/create-user";
import { paths } from "@/lib/paths";

/** Adds a person; the password is not handed back to the form. */
export async function addPerson(_before: FormState, form: FormData): Promise<FormState> {
  const given = typedText(form);
  const typed = { ...given, password: "" };
  const allowed = await actorForMutation();
  if (!allowed.ok) return { error: allowed.error, typed };
  const outcome = await createUser.from(allowed.value, given, { now: new Date() });
  if (!outcome.ok) return { error: outcome.error, typed };
  revalidatePath(paths.people);
  return { typed: {}, done: `${textField(form, "name") ?? "The person"} may sign in now.` };
}

/** Changes a role, or takes access away or gives it back. */
export async function changePerson(_before: FormState, form: FormData): Promise<FormState> {
  const typed = typedText(form);
  const allowed = await actorForMutation();
  if (!allowed.ok) return { error: allowed.error, typed };
  const outcome = await changeUser.from(
    allowed.value,
    { ...typed, disabled: typed["disabled"] === "true" },
    { now: new Date() },
  );
  if (!outcome.ok) return { error: outcome.error, typed };
  revalidatePath(paths.people);
  return { typed: {}, done: "Changed." };
}
