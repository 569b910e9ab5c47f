import { CriterionText } from "@/components/policy/criterion-text";
import { FindingMark } from "@/components/policy/finding-mark";
import { causeOf } from "@/components/review/criterion-list";
import { reviewHref } from "@/components/review/review-address";
import { Time } from "@/components/ui/time";
import {
  citedPages,
  factsOf,
  pageLabel,
  type Workspace,
} from "@/app/(portal)/requests/[id]/review/desk";
import { programZone } from "@/lib/review/zone";

/** Why the request was referred, and every criterion that is not met or open, with its evidence. */
export function ReferredCase({ view, now }: { view: Workspace; now: Date }) {
  const open = view.findings.filter(
    ({ finding }) => finding === "not_met" || finding === "undetermined",
  );
  return (
    <div className="grid gap-6">
      <section aria-labelledby="referral">
        <h2 id="referral" className="text-lead">
          Why it was referred
        </h2>
        {view.referrals.map((referral) => (
          <figure key={referral.referredAt.toISOString()} className="mt-1 max-w-prose">
            <blockquote className="border-l-2 border-edge pl-3 whitespace-pre-line">
              {referral.reason}
            </blockquote>
            <figcaption className="text-small text-muted">
              {referral.referredByName},{" "}
              <Time instant={referral.referredAt} now={now} timeZone={programZone} />
            </figcaption>
          </figure>
        ))}
      </section>
      <section aria-labelledby="open-criteria">
        <h2 id="open-criteria" className="text-lead">
          Not met or undetermined
        </h2>
        {open.length === 0 ? (
          <p className="text-muted">Every criterion is met or does not apply.</p>
        ) : (
          <ol className="mt-1 border-t border-edge">
            {open.map((finding) => (
              <OpenCriterion key={finding.criterion} view={view} criterion={finding.criterion} />
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}

function OpenCriterion({ view, criterion: id }: { view: Workspace; criterion: string }) {
  const criterion = view.policy.criteria.find((each) => each.id === id);
  const effective = view.findings.find((each) => each.criterion === id);
  const explanation = view.submission.evaluation.findings[id];
  if (!criterion || !effective || !explanation) return null;
  const { decision } = effective;
  const pages = new Map(
    [...(decision?.evidence ?? []), ...citedPages(view, factsOf(view, id))].map((page) => [
      `${page.documentId} ${page.page}`,
      page,
    ]),
  );
  return (
    <li className="keep-together grid gap-2 border-b border-line py-3">
      <h3 className="flex flex-wrap items-center gap-x-2 break-normal">
        <span className="figures">{id}</span> {criterion.title}
        <FindingMark
          finding={effective.finding}
          cause={causeOf(effective.undetermined_because)}
          size="small"
          {...(decision?.action === "override" && { overriddenBy: decision.initials })}
        />
      </h3>
      <CriterionText criterion={criterion} className="text-muted" />
      <p className="max-w-prose figures">
        {decision?.action === "override" && <span className="text-muted">Computed: </span>}
        {explanation.reason}
      </p>
      {decision?.reason && (
        <p className="max-w-prose border-l-2 border-edge pl-3">
          {decision.reason} <span className="text-muted">({decision.decidedByName})</span>
        </p>
      )}
      <p className="flex flex-wrap gap-x-4 text-small">
        <a href={reviewHref(view.case.id, { criterion: id })} className="link">
          Facts and evidence of {id}
        </a>
        {[...pages.values()].map(({ documentId, page }) => (
          <a
            key={`${documentId} ${page}`}
            href={reviewHref(view.case.id, { criterion: id, document: documentId, page })}
            className="link"
          >
            {pageLabel(view, documentId, page)}
          </a>
        ))}
      </p>
    </li>
  );
}
