/** Two independent ways of deciding, one from the policy's data and one by hand, always agree. */
import { expect, it } from "vitest";
import { compilePolicy } from "@/lib/evaluation/compile";
import { evaluate } from "@/lib/evaluation/evaluate";
import { policyLibrary } from "@/lib/policy/library";
import { decideByHand } from "@/tests/bench/by-hand/decide-by-hand";
import { generateReview, seededRandom } from "./generated-review";

it("the evaluation and plain functions give every finding and cause alike", () => {
  const policy = policyLibrary().find("psychiatric-iop", "2024-07-01");
  if (!policy) throw new Error("criteria/ has no psychiatric-iop 2024-07-01");
  const compiled = compilePolicy(policy);
  const random = seededRandom(45);
  const groups = [...new Set(policy.vocabulary.facts.map(({ group }) => group))].filter(
    (group) => group !== "dates" && group !== "evidence",
  );
  const disagreements: string[] = [];
  for (let count = 0; count < 3000; count += 1) {
    const shape = {
      silent: [0.05, 0.3, 0.8][count % 3] ?? 0,
      yes: count % 2 === 0 ? 0.9 : 0.5,
      day: [0, 2, 5, 8, 16, 30][count % 6] ?? 8,
    };
    const letters = groups.filter(() => random() < 0.3);
    const review = generateReview(
      policy,
      count % 4 < 2 ? "admission" : "continued_stay",
      count % 5 === 0 ? { ...shape, letters } : shape,
      random,
    );
    const byHand = decideByHand(review);
    evaluate(compiled, review).criteria.forEach(({ compiled: { criterion }, outcome }, index) => {
      if (outcome.value !== byHand[index]) disagreements.push(`${criterion.id} of review ${count}`);
    });
  }
  expect(disagreements).toEqual([]);
}, 60_000);
