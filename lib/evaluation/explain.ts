/**
 * Why a criterion came to what it came to.
 *
 * Decisive  what presently decides and nothing else. Of an "all" that is not met: the parts that
 *           are not met, however many others are open. Of one that is undetermined: the open
 *           parts. Of a met "any": the parts that are met. Of a criterion that does not apply:
 *           the guard that does not hold. Each is a sentence with the facts it speaks of.
 * Reason    the decisive sentences in short, for one line of a list.
 * Parts     the finding of every lettered part; one that was not looked at is not applicable.
 * Missing   see missing.ts.
 * Sensitive to counting  the finding would differ if the admission date were counted as day 1.
 */
import { notApplicable, type Finding, type FindingValue } from "@/lib/finding";
import { makeContext } from "@/lib/evaluation/context";
import type { CompiledPolicy } from "@/lib/evaluation/compile";
import { evaluateCriterion, type CriterionEvaluation } from "@/lib/evaluation/evaluate";
import { missingFacts } from "@/lib/evaluation/missing";
import type { Context, Node, Outcome } from "@/lib/evaluation/node";
import type { ReviewDocument } from "@/lib/facts/fact-values";
import { withYears } from "@/lib/evaluation/leaves/wording";
import { serviceInForceLeaf } from "@/lib/evaluation/leaves/service-in-force";

export interface Decisive {
  readonly text: string;
  readonly facts: readonly string[];
}

export interface CriterionExplanation extends Finding {
  readonly reason: string;
  readonly parts?: Readonly<Record<string, Finding>>;
  readonly decisive: readonly Decisive[];
  readonly missing: readonly string[];
  readonly sensitive_to_counting?: true;
}

const shownInReason = 3;

/** How a reason counts what it does not spell out: for one point, for several. */
const restWords: Readonly<Record<FindingValue, readonly [string, string]>> = {
  met: ["is met", "are met"],
  not_met: ["is not met", "are not met"],
  undetermined: ["bears on it", "bear on it"],
  not_applicable: ["does not apply", "do not apply"],
};

/** Outcomes of the leaves that presently decide, in the order of the policy's text. */
export function decisiveOutcomes(outcome: Outcome): readonly Outcome[] {
  const { node, value, children } = outcome;
  if (node.leaf) return [outcome];
  const same = (child: Outcome) => child.value.finding === value.finding;
  const of = (chosen: readonly Outcome[]) => chosen.flatMap(decisiveOutcomes);
  switch (node.combination?.kind) {
    case "when": {
      const [guard, body] = children;
      if (!guard) return [];
      if (!body) return decisiveOutcomes(guard);
      if (guard.value.finding === "met" || body.value.finding === "met")
        return decisiveOutcomes(body);
      return of([guard, body]);
    }
    case "at_least":
      return value.finding === "not_met"
        ? of(children.filter((child) => child.value.finding !== "met"))
        : of(children.filter(same));
    case "not":
      return of(children);
    case "by_age":
      // That the age is not known comes before what each rule then lacks.
      return value.finding === "undetermined"
        ? of([...children.slice(2), ...children.slice(0, 2)])
        : of(children.filter(same));
    case "deed": {
      const [date] = children;
      if (date && value.undetermined_because === "not_yet_due") {
        return date.value === value
          ? [date]
          : of(children.filter((child) => child.value.finding === "not_met"));
      }
      return of(children.filter(same));
    }
    default:
      return of(children.filter(same));
  }
}

function sentences(outcomes: readonly Outcome[], context: Context): readonly Decisive[] {
  const seen = new Set<string>();
  return outcomes.flatMap(({ node, value }) => {
    const leaf = node.leaf;
    if (!leaf) return [];
    const text = withYears(context, leaf.say(context, value));
    if (seen.has(text)) return [];
    seen.add(text);
    return [{ text, facts: leaf.subject ?? leaf.reads }];
  });
}

function reasonOf(decisive: readonly Decisive[], value: Finding): string {
  const shown = decisive.slice(0, shownInReason).map(({ text }) => text);
  const rest = decisive.length - shown.length;
  if (rest > 0) {
    const points = rest === 1 ? "1 more point" : `${rest} more points`;
    const [one, several] = restWords[value.finding];
    shown.push(`${points} ${rest === 1 ? one : several}.`);
  }
  return shown.join(" ");
}

function partFindings(
  node: Node,
  outcome: Outcome | undefined,
  found: Record<string, Finding>,
): void {
  if (node.part !== undefined) found[node.part] = outcome ? outcome.value : notApplicable;
  for (const child of node.children) {
    partFindings(
      child,
      outcome?.children.find((one) => one.node === child),
      found,
    );
  }
}

/** Explains one evaluated criterion of a document. */
export function explain(
  compiled: CompiledPolicy,
  document: ReviewDocument,
  { compiled: criterion, outcome, outside }: CriterionEvaluation,
): CriterionExplanation {
  const context = makeContext(document);
  const { node, aside } = criterion;
  const { value } = outcome;
  const decisive = outside
    ? [
        {
          text: withYears(context, serviceInForceLeaf(compiled.policy).say(context, value)),
          facts: [],
        },
      ]
    : sentences(decisiveOutcomes(outcome), context);
  const parts: Record<string, Finding> = {};
  partFindings(node, outcome, parts);
  if (aside) partFindings(aside, outside ? undefined : aside.run(context), parts);
  const sensitive =
    !outside && node.run(makeContext(document, { earlier: 1 })).value.finding !== value.finding;
  return {
    ...value,
    reason: reasonOf(decisive, value),
    ...(Object.keys(parts).length > 0 ? { parts: inOrder(parts) } : {}),
    decisive,
    missing: value.finding === "undetermined" ? missingFacts(node, document) : [],
    ...(sensitive ? { sensitive_to_counting: true as const } : {}),
  };
}

function inOrder(parts: Readonly<Record<string, Finding>>): Readonly<Record<string, Finding>> {
  return Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Evaluates and explains one criterion; undefined when the policy has no such criterion. */
export function explainCriterion(
  compiled: CompiledPolicy,
  document: ReviewDocument,
  id: string,
): CriterionExplanation | undefined {
  const evaluation = evaluateCriterion(compiled, document, id);
  return evaluation && explain(compiled, document, evaluation);
}
