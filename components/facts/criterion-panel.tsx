"use client";

import {
  CriterionContext,
  CriterionReading,
  CriterionText,
} from "@/components/policy/criterion-text";
import { FindingShape } from "@/components/policy/finding-mark";
import { findingWords } from "@/components/policy/finding-words";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import type { Criterion, Gate } from "@/lib/policy/schema";
import { useDesk, useDraft, useExplanation } from "./draft-context";
import { questionId } from "./fact-words";
import { LiveFinding } from "./live-mark";

/** What one answer settles: the criterion, how it stands and why, what is missing, its words. */
export function CriterionPanel({ criterion }: { criterion: Criterion }) {
  const why = useExplanation(criterion.id);
  const { store } = useDesk();
  if (!why) return null;
  const missing = store.policy.vocabulary.facts.filter(({ path }) => why.missing.includes(path));
  return (
    <section aria-label={`Criterion ${criterion.id}`} className="grid gap-2">
      <h3 className="text-lead">
        <span className="figures">{criterion.id}</span> {criterion.title}
      </h3>
      <div className="flex flex-wrap items-center gap-2">
        <LiveFinding id={criterion.id} />
        {why.sensitive_to_counting && <Badge tone="caution">sensitive to counting</Badge>}
      </div>
      <p className="figures">{why.reason}</p>
      {why.undetermined_because === "insufficient_documentation" && (
        <div className="border-l-2 border-caution pl-3 text-small">
          <p>{store.policy.evidence_rule}</p>
          <p className="mt-1 text-muted">
            Cite a page of the record itself beside the letter: an evaluation, a plan, a note.
          </p>
        </div>
      )}
      {missing.length > 0 && (
        <div className="text-small">
          <p className="text-muted">Still needed</p>
          <ul className="list-disc pl-5">
            {missing.map((fact) => (
              <li key={fact.path}>
                <a className="link inline-block py-0.5" href={`#${questionId(fact.path)}`}>
                  {fact.label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {why.parts && <Parts parts={why.parts} />}
      <Disclosure summary="The policy’s words">
        <CriterionText criterion={criterion} policy={store.policy} className="text-small" />
      </Disclosure>
      <CriterionReading criterion={criterion} settings={store.policy.settings} />
      {criterion.context?.map((entry) => (
        <ContextNote key={entry.title} entry={entry} />
      ))}
    </section>
  );
}

function Parts({ parts }: { parts: NonNullable<ReturnType<typeof useExplanation>>["parts"] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 text-small">
      {Object.entries(parts ?? {}).map(([letter, { finding }]) => (
        <li key={letter} className="inline-flex items-center gap-1">
          <FindingShape finding={finding} size="small" />
          {letter}. {findingWords[finding].toLowerCase()}
        </li>
      ))}
    </ul>
  );
}

/** A condition that comes before the checklists. */
export function GatePanel({ gate }: { gate: Gate }) {
  return (
    <section aria-label={gate.title} className="grid gap-2">
      <h3 className="text-lead">{gate.title}</h3>
      <LiveFinding id={gate.id} />
      <p className="text-small">{gate.text}</p>
      <p className="text-small">
        <span className="font-semibold">Reading. </span>
        {gate.reading}
      </p>
    </section>
  );
}

type ContextEntry = NonNullable<Criterion["context"]>[number];

/** A sentence that helps and never decides; some only when a sign they speak of was stated. */
function ContextNote({ entry }: { entry: ContextEntry }) {
  const { when } = entry;
  const { related_policy } = useDesk().store.policy;
  const shown = useDraft(
    `group:${when ?? ""}`,
    ({ policy, answer }) =>
      when === undefined ||
      policy.vocabulary.facts.some(
        ({ group, path }) => group === when && answer(path).value === true,
      ),
  );
  if (!shown) return null;
  return (
    <>
      <CriterionContext criterion={{ context: [entry] }} />
      {when !== undefined && (
        <p className="text-small text-muted">
          Related policy: {related_policy.title}. {related_policy.reading}
        </p>
      )}
    </>
  );
}
