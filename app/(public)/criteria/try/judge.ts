import type { FindingRow } from "@/components/policy/finding-list";
import { compilePolicy } from "@/lib/evaluation/compile";
import { evaluate, type Disposition, type Evaluation } from "@/lib/evaluation/evaluate";
import { evaluationReport, type InformationItem } from "@/lib/evaluation/record";
import type { FactProblem } from "@/lib/facts/fact-values";
import { contextToShow } from "@/lib/facts/criterion-context";
import { policyForDocument } from "@/lib/facts/policy-for-document";
import { factDefinition, parseReviewDocument } from "@/lib/facts/review-document";
import type { Finding, FindingValue } from "@/lib/finding";
import type { Policy } from "@/lib/policy/schema";
import { readJson, type JsonTrouble } from "./read-json";

/** A document with everything it came to, ready to be shown. */
export type Judged = {
  readonly kind: "judged";
  readonly policy: Policy;
  readonly overall: FindingValue;
  readonly disposition: Disposition;
  readonly gates: readonly (Finding & { readonly id: string; readonly title: string })[];
  readonly checklists: readonly { readonly title: string; readonly rows: readonly FindingRow[] }[];
  readonly requests: readonly InformationItem[];
};

export type Judgement =
  | { readonly kind: "empty" }
  | { readonly kind: "not_json"; readonly trouble: JsonTrouble }
  | { readonly kind: "refused"; readonly problems: readonly FactProblem[] }
  | Judged;

/**
 * Judges the text of a review document under the version in force on its first date of service
 * (under the newest where none was, which then says so). It sends nothing and keeps nothing.
 *
 * @param policies every published version, oldest first; at least one.
 */
export function judge(text: string, policies: readonly Policy[]): Judgement {
  if (text.trim() === "") return { kind: "empty" };
  const read = readJson(text);
  if (!read.ok) return { kind: "not_json", trouble: read.error };
  const policy = policyForDocument(read.value, policies);
  if (policy === undefined) return { kind: "empty" };
  const parsed = parseReviewDocument(policy, read.value);
  if (!parsed.ok) return { kind: "refused", problems: parsed.error };
  return judged(policy, evaluate(compilePolicy(policy), parsed.value));
}

function judged(policy: Policy, evaluation: Evaluation): Judged {
  const report = evaluationReport(evaluation);
  const question = (path: string) => factDefinition(policy, path)?.question ?? path;
  const rows = evaluation.criteria.flatMap(({ compiled: { criterion } }): FindingRow[] => {
    const found = report.findings[criterion.id];
    if (found === undefined) return [];
    const { missing, sensitive_to_counting: sensitiveToCounting, ...finding } = found;
    const context = contextToShow(criterion, evaluation.document.facts);
    return [{ ...finding, criterion, wanted: missing.map(question), context, sensitiveToCounting }];
  });
  return {
    kind: "judged",
    policy,
    overall: report.overall_criteria_result,
    disposition: report.recommended_disposition,
    gates: evaluation.gates.map(({ compiled: { gate }, outcome }) => ({
      ...outcome.value,
      id: gate.id,
      title: gate.title,
    })),
    checklists: policy.checklists
      .map(({ checklist, title }) => ({
        title,
        rows: rows.filter(({ criterion }) => criterion.checklist === checklist),
      }))
      .filter((checklist) => checklist.rows.length > 0),
    requests: report.information_to_request,
  };
}
