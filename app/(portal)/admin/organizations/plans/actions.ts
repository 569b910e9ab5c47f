"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { callFromForm, filledFields } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/form-state";
import { changePlan } from "@/lib/operations/change-plan";
import { changePlanTerms } from "@/lib/operations/change-plan-terms";
import { createPlan } from "@/lib/operations/create-plan";
import { paths } from "@/lib/paths";
import { planInput } from "./plan-fields";

/** Adds a plan with its first terms and leads to it. */
export async function addPlan(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, createPlan.from, planInput(form));
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.organizations);
  redirect(paths.plan(outcome.done.planId));
}

/** Records other terms of a plan from a date of service on. */
export async function changeTerms(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, changePlanTerms.from, planInput(form));
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.organizations);
  redirect(paths.plan(outcome.done.planId));
}

/** Renames a plan, or closes it to new requests. */
export async function savePlan(_before: FormState, form: FormData): Promise<FormState> {
  const given = filledFields(form);
  const outcome = await callFromForm(form, changePlan.from, {
    ...given,
    active: given["active"] === "on",
  });
  if ("state" in outcome) return outcome.state;
  revalidatePath(paths.organizations);
  revalidatePath(paths.plan(outcome.done.planId));
  return { typed: {}, done: "The plan is saved." };
}
