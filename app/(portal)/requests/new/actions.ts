"use server";

import { redirect } from "next/navigation";
import { callFromForm, filledFields } from "@/lib/auth/form-action";
import { fieldsUnder, type FormState } from "@/lib/form-state";
import { startRequest } from "@/lib/operations/start-request";
import { paths } from "@/lib/paths";

const memberPrefix = "member.";

/** Opens the draft and leads to its checklist. */
export async function start(_before: FormState, form: FormData): Promise<FormState> {
  const fields = filledFields(form);
  const own = Object.entries(fields).filter(([name]) => !name.startsWith(memberPrefix));
  const member = fieldsUnder(form, memberPrefix);
  const continues = fields["previousRequestId"] !== undefined;
  const outcome = await callFromForm(form, startRequest.from, {
    ...Object.fromEntries(own),
    // Sent even when empty, so that each field is asked for by name.
    ...(!continues && {
      member,
      planId: fields["planId"] ?? "",
      siteId: fields["siteId"] ?? "",
    }),
  });
  if ("state" in outcome) return outcome.state;
  redirect(paths.facts(outcome.done.requestId));
}
