import { compilePolicy } from "@/lib/evaluation/compile";
import { evaluate } from "@/lib/evaluation/evaluate";
import type { Policy } from "@/lib/policy/schema";
import type { FiledSubmission } from "./submission";

/**
 * Criteria of a submission whose time limit has still not passed on a later day. A submission says
 * "not yet due" as of its review date, which the provider may have named and which grows old while
 * a request waits; only what is not yet due today may be certified as such.
 *
 * @param today ISO date of the program's place.
 */
export function stillNotYetDue(
  policy: Policy,
  submission: Pick<FiledSubmission, "facts" | "evaluation">,
  today: string,
): ReadonlySet<string> {
  const facts = { ...submission.facts, "dates.date_of_this_review": today };
  const { criteria } = evaluate(compilePolicy(policy), {
    review_type: submission.evaluation.review_type,
    facts,
  });
  return new Set(
    criteria
      .filter(({ outcome }) => outcome.value.undetermined_because === "not_yet_due")
      .map(({ compiled }) => compiled.criterion.id),
  );
}
