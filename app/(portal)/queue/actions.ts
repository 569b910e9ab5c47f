"use server";

import { redirect } from "next/navigation";
import { showAnew } from "@/app/(portal)/requests/[id]/show-anew";
import { callFromForm } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/form-state";
import { takeRequest } from "@/lib/operations/take-request";
import { paths } from "@/lib/paths";

/** Takes a request from the queue and opens it; who comes second is told who was first. */
export async function take(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, takeRequest.from);
  if ("state" in outcome) return outcome.state;
  redirect(paths.review(showAnew(outcome.done.requestId)));
}
