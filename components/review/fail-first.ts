import type { FindingValue } from "@/lib/finding";

/**
 * Hidden fail-first. The policy says in its own words that failure of treatment at a less intensive
 * level is not a prerequisite. Of the three ways to meet admission criterion 7, part b is that
 * failure; parts a and c stand without it. So a decision that finds the criterion not met while a
 * or c is met can only lean on b, and whoever makes it should look again.
 */
export const failFirstCriterion = "A7";
const sufficientWithoutFailure = ["a", "c"];

export interface FailFirstCaution {
  /** The parts that are met and suffice without any earlier failure. */
  readonly metParts: readonly string[];
}

/**
 * The caution to show, or undefined when there is no cause for one.
 *
 * @param decided what holds, or is about to be set, for the criterion.
 * @param parts the computed findings of its lettered parts.
 */
export function failFirstCaution(
  criterion: string,
  decided: FindingValue,
  parts: Readonly<Record<string, { readonly finding: FindingValue }>> | undefined,
): FailFirstCaution | undefined {
  if (criterion !== failFirstCriterion || decided !== "not_met") return undefined;
  const metParts = sufficientWithoutFailure.filter((letter) => parts?.[letter]?.finding === "met");
  return metParts.length > 0 ? { metParts } : undefined;
}
