/**
 * Which missing facts matter.
 *
 * A fact that is silent (or rests on letters alone) matters to a criterion when there is some way
 * the other missing facts could turn out in which this one changes the finding. The missing facts
 * of an undetermined criterion are all that matter and no other: nothing outside the set can
 * change the finding, whatever it turned out to be, and nothing in it could be left out.
 *
 * Found from below: for every node, which findings it could still reach, and for every fact,
 * between which two findings that fact alone could move it. Combinators carry the moves upwards
 * through whatever their other children could reach; a move that survives at the top matters.
 * Facts that several leaves read are tried value by value, so that their leaves stay in step.
 */
import {
  all,
  insufficientDocumentation,
  met,
  missing,
  not,
  notMet,
  notYetDue,
  when,
  type Finding,
} from "@/lib/finding";
import { anyAge, ageRule } from "@/lib/evaluation/compile-test";
import { doubtOf, frameFacts, happenedOn, makeContext } from "@/lib/evaluation/context";
import { isOpen } from "@/lib/evaluation/leaves/dated";
import type { Context, Leaf, Node } from "@/lib/evaluation/node";
import {
  changesFinding,
  maskOf,
  MoveTable,
  nothing,
  reachOfAll,
  reachOfAtLeast,
  reachOfFew,
  type Reach,
} from "@/lib/evaluation/reach";
import type { FactValue, FactValues, ReviewDocument } from "@/lib/facts/fact-values";

/** The facts as they are, with some answers tried; leaves do not try a settled fact again. */
interface Trial {
  readonly context: Context;
  readonly document: ReviewDocument;
  readonly supplied: ReadonlySet<string>;
  /** Settled fact -> number of the answer chosen. */
  readonly settled: ReadonlyMap<string, number>;
  /** What each leaf could reach, by the answers chosen for the settled facts it reads. */
  readonly known: Map<Leaf, Map<string, Reach>>;
}

interface OpenFact {
  readonly path: string;
  readonly answers: readonly FactValue[];
}

/** Paths of the facts that matter to an undetermined node, in the order its test reads them. */
export function missingFacts(node: Node, document: ReviewDocument): readonly string[] {
  const readers = new Map<string, Leaf[]>();
  for (const leaf of leavesOf(node)) {
    for (const path of leaf.reads) readers.set(path, [...(readers.get(path) ?? []), leaf]);
  }
  const start = trialOf({ ...document, facts: only(document.facts, readers.keys()) });
  const open = [...readers]
    .map(([path, leaves]) => ({
      path,
      shared: leaves.length > 1,
      answers: unique(leaves.flatMap((leaf) => openAnswers(leaf, start.context, path))),
    }))
    .filter(({ answers }) => answers.length > 0);
  const shared = open.filter((fact) => fact.shared);
  // A birth date moves between whole rules rather than within a leaf (see reachOfAges).
  const alone = [
    ...open.filter((fact) => !fact.shared).map(({ path }) => path),
    ...birthDatesOf(node).filter((path) => isOpenFact(start.context, path)),
  ];
  const matters = new Set<string>();
  // With all shared facts tried, the others move freely; then each shared fact in its turn.
  for (const free of [alone, ...shared.map(({ path }) => [path])]) {
    const tried = shared.filter(({ path }) => !free.includes(path));
    for (const choice of product(tried.map(({ answers }) => answers.length + 1))) {
      if (free.every((path) => matters.has(path))) break;
      const settled = new Map(tried.map(({ path }, index) => [path, choice[index] ?? 0]));
      const trial = { ...withAnswers(start, chosenAnswers(tried, choice)), settled };
      const { moves } = reachOf(node, trial);
      for (const path of free) if (changesFinding(moves.get(path) ?? [])) matters.add(path);
    }
  }
  return [...readers.keys()].filter((path) => matters.has(path));
}

/** Only the facts a node can read: trying answers then copies few. */
function only(facts: FactValues, paths: Iterable<string>): FactValues {
  const some: Record<string, FactValue> = {};
  for (const path of [...frameFacts, ...paths]) {
    const value = facts[path];
    if (value !== undefined) some[path] = value;
  }
  return some;
}

function trialOf(document: ReviewDocument): Trial {
  const context = makeContext(document);
  return { context, document, supplied: new Set(), settled: new Map(), known: new Map() };
}

/** For each fact the answer of the chosen number; number 0 leaves it as it is. */
function chosenAnswers(
  facts: readonly OpenFact[],
  choice: readonly number[],
): readonly (readonly [string, FactValue])[] {
  return facts.flatMap(({ path, answers }, index) => {
    const answer = answers[(choice[index] ?? 0) - 1];
    return answer === undefined ? [] : [[path, answer] as const];
  });
}

function withAnswers(trial: Trial, answers: readonly (readonly [string, FactValue])[]): Trial {
  if (answers.length === 0) return trial;
  const facts = { ...trial.document.facts };
  for (const [path, value] of answers) facts[path] = value;
  const supplied = new Set([...trial.supplied, ...answers.map(([path]) => path)]);
  const document = { ...trial.document, facts };
  return { ...trial, document, supplied, context: makeContext(document, { supplied }) };
}

function leavesOf(node: Node): readonly Leaf[] {
  return node.leaf ? [node.leaf] : node.children.flatMap(leavesOf);
}

function birthDatesOf({ combination, children }: Node): readonly string[] {
  const own = combination?.kind === "by_age" ? [combination.date_of_birth] : [];
  return [...own, ...children.flatMap(birthDatesOf)];
}

/** Silent, or with a reason not to rely on what it says. */
function isOpenFact(context: Context, path: string): boolean {
  const value = context.facts[path];
  if (value === undefined || value === null) return true;
  return doubtOf(context, path) !== undefined;
}

/** Answers a fact could still be given, for one leaf; none when it is answered and proven. */
function openAnswers(leaf: Leaf, context: Context, path: string): readonly FactValue[] {
  const value = context.facts[path];
  const ignored = leaf.events?.includes(path) && happenedOn(context, path) === undefined;
  const silent = value === undefined || value === null || ignored === true;
  if (!silent && doubtOf(context, path) === insufficientDocumentation) {
    return [value, ...leaf.answers(context, path)];
  }
  return silent || Array.isArray(value) ? leaf.answers(context, path) : [];
}

function unique(answers: readonly FactValue[]): readonly FactValue[] {
  return [...new Map(answers.map((answer) => [JSON.stringify(answer), answer])).values()];
}

/** All choices of one number below each size. */
function product(sizes: readonly number[]): readonly (readonly number[])[] {
  return sizes.reduce<readonly (readonly number[])[]>(
    (choices, size) =>
      choices.flatMap((choice) => Array.from({ length: size }, (_, number) => [...choice, number])),
    [[]],
  );
}

function reachOf(node: Node, trial: Trial): Reach {
  if (node.leaf) return knownReachOfLeaf(node.leaf, trial);
  const { combination } = node;
  const children = node.children.map((child) => reachOf(child, trial));
  switch (combination?.kind) {
    case "at_least":
      return reachOfAtLeast(combination.count, children);
    case "when":
      return reachOfFew(children, ([guard = missing, body = missing]) => when(guard, body));
    case "not":
      return reachOfFew(children, ([value = missing]) => not(value));
    case "deed": {
      const open = isOpen(trial.context, combination.days);
      const [date = nothing, ...rest] = children;
      const by = reachOfAll(rest.slice(0, combination.by));
      const having = reachOfAll(rest.slice(combination.by));
      return reachOfFew([date, by, having], ([one = missing, two = missing, three = missing]) => {
        const pending = one === notYetDue || (open && one === met && two === notMet);
        return pending ? notYetDue : all([one, two, three]);
      });
    }
    case "by_age":
      return reachOfAges(children, trial.context, combination);
    default:
      return reachOfAll(children);
  }
}

/** The age is known, or every rule it could lead to is one more way things could turn out. */
function reachOfAges(
  [minor = nothing, adult = nothing, age = nothing]: readonly Reach[],
  context: Context,
  { date_of_birth, adult_from }: { readonly date_of_birth: string; readonly adult_from: number },
): Reach {
  const rule = ageRule(context, date_of_birth, adult_from);
  if (rule === "minor") return minor;
  if (rule === "adult") return adult;
  const both = reachOfAll([minor, adult]);
  if (rule === "both") return both;
  const unknown = reachOfFew([minor, adult, age], anyAge);
  const ways = [unknown, minor, adult, both];
  const table = new MoveTable();
  for (const way of ways) table.addAll(way.moves);
  // The birth date itself moves between the rules, the other facts staying as they are.
  const birth = reachOfFew([minor, adult], ([one = missing, two = missing]) => {
    for (const settled of [one, two, all([one, two])]) {
      table.addFindings(date_of_birth, anyAge([one, two, missing]), settled);
    }
    return one;
  });
  return { mask: ways.reduce((mask, way) => mask | way.mask, birth.mask), moves: table.moves };
}

function knownReachOfLeaf(leaf: Leaf, trial: Trial): Reach {
  const key = leaf.reads.map((path) => trial.settled.get(path) ?? "").join();
  const ofLeaf = trial.known.get(leaf) ?? new Map<string, Reach>();
  trial.known.set(leaf, ofLeaf);
  const known = ofLeaf.get(key) ?? reachOfLeaf(leaf, trial);
  ofLeaf.set(key, known);
  return known;
}

function reachOfLeaf(leaf: Leaf, trial: Trial): Reach {
  const open = leaf.reads
    .filter((path) => !trial.settled.has(path))
    .map((path) => ({ path, answers: openAnswers(leaf, trial.context, path) }))
    .filter(({ answers }) => answers.length > 0);
  const decided = new Map<string, Finding>();
  const choices = product(open.map(({ answers }) => answers.length + 1));
  let mask = 0;
  for (const choice of choices) {
    const value = leaf.decide(withAnswers(trial, chosenAnswers(open, choice)).context);
    decided.set(choice.join(), value);
    mask |= maskOf(value);
  }
  const table = new MoveTable();
  for (const choice of choices) {
    const from = decided.get(choice.join()) ?? missing;
    open.forEach(({ path, answers }, index) => {
      for (let other = 0; other <= answers.length; other += 1) {
        const to = decided.get(choice.map((chosen, at) => (at === index ? other : chosen)).join());
        if (to && to !== from) table.addFindings(path, from, to);
      }
    });
  }
  return { mask, moves: table.moves };
}
