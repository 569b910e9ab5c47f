/**
 * A compiled test.
 *
 * Node     one test of the policy, ready to run. A leaf decides from facts; a combinator from the
 *          findings of its children.
 * Context  the facts of one review with what every leaf needs of them worked out once: day
 *          numbers of admission and review, what rests on letters, what is in conflict.
 * Outcome  what a node came to in a context, with the outcomes it came from: the explanation tree.
 *          It holds references only; words are made from it when somebody reads them (explain.ts).
 */
import type { Finding } from "@/lib/finding";
import type { FactValue, FactValues } from "@/lib/facts/fact-values";
import type { ReviewType } from "@/lib/policy/schema";

export interface Context {
  readonly review_type: ReviewType;
  readonly facts: FactValues;
  /** Day numbers; undefined where the record does not give the date. */
  readonly admission: number | undefined;
  readonly review: number | undefined;
  /** First and last day that counts as "under review"; open ends are infinite. */
  readonly period_start: number;
  readonly period_end: number;
  /** Why nothing can be judged over the period under review: not stated, or at odds with the stay. */
  readonly period_doubt: Finding | undefined;
  /** Top-level groups whose facts prove nothing by themselves. */
  readonly letters: ReadonlySet<string> | undefined;
  readonly conflicts: ReadonlySet<string> | undefined;
  /** Facts taken as proven whatever they rest on: used when asking what an answer would change. */
  readonly supplied: ReadonlySet<string> | undefined;
  /** True when letters or conflicts exist at all; most reviews have neither. */
  readonly doubtful: boolean;
  /** 0; or 1 when the admission date is counted as day 1, to see whether only that decides. */
  readonly earlier: 0 | 1;
}

export interface Outcome {
  readonly node: Node;
  readonly value: Finding;
  readonly children: readonly Outcome[];
}

/** How a leaf decides, what it reads, what it says. See lib/evaluation/leaves/. */
export interface Leaf {
  /** Facts it reads. */
  readonly reads: readonly string[];
  readonly decide: (context: Context) => Finding;
  /** One sentence with the dates and sums in it, ending in a full stop. */
  say(context: Context, value: Finding): string;
  /**
   * Values a fact could still take, one for each way it could matter to this leaf: none when it
   * is answered. Asked for a fact that is silent, that rests on letters, or that is a list.
   */
  answers(context: Context, path: string): readonly FactValue[];
  /** Dates of deeds among the facts it reads: one after the review date says nothing yet. */
  readonly events?: readonly string[];
  /** Facts to point to in an explanation, when they are fewer than all it reads. */
  readonly subject?: readonly string[];
  /** A time limit counted from admission, with what is dated against it. */
  readonly timed?: {
    readonly days: number;
    pins(context: Context): readonly TimedFact[];
  };
}

/** A deed on the calendar. `at` is a day number. */
export interface TimedFact {
  readonly fact: string;
  readonly label: string;
  readonly at: number;
}

export type Combination =
  | { readonly kind: "all" }
  | { readonly kind: "at_least"; readonly count: number }
  | { readonly kind: "when" }
  | { readonly kind: "not" }
  | { readonly kind: "deed"; readonly by: number; readonly days: number }
  | { readonly kind: "by_age"; readonly date_of_birth: string; readonly adult_from: number };

export interface Node {
  readonly part: string | undefined;
  readonly leaf: Leaf | undefined;
  readonly combination: Combination | undefined;
  readonly children: readonly Node[];
  readonly run: (context: Context) => Outcome;
}
