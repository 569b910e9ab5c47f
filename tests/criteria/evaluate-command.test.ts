/** The command that scripts use, in a process of its own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { nestFacts } from "@/lib/facts/review-document";
import { policyLibrary } from "@/lib/policy/library";
import { goldenBases } from "./golden-cases";

const folder = mkdtempSync(join(tmpdir(), "reviews-"));
afterAll(() => rmSync(folder, { recursive: true }));

const policy = policyLibrary().find("psychiatric-iop", "2024-07-01");
if (!policy) throw new Error("criteria/ has no psychiatric-iop 2024-07-01");
const base = goldenBases(policy).get("admission");
if (!base) throw new Error("there is no base for admissions");

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

function evaluate(...files: readonly string[]) {
  return spawnSync(process.execPath, ["commands.mjs", "evaluate", ...files], { encoding: "utf8" });
}

const good = file("good.json", { review_type: "admission", facts: nestFacts(base.facts) });
const marked = file("marked.json", `\uFEFF${readFileSync(good, "utf8")}`);
const misspelt = file("misspelt.json", {
  review_type: "admission",
  facts: { safety_plan: { documented: "yes" }, dates: { admission_date: "2 March" } },
});

describe("evaluate", { timeout: 60_000 }, () => {
  it("prints one document as one object, and exits 0", () => {
    const { status, stdout, stderr } = evaluate(good);
    expect([status, stderr]).toEqual([0, ""]);
    const printed = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(printed)).toEqual([
      "policy",
      "overall_criteria_result",
      "recommended_disposition",
      "gates",
      "findings",
      "information_to_request",
    ]);
    expect(printed.recommended_disposition).toBe("eligible_for_certification");
    expect(stdout.split("\n").length).toBeGreaterThan(20);
  });

  it("names each wrong fact of a document on standard error, prints the others a line each, and exits 2", () => {
    const { status, stdout, stderr } = evaluate(good, misspelt, marked);
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toEqual([
      `${misspelt}: safety_plan.documented: expected true, false or null, found a text`,
      `${misspelt}: dates.admission_date: expected a calendar date YYYY-MM-DD or null, found a text`,
    ]);
    const lines = stdout.trim().split("\n");
    expect(lines).toHaveLength(2);
    const printed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(printed.map((one) => Object.keys(one)[0])).toEqual(["file", "file"]);
    expect(printed.map((one) => one.file)).toEqual([good, marked]);
    expect(printed[1]).toEqual({ ...printed[0], file: marked });
  });

  it.each([
    ["no file", join(folder, "absent.json"), "found no file that can be read"],
    ["no JSON", file("broken.json", "{"), "found no valid JSON"],
    ["no document", file("list.json", []), "expected an object with review_type and facts"],
  ])("%s: one clear line and exit 2", (_name, path, line) => {
    const { status, stdout, stderr } = evaluate(path);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(line);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("a date before the policy is outside it, under no version", () => {
    const early = file("early.json", {
      review_type: "admission",
      facts: nestFacts({ ...base.facts, "dates.admission_date": "2024-06-30" }),
    });
    const printed = JSON.parse(evaluate(early).stdout) as Record<string, unknown>;
    expect(printed.policy).toEqual({ id: "psychiatric-iop", version: null, fingerprint: null });
    expect(printed.recommended_disposition).toBe("not_under_policy");
    expect(printed.information_to_request).toEqual([]);
  });
});
