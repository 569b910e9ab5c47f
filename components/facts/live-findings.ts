/**
 * Findings while somebody types.
 *
 * Mark         the finding of one criterion, kept up to date after every answer.
 * Explanation  why it is so and what is missing; worked out only when somebody looks at it, and
 *              forgotten as soon as an answer it may rest on changes.
 * Timeline     the dated facts against their limits; likewise made when looked at.
 *
 * An answer touches only the criteria whose tests read its fact, so the cost of a keystroke does
 * not depend on how many criteria the policy has. The evaluator is the very one the server uses.
 */
import { compilePolicy, criteriaDependingOn, type CompiledPolicy } from "@/lib/evaluation/compile";
import { makeContext } from "@/lib/evaluation/context";
import { evaluate, evaluateCriterion } from "@/lib/evaluation/evaluate";
import { explainCriterion, type CriterionExplanation } from "@/lib/evaluation/explain";
import { dayCountTimeline, type DayCountTimeline } from "@/lib/evaluation/day-count-timeline";
import { evaluationReport, type EvaluationReport } from "@/lib/evaluation/record";
import type { FactValue, FactValues, ReviewDocument } from "@/lib/facts/fact-values";
import type { Finding } from "@/lib/finding";
import type { Policy, ReviewType } from "@/lib/policy/schema";
import { assembleDocument, conflictsOf, type Citation, type OnFile } from "@/lib/review/assemble";

/** How one criterion is judged; a parameter so that a test can count how often it is asked. */
export type Judge = (
  compiled: CompiledPolicy,
  document: ReviewDocument,
  id: string,
) => Finding | undefined;

const judgeByPolicy: Judge = (compiled, document, id) =>
  evaluateCriterion(compiled, document, id)?.outcome.value;

export interface LiveFindings {
  /** Ids of the criteria this review is judged by, in the policy's order. */
  readonly ids: readonly string[];
  /** Finding of a criterion, or of a gate by its id. */
  readonly mark: (id: string) => Finding | undefined;
  readonly explanation: (id: string) => CriterionExplanation | undefined;
  /** Undefined until the admission date is known. */
  readonly timeline: () => DayCountTimeline | undefined;
  /** Everything at once, as it would be submitted: costs as much as there are criteria. */
  readonly report: () => EvaluationReport;
  /** Takes an answer; hands back which criteria were judged anew and which of them changed. */
  readonly answer: (path: string, value: FactValue) => Reevaluated;
  /** Takes all answers and citations afresh and judges everything. */
  readonly restart: (values: FactValues, citations: readonly Citation[]) => Reevaluated;
}

export interface Reevaluated {
  readonly judged: readonly string[];
  readonly changed: readonly string[];
}

const reviewDate = "dates.date_of_this_review";

/**
 * @param known today, an ISO date of the program's place: the review date until a fact names
 *   another; and the member as on file.
 */
export function liveFindings(
  policy: Policy,
  reviewType: ReviewType,
  known: OnFile & { readonly today: string },
  judge: Judge = judgeByPolicy,
): LiveFindings {
  const { today } = known;
  const compiled = compilePolicy(policy);
  const ids = compiled.byReviewType[reviewType].map(({ criterion }) => criterion.id);
  const ours = new Set(ids);
  const marks = new Map<string, Finding>();
  const explanations = new Map<string, CriterionExplanation>();
  let timeline: DayCountTimeline | undefined;
  let report: EvaluationReport | undefined;
  let facts: Record<string, FactValue> = {};

  const document = (): ReviewDocument => ({
    review_type: reviewType,
    facts,
    conflicts: conflictsOf(facts, known),
  });

  function put(id: string, after: Finding | undefined): boolean {
    const before = marks.get(id);
    if (after) marks.set(id, after);
    return (
      before?.finding !== after?.finding ||
      before?.undetermined_because !== after?.undetermined_because
    );
  }

  function judgeAnew(touched: readonly string[]): Reevaluated {
    const now = document();
    timeline = undefined;
    report = undefined;
    const judged = touched.filter((id) => ours.has(id));
    const changed = judged.filter((id) => {
      explanations.delete(id);
      return put(id, judge(compiled, now, id));
    });
    const context = makeContext(now);
    for (const { gate, node } of compiled.gates)
      if (put(gate.id, node.run(context).value)) changed.push(gate.id);
    return { judged, changed };
  }

  return {
    ids,
    mark: (id) => marks.get(id),
    explanation(id) {
      const ready = explanations.get(id);
      if (ready) return ready;
      const made = explainCriterion(compiled, document(), id);
      if (made) explanations.set(id, made);
      return made;
    },
    timeline: () => (timeline ??= dayCountTimeline(compiled, document())),
    report: () => (report ??= evaluationReport(evaluate(compiled, document()))),
    answer(path, value) {
      // As assembleDocument does: without a stated review date it is today.
      facts[path] = value ?? (path === reviewDate ? today : null);
      return judgeAnew(criteriaDependingOn(compiled, path));
    },
    restart(values, citations) {
      facts = { ...assembleDocument(reviewType, values, citations, known, today).facts };
      return judgeAnew(ids);
    },
  };
}
