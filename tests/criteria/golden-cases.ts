/**
 * The golden cases of a policy version: reviews a clinician can vet, one file a situation.
 *
 * A base is a whole review. A case is a base with some facts changed, why that matters, and the
 * findings that differ from the base's. Every finding a case does not name must be the base's own,
 * so a case also shows that its criterion moves alone.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { FactValue, ReviewDocument } from "@/lib/facts/fact-values";
import { nestFacts, parseReviewDocument } from "@/lib/facts/review-document";
import type { Policy } from "@/lib/policy/schema";

const baseSchema = z.strictObject({
  title: z.string(),
  story: z.string(),
  review_type: z.enum(["admission", "continued_stay"]),
  facts: z.record(z.string(), z.unknown()),
});

const caseSchema = z.strictObject({
  because: z.string(),
  base: z.enum(["admission", "continued-stay"]),
  differences: z.record(z.string(), z.unknown()),
  findings: z.record(z.string(), z.string()),
  gates: z.record(z.string(), z.string()).optional(),
  overall: z.string().optional(),
  disposition: z.string().optional(),
  ask: z.array(z.string()).optional(),
  sensitive: z.array(z.string()).optional(),
});

export interface GoldenCase extends z.infer<typeof caseSchema> {
  readonly file: string;
  readonly document: ReviewDocument;
}

const folder = join(import.meta.dirname, "../../criteria/psychiatric-iop/2024-07-01/cases");

function read(file: string): unknown {
  return parse(readFileSync(join(folder, file), "utf8"), { schema: "core" });
}

function documentOf(
  policy: Policy,
  reviewType: string,
  facts: Readonly<Record<string, unknown>>,
  file: string,
): ReviewDocument {
  // Through the door of every other document, so a case with a wrong path fails here.
  const nested = nestFacts(facts as Readonly<Record<string, FactValue>>);
  const parsed = parseReviewDocument(policy, { review_type: reviewType, facts: nested });
  if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

/** The whole reviews that cases start from, by the name cases use. */
export function goldenBases(policy: Policy): ReadonlyMap<string, ReviewDocument> {
  return new Map(
    ["admission", "continued-stay"].map((name) => {
      const file = `base-${name}.yaml`;
      const { review_type, facts } = baseSchema.parse(read(file));
      return [name, documentOf(policy, review_type, facts, file)] as const;
    }),
  );
}

/** All cases, each with its review made. */
export function goldenCases(policy: Policy): readonly GoldenCase[] {
  const bases = goldenBases(policy);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml") && !/^base-(admission|continued-stay)\.yaml$/.test(file))
    .map((file) => {
      const golden = caseSchema.parse(read(file));
      const base = bases.get(golden.base);
      if (!base) throw new Error(`${file}: there is no base ${golden.base}`);
      const facts = { ...base.facts, ...golden.differences };
      return { ...golden, file, document: documentOf(policy, base.review_type, facts, file) };
    });
}
