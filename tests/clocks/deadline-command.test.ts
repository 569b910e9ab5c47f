/** The deadline command in a process of its own, against deadlines worked out by hand. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { deadlineRules } from "@/lib/clocks/deadlines";
import { deadlineCases } from "./deadline-cases";

const folder = mkdtempSync(join(tmpdir(), "clocks-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function clock(content: unknown) {
  const file = join(folder, `${(files += 1)}.json`);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["commands.mjs", "clock", file], {
    encoding: "utf8",
  });
  return { status, stdout, stderr: stderr.replaceAll(file, "FILE") };
}

const vector = (rule_id: string, input: unknown) => [{ id: "V-1", rule_id, input }];

describe("every rule", { timeout: 60_000 }, () => {
  const vectors = deadlineCases.map(({ rule, input }, index) => ({
    id: index,
    rule_id: rule,
    rule: "named for people",
    input,
  }));
  const run = clock(vectors);
  const printed = run.status === 0 ? (JSON.parse(run.stdout) as readonly object[]) : [];

  it("is answered, and nothing is said on standard error", () => {
    expect([run.status, run.stderr]).toEqual([0, ""]);
  });

  it("has at least two cases", () => {
    for (const rule of deadlineRules)
      expect(
        deadlineCases.filter((each) => each.rule === rule).length,
        rule,
      ).toBeGreaterThanOrEqual(2);
  });

  it.each(deadlineCases.map((each, index) => ({ ...each, index })))(
    "$rule of $input is $expected",
    ({ index, expected }) => {
      expect(printed[index]).toEqual({ id: index, ...expected });
    },
  );

  it("reads an array under the name vectors as well", () => {
    const { stdout } = clock({ vectors: vectors.slice(0, 1) });
    expect(JSON.parse(stdout)).toEqual([{ id: 0, due_end_of_day: "2026-12-25" }]);
  });
});

describe("what cannot be answered is refused by name, with status 2", { timeout: 60_000 }, () => {
  it.each([
    [vector("cms_slow", {}), /^V-1: there is no rule "cms_slow": use one of cms_standard, /],
    [
      vector("cms_standard", { received: "2026-02-30" }),
      /^V-1: cms_standard \(42 CFR 422\.568\(b\)\(1\).*\): input\.received: expected a date .*found "2026-02-30"/,
    ],
    [
      vector("erisa_urgent", { received: "2026-11-24T09:15-05", complete: "no" }),
      /^V-1: erisa_urgent .*input\.complete: expected true or false, found "no"/,
    ],
    [
      vector("erisa_extension", { extensions_already_used: 0.5 }),
      /^V-1: erisa_extension .*input\.extensions_already_used: expected a whole number/,
    ],
    [
      vector("cms_expedited", { received: "2026-11-24" }),
      /^V-1: cms_expedited .*input\.received: the clock counts hours: add the time of day/,
    ],
    [
      vector("erisa_pre_service", {
        received: "2026-11-24",
        extension_notice_sent: "2026-11-20",
      }),
      /^V-1: erisa_pre_service \(29 CFR 2560\.503-1.*\): input\.extension_notice_sent is before input\.received/,
    ],
    [
      vector("nc_prospective", { all_necessary_information_obtained: "2032-12-30" }),
      /^V-1: nc_prospective .*The holiday table ends on 2032-12-31/,
    ],
    [
      vector("nc_prospective", { all_necessary_information_obtained: "2023-12-30" }),
      /^V-1: nc_prospective .*The holiday table begins on 2024-01-01/,
    ],
    [
      vector("cms_standard", { recieved: "2026-11-23" }),
      /^V-1: cms_standard \(42 CFR 422\.568\(b\)\(1\).*\): input: nothing to count from: give a value to input\.received or /,
    ],
    [vector("hipaa_accounting", { request_received: null }), /^V-1: hipaa_accounting .*nothing/],
    [
      vector("cms_standard", { received: "2026-11-23", reason: 5 }),
      /^V-1: cms_standard .*input\.reason: expected text, found 5/,
    ],
    [
      vector("cms_expedited", { received: "2026-11-24T09:15:60" }),
      /^V-1: cms_expedited .*input\.received: expected a date .*found "2026-11-24T09:15:60"/,
    ],
    [
      vector("erisa_post_service", {
        received: "2026-11-02",
        extension_notice_sent: "2026-11-20",
        claimant_responds: "2026-11-12",
      }),
      /^V-1: erisa_post_service \(29 CFR 2560\.503-1.*\): input\.claimant_responds is before input\.extension_notice_sent/,
    ],
    [[{ id: "V-1", rule_id: "cms_standard" }], /^FILE: 0\.input: /],
    ["{", /^FILE: expected a JSON array of vectors, found no valid JSON/],
  ])("%j", (content, message) => {
    const { status, stdout, stderr } = clock(content);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("a time zone in brackets is no time", () => {
    const { status, stderr } = clock(
      vector("cms_expedited", { received: "2026-11-24T09:15[America/Chicago]" }),
    );
    expect([status, /input\.received/.test(stderr)]).toEqual([2, true]);
  });
});
