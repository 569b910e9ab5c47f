import type { Checklist, ReviewType } from "@/lib/policy/schema";

/** Which checklists a review of this kind is judged by: the program's, and its own. */
export function checklistsOf(reviewType: ReviewType): readonly Checklist[] {
  return ["program", reviewType === "admission" ? "admission" : "continued_care"];
}

/**
 * Criteria as the policy numbers them: program, admission, continued care, each from 1 up. A record
 * read back from the database has lost the order its keys were written in.
 */
export const byPolicyOrder = (a: string, b: string): number =>
  "PAC".indexOf(a.charAt(0)) - "PAC".indexOf(b.charAt(0)) ||
  Number(a.slice(1)) - Number(b.slice(1));
