/**
 * Evaluations per second, with the explanation tree, beside other ways to decide the same: a
 * function written by hand, json-rules-engine and cql-execution, in the same run and on the same
 * reviews. What each decides is compared first; a benchmark of different answers is worth nothing.
 * Rounds alternate, processor time is counted and the best round of each, so that what else the
 * machine does matters little.
 */
import { compilePolicy } from "@/lib/evaluation/compile";
import { makeContext } from "@/lib/evaluation/context";
import { evaluate } from "@/lib/evaluation/evaluate";
import { evaluationReport } from "@/lib/evaluation/record";
import type { ReviewDocument } from "@/lib/facts/fact-values";
import { policyLibrary } from "@/lib/policy/library";
import type { Policy } from "@/lib/policy/schema";
import { generateReview, seededRandom } from "@/tests/criteria/generated-review";
import { clinicalQualityLanguage } from "./clinical-quality-language";
import { expressiblePolicy } from "./expressible";
import { decideByHand } from "./by-hand/decide-by-hand";
import { jsonRules } from "./json-rules";

const reviewCount = 10_000;
const rounds = 7;
/** The general engines are slow enough that a share of the reviews is plenty. */
const sampleCount = 100;

function generatedReviews(policy: Policy): readonly ReviewDocument[] {
  const random = seededRandom(20260302);
  const groups = [...new Set(policy.vocabulary.facts.map(({ group }) => group))];
  return Array.from({ length: reviewCount }, (_, index) => {
    const shape = {
      silent: [0.05, 0.3, 0.8][index % 3] ?? 0.3,
      yes: 0.85,
      day: [2, 8, 22][index % 7] ?? 15,
    };
    const letters = groups.filter((group) => group !== "dates" && random() < 0.2);
    return generateReview(
      policy,
      index % 2 === 0 ? "admission" : "continued_stay",
      index % 10 === 0 ? { ...shape, letters } : shape,
      random,
    );
  });
}

/** Seconds of processor time since an earlier reading: waiting for other programs is not counted. */
function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

/** Best time of several rounds, in seconds for one review. */
class Stopwatch {
  best = Infinity;

  time(reviews: number, work: () => void): void {
    const start = process.cpuUsage();
    work();
    this.best = Math.min(this.best, processorSeconds(start) / reviews);
  }

  async timeAsync(reviews: number, work: () => Promise<void>): Promise<void> {
    const start = process.cpuUsage();
    await work();
    this.best = Math.min(this.best, processorSeconds(start) / reviews);
  }
}

function perSecond(seconds: number): string {
  return `${Math.round(1 / seconds)
    .toLocaleString("en-US")
    .padStart(11)} evaluations/s`;
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(3).padStart(11)} ms`;
}

function line(name: string, text: string): void {
  process.stdout.write(`${name.padEnd(44)} ${text}\n`);
}

/** Runs the benchmark and prints it; the exit code is 1 when a target is missed. */
export async function run(): Promise<void> {
  const policy = policyLibrary().all[0];
  if (!policy) throw new Error("criteria/ holds no policy");
  const compiled = compilePolicy(policy);
  const reviews = generatedReviews(policy);
  for (const review of reviews) {
    const byHand = decideByHand(review);
    evaluate(compiled, review).criteria.forEach(({ compiled: { criterion }, outcome }, index) => {
      if (outcome.value !== byHand[index]) {
        throw new Error(`${criterion.id}: the function written by hand decides otherwise`);
      }
    });
  }

  let checksum = 0;
  const own = new Stopwatch();
  const byHand = new Stopwatch();
  for (let round = 0; round < rounds; round += 1) {
    own.time(reviewCount, () => {
      for (const review of reviews) checksum += evaluate(compiled, review).criteria.length;
    });
    byHand.time(reviewCount, () => {
      for (const review of reviews) checksum += decideByHand(review).length;
    });
  }
  line(`${reviewCount} reviews, all criteria, with explanation`, perSecond(own.best));
  line("the same written by hand, findings only", perSecond(byHand.best));

  const part = expressiblePolicy(policy);
  const compiledPart = compilePolicy(part);
  const sample = reviews.slice(0, sampleCount).filter((review) => !hasLetters(review));
  const rules = jsonRules(part);
  const cql = clinicalQualityLanguage(part);
  await compareAnswers(sample, compiledPart, rules, cql);
  const ownPart = new Stopwatch();
  const rulesEngine = new Stopwatch();
  const cqlEngine = new Stopwatch();
  const everyCriterion = [...compiledPart.criteria.values()];
  for (let round = 0; round < rounds; round += 1) {
    ownPart.time(sample.length * 100, () => {
      for (let again = 0; again < 100; again += 1) {
        for (const review of sample) {
          const context = makeContext(review);
          for (const { node } of everyCriterion) checksum += node.run(context).children.length;
        }
      }
    });
    await rulesEngine.timeAsync(sample.length, async () => {
      for (const { facts } of sample) checksum += (await rules(facts)).size;
    });
    await cqlEngine.timeAsync(sample.length, async () => {
      for (const { facts } of sample) checksum += Object.keys(await cql(facts)).length;
    });
  }
  line(`${part.criteria.length} criteria every engine can express`, perSecond(ownPart.best));
  line("the same in json-rules-engine", perSecond(rulesEngine.best));
  line("the same in cql-execution", perSecond(cqlEngine.best));

  const targets = [
    ["ratio to the function written by hand", byHand.best / own.best, 0.6],
    ["ratio to json-rules-engine", rulesEngine.best / ownPart.best, 100],
    ["ratio to cql-execution", cqlEngine.best / ownPart.best, 25],
  ] as const;
  for (const [name, reached, wanted] of targets) {
    const verdict = reached >= wanted ? "ok" : "MISSED";
    line(name, `${reached.toFixed(2).padStart(11)} (at least ${wanted}: ${verdict})`);
    if (reached < wanted) process.exitCode = 1;
  }

  for (const times of [1, 2, 4, 8]) {
    const wider = compilePolicy(repeated(policy, times));
    const watch = new Stopwatch();
    const some = reviews.slice(0, 1000);
    for (let round = 0; round < 5; round += 1) {
      watch.time(some.length, () => {
        for (const review of some) checksum += evaluate(wider, review).criteria.length;
      });
    }
    const criteria = wider.byReviewType.admission.length;
    line(
      `${criteria} criteria in a review`,
      `${((watch.best / criteria) * 1e9).toFixed(0).padStart(11)} ns for each`,
    );
  }
  const one = new Stopwatch();
  const words = new Stopwatch();
  for (let round = 0; round < 3; round += 1) {
    one.time(1000, () => {
      for (const review of reviews.slice(0, 1000)) {
        checksum += evaluate(compiled, review).criteria.length;
      }
    });
    words.time(200, () => {
      for (const review of reviews.slice(0, 200)) {
        checksum += evaluationReport(evaluate(compiled, review)).information_to_request.length;
      }
    });
  }
  line("one review", milliseconds(one.best));
  line("one review with its report in words", milliseconds(words.best));
  if (checksum === 0) throw new Error("nothing was evaluated");
}

function hasLetters({ facts }: ReviewDocument): boolean {
  return facts["evidence.fact_groups_resting_only_on_letters_of_support"] !== undefined;
}

async function compareAnswers(
  sample: readonly ReviewDocument[],
  compiled: ReturnType<typeof compilePolicy>,
  rules: ReturnType<typeof jsonRules>,
  cql: ReturnType<typeof clinicalQualityLanguage>,
): Promise<void> {
  for (const review of sample) {
    const context = makeContext(review);
    const met = await rules(review.facts);
    const truth = await cql(review.facts);
    for (const [id, { node }] of compiled.criteria) {
      const { finding } = node.run(context).value;
      const holds = finding === "met" || finding === "not_applicable";
      if (met.has(id) !== holds) throw new Error(`${id}: json-rules-engine decides otherwise`);
      const expected = holds ? true : finding === "not_met" ? false : null;
      if ((truth[id] ?? null) !== expected)
        throw new Error(`${id}: cql-execution decides otherwise`);
    }
  }
}

/** The policy with every criterion several times over, to see what a criterion costs in a crowd. */
function repeated(policy: Policy, times: number): Policy {
  const criteria = Array.from({ length: times }, (_, copy) =>
    policy.criteria.map((criterion) => ({ ...criterion, id: `${criterion.id}-${copy}` })),
  );
  return { ...policy, criteria: criteria.flat() };
}
