import { byPolicyOrder } from "@/lib/policy/checklist";
import type { FactValues } from "@/lib/facts/fact-values";
import type { Policy } from "@/lib/policy/schema";
import type { FiledSubmission } from "./submission";

export interface SubmissionChanges {
  readonly facts: readonly {
    readonly path: string;
    readonly label: string;
    readonly before: FactValues[string];
    readonly after: FactValues[string];
  }[];
  readonly findings: readonly {
    readonly criterion: string;
    readonly before: string;
    readonly after: string;
  }[];
}

/** What a submission says otherwise than the one before it; nothing for the first. */
export function changedFacts(
  policy: Policy,
  before: FiledSubmission | undefined,
  after: FiledSubmission,
): SubmissionChanges {
  if (!before) return { facts: [], findings: [] };
  const labels = new Map(policy.vocabulary.facts.map((fact) => [fact.path, fact.label]));
  const paths = [...new Set([...Object.keys(before.facts), ...Object.keys(after.facts)])];
  return {
    facts: paths
      .map((path) => ({
        path,
        label: labels.get(path) ?? path,
        before: before.facts[path] ?? null,
        after: after.facts[path] ?? null,
      }))
      .filter((fact) => JSON.stringify(fact.before) !== JSON.stringify(fact.after)),
    findings: Object.entries(after.evaluation.findings)
      .map(([criterion, finding]) => ({
        criterion,
        before: before.evaluation.findings[criterion]?.finding ?? "not_applicable",
        after: finding.finding,
      }))
      .filter((finding) => finding.before !== finding.after)
      .sort((a, b) => byPolicyOrder(a.criterion, b.criterion)),
  };
}
