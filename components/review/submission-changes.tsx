import { FindingMark } from "@/components/policy/finding-mark";
import { FactValueView } from "@/components/review/fact-value";
import type { FindingValue } from "@/lib/finding";
import type { Policy } from "@/lib/policy/schema";
import type { SubmissionChanges } from "@/lib/review/changed-facts";

const findings = ["met", "not_met", "undetermined", "not_applicable"] as const;
const findingOf = (name: string): FindingValue =>
  findings.find((finding) => finding === name) ?? "undetermined";

/** What one submission says otherwise than another: findings first, then the answers behind them. */
export function SubmissionChangesView({
  changes,
  policy,
}: {
  changes: SubmissionChanges;
  policy: Policy;
}) {
  const facts = new Map(policy.vocabulary.facts.map((fact) => [fact.path, fact]));
  const titles = new Map(policy.criteria.map(({ id, title }) => [id, title]));
  if (changes.facts.length === 0 && changes.findings.length === 0)
    return <p className="text-muted">The answers and the findings are the same.</p>;
  return (
    <div className="grid gap-4">
      <div>
        <p className="text-small text-muted">Findings</p>
        {changes.findings.length === 0 ? (
          <p>No finding changed.</p>
        ) : (
          <ul>
            {changes.findings.map(({ criterion, before, after }) => (
              <li key={criterion} className="flex flex-wrap items-center gap-x-2">
                <span className="font-semibold figures">{criterion}</span>
                <span>{titles.get(criterion)}:</span>
                <FindingMark finding={findingOf(before)} size="small" />
                <span>
                  <span aria-hidden="true">→</span>
                  <span className="sr-only">became</span>
                </span>
                <FindingMark finding={findingOf(after)} size="small" />
              </li>
            ))}
          </ul>
        )}
      </div>
      {changes.facts.length > 0 && (
        <div>
          <p className="text-small text-muted">Answers</p>
          <dl className="border-t border-line">
            {changes.facts.map(({ path, label, before, after }) => (
              <div key={path} className="border-b border-line py-1">
                <dt className="text-small text-muted">{label}</dt>
                <dd className="grid gap-x-4 sm:grid-cols-2">
                  <div className="text-muted line-through decoration-1 [&_table]:no-underline">
                    <span className="sr-only">Before: </span>
                    <FactValueView fact={facts.get(path)} value={before} />
                  </div>
                  <div>
                    <span className="sr-only">Now: </span>
                    <FactValueView fact={facts.get(path)} value={after} />
                  </div>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </div>
  );
}
