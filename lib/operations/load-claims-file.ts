import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { insertClaimFile } from "@/lib/db/claim-desk/claim-files";
import { enqueueClaimFile } from "@/lib/db/claims/claim-file-job";
import { cleanFileName } from "@/lib/documents/clean-file-name";
import { fail, ok } from "@/lib/result";
import { programZone } from "@/lib/review/zone";

/**
 * Enters a file of claims that has arrived on disk and orders its loading: the row, its event and
 * the job are written together. Content that is already loaded, or being loaded, is told from its
 * hash and changes nothing; the answer names the earlier file.
 */
export const loadClaimsFile = defineOperation({
  name: "load_claims_file",
  who: ["claims_analyst"],
  audits: ["claim_file_received"],
  input: z.object({
    name: z.string().trim().min(1).transform(cleanFileName),
    planId: z.uuid("Choose the plan whose rules the file is judged by."),
    allOrNothing: z.boolean(),
    storageKey: z.uuid(),
    byteSize: z.number().int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  run: async ({ tx, actor, now, record }, input) => {
    if (input.byteSize === 0)
      return fail(invalidField("file", "The file is empty. Choose another one."));
    const plan = await tx.plan.findUnique({
      where: { id: input.planId },
      select: { active: true },
    });
    if (!plan?.active)
      return fail(invalidField("planId", "Choose the plan whose rules the file is judged by."));
    const fileId = randomUUID();
    const twin = await insertClaimFile(tx, {
      ...input,
      id: fileId,
      receivedOn: dateInZone(now, programZone),
      uploadedBy: actor.id,
      uploadedByName: actor.name,
      uploadedAt: now,
    });
    if (twin !== undefined) return ok({ fileId: twin, alreadyLoaded: true });
    await enqueueClaimFile(tx, fileId);
    await record({
      kind: "claim_file_received",
      requestId: null,
      organizationId: null,
      internal: true,
      data: { file_id: fileId, bytes: input.byteSize, sha256: input.sha256 },
    });
    return ok({ fileId, alreadyLoaded: false });
  },
});
