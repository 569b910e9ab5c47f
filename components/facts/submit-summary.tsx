"use client";

import type { ReactNode } from "react";
import { FindingShape } from "@/components/policy/finding-mark";
import { causeWords, findingWords } from "@/components/policy/finding-words";
import { SubmitButton } from "@/components/ui/submit-button";
import type { EvaluationReport } from "@/lib/evaluation/record";
import type { FindingValue } from "@/lib/finding";
import { useDesk, useDraft } from "./draft-context";
import { questionId } from "./fact-words";

const results: Readonly<Record<EvaluationReport["recommended_disposition"], string>> = {
  eligible_for_certification:
    "As answered, every criterion is met or does not apply. A reviewer confirms it from the record.",
  pend_and_request_information:
    "Nothing is found not met. What is undetermined will be asked for, as listed here.",
  refer_to_medical_director:
    "As answered, something is not met. A reviewer refers such a request to a medical director, who alone decides.",
  not_under_policy:
    "The first date of service lies before this policy was in force, so it does not apply.",
};

/**
 * How everything stands as answered: the result in words, what is not met, what is undetermined and
 * why, what would be asked for, and the button. Loaded when somebody checks the answers.
 */
export default function SubmitSummary({
  pending,
  children,
}: {
  pending: boolean;
  /** What came back from a submit, above the button. */
  children?: ReactNode;
}) {
  const { store } = useDesk();
  const report = useDraft("marks", (draft) => draft.report());
  const { gates, criteria } = store.policy;
  const named = [
    ...gates
      .filter(({ id }) => report.gates[id] !== undefined)
      .map(({ id, title, text }) => ({
        id,
        name: title,
        finding: report.gates[id] ?? "undetermined",
        reason: text,
      })),
    ...criteria.flatMap(({ id, title }) => {
      const found = report.findings[id];
      return found
        ? [
            {
              id,
              name: `${id} ${title}`,
              finding: found.finding,
              reason: found.undetermined_because
                ? `${capital(causeWords[found.undetermined_because])}. ${found.reason}`
                : found.reason,
              waiting: found.undetermined_because === "not_yet_due",
            },
          ]
        : [];
    }),
  ];
  const of = (finding: FindingValue) => named.filter((one) => one.finding === finding);
  const gaps = of("undetermined").filter((one) => !("waiting" in one && one.waiting)).length;
  return (
    <>
      <p className="max-w-prose text-lead">{results[report.recommended_disposition]}</p>
      <ul aria-label="Counts" className="flex flex-wrap gap-x-6 gap-y-1 figures">
        {(["met", "not_met", "undetermined", "not_applicable"] as const).map((finding) => (
          <li key={finding} className="inline-flex items-center gap-1.5">
            <FindingShape finding={finding} />
            {of(finding).length} {findingWords[finding].toLowerCase()}
          </li>
        ))}
      </ul>
      {(["not_met", "undetermined"] as const).map((finding) =>
        of(finding).length === 0 ? null : (
          <div key={finding}>
            <h3 className="font-semibold">{findingWords[finding]}</h3>
            <ul className="mt-1 grid gap-1.5">
              {of(finding).map(({ id, name, reason }) => (
                <li key={id} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-2">
                  <span className="pt-0.5">
                    <FindingShape finding={finding} />
                  </span>
                  <span>
                    <span className="font-semibold figures">{name}</span>
                    <span className="block text-small text-muted figures">{reason}</span>
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
      {report.information_to_request.length > 0 && (
        <div>
          <h3 className="font-semibold">What would be asked</h3>
          <ul className="mt-1 list-disc pl-5">
            {report.information_to_request.map(({ fact, question, criterion }) => (
              <li key={fact}>
                <a className="link" href={`#${questionId(fact)}`}>
                  {question}
                </a>{" "}
                {/^[A-Z]\d/.test(criterion) && (
                  <span className="text-small text-muted figures">{criterion}</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {children}
      <div>
        <SubmitButton pending={pending} pendingLabel="Submitting">
          {gaps === 0 ? "Submit" : `Submit with ${gaps} ${gaps === 1 ? "gap" : "gaps"}`}
        </SubmitButton>
      </div>
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
