import { DayCountTimeline } from "@/components/facts/day-count-timeline";
import { WeekGrid, WeekTotal } from "@/components/facts/week-grid";
import { weekTargets } from "@/components/facts/week-targets";
import { FactValueView } from "@/components/review/fact-value";
import { Disclosure } from "@/components/ui/disclosure";
import { compilePolicy } from "@/lib/evaluation/compile";
import { dayCountTimeline } from "@/lib/evaluation/day-count-timeline";
import type { FactRow, FactValue } from "@/lib/facts/fact-values";
import type { FactDefinition } from "@/lib/policy/schema";
import type { Workspace } from "./desk";

const rowsOf = (value: FactValue | undefined): readonly FactRow[] =>
  Array.isArray(value)
    ? (value as readonly (string | FactRow)[]).filter((row) => typeof row === "object")
    : [];

/** A fact by a picture where one is quicker to read: the typical week, with its table behind it. */
export function FactPicture({ view, fact }: { view: Workspace; fact: FactDefinition }) {
  const value = view.submission.facts[fact.path];
  const targets = weekTargets(view.policy);
  const rows = rowsOf(value);
  if (fact.path !== targets?.path || rows.length === 0)
    return <FactValueView fact={fact} value={value} />;
  return (
    <>
      <WeekGrid rows={rows} />
      <WeekTotal rows={rows} targets={targets} />
      <Disclosure summary="The week as a table" className="text-small">
        <FactValueView fact={fact} value={value} />
      </Disclosure>
    </>
  );
}

/** Where a criterion has a time limit from admission: its dated facts on the line of days. */
export function CriterionDays({ view, criterion }: { view: Workspace; criterion: string }) {
  const timeline = dayCountTimeline(compilePolicy(view.policy), {
    review_type: view.case.reviewType,
    facts: view.submission.facts,
  });
  const limits = timeline?.limits.filter((limit) => limit.criteria.includes(criterion)) ?? [];
  if (!timeline || limits.length === 0) return null;
  return (
    <section aria-label="Days from admission">
      <DayCountTimeline
        timeline={{
          ...timeline,
          limits: limits.map((limit) => ({ ...limit, criteria: [criterion] })),
          pins: timeline.pins.filter((pin) => pin.criterion === criterion),
        }}
      />
    </section>
  );
}
