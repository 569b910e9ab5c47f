/** What leaves: judged lines as CSV, and the remittance preview. */
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Claim } from "@/lib/claims/claim";
import { judgedLines, linesCsvHeader, linesCsvRows } from "@/lib/claims/export/lines-csv";
import { remittanceOf, remittanceSegments } from "@/lib/claims/export/remittance";
import { withKey } from "@/lib/claims/member-number";
import {
  authorization,
  authorizationNeeded,
  facilityClaim,
  history,
  judged,
  monday,
  otherLine,
  perDiemLine,
  professionalClaim,
} from "@/tests/builders/claims";

const policyId = "AHS-POLICY-1";

function remitted(claims: readonly Claim[], number: string, past = history()) {
  const known = judged(claims, past).all.find(({ claim }) => claim.number === number);
  const remittance = known ? remittanceOf(known, policyId) : null;
  if (!remittance) throw new Error(`${number} has no remittance`);
  return { remittance, segments: remittanceSegments(remittance) };
}

describe("the remittance of a claim", () => {
  it("that is paid has no adjustments", () => {
    const { remittance, segments } = remitted([facilityClaim("F1", [perDiemLine()])], "F1");
    expect(remittance).toMatchObject({ status: "1", pendedLines: [] });
    expect(remittance.note).toMatch(/without amounts/);
    expect(segments).toEqual([
      "CLP*F1*1~",
      "NM1*QC*1******MI*M-1001~",
      "SVC*HC:S9480***0905*1~",
      "DTM*472*20261005~",
      "REF*6R*1~",
    ]);
  });

  it("of a dependent names the number on the card", () => {
    const memberNumber = withKey("M-1001", "3f9a2c1b7d");
    const { segments } = remitted([facilityClaim("F1", [perDiemLine()], { memberNumber })], "F1");
    expect(segments[1]).toBe("NM1*QC*1******MI*M-1001~");
  });

  it("that is paid in part says how many units are not", () => {
    const { segments } = remitted([facilityClaim("F1", [perDiemLine({ units: 3 })])], "F1");
    expect(segments.slice(0, 1).concat(segments.slice(2))).toEqual([
      "CLP*F1*1~",
      "SVC*HC:S9480***0905*1**3~",
      "DTM*472*20261005~",
      "CAS*CO*151**2~",
      "REF*6R*1~",
      "LQ*HE*N362~",
    ]);
  });

  it("that is denied has status 4, with modifiers and the revenue code where it is all there is", () => {
    const facility = facilityClaim("F1", [perDiemLine()]);
    const therapy = otherLine("90834", { modifiers: ["59"] });
    expect(remitted([facility, professionalClaim("P1", [therapy])], "P1").segments).toEqual([
      "CLP*P1*4~",
      "NM1*QC*1******MI*M-1001~",
      "SVC*HC:90834:59****0**1~",
      "DTM*472*20261005~",
      "CAS*CO*97**1~",
      "REF*6R*1~",
      "LQ*HE*M15~",
    ]);
    const bare = facilityClaim("F2", [perDiemLine({ procedure: null, units: null })]);
    expect(remitted([bare], "F2").segments[2]).toBe("SVC*NU:0905****0~");
  });

  it("that was voided is a reversal, and so is the void with its original", () => {
    const claims = [
      facilityClaim("F1", [perDiemLine()]),
      facilityClaim("F1V", [perDiemLine()], { frequencyCode: "8", originalNumber: "F1" }),
    ];
    expect(remitted(claims, "F1").segments).toContain("CLP*F1*22~");
    const { segments } = remitted(claims, "F1V");
    expect(segments.slice(0, 3)).toEqual(["CLP*F1V*22~", "NM1*QC*1******MI*M-1001~", "REF*F8*F1~"]);
    expect(segments.some((text) => text.startsWith("CAS"))).toBe(false);
  });

  it("that is not medically necessary names the policy", () => {
    const past = history({
      authorizations: [authorization({ status: "noncertified", retrospective: true })],
      plans: new Map([["", authorizationNeeded]]),
    });
    const { segments } = remitted([facilityClaim("F1", [perDiemLine()])], "F1", past);
    expect(segments).toContain("CAS*CO*50**1~");
    expect(segments).toContain(`REF*0K*${policyId}~`);
  });

  it("of which all lines wait for records is not there yet", () => {
    const past = history({
      recordsRequests: [{ memberNumber: "M-1001", from: monday, through: monday, state: "asked" }],
    });
    const [known] = judged([facilityClaim("F1", [perDiemLine()])], past).all;
    expect(known?.judgements[0]?.disposition).toBe("pend");
    expect(known && remittanceOf(known, policyId)).toBeNull();
    const two = facilityClaim("F2", [perDiemLine(), perDiemLine({ serviceFrom: "2026-10-07" })]);
    expect(remitted([two], "F2", past).remittance).toMatchObject({
      pendedLines: [1],
      lines: [{ number: 2 }],
    });
  });

  it("keeps delimiters out of what is copied", () => {
    const claim = facilityClaim("F~1*2:3", [perDiemLine()]);
    expect(remitted([claim], "F~1*2:3").segments[0]).toBe("CLP*F 1 2 3*1~");
  });
});

describe("lines as CSV", () => {
  const csv = (claims: readonly Claim[]) => {
    const { all } = judged(claims);
    const numberOf = (key: number) => all.find((known) => known.key === key)?.claim.number;
    return linesCsvHeader() + linesCsvRows(all.flatMap((known) => judgedLines(known, numberOf)));
  };
  const rowsOf = (text: string): Record<string, string>[] =>
    parse(text, { bom: true, columns: true });

  it("have a row each, with what they collide with", () => {
    const rows = rowsOf(
      csv([
        facilityClaim("F1", [perDiemLine()]),
        professionalClaim("P1", [perDiemLine({ modifiers: ["59", "GT"] })]),
      ]),
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ claim: "F1", disposition: "pay", edit: "", carc: "" });
    expect(rows[1]).toMatchObject({
      claim: "P1",
      line: "1",
      form: "professional",
      modifiers: "59 GT",
      billed_units: "1",
      payable_units: "0",
      disposition: "deny",
      carc: "97",
      rarc: "N20",
      collides_with_claim: "F1",
      collides_with_line: "1",
      readjudicate_later: "false",
    });
  });

  it("run no formula in a spreadsheet; numbers stay numbers", () => {
    const names = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://example.org")'];
    const rows = rowsOf(
      csv(names.map((name) => facilityClaim(name, [perDiemLine({ units: -1 })]))),
    );
    expect(rows.map(({ claim }) => claim)).toEqual(names.map((name) => `'${name}`));
    expect(rows.every(({ billed_units: units }) => units === "-1")).toBe(true);
  });

  it("begin with a byte order mark and end with CR LF", () => {
    const text = csv([facilityClaim("F1", [perDiemLine()])]);
    expect(text.startsWith("\uFEFFclaim,line,")).toBe(true);
    expect(text.endsWith("\r\n")).toBe(true);
    expect(text.split("\r\n")).toHaveLength(3);
  });
});
