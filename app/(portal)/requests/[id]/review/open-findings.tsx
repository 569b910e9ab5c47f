import { FindingMark } from "@/components/policy/finding-mark";
import { causeOf } from "@/components/review/criterion-list";
import { reviewHref } from "@/components/review/review-address";
import type { EffectiveFinding } from "@/lib/review/effective-findings";
import { criterionName, type Workspace } from "./desk";

/** Findings that stand in the way, each with its reason and the way to its facts and evidence. */
export function OpenFindings({
  view,
  findings,
}: {
  view: Workspace;
  findings: readonly EffectiveFinding[];
}) {
  return (
    <ul className="border-t border-line">
      {findings.map(({ criterion, finding, undetermined_because, decision }) => (
        <li key={criterion} className="border-b border-line py-1.5">
          <p className="flex flex-wrap items-center gap-x-2 break-normal">
            <FindingMark
              finding={finding}
              cause={causeOf(undetermined_because)}
              size="small"
              {...(decision?.action === "override" && { overriddenBy: decision.initials })}
            />
            <a href={reviewHref(view.case.id, { criterion })} className="link">
              {criterionName(view, criterion)}
            </a>
          </p>
          <p className="text-small text-muted figures">
            {decision?.reason || view.submission.evaluation.findings[criterion]?.reason}
          </p>
        </li>
      ))}
    </ul>
  );
}
