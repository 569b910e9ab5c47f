/**
 * The same criteria decided by plain functions, as one would write them without a policy as data:
 * no tests, no tree, no words. The yardstick of the benchmark, and a second opinion on every
 * finding: the benchmark refuses to run when the two disagree.
 */
import type { Finding } from "@/lib/finding";
import type { ReviewDocument } from "@/lib/facts/fact-values";
import { decideClinical } from "./clinical";
import { decideFamily } from "./family";
import { decideProgram } from "./program";
import { readByHand } from "./record";

/** Findings of the criteria of a review, in the order P1.., then A1.. or C1... */
export function decideByHand(document: ReviewDocument): readonly Finding[] {
  const record = readByHand(document);
  return [...decideProgram(record), decideFamily(record), ...decideClinical(record)];
}
