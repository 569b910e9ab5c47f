/**
 * Review documents in and out: nested JSON to flat facts and back.
 *
 * Strict: a path the vocabulary does not have is refused with its name, a wrong value with what
 * was expected. Keys beside `review_type` and `facts` are for people and are ignored.
 */
import type { FactProblem, FactValue, FactValues, ReviewDocument } from "@/lib/facts/fact-values";
import { describe, parseFactValue } from "@/lib/facts/parse-fact-value";
import type { FactDefinition, Policy } from "@/lib/policy/schema";
import { fail, ok, type Result } from "@/lib/result";

type Vocabulary = Pick<Policy, "vocabulary">;

interface Names {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  /** Every path that has facts below it: "member", "treatment_plan.elements_addressed". */
  readonly groups: ReadonlySet<string>;
}

const namesOf = new WeakMap<Vocabulary["vocabulary"], Names>();

function names({ vocabulary }: Vocabulary): Names {
  const known = namesOf.get(vocabulary);
  if (known) return known;
  const facts = new Map<string, FactDefinition>();
  const groups = new Set<string>();
  for (const fact of vocabulary.facts) {
    facts.set(fact.path, fact);
    for (let at = fact.path.indexOf("."); at > 0; at = fact.path.indexOf(".", at + 1)) {
      groups.add(fact.path.slice(0, at));
    }
  }
  const made = { facts, groups };
  namesOf.set(vocabulary, made);
  return made;
}

/** The definition of a fact by its path. */
export function factDefinition(policy: Vocabulary, path: string): FactDefinition | undefined {
  return names(policy).facts.get(path);
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads a review document. All problems are reported, not only the first. */
export function parseReviewDocument(
  policy: Vocabulary,
  document: unknown,
): Result<ReviewDocument, readonly FactProblem[]> {
  const problems: FactProblem[] = [];
  const report = (code: FactProblem["code"], path: string, expected: string, found: unknown) =>
    problems.push({ code, path, expected, found: describe(found) });
  if (!isMapping(document)) {
    report("not_a_document", "", "an object with review_type and facts", document);
    return fail(problems);
  }
  const reviewType = document.review_type;
  if (reviewType !== "admission" && reviewType !== "continued_stay") {
    report("not_a_document", "review_type", '"admission" or "continued_stay"', reviewType);
  }
  const { facts, groups } = names(policy);
  const values: Record<string, FactValue> = {};
  function walk(group: Readonly<Record<string, unknown>>, prefix: string): void {
    for (const [key, value] of Object.entries(group)) {
      const path = prefix + key;
      const definition = facts.get(path);
      if (definition) {
        const parsed = parseFactValue(definition, value);
        if (!parsed.ok) problems.push(...parsed.error);
        else if (parsed.value !== null) values[path] = parsed.value;
      } else if (!groups.has(path)) {
        problems.push({
          code: "unknown_fact",
          path,
          expected: "a fact of the vocabulary",
          found: "a name it does not have",
        });
      } else if (isMapping(value)) walk(value, `${path}.`);
      else if (value !== null) report("wrong_value", path, "a group of facts or null", value);
    }
  }
  if (isMapping(document.facts)) walk(document.facts, "");
  else report("not_a_document", "facts", "an object of facts", document.facts);
  checkLetterGroups(policy, values, problems);
  checkPeriod(values, problems);
  return problems.length > 0
    ? fail(problems)
    : ok({
        review_type: reviewType === "continued_stay" ? "continued_stay" : "admission",
        facts: values,
      });
}

/** Top-level keys that may rest on letters of support: every group but the evidence itself. */
export function factGroups(policy: Vocabulary): ReadonlySet<string> {
  const groups = new Set(policy.vocabulary.facts.map((fact) => fact.group));
  groups.delete("evidence");
  return groups;
}

function checkLetterGroups(policy: Vocabulary, values: FactValues, problems: FactProblem[]): void {
  const path = "evidence.fact_groups_resting_only_on_letters_of_support";
  const named = values[path];
  if (!Array.isArray(named)) return;
  const groups = factGroups(policy);
  named.forEach((group, index) => {
    if (typeof group === "string" && !groups.has(group)) {
      problems.push({
        code: "wrong_value",
        path: `${path}[${index}]`,
        expected: "the name of a group of facts, such as home_community_supports",
        found: "a name the vocabulary does not have",
      });
    }
  });
}

function checkPeriod(values: FactValues, problems: FactProblem[]): void {
  const start = values["dates.period_under_review_start"];
  const end = values["dates.period_under_review_end"];
  if (typeof start === "string" && typeof end === "string" && end < start) {
    problems.push({
      code: "wrong_value",
      path: "dates.period_under_review_end",
      expected: `a date from ${start}, the start of the period`,
      found: `"${end}"`,
    });
  }
}

/** The nested `facts` of a review document, for export; facts that say nothing are left out. */
export function nestFacts(values: FactValues): Record<string, unknown> {
  const nested: Record<string, unknown> = {};
  for (const path of Object.keys(values).sort()) {
    const value = values[path];
    if (value === null || value === undefined) continue;
    const keys = path.split(".");
    const last = keys.pop() ?? path;
    let group = nested;
    for (const key of keys) {
      const inner = group[key];
      const next: Record<string, unknown> = isMapping(inner) ? inner : {};
      group[key] = next;
      group = next;
    }
    group[last] = value;
  }
  return nested;
}
