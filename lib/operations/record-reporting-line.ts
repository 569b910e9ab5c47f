import { z } from "zod";
import { fail, ok } from "@/lib/result";
import { clinicalStaff } from "@/lib/review/roles";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";

/**
 * An administrator records whom a clinician of the plan reports to, or that it is nobody. Who reports
 * to somebody who acted on a case decides none of its appeals.
 */
export const recordReportingLine = defineOperation({
  name: "record_reporting_line",
  who: ["administrator"],
  audits: ["reporting_line_recorded"],
  input: z.object({
    userId: z.uuid("Choose the person."),
    reportsTo: z.uuid().optional(),
  }),
  run: async ({ tx, record }, { userId, reportsTo }) => {
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (!user || !clinicalStaff.some((role) => role === user.role))
      return fail(invalidField("userId", "Choose a reviewer or medical director."));
    for (let above = reportsTo ?? null, seen = 0; above !== null; seen += 1) {
      if (above === userId || seen > 100)
        return fail(invalidField("reportsTo", "This would let somebody report to themselves."));
      const superior: { reportsTo: string | null; organizationId: string } | null =
        await tx.user.findUnique({
          where: { id: above },
          select: { reportsTo: true, organizationId: true },
        });
      if (!superior || superior.organizationId !== user.organizationId)
        return fail(invalidField("reportsTo", "Choose somebody of the same organization."));
      above = superior.reportsTo;
    }
    await tx.user.updateMany({ where: { id: userId }, data: { reportsTo: reportsTo ?? null } });
    await record({
      kind: "reporting_line_recorded",
      requestId: null,
      organizationId: user.organizationId,
      internal: true,
      data: { user_id: userId, reports_to: reportsTo ?? null },
    });
    return ok({ userId });
  },
});
