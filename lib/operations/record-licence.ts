import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { dateText, requiredText } from "@/lib/casework/input-fields";
import { dateColumn } from "@/lib/db/plain-date";
import { fail, ok } from "@/lib/result";

/**
 * An administrator records a medical director's licence as verified today. Of one number the entry
 * recorded last speaks: a renewal or a suspension is recorded anew, and nothing on file is lost.
 */
export const recordLicence = defineOperation({
  name: "record_licence",
  who: ["administrator"],
  audits: ["licence_recorded"],
  input: z
    .object({
      userId: z.uuid("Choose the medical director."),
      state: z.string().regex(/^[A-Z]{2}$/, "Enter the state in two capital letters, such as NC."),
      number: requiredText("Enter the licence number.", 40),
      status: z.enum(["active", "inactive", "suspended", "revoked"], "Choose the status."),
      validFrom: dateText("Enter the first day of the licence."),
      validThrough: dateText("Enter the last day of the licence."),
    })
    .refine((licence) => licence.validFrom <= licence.validThrough, {
      path: ["validThrough"],
      message: "The licence ends before it begins: correct one of the dates.",
    }),
  run: async ({ tx, now, record }, licence) => {
    const director = await tx.user.findFirst({
      where: { id: licence.userId, role: "medical_director" },
    });
    if (!director) return fail(invalidField("userId", "Choose a medical director."));
    const id = randomUUID();
    await tx.medicalLicence.create({
      data: {
        ...licence,
        id,
        validFrom: dateColumn(licence.validFrom),
        validThrough: dateColumn(licence.validThrough),
        recordedAt: now,
      },
    });
    await record({
      kind: "licence_recorded",
      requestId: null,
      organizationId: director.organizationId,
      internal: true,
      data: { user_id: director.id, state: licence.state, status: licence.status },
    });
    return ok({ licenceId: id });
  },
});
