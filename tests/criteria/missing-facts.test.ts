/**
 * The missing facts of an undetermined criterion are exactly those that could change its finding.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePolicy, readsOf, type CompiledCriterion } from "@/lib/evaluation/compile";
import { makeContext } from "@/lib/evaluation/context";
import { missingFacts } from "@/lib/evaluation/missing";
import type { Node } from "@/lib/evaluation/node";
import type { FactValue, ReviewDocument } from "@/lib/facts/fact-values";
import { policyLibrary } from "@/lib/policy/library";
import { drawValue, generateReview, seededRandom, type ReviewShape } from "./generated-review";

const policy = policyLibrary().find("psychiatric-iop", "2024-07-01");
if (!policy) throw new Error("criteria/ has no psychiatric-iop 2024-07-01");
const compiled = compilePolicy(policy);
const definitions = new Map(policy.vocabulary.facts.map((fact) => [fact.path, fact]));

const shapes = fc.record({
  seed: fc.nat(),
  silent: fc.constantFrom(0.15, 0.4, 0.7, 1),
  yes: fc.constantFrom(0.3, 0.6, 0.9),
  day: fc.constantFrom(1, 4, 8, 16),
});

function findingOf({ node }: CompiledCriterion, document: ReviewDocument): string {
  return node.run(makeContext(document)).value.finding;
}

function silentFacts(criterion: CompiledCriterion, document: ReviewDocument): readonly string[] {
  return [...readsOf(criterion.node)].filter((path) => {
    const value = document.facts[path];
    return (value === undefined || value === null) && !path.startsWith("dates.");
  });
}

function answered(
  document: ReviewDocument,
  paths: readonly string[],
  shape: ReviewShape,
  random: () => number,
  chance = 1,
): ReviewDocument {
  const facts: Record<string, FactValue> = { ...document.facts };
  for (const path of paths) {
    const definition = definitions.get(path);
    if (!definition || random() >= chance) continue;
    const drawn = drawValue(definition, shape, random);
    facts[path] =
      path === "member.date_of_birth"
        ? (["1991-03-14", "2010-02-11", "2008-03-10"][Math.floor(random() * 3)] ?? null)
        : drawn;
  }
  return { ...document, facts };
}

/** Answers that leaves themselves name: the ones at which findings change. */
function tellingAnswers(node: Node, document: ReviewDocument, path: string): readonly FactValue[] {
  const context = makeContext(document);
  const own = node.leaf?.reads.includes(path) ? node.leaf.answers(context, path) : [];
  return [...own, ...node.children.flatMap((child) => tellingAnswers(child, document, path))];
}

/** Generates `runs` reviews and looks at those in which the criterion is undetermined. */
const forUndetermined = (
  id: string,
  runs: number,
  look: (
    criterion: CompiledCriterion,
    document: ReviewDocument,
    shape: ReviewShape,
    random: () => number,
  ) => void,
): void => {
  const criterion = compiled.criteria.get(id);
  if (!criterion) throw new Error(`no criterion ${id}`);
  fc.assert(
    fc.property(shapes, (shape) => {
      const random = seededRandom(shape.seed);
      const type = id.startsWith("C") ? "continued_stay" : "admission";
      const document = generateReview(policy, type, shape, random);
      if (findingOf(criterion, document) === "undetermined")
        look(criterion, document, shape, random);
    }),
    { numRuns: runs, seed: 20260302 },
  );
};

describe("missing facts", { timeout: 60_000 }, () => {
  const ids = [...compiled.criteria.keys()];
  it.each(ids)("%s: nothing outside the set changes the finding", (id) => {
    forUndetermined(id, 60, (criterion, document, shape, random) => {
      const missing = new Set(missingFacts(criterion.node, document));
      const outside = silentFacts(criterion, document).filter((path) => !missing.has(path));
      for (let attempt = 0; attempt < 8; attempt += 1) {
        const changed = answered(document, outside, shape, random, 0.7);
        expect(findingOf(criterion, changed)).toBe("undetermined");
      }
    });
  });

  it.each(ids)("%s: every fact of the set changes the finding in some case", (id) => {
    forUndetermined(id, 25, (criterion, document, shape, random) => {
      const missing = missingFacts(criterion.node, document);
      for (const path of missing)
        expect(canMatter(criterion, document, path, missing, shape, random), path).toBe(true);
    });
  });
});

/** Looks for a way the other missing facts turn out in which this one changes the finding. */
function canMatter(
  criterion: CompiledCriterion,
  document: ReviewDocument,
  path: string,
  missing: readonly string[],
  shape: ReviewShape,
  random: () => number,
): boolean {
  const others = missing.filter((one) => one !== path);
  for (let attempt = 0; attempt < 4000; attempt += 1) {
    const facts: Record<string, FactValue> = { ...document.facts };
    // Most attempts settle nearly everything one way, so that a single fact can tip the whole.
    const usual = attempt % 4;
    for (const other of others) {
      const possible = tellingAnswers(criterion.node, { ...document, facts }, other);
      const any = Math.floor(random() * (possible.length + 1));
      const drawn = possible[usual < 3 && random() < 0.85 ? usual : any];
      if (drawn !== undefined) facts[other] = drawn;
    }
    if (random() < 0.2) Object.assign(facts, answered(document, others, shape, random, 0.7).facts);
    const around = { ...document, facts };
    const here = findingOf(criterion, around);
    const values = [
      ...tellingAnswers(criterion.node, around, path),
      ...(path === "member.date_of_birth" ? ["1991-03-14", "2010-02-11", "2008-03-10"] : []),
    ];
    for (const value of values) {
      if (findingOf(criterion, { ...around, facts: { ...facts, [path]: value } }) !== here) {
        return true;
      }
    }
  }
  return false;
}
