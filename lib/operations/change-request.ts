import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { dateColumn } from "@/lib/db/plain-date";
import { policyLibrary } from "@/lib/policy/library";
import { fail, ok } from "@/lib/result";
import { timingOf } from "@/lib/review/timing";
import { programZone } from "@/lib/review/zone";
import { requireApplicable } from "@/lib/casework/applicability";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { onRequest, requestTerms, termProblems } from "@/lib/casework/input-fields";
import { claimCase, raiseVersion } from "@/lib/casework/transition";

/**
 * Corrects what a draft asks for: days, dates and urgency. A statement of urgency by a treating
 * physician may be added at any time while the request is open, and binds: only the provider can
 * take it back, and only in a draft (29 CFR 2560.503-1(m)(1)(iii)).
 */
export const changeRequest = defineOperation({
  name: "change_request",
  who: ["provider"],
  audits: ["request_changed"],
  input: z
    .object({
      ...onRequest,
      ...requestTerms,
    })
    .superRefine((input, issues) => {
      for (const [field, message] of termProblems(input))
        issues.addIssue({ code: "custom", path: [field], message });
    }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const current = claimed.value;
    if (current.state !== "draft")
      return fail({
        code: "wrong_state",
        message: "Days and urgency are changed in a draft. Withdraw the request to ask for others.",
      });
    if (!policyLibrary().versionOn(input.firstDay))
      return fail(
        invalidField(
          "firstDay",
          "No version of the policy is in force on this date: it applies to dates of service from 1 July 2024.",
        ),
      );
    const today = dateInZone(context.now, programZone);
    const applicable = await requireApplicable(context.tx, current.plan.id, input, today);
    if (!applicable.ok) return fail(applicable.error);
    await context.tx.reviewRequest.updateMany({
      where: { id: current.id },
      data: {
        requestedFirstDay: dateColumn(input.firstDay),
        requestedLastDay: dateColumn(input.lastDay),
        daysPerWeek: input.daysPerWeek,
        requestedDays: input.requestedDays,
        timing: timingOf(input.firstDay, input.lastDay, today),
        urgency: input.urgency,
        urgencyStatedBy: input.urgency === "urgent" ? (input.urgencyStatedBy ?? null) : null,
      },
    });
    await raiseVersion(context, current, {
      kind: "request_changed",
      internal: false,
      data: {
        first_day: input.firstDay,
        last_day: input.lastDay,
        days_per_week: input.daysPerWeek,
        requested_days: input.requestedDays,
        urgency: input.urgency,
      },
    });
    return ok({ requestId: current.id });
  },
});
