import { z } from "zod";
import { canonicalJson } from "@/lib/canonical-json";
import { findStoredFacts, setFactsRevision, storeFact } from "@/lib/db/facts";
import { lockCase } from "@/lib/db/requests";
import { parseReviewDocument } from "@/lib/facts/review-document";
import { policyForCase } from "@/lib/review/policy-for-case";
import { fail, ok } from "@/lib/result";
import { editableStates, stateNames } from "@/lib/review/workflow";
import { defineOperation, invalidField, notFound } from "@/lib/casework/define-operation";

/**
 * Fills a draft from a review document (JSON). Facts the document states replace those of the
 * draft; facts it says nothing about stay. What it claims about letters being sufficient is left
 * out: that is for a reviewer to say.
 */
export const importReviewDocument = defineOperation({
  name: "import_review_document",
  who: ["provider"],
  audits: ["review_document_imported"],
  input: z.object({ requestId: z.uuid(), document: z.unknown() }),
  run: async ({ tx, actor, now, record }, input) => {
    const current = await lockCase(tx, input.requestId);
    if (!current) return fail(notFound);
    if (!editableStates.includes(current.state))
      return fail({
        code: "wrong_state",
        message: `Answers cannot be changed while the request stands at “${stateNames[current.state]}”.`,
      });
    const parsed = parseReviewDocument(policyForCase(current), input.document);
    if (!parsed.ok)
      return fail({
        code: "invalid_input",
        message: "The document cannot be read.",
        fields: Object.fromEntries(
          parsed.error.map((problem) => [
            problem.path,
            `Expected ${problem.expected}; found ${problem.found}.`,
          ]),
        ),
      });
    if (parsed.value.review_type !== current.reviewType)
      return fail(
        invalidField(
          "review_type",
          `The document is for ${parsed.value.review_type.replace("_", " ")}, this request for ${current.reviewType.replace("_", " ")}.`,
        ),
      );
    const revision = current.factsRevision + 1;
    const before = await findStoredFacts(tx, input.requestId);
    const changed: string[] = [];
    for (const [path, value] of Object.entries(parsed.value.facts)) {
      if (value === null || path === "evidence.letters_contain_all_specific_information_needed")
        continue;
      if (canonicalJson(before[path] ?? null) === canonicalJson(value)) continue;
      changed.push(path);
      await storeFact(tx, {
        requestId: input.requestId,
        path,
        value,
        revision,
        origin: "electronic_record",
        enteredBy: actor.id,
        enteredAt: now,
      });
    }
    if (changed.length > 0) {
      await setFactsRevision(tx, input.requestId, revision);
      await record({
        kind: "review_document_imported",
        requestId: input.requestId,
        organizationId: current.organizationId,
        internal: false,
        data: { paths: changed, facts_revision: revision },
      });
    }
    return ok({ changed: changed.length, revision });
  },
});
