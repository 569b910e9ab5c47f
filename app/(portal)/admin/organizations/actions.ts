"use server";

import { revalidatePath } from "next/cache";
import { callFromForm } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/form-state";
import { createOrganization } from "@/lib/operations/create-organization";
import { createSite } from "@/lib/operations/create-site";
import { paths } from "@/lib/paths";

export async function addOrganization(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, createOrganization.from);
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.organizations);
  return { typed: {}, done: "The organization is added. Add its sites and its people next." };
}

export async function addSite(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, createSite.from);
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.organizations);
  return { typed: {}, done: "The site is added. Its organization can make requests for it now." };
}
