import { FindingList, type FindingRow } from "@/components/policy/finding-list";
import { FactValueView } from "@/components/review/fact-value";
import type { Policy } from "@/lib/policy/schema";
import type { FiledSubmission } from "@/lib/review/submission";

/**
 * A submission whole: the findings with the wording of the policy version they were computed under,
 * then every answer as it was stated, by the sections of the form.
 */
export function SubmissionAsItWas({
  submission,
  policy,
}: {
  submission: FiledSubmission;
  policy: Policy;
}) {
  const { themes, facts } = policy.vocabulary;
  const questions = new Map(facts.map((fact) => [fact.path, fact.question]));
  const rows = (checklist: string): FindingRow[] =>
    policy.criteria
      .filter((criterion) => criterion.checklist === checklist)
      .flatMap((criterion) => {
        const explanation = submission.evaluation.findings[criterion.id];
        if (!explanation) return [];
        return [
          {
            criterion,
            finding: explanation.finding,
            ...(explanation.undetermined_because && {
              undetermined_because: explanation.undetermined_because,
            }),
            reason: explanation.reason,
            parts: explanation.parts,
            decisive: explanation.decisive,
            wanted: explanation.missing.map((path) => questions.get(path) ?? path),
            sensitiveToCounting: explanation.sensitive_to_counting,
          },
        ];
      });
  return (
    <div className="grid gap-6">
      {policy.checklists.map(({ checklist, title }) => {
        const listed = rows(checklist);
        return listed.length === 0 ? null : (
          <FindingList key={checklist} title={title} rows={listed} />
        );
      })}
      <section aria-label="Answers">
        <h3 className="border-b border-edge pb-1 text-lead">Answers</h3>
        {themes.map((theme) => {
          const stated = facts.filter(
            (fact) =>
              fact.theme === theme.id &&
              submission.facts[fact.path] !== undefined &&
              submission.facts[fact.path] !== null,
          );
          if (stated.length === 0) return null;
          return (
            <section key={theme.id} aria-label={theme.title} className="mt-3">
              <h4 className="text-small text-muted">{theme.title}</h4>
              <dl>
                {stated.map((fact) => (
                  <div
                    key={fact.path}
                    className="grid gap-x-4 border-b border-line py-1 sm:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]"
                  >
                    <dt>{fact.label}</dt>
                    <dd>
                      <FactValueView fact={fact} value={submission.facts[fact.path]} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        <p className="mt-3 text-small text-muted">What is not listed was not stated.</p>
      </section>
    </div>
  );
}
