/** The command that screens a claims file, in a process of its own; and what it stands on. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { screenReport } from "@/lib/claims/export/screen-report";
import { screenFile, type Coverage } from "@/lib/claims/screen-file";
import {
  authorization,
  authorizationNeeded,
  noAuthorizationNeeded,
  rulesOn,
} from "@/tests/builders/claims";
import { caseClaim, caseLine, caseOf, csvOf, options, pieces } from "@/tests/builders/claim-files";

interface Report {
  readonly claims: readonly {
    readonly claim: string;
    readonly lines: readonly Readonly<Record<string, unknown>>[];
  }[];
  readonly refused: readonly Readonly<Record<string, unknown>>[];
  readonly totals: Readonly<Record<string, unknown>>;
}

const nothingAsked: Coverage = {
  authorizations: [],
  plan: noAuthorizationNeeded,
  recordsRequests: [],
};

async function screened(content: string, coverage?: Coverage): Promise<Report> {
  const file = await screenFile(
    pieces(content),
    options,
    (carried) => coverage ?? carried ?? nothingAsked,
    rulesOn,
  );
  if (!file.ok) throw new Error(file.error.problem);
  return JSON.parse([...screenReport(file.value, rulesOn)].join("")) as Report;
}

const said = ({ claims }: Report) =>
  claims.flatMap(({ claim, lines }) =>
    lines.map((line) => {
      const text = (key: string) => JSON.stringify(line[key]).replaceAll('"', "");
      const codes = `${text("edit")} ${text("group_code")}-${text("carc")}/${text("rarc")}`;
      const units = `${claim}/${text("line")} ${text("disposition")} ${text("payable_units")}`;
      return line.edit === null ? units : `${units} ${codes}`;
    }),
  );

const professional = (number: string, line: Readonly<Record<string, unknown>> = {}) =>
  caseClaim(number, {
    form: "professional (837P)",
    type_of_bill: undefined,
    received: "2026-10-14",
    lines: [caseLine({ revenue_code: null, place_of_service: "11", ...line })],
  });

describe("a screened case", () => {
  it("gives each line as it stands at the end", async () => {
    const voided = caseClaim("F1V", { frequency_code: "8", original_claim: "F1" });
    const report = await screened(
      JSON.stringify(caseOf([caseClaim("F1"), professional("P1"), voided])),
    );
    expect(said(report)).toEqual([
      "F1/1 reversed 0",
      "P1/1 deny 0 facility_and_professional_same_day CO-97/N20",
      "F1V/1 reversed 0",
    ]);
    expect(report.claims[1]?.lines[0]).toMatchObject({
      line: 1,
      edits: ["facility_and_professional_same_day"],
      readjudicate_later: true,
      collides_with: { claim: "F1", line: 1 },
    });
    expect(report.claims[1]?.lines[0]?.sentence).toMatch(/^Only one \(1\) unit/);
    expect(report.totals).toMatchObject({
      claims_judged: 3,
      lines_in: 3,
      lines_judged: 3,
      lines_refused: 0,
      payable_units: 0,
      readjudicate_later: 1,
      by_disposition: { reversed: 2, deny: 1 },
      by_edit: { facility_and_professional_same_day: 1 },
    });
  });

  it("is judged by the authorizations and the plan it carries", async () => {
    const [given] = caseOf([]).authorizations as object[];
    const days = ["2026-10-05", "2026-10-07", "2026-10-09"];
    const lines = days.map((day) => caseLine({ service_date_from: day, service_date_to: day }));
    const document = caseOf([caseClaim("F1", { lines })], {
      authorizations: [{ ...given, days_authorized: 2 }],
    });
    expect(said(await screened(JSON.stringify(document)))).toEqual([
      "F1/1 pay 1",
      "F1/2 pay 1",
      "F1/3 deny 0 authorized_days_exceeded CO-198/N54",
    ]);
    const open = { ...document, authorization_required_by_plan: false, authorizations: [] };
    expect(said(await screened(JSON.stringify(open)))).toEqual([
      "F1/1 pay 1",
      "F1/2 pay 1",
      "F1/3 pay 1",
    ]);
  });
});

describe("a screened CSV", () => {
  it("counts what is refused beside what is judged", async () => {
    const report = await screened(
      csvOf([{ units: "2" }, { units: "x" }, { claim: "F2", units: "y" }]),
    );
    expect(said(report)).toEqual(["F1/1 pay_in_part 1 units_per_day CO-151/N362"]);
    expect(report.refused.map(({ position }) => position)).toEqual([
      "row 3, column units",
      "row 4, column units",
    ]);
    expect(report.totals).toMatchObject({
      format: "csv",
      claims_judged: 1,
      claims_refused: 1,
      lines_in: 3,
      lines_judged: 1,
      lines_refused: 2,
    });
  });

  it("gives an authorization without a member to every member, with days of their own", async () => {
    const rows = ["M-1", "M-2"].flatMap((member) =>
      ["2026-10-05", "2026-10-07"].map((day) => ({
        claim: member,
        member,
        service_date_from: day,
      })),
    );
    const one = authorization({ memberNumber: "", daysAuthorized: 1, providerNpis: [] });
    const coverage = { ...nothingAsked, authorizations: [one], plan: authorizationNeeded };
    const exceeded = "deny 0 authorized_days_exceeded CO-198/N54";
    expect(said(await screened(csvOf(rows), coverage))).toEqual([
      "M-1/1 pay 1",
      `M-1/2 ${exceeded}`,
      "M-2/1 pay 1",
      `M-2/2 ${exceeded}`,
    ]);
  });

  it("judges or refuses every row once", async () => {
    const row = fc.record({
      claim: fc.constantFrom("F1", "F2", "P1", "P2"),
      member: fc.constantFrom("M-1", "M-2"),
      form: fc.constantFrom("institutional", "professional", "dental"),
      revenue_code: fc.constantFrom("0905", ""),
      units: fc.constantFrom("1", "2", "0", "", "-3", "1.5", "x"),
      service_date_from: fc.constantFrom("2026-10-05", "2026-10-07", "2026-13-01"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 15 }), async (rows) => {
        const { totals, claims, refused } = await screened(csvOf(rows));
        expect(totals.lines_in).toBe(rows.length);
        expect(claims.flatMap(({ lines }) => lines)).toHaveLength(Number(totals.lines_judged));
        expect(refused).toHaveLength(Number(totals.lines_refused));
        expect(Number(totals.lines_judged) + Number(totals.lines_refused)).toBe(rows.length);
      }),
      { numRuns: 60 },
    );
  });
});

const folder = mkdtempSync(join(tmpdir(), "claims-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const screen = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["commands.mjs", "screen", ...args], { encoding: "utf8" });

describe("screen", { timeout: 60_000 }, () => {
  const claims = file("claims.csv", csvOf([{}, { claim: "F2", units: "x" }]));

  it("prints what becomes of each line, and exits 0", () => {
    const { status, stdout, stderr } = screen(claims);
    expect([status, stderr]).toEqual([0, ""]);
    const report = JSON.parse(stdout) as Report;
    expect(said(report)).toEqual(["F1/1 pay 1"]);
    expect(report.refused).toHaveLength(1);
  });

  it("judges by the authorizations, plan and day of receipt given beside the file", () => {
    const [given] = caseOf([]).authorizations as object[];
    const authorizations = file("authorizations.json", [{ ...given, from: "2026-10-06" }]);
    const outside = screen(claims, "--authorizations", authorizations);
    expect(said(JSON.parse(outside.stdout) as Report)).toEqual([
      "F1/1 deny 0 outside_authorized_dates CO-197/N54",
    ]);
    const plan = file("plan.json", { authorization_required_by_plan: false });
    const unreceived = file(
      "unreceived.csv",
      csvOf([{ received: "" }, { claim: "F2", service_date_from: "2026-10-12", received: "" }]),
    );
    const beside = ["--authorizations", authorizations, "--plan", plan];
    const { stdout } = screen(unreceived, ...beside, "--received", "2026-10-07");
    expect(said(JSON.parse(stdout) as Report)).toEqual([
      "F1/1 pay 1",
      "F2/1 reject_for_correction 0 future_date CO-110/null",
    ]);
  });

  mkdirSync(join(folder, "folder"));
  it.each([
    [[claims, "--colour"], /--colour.* Usage: /],
    [[claims, "--received", "2026-02-30"], /^--received: expected a calendar date/],
    [[join(folder, "nothing.csv")], /nothing\.csv: there is no such file$/],
    [[join(folder, "folder")], /folder: this is a folder, not a file$/],
    [[file("cut.837", "ISA*00*")], /cut\.837: .+/],
    [
      [claims, "--authorizations", file("bad.json", [{ number: "A" }])],
      /bad\.json: \[0\]\.from is missing/,
    ],
  ])("says on one line what it cannot read, prints nothing and exits 2: %j", (args, said) => {
    const { status, stdout, stderr } = screen(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr.trimEnd()).toMatch(said);
  });
});
