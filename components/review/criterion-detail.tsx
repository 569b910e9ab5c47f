import type { ReactNode } from "react";
import {
  CriterionContext,
  CriterionReading,
  CriterionText,
} from "@/components/policy/criterion-text";
import { FindingMark, FindingShape } from "@/components/policy/finding-mark";
import { findingWords } from "@/components/policy/finding-words";
import { causeOf } from "@/components/review/criterion-list";
import { failFirstCaution, failFirstCriterion } from "@/components/review/fail-first";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { Time } from "@/components/ui/time";
import { contextToShow } from "@/lib/facts/criterion-context";
import type { FactValues } from "@/lib/facts/fact-values";
import type { CriterionExplanation } from "@/lib/evaluation/explain";
import type { Criterion, Policy } from "@/lib/policy/schema";
import type { CriterionDecisionView, EffectiveFinding } from "@/lib/review/effective-findings";
import { programZone } from "@/lib/review/zone";

/**
 * One criterion as a clinician weighs it: the policy's words with their parts marked, what was
 * computed and why, what would settle it, what a person decided, then the facts with their pages,
 * and last how the words are read.
 */
export function CriterionDetail({
  criterion,
  policy,
  explanation,
  values,
  effective,
  questions,
  pageLinks,
  now,
  decide,
  facts,
}: {
  criterion: Criterion;
  policy: Policy;
  /** The facts as submitted: some guidelines are shown only when their signs are ticked. */
  values: FactValues;
  explanation: CriterionExplanation;
  effective: EffectiveFinding;
  /** Questions of the missing facts, in the vocabulary's words. */
  questions: readonly string[];
  /** Pages a decision named as evidence, as links. */
  pageLinks: (decision: CriterionDecisionView) => ReactNode;
  now: Date;
  decide: ReactNode;
  facts: ReactNode;
}) {
  const { decision, lapsed } = effective;
  // A question that the reasons already quote is not asked a second time.
  const unnamed = questions.filter(
    (question) => !explanation.decisive.some(({ text }) => text.includes(question)),
  );
  const caution = failFirstCaution(criterion.id, effective.finding, explanation.parts);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
      <header>
        <h2 className="text-lead">
          <span className="figures">{criterion.id}</span> {criterion.title}
        </h2>
        <p className="mt-0.5 break-normal">
          <FindingMark
            finding={effective.finding}
            cause={causeOf(effective.undetermined_because)}
            {...(decision?.action === "override" && { overriddenBy: decision.initials })}
          />
        </p>
      </header>
      {caution && <FailFirstAlert parts={caution.metParts} />}
      <CriterionText
        criterion={criterion}
        partMark={(letter) => {
          const part = explanation.parts?.[letter];
          if (!part) return undefined;
          return (
            <span className="shrink-0 pt-0.5">
              <FindingShape finding={part.finding} />
              <span className="sr-only">{findingWords[part.finding]}: </span>
            </span>
          );
        }}
      />
      {criterion.id === failFirstCriterion && !caution && (
        <p className="text-small text-muted">
          Part b is one of three ways to meet this criterion. It is never required where part a or c
          is met, and is not asked for then.
        </p>
      )}
      <section aria-labelledby="computed" className="text-small">
        <h3 id="computed" className="flex flex-wrap items-center gap-x-2 text-small text-muted">
          Computed
          <FindingMark
            finding={explanation.finding}
            cause={explanation.undetermined_because}
            size="small"
          />
          {explanation.sensitive_to_counting && <Badge tone="caution">sensitive to counting</Badge>}
        </h3>
        <Decisive explanation={explanation} />
        {unnamed.length > 0 && (
          <>
            <p className="mt-1 text-muted">What would settle it</p>
            <ul className="list-disc pl-5">
              {unnamed.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      {decision && <Decided decision={decision} now={now} pages={pageLinks(decision)} />}
      {lapsed && (
        <Alert tone="caution" title="An earlier decision lapsed">
          <p>
            {lapsed.decidedByName} {lapsed.action === "override" ? "set" : "confirmed"} “
            {findingWords[lapsed.finding]}” for submission {lapsed.submissionNumber}; the answers
            have changed the computed finding since. Decide again.
          </p>
          {lapsed.reason && <p className="mt-1">Reason then: {lapsed.reason}</p>}
        </Alert>
      )}
      {decide}
      {facts}
      <section aria-label="How the words are read" className="grid gap-2 border-t border-line pt-3">
        <CriterionReading criterion={criterion} settings={policy.settings} />
        <CriterionContext criterion={{ context: contextToShow(criterion, values) }} />
      </section>
    </div>
  );
}

const shownAtOnce = 3;

/** What decided it. Of many met parts the first few; what is adverse or open is all in sight. */
function Decisive({ explanation: { finding, decisive } }: { explanation: CriterionExplanation }) {
  const adverse = finding === "not_met" || finding === "undetermined";
  const first = adverse || decisive.length <= shownAtOnce + 1 ? decisive.length : shownAtOnce;
  const list = (lines: typeof decisive) => (
    <ul className="mt-0.5 list-disc pl-5 figures">
      {lines.map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
  return (
    <>
      {list(decisive.slice(0, first))}
      {first < decisive.length && (
        <Disclosure summary={`${decisive.length - first} more`}>
          {list(decisive.slice(first))}
        </Disclosure>
      )}
    </>
  );
}

/** Shown wherever a decision against A7 would lean on part b. */
export function FailFirstAlert({ parts }: { parts: readonly string[] }) {
  return (
    <Alert tone="caution" title="This would require an earlier failure of treatment">
      Part {parts.join(" and part ")} {parts.length === 1 ? "is" : "are"} met, and one part is
      enough. The policy says that failure at a less intensive level is not a prerequisite, so “not
      met” cannot rest on part b. If the record does not support part {parts.join(" or ")}, say why
      in the reason.
    </Alert>
  );
}

function Decided({
  decision,
  now,
  pages,
}: {
  decision: CriterionDecisionView;
  now: Date;
  pages: ReactNode;
}) {
  return (
    <div className="rounded border border-line bg-sunken px-3 py-2 text-small">
      <p>
        <span className="font-semibold">
          {decision.action === "override"
            ? `Set to “${findingWords[decision.finding]}” by ${decision.decidedByName}`
            : `Confirmed by ${decision.decidedByName}`}
        </span>
        , <Time instant={decision.decidedAt} now={now} timeZone={programZone} />
      </p>
      {decision.reason && <p className="mt-1 text-body">{decision.reason}</p>}
      {decision.evidence.length > 0 && <p className="mt-1">Evidence: {pages}</p>}
    </div>
  );
}
