import type { Policy } from "@/lib/policy/schema";
import type { Test } from "@/lib/policy/test";

/** What the policy asks of a typical week, and of which fact it asks it. */
export interface WeekTargets {
  readonly criterion: string;
  readonly path: string;
  readonly days: number;
  readonly minutes: number;
}

/** Finds the criterion that counts the hours of the week, with its own numbers. */
export function weekTargets(policy: Policy): WeekTargets | undefined {
  const number = (value: number | string): number => {
    const given = typeof value === "number" ? value : policy.settings[value]?.value;
    return typeof given === "number" ? given : 0;
  };
  for (const { id, test } of policy.criteria) {
    const leaf = weeklyHours(test);
    if (leaf)
      return {
        criterion: id,
        path: leaf.schedule,
        days: number(leaf.days),
        minutes: number(leaf.minutes),
      };
  }
  return undefined;
}

type WeeklyHours = Extract<Test, { weekly_hours: unknown }>["weekly_hours"];

function weeklyHours(test: Test): WeeklyHours | undefined {
  if ("weekly_hours" in test) return test.weekly_hours;
  if (!("all" in test)) return undefined;
  for (const part of test.all) {
    const found = weeklyHours(part);
    if (found) return found;
  }
  return undefined;
}
