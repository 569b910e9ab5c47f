/**
 * Compiles a test of the policy to a node: closures made once, run for every review.
 */
import {
  all,
  both,
  enough,
  met,
  missing,
  not,
  notApplicable,
  notMet,
  notYetDue,
  stronger,
  when,
  type Finding,
} from "@/lib/finding";
import { dayOfAge } from "@/lib/calendar";
import { doubtOf, reviewDate, admissionDate } from "@/lib/evaluation/context";
import { deedLeaf, isOpen } from "@/lib/evaluation/leaves/dated";
import { sayFrame, sayOpen } from "@/lib/evaluation/leaves/wording";
import { makeLeaf, type Names } from "@/lib/evaluation/leaves/make-leaf";
import type { Combination, Context, Leaf, Node, Outcome } from "@/lib/evaluation/node";
import type { ByAge, DoneWithinDays, Test } from "@/lib/policy/test";

const none: readonly never[] = [];

/** The node of a test as written in the policy. */
export function compileTest(test: Test, names: Names): Node {
  const { part } = test;
  if ("all" in test) return allNode(test.all, part, names);
  if ("any" in test) return atLeastNode(1, test.any, part, names);
  if ("at_least" in test) {
    return atLeastNode(names.number(test.at_least.count), test.at_least.of, part, names);
  }
  if ("when" in test) return whenNode(test.when.if, test.when.then, part, names);
  if ("not" in test) return notNode(test.not, part, names);
  if ("by_age" in test) return byAgeNode(test.by_age, part, names);
  if ("done_within_days" in test) return deedNode(test.done_within_days, part, names);
  return leafNode(makeLeaf(test, names), part);
}

/**
 * A node that decides by a leaf alone. Its outcomes differ by their finding only and never change,
 * so the last one serves again as long as the finding is the same.
 */
export function leafNode(leaf: Leaf, part?: string): Node {
  const { decide } = leaf;
  const node: Node = {
    part,
    leaf,
    combination: undefined,
    children: none,
    run(context) {
      const value = decide(context);
      if (value === met) return whenMet;
      if (value === missing) return whenMissing;
      if (value === notMet) return whenNotMet;
      return { node, value, children: none };
    },
  };
  const whenMet: Outcome = { node, value: met, children: none };
  const whenMissing: Outcome = { node, value: missing, children: none };
  const whenNotMet: Outcome = { node, value: notMet, children: none };
  return node;
}

/** `decide` gets the findings of all children, in an array that is reused by the next run. */
function combine(
  part: string | undefined,
  combination: Combination,
  children: readonly Node[],
  decide: (values: readonly Finding[], context: Context) => Finding,
): Node {
  const runs = children.map((child) => child.run);
  const values: Finding[] = children.map(() => missing);
  const node: Node = {
    part,
    leaf: undefined,
    combination,
    children,
    run(context) {
      const outcomes = new Array<Outcome>(children.length);
      let at = 0;
      for (const run of runs) {
        const outcome = run(context);
        values[at] = outcome.value;
        outcomes[at] = outcome;
        at += 1;
      }
      return { node, value: decide(values, context), children: outcomes };
    },
  };
  return node;
}

const valueOf = (outcome: Outcome) => outcome.value;

function allNode(tests: readonly Test[], part: string | undefined, names: Names): Node {
  const children = tests.map((test) => compileTest(test, names));
  const runs = children.map((child) => child.run);
  const node: Node = {
    part,
    leaf: undefined,
    combination: { kind: "all" },
    children,
    run(context) {
      const outcomes = new Array<Outcome>(children.length);
      let value = notApplicable;
      let at = 0;
      for (const run of runs) {
        const outcome = run(context);
        outcomes[at] = outcome;
        value = both(value, outcome.value);
        at += 1;
      }
      return { node, value, children: outcomes };
    },
  };
  return node;
}

function atLeastNode(
  count: number,
  tests: readonly Test[],
  part: string | undefined,
  names: Names,
): Node {
  const children = tests.map((test) => compileTest(test, names));
  const runs = children.map((child) => child.run);
  const node: Node = {
    part,
    leaf: undefined,
    combination: { kind: "at_least", count },
    children,
    run(context) {
      const outcomes = new Array<Outcome>(children.length);
      let found = 0;
      let open = 0;
      let strongest = notApplicable;
      let at = 0;
      for (const run of runs) {
        const outcome = run(context);
        const { value } = outcome;
        outcomes[at] = outcome;
        at += 1;
        if (value === met) found += 1;
        else if (value.finding === "undetermined") {
          open += 1;
          strongest = stronger(strongest, value);
        }
      }
      return { node, value: enough(count, found, open, strongest), children: outcomes };
    },
  };
  return node;
}

function notNode(test: Test, part: string | undefined, names: Names): Node {
  const child = compileTest(test, names);
  return combine(part, { kind: "not" }, [child], ([value = missing]) => not(value));
}

/** The body of a guard that does not hold is not looked at. */
function whenNode(guard: Test, body: Test, part: string | undefined, names: Names): Node {
  const children = [compileTest(guard, names), compileTest(body, names)] as const;
  const [ifNode, thenNode] = children;
  const node: Node = {
    part,
    leaf: undefined,
    combination: { kind: "when" },
    children,
    run(context) {
      const held = ifNode.run(context);
      const { finding } = held.value;
      if (finding === "not_met" || finding === "not_applicable") {
        return { node, value: when(held.value, held.value), children: [held] };
      }
      const then = thenNode.run(context);
      return { node, value: when(held.value, then.value), children: [held, then] };
    },
  };
  return node;
}

/**
 * A deed with a time limit, from its date, who did it and how. While the limit has not passed, a
 * deed not done, or done by the wrong person, is not yet due, and nothing is said of its qualities.
 */
function deedNode(deed: DoneWithinDays, part: string | undefined, names: Names): Node {
  const days = names.number(deed.days);
  const date = leafNode(
    deedLeaf(
      names.fact(deed.on),
      deed.documented === undefined ? undefined : names.fact(deed.documented),
      days,
      deed.days_before === undefined ? undefined : names.number(deed.days_before),
    ),
  );
  const by = (deed.by ?? []).map((test) => compileTest(test, names));
  const having = (deed.having ?? []).map((test) => compileTest(test, names));
  const combination: Combination = { kind: "deed", by: by.length, days };
  return combine(part, combination, [date, ...by, ...having], (values, context) => {
    if (isPending(values, by.length, context, days)) return notYetDue;
    return all(values);
  });
}

/** The first value is the date's, then come those of `by`. */
function isPending(
  values: readonly Finding[],
  by: number,
  context: Context,
  days: number,
): boolean {
  const date = values[0];
  if (date === notYetDue) return true;
  if (date?.finding !== "met" || !isOpen(context, days)) return false;
  for (let at = 1; at <= by; at += 1) if (values[at]?.finding === "not_met") return true;
  return false;
}

/** Which rules govern a stay: those for minors, those for adults, both when it spans the birthday. */
export type AgeRule = "minor" | "adult" | "both" | "unknown";

/** By the birthday, the admission date and the weeks begun before the review date. */
export function ageRule(context: Context, dateOfBirth: string, adultFrom: number): AgeRule {
  const birth = context.facts[dateOfBirth];
  const first = context.admission ?? context.review;
  if (typeof birth !== "string" || first === undefined || doubtOf(context, dateOfBirth)) {
    return "unknown";
  }
  const birthday = dayOfAge(birth, adultFrom);
  if (birthday <= first) return "adult";
  const firstAdultWeek = first + 7 * Math.ceil((birthday - first) / 7);
  return context.review !== undefined && context.review >= firstAdultWeek ? "both" : "minor";
}

function byAgeNode(test: ByAge, part: string | undefined, names: Names): Node {
  const adultFrom = names.number(test.adult_from);
  const dateOfBirth = test.date_of_birth;
  const birth = names.fact(dateOfBirth);
  const minor = compileTest(test.minor, names);
  const adult = compileTest(test.adult, names);
  // Reads the birth date and says so; which rule follows from it is decided below.
  const age = leafNode({
    reads: [dateOfBirth, admissionDate, reviewDate],
    subject: [dateOfBirth],
    decide: (context) =>
      ageRule(context, dateOfBirth, adultFrom) === "unknown"
        ? (doubtOf(context, dateOfBirth) ?? missing)
        : notApplicable,
    say: (context, value) =>
      (value === missing && typeof context.facts[dateOfBirth] === "string"
        ? sayFrame(context)
        : undefined) ?? sayOpen(birth, value),
    answers: () => [],
  });
  const children = [minor, adult, age];
  const node: Node = {
    part,
    leaf: undefined,
    combination: { kind: "by_age", date_of_birth: dateOfBirth, adult_from: adultFrom },
    children,
    run(context) {
      switch (ageRule(context, dateOfBirth, adultFrom)) {
        case "minor": {
          const outcome = minor.run(context);
          return { node, value: outcome.value, children: [outcome] };
        }
        case "adult": {
          const outcome = adult.run(context);
          return { node, value: outcome.value, children: [outcome] };
        }
        case "both": {
          const outcomes = [minor.run(context), adult.run(context)] as const;
          return { node, value: all(outcomes.map(valueOf)), children: outcomes };
        }
        case "unknown": {
          const outcomes = [minor.run(context), adult.run(context), age.run(context)] as const;
          return { node, value: anyAge(outcomes.map(valueOf)), children: outcomes };
        }
      }
    },
  };
  return node;
}

/** With the age unknown a finding stands only where the rules for every age give it. */
export function anyAge([
  minor = missing,
  adult = missing,
  age = missing,
]: readonly Finding[]): Finding {
  if (minor.finding === adult.finding && minor.finding !== "undetermined") return minor;
  return stronger(stronger(age, minor), adult);
}
