import type { EvaluationRecord } from "@/lib/evaluation/record";
import { daysBetween } from "@/lib/calendar";
import type { ReviewType } from "./case";
import type { EffectiveFinding } from "./effective-findings";

export interface Certifiable {
  readonly allowed: boolean;
  /** Why not, for the reviewer; empty when allowed. */
  readonly because: readonly string[];
  /** Criteria whose time limit has not passed: the certification is short and they fall due later. */
  readonly notYetDue: readonly string[];
}

/**
 * Whether a reviewer may certify: every gate and criterion is met or does not apply. One reading is
 * left open by the policy: on a first (admission) review a criterion whose time limit has not
 * passed does not block a short first span, whose longest length is a named setting.
 *
 * @param notYetDueToday criteria whose time limit has not passed today either (stillNotYetDue).
 * @param longestFirstSpanDays calendar days, first and last included; 0 switches the reading off.
 */
export function certifiable(
  reviewType: ReviewType,
  record: EvaluationRecord,
  findings: readonly EffectiveFinding[],
  span: { readonly firstDay: string; readonly lastDay: string },
  notYetDueToday: ReadonlySet<string>,
  longestFirstSpanDays: number,
): Certifiable {
  const because = openConditions(record);
  const notYetDue: string[] = [];
  for (const effective of findings) {
    if (effective.finding === "met" || effective.finding === "not_applicable") continue;
    if (effective.undetermined_because === "not_yet_due" && reviewType === "admission") {
      if (notYetDueToday.has(effective.criterion)) notYetDue.push(effective.criterion);
      else
        because.push(
          `${effective.criterion} was not yet due on the review date, and its time has passed since.`,
        );
    } else because.push(`${effective.criterion} is ${words(effective.finding)}.`);
  }
  if (notYetDue.length > 0 && because.length === 0) {
    const length = daysBetween(span.firstDay, span.lastDay) + 1;
    if (length > longestFirstSpanDays)
      because.push(
        `${notYetDue.join(", ")} ${notYetDue.length === 1 ? "is" : "are"} not yet due: certify at most the first ${longestFirstSpanDays} calendar days, and review again.`,
      );
  }
  return { allowed: because.length === 0, because, notYetDue };
}

/**
 * Whether the portal may certify by itself: the provider's statement makes the request eligible, no
 * fact of it is contradicted by another, and no clinician has decided anything about it.
 */
export function automaticallyCertifiable(
  record: EvaluationRecord,
  findings: readonly EffectiveFinding[],
): Pick<Certifiable, "allowed" | "because"> {
  const because = openConditions(record);
  for (const { criterion, finding, decision, lapsed } of findings) {
    if (decision ?? lapsed) because.push(`A clinician has decided on ${criterion}.`);
    else if (finding !== "met" && finding !== "not_applicable")
      because.push(`${criterion} is ${words(finding)}.`);
  }
  if ((record.facts_in_conflict ?? []).length > 0)
    because.push("What is stated contradicts itself in places.");
  if (because.length === 0 && record.recommended_disposition !== "eligible_for_certification")
    because.push("The evaluation does not find it eligible for certification.");
  return { allowed: because.length === 0, because };
}

const openConditions = (record: EvaluationRecord): string[] =>
  Object.entries(record.gates)
    .filter(([, finding]) => finding !== "met" && finding !== "not_applicable")
    .map(([gate, finding]) => `The condition “${gate.replaceAll("_", " ")}” is ${words(finding)}.`);

const words = (finding: string): string => finding.replaceAll("_", " ");
