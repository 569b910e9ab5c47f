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
  atLeast,
  conflict,
  insufficientDocumentation,
  met,
  missing,
  needsClinician,
  not,
  notApplicable,
  notMet,
  notYetDue,
  when,
  type Finding,
} from "@/lib/finding";
import { anyAge, deedFinding, ageRule } from "@/lib/evaluation/compile-test";
import { doubtOf, makeContext } from "@/lib/evaluation/context";
import { isOpen } from "@/lib/evaluation/leaves/dated";
import type { Context, Leaf, Node } from "@/lib/evaluation/node";
import type { FactValue, ReviewDocument } from "@/lib/facts/fact-values";

type Findings = ReadonlySet<Finding>;
/** Findings between which one fact can move a node: from -> to. */
type Moves = ReadonlyMap<Finding, Findings>;

interface Reach {
  readonly findings: Findings;
  readonly moves: ReadonlyMap<string, Moves>;
}

interface Trial {
  readonly document: ReviewDocument;
  readonly supplied: ReadonlySet<string>;
  /** Facts already tried value by value; leaves treat them as answered. */
  readonly settled: ReadonlySet<string>;
}

/** Paths of the facts that matter to an undetermined node, in the order its test reads them. */
export function missingFacts(node: Node, document: ReviewDocument): readonly string[] {
  const start: Trial = { document, supplied: new Set(), settled: new Set() };
  const leaves = leavesOf(node);
  const readers = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    for (const path of leaf.reads) readers.set(path, [...(readers.get(path) ?? []), leaf]);
  }
  const context = contextOf(start);
  const shared = [...readers]
    .filter(([, readingLeaves]) => readingLeaves.length > 1)
    .map(([path, readingLeaves]) => ({
      path,
      answers: uniqueAnswers(readingLeaves.flatMap((leaf) => openAnswers(leaf, context, path))),
    }))
    .filter(({ answers }) => answers.length > 0);
  const matters = new Set<string>();
  // With all shared facts tried, the others move freely; then each shared fact in its turn.
  for (const free of [undefined, ...shared.map(({ path }) => path)]) {
    const tried = shared.filter(({ path }) => path !== free);
    const settled = new Set(tried.map(({ path }) => path));
    for (const choice of product(tried.map(({ answers }) => answers.length + 1))) {
      const answers = chosenAnswers(tried, choice);
      const { moves } = reachOf(node, withAnswers(start, answers, settled));
      for (const [path, some] of moves) {
        if ((free === undefined || free === path) && changesFinding(some)) matters.add(path);
      }
    }
  }
  return [...readers.keys()].filter((path) => matters.has(path));
}

interface OpenFact {
  readonly path: string;
  readonly answers: readonly FactValue[];
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

function changesFinding(moves: Moves): boolean {
  for (const [from, to] of moves) {
    for (const finding of to) if (finding.finding !== from.finding) return true;
  }
  return false;
}

function leavesOf(node: Node): readonly Leaf[] {
  return node.leaf ? [node.leaf] : node.children.flatMap(leavesOf);
}

function contextOf(trial: Trial): Context {
  return makeContext(trial.document, { supplied: trial.supplied });
}

function withAnswers(
  trial: Trial,
  answers: readonly (readonly [string, FactValue])[],
  settled: ReadonlySet<string> = trial.settled,
): Trial {
  if (answers.length === 0) return { ...trial, settled };
  // The facts as they are lie beneath; only the answers tried are laid over them.
  const facts = Object.create(trial.document.facts) as Record<string, FactValue>;
  for (const [path, value] of answers) facts[path] = value;
  const supplied = new Set([...trial.supplied, ...answers.map(([path]) => path)]);
  return { document: { ...trial.document, facts }, supplied, settled };
}

/** Answers a fact could still be given, for one leaf; none when it is answered and proven. */
function openAnswers(leaf: Leaf, context: Context, path: string): readonly FactValue[] {
  const value = context.facts[path];
  const silent = value === undefined || value === null;
  if (!silent && doubtOf(context, path) === insufficientDocumentation) {
    return [value, ...leaf.answers(context, path)];
  }
  return silent || Array.isArray(value) ? leaf.answers(context, path) : [];
}

function uniqueAnswers(answers: readonly FactValue[]): readonly FactValue[] {
  const seen = new Set<string>();
  return answers.filter((answer) => {
    const text = JSON.stringify(answer);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** All choices of one index below each size. */
function product(sizes: readonly number[]): readonly (readonly number[])[] {
  return sizes.reduce<readonly (readonly number[])[]>(
    (choices, size) =>
      choices.flatMap((choice) => Array.from({ length: size }, (_, index) => [...choice, index])),
    [[]],
  );
}

function reachOf(node: Node, trial: Trial): Reach {
  if (node.leaf) return reachOfLeaf(node.leaf, trial);
  const children = node.children.map((child) => reachOf(child, trial));
  const context = contextOf(trial);
  const { combination } = node;
  switch (combination?.kind) {
    case "all":
      return merge(children, all);
    case "at_least":
      return merge(children, (values) => atLeast(combination.count, values));
    case "when":
      return merge(children, ([guard = missing, body = missing]) => when(guard, body));
    case "not":
      return merge(children, ([value = missing]) => not(value));
    case "deed": {
      const open = isOpen(context, combination.days);
      const [date, ...rest] = children;
      const by = merge(rest.slice(0, combination.by), all);
      const having = merge(rest.slice(combination.by), all);
      return merge(
        [date ?? nothing, by, having],
        ([one = missing, two = missing, three = missing]) => deedFinding(one, two, three, open),
      );
    }
    case "by_age":
      return reachOfAges(children, context, combination);
    default:
      return nothing;
  }
}

const nothing: Reach = { findings: new Set([notApplicable]), moves: new Map() };

/** The age is known, or every rule it could lead to is one more way things could turn out. */
function reachOfAges(
  [minor = nothing, adult = nothing, age = nothing]: readonly Reach[],
  context: Context,
  { date_of_birth, adult_from }: { readonly date_of_birth: string; readonly adult_from: number },
): Reach {
  const rule = ageRule(context, date_of_birth, adult_from);
  if (rule === "minor") return minor;
  if (rule === "adult") return adult;
  const both = merge([minor, adult], all);
  if (rule === "both") return both;
  const unknown = merge([minor, adult, age], (values) => anyAge(values));
  const ways = [unknown, minor, adult, both];
  const findings = new Set(ways.flatMap((way) => [...way.findings]));
  const moves = new Map<string, Map<Finding, Set<Finding>>>();
  for (const way of ways) {
    for (const [path, some] of way.moves) {
      for (const [from, to] of some) for (const finding of to) addMove(moves, path, from, finding);
    }
  }
  // The birth date itself moves between the rules, the other facts staying as they are.
  for (const one of minor.findings) {
    for (const two of adult.findings) {
      const silent = anyAge([one, two, missing]);
      for (const settled of [one, two, all([one, two])]) {
        addMove(moves, date_of_birth, silent, settled);
        addMove(moves, date_of_birth, one, settled);
      }
    }
  }
  return { findings, moves };
}

function addMove(
  moves: Map<string, Map<Finding, Set<Finding>>>,
  path: string,
  from: Finding,
  to: Finding,
): void {
  const ofPath = moves.get(path) ?? new Map<Finding, Set<Finding>>();
  const targets = ofPath.get(from) ?? new Set<Finding>();
  targets.add(to);
  ofPath.set(from, targets);
  moves.set(path, ofPath);
}

/** Combines children that share no open fact: each moves while the others stand anywhere. */
function merge(children: readonly Reach[], decide: (values: readonly Finding[]) => Finding): Reach {
  if (children.length === 0) return nothing;
  const moves = new Map<string, Map<Finding, Set<Finding>>>();
  const relevant = [
    met,
    notMet,
    notApplicable,
    missing,
    notYetDue,
    insufficientDocumentation,
    conflict,
    needsClinician,
  ];
  const combinations = (sets: readonly Findings[]) => distinctCombinations(sets, relevant);
  children.forEach((child, index) => {
    if (child.moves.size === 0) return;
    const others = combinations(
      children.filter((_, at) => at !== index).map(({ findings }) => findings),
    );
    for (const [path, some] of child.moves) {
      for (const [from, targets] of some) {
        for (const to of targets) {
          for (const other of others) {
            const place = (value: Finding) => [
              ...other.slice(0, index),
              value,
              ...other.slice(index),
            ];
            addMove(moves, path, decide(place(from)), decide(place(to)));
          }
        }
      }
    }
  });
  const findings = new Set(combinations(children.map((child) => child.findings)).map(decide));
  return { findings, moves };
}

/** Ways the children could stand together. Order matters only between the first few (see merge). */
function distinctCombinations(
  sets: readonly Findings[],
  order: readonly Finding[],
): readonly (readonly Finding[])[] {
  let combinations: (readonly Finding[])[] = [[]];
  for (const set of sets) {
    const next = new Map<string, readonly Finding[]>();
    for (const combination of combinations) {
      for (const finding of set) {
        const grown = [...combination, finding];
        const key =
          sets.length > 3
            ? grown
                .map((one) => order.indexOf(one))
                .sort()
                .join()
            : grown.map((one) => order.indexOf(one)).join();
        if (!next.has(key)) next.set(key, grown);
      }
    }
    combinations = [...next.values()];
  }
  return combinations;
}

function reachOfLeaf(leaf: Leaf, trial: Trial): Reach {
  const context = contextOf(trial);
  const open = leaf.reads
    .filter((path) => !trial.settled.has(path))
    .map((path) => ({ path, answers: openAnswers(leaf, context, path) }))
    .filter(({ answers }) => answers.length > 0);
  const decided = new Map<string, Finding>();
  const choices = product(open.map(({ answers }) => answers.length + 1));
  for (const choice of choices) {
    const answers = chosenAnswers(open, choice);
    decided.set(choice.join(), leaf.decide(contextOf(withAnswers(trial, answers))));
  }
  const moves = new Map<string, Map<Finding, Set<Finding>>>();
  for (const choice of choices) {
    const from = decided.get(choice.join()) ?? missing;
    open.forEach(({ path, answers }, index) => {
      for (let other = 0; other <= answers.length; other += 1) {
        const to = decided.get(choice.map((chosen, at) => (at === index ? other : chosen)).join());
        if (to && to !== from) addMove(moves, path, from, to);
      }
    });
  }
  return { findings: new Set(decided.values()), moves };
}
