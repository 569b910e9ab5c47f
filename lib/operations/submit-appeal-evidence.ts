import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { claimContest, recordContestAct } from "@/lib/casework/claim-contest";
import {
  defineOperation,
  invalidField,
  type OperationContext,
  type OperationError,
} from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import { openTask } from "@/lib/db/tasks";
import { acceptFile } from "@/lib/documents/accept";
import { cleanFileName } from "@/lib/documents/clean-file-name";
import { guessDocumentKind } from "@/lib/documents/kinds";
import { storeFile } from "@/lib/documents/storage";
import { fail, ok, type Result } from "@/lib/result";
import { disclosureKey } from "@/lib/review/contest";

/**
 * A document or a statement is added to an open contest. What the plan adds must be shared with the
 * member before a decision rests on it, so it opens a task for that.
 */
export const submitAppealEvidence = defineOperation({
  name: "submit_appeal_evidence",
  who: ["provider", "reviewer", "medical_director"],
  audits: ["appeal_evidence_added"],
  input: z.object({
    ...onRequest,
    receivedFrom: z.enum(["provider", "member", "representative", "plan"]).default("provider"),
    statement: z.string().trim().max(20_000).optional(),
    fileName: z.string().trim().min(1).transform(cleanFileName).optional(),
    bytes: z.instanceof(Uint8Array).optional(),
  }),
  run: async (context, input) => {
    const { tx, actor, now } = context;
    const claimed = await claimContest(context, input, "submit_appeal_evidence");
    if (!claimed.ok) return fail(claimed.error);
    const { contest, current } = claimed.value;
    if (actor.role === "provider" && input.receivedFrom === "plan")
      return fail(invalidField("receivedFrom", "You send this as the provider or for the member."));
    if (!input.statement && !input.bytes)
      return fail(invalidField("statement", "Write a statement, or choose a document."));
    let documentId: string | null = null;
    if (input.bytes) {
      const kept = await keepDocument(
        context,
        current.id,
        input.fileName ?? "Document",
        input.bytes,
      );
      if (!kept.ok) return fail(kept.error);
      documentId = kept.value;
    }
    // Counted by the database's own eyes: what is not disclosed is hidden from a provider.
    const [last] = await tx.$queryRaw<{ number: number }[]>`
      select contest_evidence_count(${contest.id}::uuid) as number`;
    const number = (last?.number ?? 0) + 1;
    const needsDisclosure = input.receivedFrom === "plan";
    await tx.contestEvidence.createMany({
      data: {
        id: randomUUID(),
        contestId: contest.id,
        number,
        documentId,
        statement: input.statement || null,
        receivedFrom: input.receivedFrom,
        addedBy: actor.id,
        addedByName: actor.name,
        addedAt: now,
        needsDisclosure,
      },
    });
    if (needsDisclosure)
      await openTask(
        tx,
        {
          key: disclosureKey(contest.id, number),
          kind: "disclosure",
          requestId: current.id,
          forRole: "reviewer",
          data: { contest_id: contest.id, evidence: number },
          dueAt: null,
        },
        now,
      );
    // What the plan added is the provider's to know of once it is disclosed, which tells of it.
    await recordContestAct(context, claimed.value, null, { evidence: number }, needsDisclosure);
    return ok({ requestId: current.id, evidence: number, documentId });
  },
});

async function keepDocument(
  { tx, actor, now }: OperationContext,
  requestId: string,
  fileName: string,
  bytes: Uint8Array,
): Promise<Result<string, OperationError>> {
  const accepted = await acceptFile(bytes);
  if (!accepted.ok) return fail(invalidField("file", accepted.error));
  const { mediaType, pageCount } = accepted.value;
  const opening = mediaType === "text/plain" ? new TextDecoder().decode(bytes.slice(0, 6000)) : "";
  const id = randomUUID();
  await tx.document.createMany({
    data: {
      id,
      requestId,
      fileName,
      mediaType,
      kind: guessDocumentKind(fileName, opening),
      byteSize: bytes.byteLength,
      pageCount,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      storageKey: await storeFile(bytes),
      uploadedBy: actor.id,
      uploadedAt: now,
    },
  });
  return ok(id);
}
