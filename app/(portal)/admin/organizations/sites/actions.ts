"use server";

import { revalidatePath } from "next/cache";
import { callFromForm, filledFields } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/form-state";
import { changeSite } from "@/lib/operations/change-site";
import { paths } from "@/lib/paths";

/** Corrects a site, renews its licence, closes it to new requests or opens it again. */
export async function saveSite(_before: FormState, form: FormData): Promise<FormState> {
  const given = filledFields(form);
  const outcome = await callFromForm(form, changeSite.from, {
    ...given,
    active: given["active"] === "on",
  });
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.organizations);
  revalidatePath(paths.site(outcome.done.siteId));
  return { typed: {}, done: "The site is saved." };
}
