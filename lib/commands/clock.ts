/**
 * `npm run --silent clock -- FILE` computes deadlines. FILE holds a JSON array of
 * { "id", "rule_id", "input" }, alone or under the key "vectors"; printed is an array of { "id", ...deadlines }. What cannot be read
 * is named on standard error, one line, with exit status 2.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { inputKinds, misordered, unasked, type ClockInput } from "@/lib/clocks/deadline-input";
import { deadlineRules, deadlines, type Deadlines } from "@/lib/clocks/deadlines";
import { readMoment } from "@/lib/clocks/moment";
import type { ClockRules } from "@/lib/policy/clock-rules";
import { lawOfClocks } from "@/lib/policy/library";
import { fail, ok, type Result } from "@/lib/result";

const vectorsSchema = z.array(
  z.looseObject({
    id: z.union([z.string(), z.number()]),
    rule_id: z.string(),
    input: z.record(z.string(), z.unknown()),
  }),
);

type Vector = z.infer<typeof vectorsSchema>[number];

/** Reads the input of one vector; the error names what is malformed. */
function readInput({ input }: Vector): Result<ClockInput, string> {
  const read: Record<string, ClockInput[string]> = {};
  for (const [key, value] of Object.entries(input)) {
    if (!Object.hasOwn(inputKinds, key)) continue;
    const kind = inputKinds[key as keyof typeof inputKinds];
    if (value === null) read[key] = null;
    else if (kind === "moment") {
      const moment = typeof value === "string" ? readMoment(value) : undefined;
      if (!moment) {
        return fail(
          `input.${key}: expected a date such as 2026-11-23 or a time such as 2026-11-23T10:00, found ${JSON.stringify(value)}`,
        );
      }
      read[key] = moment;
    } else if (kind === "number" && !(Number.isInteger(value) && Number(value) >= 0)) {
      return fail(`input.${key}: expected a whole number from 0, found ${JSON.stringify(value)}`);
    } else if (kind === "boolean" && typeof value !== "boolean") {
      return fail(`input.${key}: expected true or false, found ${JSON.stringify(value)}`);
    } else if (kind === "text" && typeof value !== "string") {
      return fail(`input.${key}: expected text, found ${JSON.stringify(value)}`);
    } else if (typeof value === "boolean" || typeof value === "number" || typeof value === "string")
      read[key] = value;
  }
  return ok(read);
}

function readVectors(file: string): Result<readonly Vector[], string> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    const found = error instanceof SyntaxError ? "no valid JSON" : "no file that can be read";
    return fail(`${file}: expected a JSON array of vectors, found ${found}`);
  }
  const named =
    typeof content === "object" && content !== null && "vectors" in content
      ? content.vectors
      : content;
  const parsed = vectorsSchema.safeParse(named);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail(`${file}: ${issue?.path.join(".") || "the document"}: ${issue?.message ?? ""}`);
}

/** The deadlines of one vector; the error names the rule with its citation, or the rules there are. */
function answerTo(vector: Vector, rules: ClockRules): Result<Deadlines, string> {
  const rule = deadlineRules.includes(vector.rule_id)
    ? rules.rules.find(({ id }) => id === vector.rule_id)
    : undefined;
  if (!rule)
    return fail(`there is no rule "${vector.rule_id}": use one of ${deadlineRules.join(", ")}`);
  const refuse = (why: string) => fail(`${rule.id} (${rule.citation}): ${why}`);
  const input = readInput(vector);
  if (!input.ok) return refuse(input.error);
  const empty = unasked(rule.id, input.value);
  if (empty !== undefined) return refuse(empty);
  const backwards = misordered(rule.id, input.value);
  if (backwards !== undefined) return refuse(backwards);
  try {
    const found = deadlines(rule.id, input.value, rules);
    const timeless =
      rule.figures["hours"] !== undefined &&
      Object.keys(input.value).find((key) => lacksTime(input.value[key]));
    if (timeless && Object.values(found).every((due) => due === undefined))
      return refuse(`input.${timeless}: the clock counts hours: add the time of day`);
    return ok(found);
  } catch (error) {
    if (error instanceof RangeError) return refuse(error.message);
    throw error;
  }
}

const lacksTime = (value: ClockInput[string] | undefined): boolean =>
  typeof value === "object" && value !== null && value.instant === null;

function run([file, ...more]: readonly string[]): Result<string, string> {
  if (file === undefined || more.length > 0) return fail("Usage: npm run --silent clock -- FILE");
  const vectors = readVectors(file);
  if (!vectors.ok) return vectors;
  const rules = lawOfClocks();
  const answers: object[] = [];
  for (const vector of vectors.value) {
    const answer = answerTo(vector, rules);
    if (!answer.ok) return fail(`${vector.id}: ${answer.error}`);
    answers.push({ id: vector.id, ...answer.value });
  }
  return ok(JSON.stringify(answers, null, 2));
}

try {
  const outcome = run(process.argv.slice(2));
  if (outcome.ok) process.stdout.write(`${outcome.value}\n`);
  else {
    process.stderr.write(`${outcome.error}\n`);
    process.exitCode = 2;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
