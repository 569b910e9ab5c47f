import {
  CriterionContext,
  CriterionReading,
  CriterionText,
} from "@/components/policy/criterion-text";
import type { Policy } from "@/lib/policy/schema";

/**
 * One checklist as it is published: on the left the policy's words, on the right how they are read.
 * Every criterion is an anchor of its own (`#P6`), so that a notice or a colleague can point at it.
 */
export function PublishedChecklist({
  policy,
  checklist: { checklist, title, heading },
}: {
  policy: Policy;
  checklist: Policy["checklists"][number];
}) {
  return (
    <section aria-labelledby={checklist}>
      <h2 id={checklist} className="text-title">
        {title}
      </h2>
      {heading !== undefined && <p className="max-w-prose text-muted">{heading}</p>}
      <ol className="mt-3 border-t border-edge">
        {policy.criteria
          .filter((criterion) => criterion.checklist === checklist)
          .map((criterion) => (
            <li
              key={criterion.id}
              id={criterion.id}
              className="grid scroll-mt-16 gap-x-8 gap-y-3 border-b border-line py-4 target:bg-accent-wash xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] print:grid-cols-[3fr_2fr] print:gap-x-6"
            >
              <div className="keep-together flex gap-3">
                <a
                  href={`#${criterion.id}`}
                  className="w-9 shrink-0 font-semibold text-accent figures hover:underline"
                >
                  {criterion.id}
                </a>
                <div className="min-w-0">
                  <h3>{criterion.title}</h3>
                  <CriterionText criterion={criterion} className="mt-1" />
                </div>
              </div>
              <div className="grid content-start gap-3 max-xl:pl-12 print:pl-0">
                <CriterionReading criterion={criterion} settings={policy.settings} />
                <CriterionContext criterion={criterion} />
              </div>
            </li>
          ))}
      </ol>
    </section>
  );
}
