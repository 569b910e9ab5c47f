import type { Checklist, ReviewType } from "@/lib/policy/schema";

/** Which checklists a review of this kind is judged by: the program's, and its own. */
export function checklistsOf(reviewType: ReviewType): readonly Checklist[] {
  return ["program", reviewType === "admission" ? "admission" : "continued_care"];
}
