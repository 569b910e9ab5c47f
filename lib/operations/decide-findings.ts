import { randomUUID } from "node:crypto";
import { z } from "zod";
import { fail, ok } from "@/lib/result";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { onRequest, pageReference } from "@/lib/casework/input-fields";
import { readStanding, requireHolder } from "@/lib/casework/review-standing";
import { claimCase, raiseVersion } from "@/lib/casework/transition";

const decision = z
  .object({
    criterion: z.string().regex(/^[PAC]\d{1,2}$/, "Name the criterion, for example P3."),
    action: z.enum(["confirm", "override"]),
    finding: z.enum(["met", "not_met", "undetermined", "not_applicable"]).optional(),
    reason: z.string().trim().max(4000).default(""),
    evidence: z.array(pageReference).max(20).default([]),
  })
  .superRefine((input, issues) => {
    const need = (field: string, message: string) =>
      issues.addIssue({ code: "custom", path: [field], message });
    if (input.action !== "override") return;
    if (!input.finding) need("finding", "Choose the finding that holds instead.");
    if (!input.reason) need("reason", "Say why the record supports another finding.");
  });

/**
 * A clinician confirms computed findings or sets others in their place, with a reason and the pages
 * that support it. The computed finding stays beside each, and overrides are on record for good.
 */
export const decideFindings = defineOperation({
  name: "decide_findings",
  who: ["reviewer", "medical_director"],
  audits: ["findings_confirmed", "finding_overridden"],
  input: z.object({ ...onRequest, decisions: z.array(decision).min(1).max(40) }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const current = claimed.value;
    const inTheirHands =
      current.state === "in_review" ||
      (current.state === "with_medical_director" && context.actor.role === "medical_director");
    if (!inTheirHands)
      return fail({
        code: "wrong_state",
        message: "Findings are confirmed or overridden while the request is in review.",
      });
    const holder = requireHolder(context, current);
    if (!holder.ok) return fail(holder.error);
    const { submission } = await readStanding(context, current);
    const documents = await context.tx.document.findMany({
      where: { requestId: current.id, removedAt: null },
      select: { id: true, pageCount: true },
    });

    for (const [index, given] of input.decisions.entries()) {
      const computed = Object.hasOwn(submission.evaluation.findings, given.criterion)
        ? submission.evaluation.findings[given.criterion]
        : undefined;
      if (!computed)
        return fail(
          invalidField(`decisions.${index}.criterion`, "This review has no such criterion."),
        );
      if (given.action === "override" && given.finding === computed.finding)
        return fail(
          invalidField(
            `decisions.${index}.finding`,
            "This is the computed finding: confirm it, or choose another one.",
          ),
        );
      if (
        given.action === "override" &&
        given.finding !== "undetermined" &&
        documents.length > 0 &&
        given.evidence.length === 0
      )
        return fail(
          invalidField(
            `decisions.${index}.evidence`,
            "Name at least one page of the record that supports this finding.",
          ),
        );
      for (const [position, place] of given.evidence.entries()) {
        const document = documents.find((candidate) => candidate.id === place.documentId);
        if (!document || place.page > document.pageCount)
          return fail(
            invalidField(
              `decisions.${index}.evidence.${position}.page`,
              document
                ? `This document has ${document.pageCount} page${document.pageCount === 1 ? "" : "s"}.`
                : "Choose a document of this request.",
            ),
          );
      }
      await context.tx.criterionDecision.createMany({
        data: {
          id: randomUUID(),
          requestId: current.id,
          submissionId: submission.id,
          criterion: given.criterion,
          action: given.action,
          computedFinding: computed.finding,
          finding:
            given.action === "override" ? (given.finding ?? computed.finding) : computed.finding,
          reason: given.reason,
          evidence: given.evidence,
          decidedBy: context.actor.id,
          decidedByName: context.actor.name,
          initials: context.actor.initials,
          decidedAt: context.now,
        },
      });
    }

    const overridden = input.decisions.filter((given) => given.action === "override");
    const version = await raiseVersion(context, current, {
      kind: overridden.length > 0 ? "finding_overridden" : "findings_confirmed",
      internal: true,
      data: {
        criteria: input.decisions.map((given) => given.criterion),
        submission: submission.number,
        findings: input.decisions.map((given) => given.finding ?? "confirmed"),
      },
    });
    return ok({ version });
  },
});
