import { z } from "zod";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { requiredText } from "@/lib/casework/input-fields";
import { fail, ok } from "@/lib/result";
import { clinicalStaff } from "@/lib/review/roles";

/**
 * An administrator records the credentials and the specialty of one of the plan's clinicians, which
 * letters name. What was signed before keeps the words it was signed with.
 */
export const recordQualifications = defineOperation({
  name: "record_qualifications",
  who: ["administrator"],
  audits: ["qualifications_recorded"],
  input: z.object({
    userId: z.uuid("Choose the clinician."),
    credentials: requiredText("Enter the credentials, such as MD.", 40),
    specialty: z.string().trim().max(80, "Use at most 80 characters.").optional(),
  }),
  run: async ({ tx, record }, { userId, credentials, specialty }) => {
    const person = await tx.user.findFirst({
      where: { id: userId, role: { in: [...clinicalStaff] } },
      select: { id: true, organizationId: true, role: true },
    });
    if (!person) return fail(invalidField("userId", "Choose a reviewer or a medical director."));
    if (person.role === "medical_director" && !specialty)
      return fail(
        invalidField(
          "specialty",
          "Enter the physician's specialty: letters of a decision name it.",
        ),
      );
    await tx.user.updateMany({
      where: { id: person.id },
      data: { credentials, specialty: specialty || null },
    });
    await record({
      kind: "qualifications_recorded",
      requestId: null,
      organizationId: person.organizationId,
      internal: true,
      data: { user_id: person.id },
    });
    return ok({ userId: person.id });
  },
});
