import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { programZone } from "@/lib/review/zone";
import { fail, ok } from "@/lib/result";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { dateText, onRequest } from "@/lib/casework/input-fields";
import { claimCase, requireStep, takeStep } from "@/lib/casework/transition";

/** The provider records that the member left the program; a certified request then ends. */
export const recordDischarge = defineOperation({
  name: "record_discharge",
  who: ["provider"],
  audits: ["discharge_recorded"],
  input: z.object({
    ...onRequest,
    dischargedOn: dateText("Enter the last day the member attended."),
  }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const step = requireStep(context, claimed.value, "record_discharge");
    if (!step.ok) return fail(step.error);
    if (input.dischargedOn < claimed.value.firstDay)
      return fail(invalidField("dischargedOn", "This is before the first day of the request."));
    if (input.dischargedOn > dateInZone(context.now, programZone))
      return fail(invalidField("dischargedOn", "This day has not come yet."));
    await takeStep(context, claimed.value, step.value, {
      data: { discharged_on: input.dischargedOn },
    });
    return ok({ requestId: input.requestId });
  },
});
