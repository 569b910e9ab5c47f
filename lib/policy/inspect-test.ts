/**
 * Reads a test as written and says which facts and settings it uses and what is wrong with it:
 * an unknown operator or parameter, a fact that is not in the vocabulary or of another type,
 * a setting that does not exist, a column its list does not have.
 */
import type { FactDefinition, Setting } from "@/lib/policy/schema";
import { leafParameters, type ParameterKind } from "@/lib/policy/test";

export interface TestProblem {
  readonly place: string;
  readonly what: string;
  readonly remedy: string;
}

export interface InspectedTest {
  readonly paths: ReadonlySet<string>;
  readonly settings: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
  readonly problems: readonly TestProblem[];
}

type KnownFact = Pick<FactDefinition, "path" | "type" | "item">;

interface Surroundings {
  readonly facts: ReadonlyMap<string, KnownFact>;
  readonly settings: Readonly<Record<string, Setting>>;
}

const tests = { tests: true } as const;
const test = { test: true } as const;
const number = { number: true } as const;
type CombinatorKind = ParameterKind | typeof tests | typeof test;

const combinators: Record<string, Record<string, CombinatorKind & { optional?: true }>> = {
  all: { "": tests },
  any: { "": tests },
  at_least: { count: number, of: tests },
  when: { if: test, then: test },
  not: { "": test },
  by_age: { date_of_birth: { fact: "date" }, adult_from: number, minor: test, adult: test },
  done_within_days: {
    documented: { fact: "yes_no", optional: true },
    on: { fact: "date" },
    days: number,
    days_before: { number: true, optional: true },
    by: { tests: true, optional: true },
    having: { tests: true, optional: true },
  },
};

const operators: Record<string, Record<string, CombinatorKind & { optional?: true }>> = {
  ...combinators,
  ...leafParameters,
};

/** `place` says where the test stands, such as "P3.test"; problems name places below it. */
export function inspectTest(
  written: unknown,
  place: string,
  surroundings: Surroundings,
): InspectedTest {
  const paths = new Set<string>();
  const settings = new Set<string>();
  const parts = new Set<string>();
  const problems: TestProblem[] = [];
  const report = (where: string, what: string, remedy: string) =>
    problems.push({ place: where, what, remedy });

  function parameter(kind: CombinatorKind, value: unknown, where: string, beside: unknown): void {
    if ("test" in kind) return visit(value, where);
    if ("tests" in kind) {
      if (!Array.isArray(value) || value.length === 0) {
        return void report(
          where,
          "expected a list of tests",
          "write at least one test, each with a dash",
        );
      }
      return value.forEach((child, index) => visit(child, `${where}[${index}]`));
    }
    if ("number" in kind && typeof value === "number") {
      if (!Number.isInteger(value)) report(where, `${value} is not whole`, "write a whole number");
      return;
    }
    if (typeof value !== "string") {
      return void report(where, `found ${JSON.stringify(value)}`, `write ${wanted(kind)}`);
    }
    if ("fact" in kind) {
      const fact = surroundings.facts.get(value);
      if (!fact) {
        report(
          where,
          `the vocabulary has no fact "${value}"`,
          "correct the path, or add the fact to facts.yaml",
        );
      } else if (fact.type !== kind.fact) {
        report(where, `"${value}" is of type ${fact.type}`, `name a fact of type ${kind.fact}`);
      }
      paths.add(value);
    } else if ("column_of" in kind) {
      const listPath = isMapping(beside) ? beside[kind.column_of] : undefined;
      const item =
        typeof listPath === "string" ? surroundings.facts.get(listPath)?.item : undefined;
      const columns = typeof item === "object" ? item.columns : [];
      if (!columns.some((column) => column.key === value && column.type === kind.type)) {
        report(
          where,
          `"${value}" is no ${kind.type} column of ${String(listPath)}`,
          "name one of its columns",
        );
      }
    } else {
      const setting = surroundings.settings[value];
      if (!setting) {
        report(
          where,
          `there is no setting "${value}"`,
          "correct the name, or add it under settings in policy.yaml",
        );
      } else if ("number" in kind !== (typeof setting.value === "number")) {
        report(where, `the setting "${value}" has another kind of value`, `name ${wanted(kind)}`);
      }
      settings.add(value);
    }
  }

  function visit(node: unknown, where: string): void {
    if (!isMapping(node)) {
      return void report(
        where,
        `found ${JSON.stringify(node)}`,
        "write a test, such as `yes: some.fact`",
      );
    }
    const names = Object.keys(node).filter((key) => key !== "part");
    const name = names[0];
    if (node.part !== undefined) {
      if (typeof node.part === "string" && /^[a-z]$/.test(node.part)) parts.add(node.part);
      else
        report(
          where,
          `part ${JSON.stringify(node.part)} is no letter`,
          "write the policy's letter",
        );
    }
    if (name === undefined || names.length > 1) {
      return void report(
        where,
        `a test has one operator, found ${names.length}`,
        "keep one, nest the others in `all` or `any`",
      );
    }
    const known = Object.hasOwn(operators, name) ? operators[name] : undefined;
    if (!known) {
      return void report(
        where,
        `"${name}" is no test`,
        `use one of ${Object.keys(operators).join(", ")}`,
      );
    }
    const argument = node[name];
    const single = known[""];
    if (single) return parameter(single, argument, `${where}.${name}`, undefined);
    if (!isMapping(argument)) {
      return void report(
        `${where}.${name}`,
        "its parameters are missing",
        `write ${Object.keys(known).join(", ")}`,
      );
    }
    for (const key of Object.keys(argument)) {
      if (!Object.hasOwn(known, key)) {
        report(
          `${where}.${name}.${key}`,
          `"${key}" is no parameter of ${name}`,
          `it takes ${Object.keys(known).join(", ")}`,
        );
      }
    }
    for (const [key, kind] of Object.entries(known)) {
      if (argument[key] !== undefined) {
        parameter(kind, argument[key], `${where}.${name}.${key}`, argument);
      } else if (!kind.optional) {
        report(`${where}.${name}`, `"${key}" is missing`, `write ${wanted(kind)} as ${key}`);
      }
    }
  }

  visit(written, place);
  return { paths, settings, parts, problems };
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wanted(kind: CombinatorKind): string {
  if ("fact" in kind) return `the path of a ${kind.fact} fact`;
  if ("column_of" in kind) return `a ${kind.type} column`;
  if ("texts" in kind) return "the name of a list setting";
  if ("number" in kind) return "a whole number or the name of a number setting";
  return "a test";
}
