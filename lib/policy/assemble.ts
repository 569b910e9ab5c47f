/**
 * Makes one Policy from the parsed files of a version, checking everything that a schema alone
 * cannot: complete numbering, known facts and settings, parts that are really lettered.
 */
import { claimsFileSchema } from "@/lib/policy/claims-schema";
import { inspectTest } from "@/lib/policy/inspect-test";
import { readShape, type PolicyProblem } from "@/lib/policy/problem";
import {
  checklistFileSchema,
  factsFileSchema,
  policyFileSchema,
  type Criterion,
  type FactDefinition,
  type Policy,
  type ReviewType,
} from "@/lib/policy/schema";

interface Source {
  readonly id: string;
  readonly folder: string;
  readonly entry: {
    readonly version: string;
    readonly in_force_from: string;
    readonly in_force_to?: string | undefined;
    readonly fingerprint: string;
  };
}

/** The three checklists, the letter of their criteria and how many each has in the policy. */
const checklists = [
  { file: "program.yaml", checklist: "program", letter: "P", count: 13 },
  { file: "admission.yaml", checklist: "admission", letter: "A", count: 8 },
  { file: "continued-care.yaml", checklist: "continued_care", letter: "C", count: 11 },
] as const;

/** Undefined when anything is wrong; what is wrong has then been added to `problems`. */
export function assemblePolicy(
  source: Source,
  files: Readonly<Record<string, unknown>>,
  problems: PolicyProblem[],
): Policy | undefined {
  const before = problems.length;
  const at = (name: string) => `${source.folder}/${name}`;
  const policy = readShape(policyFileSchema, files["policy.yaml"], at("policy.yaml"), problems);
  const facts = readShape(factsFileSchema, files["facts.yaml"], at("facts.yaml"), problems);
  const lists = checklists.map((list) => ({
    ...list,
    content: readShape(checklistFileSchema, files[list.file], at(list.file), problems),
  }));
  const claims = readShape(claimsFileSchema, files["claims.yaml"], at("claims.yaml"), problems);
  if (!policy || !facts || !claims) return undefined;

  const entries = facts.themes.flatMap((theme) =>
    theme.facts.map((fact) => ({ ...fact, theme: theme.id })),
  );
  const known = new Map<string, (typeof entries)[number]>();
  for (const fact of entries) {
    const report = (what: string, remedy: string) =>
      problems.push({ file: at("facts.yaml"), place: fact.path, what, remedy });
    if (known.has(fact.path)) report("the path occurs twice", "keep one of the two");
    if ((fact.type === "list") !== (fact.item !== undefined)) {
      report("only lists have items, and every list has", "add or remove `item`");
    }
    if (fact.type === "yes_no" && !(fact.yes && fact.no)) {
      report("a yes_no fact is told in two sentences", "write what a yes and what a no says");
    }
    known.set(fact.path, fact);
  }

  const serves = new Map<string, string[]>();
  const criteria: Criterion[] = [];
  for (const { file, checklist, letter, count, content } of lists) {
    if (!content) continue;
    const report = (place: string, what: string, remedy: string) =>
      problems.push({ file: at(file), place, what, remedy });
    if (content.checklist !== checklist) {
      report(
        "checklist",
        `found ${content.checklist}`,
        `this file holds the ${checklist} checklist`,
      );
    }
    const expected = Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
    const found = content.criteria.map(({ id }) => id);
    for (const id of expected) {
      if (!found.includes(id))
        report(id, "the criterion is missing", "add it; the policy numbers it");
    }
    found.forEach((id, index) => {
      if (id !== expected[index] && (found.indexOf(id) !== index || !expected.includes(id))) {
        report(
          id,
          "the policy has no such criterion, or it occurs twice",
          `write ${letter}1 to ${letter}${count}, each once`,
        );
      }
    });
    content.criteria.forEach((criterion, index) => {
      const surroundings = { facts: known, settings: policy.settings };
      const test = inspectTest(criterion.test, `${criterion.id}.test`, surroundings);
      const aside =
        criterion.aside && inspectTest(criterion.aside, `${criterion.id}.aside`, surroundings);
      for (const problem of [...test.problems, ...(aside?.problems ?? [])]) {
        report(problem.place, problem.what, problem.remedy);
      }
      const lettered = new Set((criterion.parts ?? []).map((part) => part.letter));
      for (const part of [...test.parts, ...(aside?.parts ?? [])]) {
        if (!lettered.has(part)) {
          report(
            `${criterion.id}.test`,
            `part ${part} is not lettered in the text`,
            "use the policy's letters",
          );
        }
      }
      for (const path of [...test.paths, ...(aside?.paths ?? [])]) {
        const served = serves.get(path) ?? [];
        if (!served.includes(criterion.id)) serves.set(path, [...served, criterion.id]);
      }
      criteria.push({
        ...criterion,
        checklist,
        number: index + 1,
        settings: [...test.settings, ...(aside?.settings ?? [])],
      });
    });
  }
  const gatePlaces = new Set(policy.gates.map(({ id }) => id));
  for (const gate of policy.gates) {
    if (!("no" in gate.test)) continue;
    const inspected = inspectTest(gate.test, `gates.${gate.id}.test`, {
      facts: known,
      settings: policy.settings,
    });
    for (const problem of inspected.problems) {
      problems.push({ file: at("policy.yaml"), ...problem });
    }
  }
  const definitions = entries.map((fact): FactDefinition => {
    const { context_for = [], event = false, ...rest } = fact;
    // A checklist that could not be read has told its own problems; its criteria are not unknown.
    for (const id of lists.every(({ content }) => content) ? context_for : []) {
      if (!gatePlaces.has(id) && !criteria.some((criterion) => criterion.id === id)) {
        problems.push({
          file: at("facts.yaml"),
          place: `${fact.path}.context_for`,
          what: `"${id}" is no criterion and no gate`,
          remedy: "name a criterion such as P3",
        });
      }
    }
    const served = serves.get(fact.path) ?? [];
    return {
      ...rest,
      group: fact.path.split(".")[0] ?? fact.path,
      event,
      serves: served,
      context_for,
      review_types: reviewTypes([...served, ...context_for]),
    };
  });
  if (problems.length > before) return undefined;
  return {
    id: source.id,
    version: source.entry.version,
    in_force_from: source.entry.in_force_from,
    in_force_to: source.entry.in_force_to,
    fingerprint: source.entry.fingerprint,
    ...policy,
    vocabulary: {
      themes: facts.themes.map(({ id, title }) => ({ id, title })),
      facts: definitions,
    },
    checklists: lists.flatMap(({ checklist, content }) =>
      content ? [{ checklist, title: content.title, heading: content.heading }] : [],
    ),
    criteria,
    claims,
  };
}

/** A fact is asked where a criterion it serves is judged; one that serves none, in every review. */
function reviewTypes(ids: readonly string[]): readonly ReviewType[] {
  const both: readonly ReviewType[] = ["admission", "continued_stay"];
  if (ids.length === 0 || ids.some((id) => !/^[AC]\d/.test(id))) return both;
  const types: ReviewType[] = [];
  if (ids.some((id) => id.startsWith("A"))) types.push("admission");
  if (ids.some((id) => id.startsWith("C"))) types.push("continued_stay");
  return types;
}
