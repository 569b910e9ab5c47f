"use server";

import { redirect } from "next/navigation";
import {
  calledNow,
  onVersion,
  refused,
  showAnew,
} from "@/app/(portal)/requests/[id]/review/form-input";
import { actorForMutation } from "@/lib/auth/mutation";
import type { FormState } from "@/lib/form-state";
import { takeRequest } from "@/lib/operations/take-request";
import { paths } from "@/lib/paths";

/** Takes a request from the queue and opens it; who comes second is told who was first. */
export async function take(_before: FormState, form: FormData): Promise<FormState> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return refused(allowed.error, form);
  const outcome = await takeRequest.from(allowed.value, onVersion(form), calledNow(form));
  if (!outcome.ok) return refused(outcome.error, form);
  redirect(paths.review(showAnew(form)));
}
