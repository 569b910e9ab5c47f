/**
 * The record of an evaluation: everything a decision needs to be read years later as it was.
 * Plain JSON. The command prints it without what the record adds; a determination stores it whole.
 */
import type { Finding, FindingValue } from "@/lib/finding";
import { explain, type CriterionExplanation } from "@/lib/evaluation/explain";
import { evaluatorVersion, type Disposition, type Evaluation } from "@/lib/evaluation/evaluate";
import { doubtOf } from "@/lib/evaluation/context";
import type { Node, Outcome } from "@/lib/evaluation/node";
import { missingFacts } from "@/lib/evaluation/missing";
import type { FactValues } from "@/lib/facts/fact-values";
import type { ReviewType } from "@/lib/policy/schema";

export interface InformationItem {
  /** Id of the criterion, or of the gate, that needs it first. */
  readonly criterion: string;
  readonly fact: string;
  readonly question: string;
}

export interface EvaluationReport {
  readonly policy: {
    readonly id: string;
    readonly version: string | null;
    readonly fingerprint: string | null;
  };
  readonly overall_criteria_result: FindingValue;
  readonly recommended_disposition: Disposition;
  readonly gates: Readonly<Record<string, FindingValue>>;
  readonly findings: Readonly<Record<string, CriterionExplanation>>;
  readonly information_to_request: readonly InformationItem[];
}

export interface EvaluationRecord extends EvaluationReport {
  readonly evaluator_version: string;
  readonly review_type: ReviewType;
  readonly facts_as_used: FactValues;
  /** Facts as used that something else on record contradicts; absent where there are none. */
  readonly facts_in_conflict?: readonly string[];
}

/** Findings with reasons, and what to ask for. Makes the words, so do it when they are read. */
export function evaluationReport(evaluation: Evaluation): EvaluationReport {
  const { compiled, document, gates, criteria, overall, disposition } = evaluation;
  const { policy } = compiled;
  const outside = disposition === "not_under_policy";
  const findings: Record<string, CriterionExplanation> = {};
  for (const criterion of criteria) {
    findings[criterion.compiled.criterion.id] = explain(compiled, document, criterion);
  }
  return {
    policy: {
      id: policy.id,
      version: outside ? null : policy.version,
      fingerprint: outside ? null : policy.fingerprint,
    },
    overall_criteria_result: overall,
    recommended_disposition: disposition,
    gates: Object.fromEntries(
      gates.map(({ compiled: { gate }, outcome }) => [gate.id, outcome.value.finding]),
    ),
    findings,
    information_to_request: outside ? [] : informationToRequest(evaluation, findings),
  };
}

/** The report with the evaluator's version and the facts it rests on. */
export function evaluationRecord(evaluation: Evaluation): EvaluationRecord {
  return {
    ...evaluationReport(evaluation),
    evaluator_version: evaluatorVersion,
    review_type: evaluation.document.review_type,
    facts_as_used: evaluation.document.facts,
    ...(evaluation.context.conflicts && { facts_in_conflict: [...evaluation.context.conflicts] }),
  };
}

/**
 * What to ask for: the missing facts of undetermined gates and criteria, each once, under the one
 * that needs it first. Nothing is asked for that is only not yet due, or that more paper cannot
 * settle. A fact that rests on letters is asked for as the record behind it.
 */
export function informationToRequest(
  { compiled, document, context, gates, criteria }: Evaluation,
  explained?: Readonly<Record<string, CriterionExplanation>>,
): readonly InformationItem[] {
  const questions = new Map(
    compiled.policy.vocabulary.facts.map((fact) => [fact.path, fact.question]),
  );
  const items = new Map<string, InformationItem>();
  const ask = (criterion: string, outcome: Outcome, missing: readonly string[]) => {
    const askable = askableFacts(outcome);
    for (const fact of missing) {
      if (!askable.has(fact) || items.has(fact)) continue;
      const question = questions.get(fact) ?? fact;
      items.set(fact, {
        criterion,
        fact,
        question: asked(question, doubtOf(context, fact)),
      });
    }
  };
  for (const { compiled: gate, outcome } of gates) {
    if (outcome.value.finding !== "undetermined") continue;
    ask(gate.gate.id, outcome, missingFacts(gate.node, document));
  }
  for (const { compiled: criterion, outcome } of criteria) {
    if (outcome.value.finding !== "undetermined") continue;
    const { id } = criterion.criterion;
    ask(id, outcome, explained?.[id]?.missing ?? missingFacts(criterion.node, document));
  }
  return [...items.values()];
}

/** The question in words that say what stands against the answer given so far. */
function asked(question: string, doubted: Finding | undefined): string {
  switch (doubted?.undetermined_because) {
    case undefined:
      return question;
    case "conflict":
      return `The record contradicts itself; please say what is right: ${question}`;
    default:
      return `Please send the record itself, a letter of support is not enough: ${question}`;
  }
}

/** Facts of leaves that are open for want of a statement, and not merely for want of time. */
function askableFacts(outcome: Outcome): ReadonlySet<string> {
  const facts = new Set<string>();
  const visit = ({ node, value, children }: Outcome): void => {
    if (isWaiting(value)) return;
    // A leaf that is decided as the record stands needs no more said, even where saying more could
    // still turn it ("not denied" holds while nothing is said of a denial).
    if (value.finding === "undetermined")
      for (const path of node.leaf?.reads ?? []) facts.add(path);
    if (node.combination && children.length < node.children.length) unvisited(node, children);
    children.forEach(visit);
  };
  const unvisited = (node: Node, children: readonly Outcome[]): void => {
    for (const child of node.children) {
      if (!children.some((one) => one.node === child)) addReads(child, facts);
    }
  };
  visit(outcome);
  return facts;
}

function addReads(node: Node, facts: Set<string>): void {
  for (const path of node.leaf?.reads ?? []) facts.add(path);
  for (const child of node.children) addReads(child, facts);
}

function isWaiting(value: Finding): boolean {
  return value.undetermined_because === "not_yet_due";
}
