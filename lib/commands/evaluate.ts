/**
 * `npm run --silent evaluate -- FILE...` evaluates review documents.
 *
 * One file: one JSON object, indented for reading. Several: one object a line, in the order given,
 * each with its `file` first. A byte order mark is passed over.
 * What cannot be read goes to standard error, a line for each problem, as
 * `FILE: path.of.fact: expected ..., found ...`; the others are still printed and the exit is 2.
 */
import { readFileSync } from "node:fs";
import { evaluate } from "@/lib/evaluation/evaluate";
import { compilePolicy } from "@/lib/evaluation/compile";
import { evaluationReport, type EvaluationReport } from "@/lib/evaluation/record";
import { policyForDocument } from "@/lib/facts/policy-for-document";
import { parseReviewDocument } from "@/lib/facts/review-document";
import { policyLibrary } from "@/lib/policy/library";
import { fail, ok, type Result } from "@/lib/result";

function evaluateFile(file: string): Result<EvaluationReport, readonly string[]> {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    const found = error instanceof SyntaxError ? "no valid JSON" : "no file that can be read";
    return fail([`${file}: the document: expected a JSON review document, found ${found}`]);
  }
  const policy = policyForDocument(document, policyLibrary().all);
  if (!policy) return fail([`${file}: the document: expected a policy version, found none`]);
  const parsed = parseReviewDocument(policy, document);
  if (!parsed.ok) {
    return fail(
      parsed.error.map(
        ({ path, expected, found }) =>
          `${file}: ${path || "the document"}: expected ${expected}, found ${found}`,
      ),
    );
  }
  return ok(evaluationReport(evaluate(compilePolicy(policy), parsed.value)));
}

function run(files: readonly string[]): number {
  if (files.length === 0) {
    process.stderr.write("Usage: npm run --silent evaluate -- FILE...\n");
    return 2;
  }
  let exit = 0;
  for (const file of files) {
    const evaluated = evaluateFile(file);
    if (evaluated.ok) {
      const printed =
        files.length === 1
          ? JSON.stringify(evaluated.value, null, 2)
          : JSON.stringify({ file, ...evaluated.value });
      process.stdout.write(`${printed}\n`);
    } else {
      process.stderr.write(`${evaluated.error.join("\n")}\n`);
      exit = 2;
    }
  }
  return exit;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
