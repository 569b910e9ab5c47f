/**
 * What a review knows.
 *
 * Facts are held flat, by full path: { "member.date_of_birth": "1991-03-14", ... }.
 * A value that is absent or null means the record says nothing; false means the record says it is
 * not so; an empty list means the record shows there are none. Lists hold dates, texts or rows.
 *
 * A review document is the same in nested form, the way it is exchanged as JSON:
 * { "review_type": "admission", "facts": { "member": { "date_of_birth": "1991-03-14" } } }.
 */
import type { ReviewType } from "@/lib/policy/schema";

export type FactCell = string | boolean | null;
export type FactRow = Readonly<Record<string, FactCell>>;
export type FactValue = boolean | number | string | readonly string[] | readonly FactRow[] | null;
export type FactValues = Readonly<Record<string, FactValue>>;

export interface ReviewDocument {
  readonly review_type: ReviewType;
  readonly facts: FactValues;
  /** Facts on which two statements of the record disagree, and no reviewer has decided yet. */
  readonly conflicts?: ReadonlySet<string>;
}

/** Why one fact of a document cannot be taken. `path` is empty for the document itself. */
export interface FactProblem {
  readonly code: "not_a_document" | "unknown_fact" | "wrong_value";
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}
