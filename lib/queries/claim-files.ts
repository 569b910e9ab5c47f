import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { listClaimFiles } from "@/lib/db/claim-desk/claim-files";

const pageSize = 25;

/**
 * Files of claims, the latest first, and the plans under which another may be loaded. `before` is
 * what the page before said in `next`.
 */
export const claimFiles = defineQuery({
  name: "claim_files",
  who: ["claims_analyst"],
  input: z.object({
    before: z
      .string()
      .regex(/^\d{13}\.[0-9a-f-]{36}$/)
      .optional()
      .catch(undefined),
  }),
  run: async ({ tx }, { before }) => {
    const [at, id] = before?.split(".") ?? [];
    const found = await listClaimFiles(
      tx,
      at && id ? { uploadedAt: new Date(Number(at)), id } : undefined,
      pageSize + 1,
    );
    const files = found.slice(0, pageSize);
    const last = files.at(-1);
    const plans = await tx.plan.findMany({
      where: { active: true },
      select: { id: true, name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    });
    return {
      files,
      plans,
      next: found.length > pageSize && last ? `${last.uploadedAt.getTime()}.${last.id}` : null,
    };
  },
});
