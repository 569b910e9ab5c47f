/**
 * Generated reviews for property tests and benchmarks: any mixture of silent and stated facts,
 * reproducible from a seed. Dates lie around the time limits, where findings change.
 */
import { plainDate } from "@/lib/calendar";
import type { FactRow, FactValue, ReviewDocument } from "@/lib/facts/fact-values";
import type { FactColumn, FactDefinition, Policy, ReviewType } from "@/lib/policy/schema";

/** Numbers in [0, 1) from a seed (mulberry32); the same seed gives the same numbers. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface ReviewShape {
  /** Share of facts that are silent, 0 to 1. */
  readonly silent: number;
  /** Share of stated yes_no facts that say yes. */
  readonly yes: number;
  /** Days from admission to the review date. */
  readonly day: number;
  /** Groups that rest on letters alone. */
  readonly letters?: readonly string[];
}

const admission = 20514; // Monday 2 March 2026

/** A value a fact may have; `random` draws, dates lie within the stay. */
export function drawValue(
  definition: FactDefinition,
  shape: ReviewShape,
  random: () => number,
): FactValue {
  const date = () => plainDate(admission - 2 + Math.floor(random() * Math.max(9, shape.day + 2)));
  const pick = <T>(from: readonly T[], otherwise: T): T =>
    from[Math.floor(random() * from.length)] ?? otherwise;
  const cell = (column: FactColumn): FactRow[string] => {
    if (random() < shape.silent / 4) return null;
    if (column.type === "yes_no") return random() < shape.yes;
    if (column.type === "date") return date();
    if (column.type === "time") {
      const hour = (column.key === "start" ? 9 : 12) + Math.floor(random() * 3);
      return `${String(hour).padStart(2, "0")}:00`;
    }
    return column.choices ? pick(column.choices, "") : "something";
  };
  switch (definition.type) {
    case "yes_no":
      return random() < shape.yes;
    case "date":
      return date();
    case "count":
      return Math.floor(random() * 4);
    case "text":
      return pick(["protective order against a parent", "n/a", "stable housing", "F33.2", "Z63.0", "none", "stable, but the lease ends"], "");
    case "list": {
      const { item } = definition;
      const length = Math.floor(random() * 6);
      if (typeof item === "object") {
        return Array.from({ length }, () =>
          Object.fromEntries(item.columns.map((column) => [column.key, cell(column)] as const)),
        );
      }
      return Array.from({ length }, () => (item === "date" ? date() : "a test"));
    }
  }
}

/** One review. The two dates that frame it are always given. */
export function generateReview(
  policy: Policy,
  reviewType: ReviewType,
  shape: ReviewShape,
  random: () => number,
): ReviewDocument {
  const facts: Record<string, FactValue> = {};
  for (const definition of policy.vocabulary.facts) {
    if (definition.group === "evidence" || definition.group === "dates") continue;
    if (random() >= shape.silent) facts[definition.path] = drawValue(definition, shape, random);
  }
  const review = admission + shape.day;
  facts["dates.admission_date"] = plainDate(admission);
  facts["dates.date_of_this_review"] = plainDate(review);
  if (reviewType === "continued_stay") {
    const start = Math.max(admission, review - (random() < 0.5 ? 7 : 4));
    // Some periods begin before the stay or are not stated in full.
    if (random() < 0.95) {
      facts["dates.period_under_review_start"] = plainDate(random() < 0.05 ? admission - 1 : start);
    }
    if (random() < 0.95) {
      facts["dates.period_under_review_end"] = plainDate(Math.max(start, review - 1));
    }
  }
  if (facts["member.date_of_birth"] !== undefined) {
    const ages = [35, 16, 18];
    const years = ages[Math.floor(random() * ages.length)] ?? 35;
    facts["member.date_of_birth"] = `${2026 - years}-03-${random() < 0.5 ? "01" : "10"}`;
  }
  facts["program_license.valid_from"] ??= "2025-07-01";
  if (shape.letters) {
    facts["evidence.fact_groups_resting_only_on_letters_of_support"] = shape.letters;
  }
  return { review_type: reviewType, facts };
}
