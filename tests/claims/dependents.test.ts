// Two dependents on one card: the same program, the same dates, two people.

import { describe, expect, it } from "vitest";
import { readCsv } from "@/lib/claims/csv/read-csv";
import { dependentNumber } from "@/lib/claims/dependent";
import { readJson } from "@/lib/claims/json/read-json";
import { caseClaim, caseOf, csvOf, options, pieces, readAll } from "@/tests/builders/claim-files";
import {
  authorization,
  authorizationNeeded,
  facilityClaim,
  judged,
  member,
  oneUnitEach,
  otherLine,
  perDiemLine,
  said,
  underPlan,
} from "@/tests/builders/claims";

const born = "2010-03-14";
const anna = dependentNumber(member, born, "Anna");
const bruno = dependentNumber(member, born, "Bruno");

const of = (memberNumber: string, number: string, stated = {}) =>
  facilityClaim(number, [perDiemLine()], { memberNumber, ...stated });

describe("reading", () => {
  it("gives a dependent the same number from CSV and JSON as from an 837, blank cells as above", async () => {
    const patient = { patient_given_name: "ANNA", patient_birth_date: "3/14/2010" };
    const next = { service_date_from: "2026-10-07" };
    const csv = await readAll(readCsv(pieces(csvOf([patient, next])), options));
    expect(csv.claims.map(({ memberNumber }) => memberNumber)).toEqual([anna]);
    expect(csv.claims[0]?.lines).toHaveLength(2);
    const json = JSON.stringify(caseOf([caseClaim("F1", { member, ...patient })]));
    const { claims } = await readAll(readJson(pieces(json), options));
    expect(claims.map(({ memberNumber }) => memberNumber)).toEqual([anna]);
  });

  it("keeps no name and repeats none where the rows of a claim name two people", async () => {
    const rows = ["Anna", "Bruno"].map((patient_given_name, day) => ({
      patient_given_name,
      patient_birth_date: born,
      service_date_from: `2026-10-0${5 + day}`,
    }));
    const file = await readAll(readCsv(pieces(csvOf(rows)), options));
    expect(file.refusals.map(({ position }) => position)).toEqual([
      "row 3, column patient_given_name",
    ]);
    expect(JSON.stringify(file)).not.toMatch(/anna|bruno/i);
  });
});

describe("judging", () => {
  it("pays each of two dependents a unit on the same date, and the member one besides", () => {
    const result = judged([of(anna, "A1"), of(bruno, "B1"), of(member, "M1"), of(bruno, "B2")]);
    expect(["A1", "B1", "M1"].map((number) => said(result.of(number)))).toEqual(
      Array(3).fill("pay 1"),
    );
    expect(said(result.of("B2"))).toBe("deny 0 duplicate OA-18/-");
  });

  it("bundles, and counts weeks and other per diems, for one person only", () => {
    const therapy = facilityClaim("T1", [otherLine("90834")], { memberNumber: bruno });
    const hospital = facilityClaim("P1", [otherLine("H0035")], { memberNumber: anna });
    const result = judged([of(anna, "A1"), therapy, hospital, of(bruno, "B1")]);
    expect(said(result.of("T1"))).toBe("pay_and_flag 1 bundled_same_site");
    expect(said(result.of("P1"))).toBe("deny 0 mutually_exclusive_per_diem CO-231/N20");
    expect(said(result.of("B1"))).toBe("pay 1");
  });

  const two = [
    authorization({ number: "AUTH-A", daysAuthorized: 1 }),
    authorization({ number: "AUTH-B", daysAuthorized: 1 }),
  ];

  it("uses the authorization a claim names, whoever else is on the card", () => {
    const past = underPlan(authorizationNeeded, { authorizations: two });
    const claims = [
      of(bruno, "B1", { authorizationNumber: "AUTH-B" }),
      of(anna, "A1", { authorizationNumber: "AUTH-A" }),
      facilityClaim("B2", oneUnitEach("2026-10-06"), {
        memberNumber: bruno,
        authorizationNumber: "AUTH-B",
      }),
    ];
    const result = judged(claims, past);
    expect(["B1", "A1"].map((number) => result.of(number).authorization)).toEqual([
      "AUTH-B",
      "AUTH-A",
    ]);
    expect(result.of("B2").edit).toBe("authorized_days_exceeded");
  });

  it("takes what is on file for the card where a claim names none, a day for each person", () => {
    const [first] = two;
    const past = underPlan(authorizationNeeded, { authorizations: first ? [first] : [] });
    const result = judged([of(anna, "A1"), of(bruno, "B1")], past);
    expect(said(result.of("A1"))).toBe("pay 1");
    expect(result.of("B1").edit).toBe("authorized_days_exceeded");
  });

  it("lets a replacement correct who was served", () => {
    const corrected = of(bruno, "A2", { frequencyCode: "7", originalNumber: "A1" });
    const result = judged([of(anna, "A1"), corrected, of(anna, "A3")]);
    expect(["A1", "A2", "A3"].map((number) => said(result.of(number)))).toEqual([
      "reversed 0",
      "pay 1",
      "pay 1",
    ]);
  });

  it("frees a day of the card's authorization for another person on it", () => {
    const [first] = two;
    const past = underPlan(authorizationNeeded, { authorizations: first ? [first] : [] });
    const voiding = of(anna, "A1V", { frequencyCode: "8", originalNumber: "A1" });
    const result = judged([of(anna, "A1"), of(bruno, "B1"), voiding], past);
    expect(result.of("B1").readjudicateLater).toBe(true);
  });
});
