import { FindingMark } from "@/components/policy/finding-mark";
import { causeOf } from "@/components/review/criterion-list";
import { DeterminationSummary } from "@/components/review/determination-summary";
import { Disclosure } from "@/components/ui/disclosure";
import { formatDate } from "@/lib/calendar";
import type { DeterminationView } from "@/lib/review/determination";
import type { RecordedFinding } from "@/lib/review/submission";

/**
 * A determination as it was recorded, for everyone who may see the case: outcome, days and
 * authorization, each unmet criterion in the policy's words with its rationale, who decided with
 * which licence, the policy version with its fingerprint, and the findings as they were.
 */
export function DeterminationRecordView({
  determination,
  overrideReasons,
  now,
}: {
  determination: DeterminationView;
  /** Reasons for overrides are the plan's own; the provider reads the rationale. */
  overrideReasons: Readonly<Record<string, string>>;
  now: Date;
}) {
  const { record, unmet, conditions, licence } = determination;
  const { policy, evaluator_version } = record.evaluation;
  return (
    <div className="grid gap-6">
      <section aria-label="The decision" className="grid gap-2">
        <DeterminationSummary determination={determination} now={now} />
        {determination.days !== null && (
          <p className="text-small text-muted">
            This certifies medical necessity for the days named. It is not a guarantee of payment:
            eligibility and benefits on the date of service decide that.
          </p>
        )}
      </section>
      {determination.rationale && (
        <section aria-labelledby="rationale">
          <h2 id="rationale" className="text-lead">
            Rationale
          </h2>
          <p className="max-w-prose whitespace-pre-line">{determination.rationale}</p>
        </section>
      )}
      {unmet.length > 0 && (
        <section aria-labelledby="unmet">
          <h2 id="unmet" className="text-lead">
            Criteria found not met
          </h2>
          <ol className="mt-1 border-t border-edge">
            {unmet.map((criterion) => (
              <li key={criterion.criterion} className="keep-together border-b border-line py-3">
                <h3 className="flex flex-wrap items-center gap-x-2">
                  <span className="figures">{criterion.criterion}</span> {criterion.title}
                  <FindingMark finding="not_met" size="small" />
                </h3>
                <blockquote className="mt-1 max-w-prose border-l-2 border-line pl-3 whitespace-pre-line text-muted">
                  {criterion.text}
                </blockquote>
                <p className="mt-2 max-w-prose whitespace-pre-line">{criterion.rationale}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
      {conditions.length > 0 && (
        <section aria-labelledby="conditions">
          <h2 id="conditions" className="text-lead">
            Not yet due when this was certified
          </h2>
          <p className="max-w-prose text-muted">
            These fall due later and are looked at in the next review.
          </p>
          <ul className="mt-1 border-t border-line">
            {conditions.map((condition) => (
              <li key={condition.criterion} className="border-b border-line py-1.5">
                <span className="font-semibold figures">{condition.criterion}</span>{" "}
                {condition.title}. <span className="text-muted figures">{condition.reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="basis">
        <h2 id="basis" className="text-lead">
          What it rested on
        </h2>
        <dl className="mt-1 grid gap-y-1 text-small">
          <Line term="Submission">number {record.submission}</Line>
          <Line term="Policy">
            {policy.id}, version {policy.version ?? "none"}
          </Line>
          <Line term="Fingerprint">
            <code className="font-mono break-all">{policy.fingerprint ?? "none"}</code>
          </Line>
          <Line term="Evaluator">version {evaluator_version}</Line>
          {licence && (
            <Line term="Licence">
              {licence.state} {licence.number}, active through {formatDate(licence.validThrough)}
            </Line>
          )}
        </dl>
        <Disclosure
          className="mt-2"
          summary={`The ${record.findings.length} findings as they were`}
        >
          <ul className="border-t border-line">
            {record.findings.map((finding) => (
              <FindingAsItWas
                key={finding.criterion}
                finding={finding}
                title={record.wording[finding.criterion]?.title ?? ""}
                text={record.wording[finding.criterion]?.text ?? ""}
                reason={record.evaluation.findings[finding.criterion]?.reason ?? ""}
                overrideReason={finding.decision && overrideReasons[finding.decision.id]}
              />
            ))}
          </ul>
        </Disclosure>
      </section>
    </div>
  );
}

function Line({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3">
      <dt className="text-muted">{term}</dt>
      <dd className="figures">{children}</dd>
    </div>
  );
}

function FindingAsItWas({
  finding,
  title,
  text,
  reason,
  overrideReason,
}: {
  finding: RecordedFinding;
  title: string;
  text: string;
  reason: string;
  /** Why a clinician set another finding; the plan's own business, so absent for others. */
  overrideReason: string | undefined;
}) {
  const { decision } = finding;
  const overridden = decision?.action === "override";
  return (
    <li className="keep-together border-b border-line py-1.5">
      <p className="flex flex-wrap items-center gap-x-2 break-normal">
        <FindingMark
          finding={finding.finding}
          cause={causeOf(finding.undetermined_because)}
          size="small"
          {...(overridden && { overriddenBy: decision.initials })}
        />
        <span className="font-semibold figures">{finding.criterion}</span> {title}
      </p>
      <p className="text-small text-muted figures">
        {overridden ? `Computed otherwise: ${reason}` : reason}
      </p>
      {overridden && overrideReason !== undefined && (
        <p className="text-small">
          {decision.decidedByName}: {overrideReason}
        </p>
      )}
      <Disclosure summary="Wording" className="text-small">
        <p className="max-w-prose whitespace-pre-line">{text}</p>
      </Disclosure>
    </li>
  );
}
