// The billing rule, line by line. Numbers are those of the edit table (claims.yaml).

import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import type { Claim } from "@/lib/claims/claim";
import {
  facilityClaim,
  firstClaim,
  judged,
  monday,
  noAuthorizationNeeded,
  oneUnitEach,
  otherLine,
  perDiemLine,
  professionalClaim,
  said,
  siteB,
  underPlan,
} from "@/tests/builders/claims";

describe("one unit a date", () => {
  it("pays a clean line on each date", () => {
    const result = judged([facilityClaim("F1", oneUnitEach(monday, addDays(monday, 2)))]);
    expect([1, 2].map((line) => said(result.of("F1", line)))).toEqual(["pay 1", "pay 1"]);
  });

  it("pays one of two units, and one of a very great number (B1)", () => {
    const expected = "pay_in_part 1 units_per_day CO-151/N362";
    expect(said(judged([facilityClaim("F1", [perDiemLine({ units: 2 })])]).of("F1"))).toBe(
      expected,
    );
    const many = facilityClaim("F1", [perDiemLine({ units: 99_999_999 })]);
    expect(said(judged([many]).of("F1"))).toBe(expected);
  });

  it("denies a second line of the same claim, an identical one as a duplicate (B2)", () => {
    const other = perDiemLine({ modifiers: ["59"] });
    const result = judged([facilityClaim("F1", [perDiemLine(), other, perDiemLine()])]);
    expect(said(result.of("F1", 2))).toBe("deny 0 units_per_day CO-151/N362");
    expect(said(result.of("F1", 3))).toBe("deny 0 units_per_day OA-18/-");
    expect(result.of("F1", 3).collision).toEqual({ claim: 1, line: 1 });
  });

  it("leaves the date with the claim received first, on whichever form (B3)", () => {
    const professional = professionalClaim("P1", [perDiemLine()]);
    const denied = "deny 0 facility_and_professional_same_day CO-97/N20";
    expect(said(judged([firstClaim, professional]).of("P1"))).toBe(denied);
    expect(said(judged([professional, firstClaim]).of("F1"))).toBe(denied);
  });

  it("denies another provider's unit on the same date at another site (B3)", () => {
    const elsewhere = facilityClaim("F2", [perDiemLine()], {
      billingTin: "561111111",
      site: siteB,
    });
    expect(said(judged([firstClaim, elsewhere]).of("F2"))).toBe(
      "deny 0 facility_and_professional_same_day CO-97/N20",
    );
  });

  it("calls the same provider's second claim for the date a duplicate (B4)", () => {
    const again = facilityClaim("F2", [perDiemLine()], { receivedOn: "2026-10-20" });
    expect(said(judged([firstClaim, again]).of("F2"))).toBe("deny 0 duplicate OA-18/-");
  });

  it("takes no earlier line for a duplicate that was never accepted", () => {
    const broken = facilityClaim("F1", [perDiemLine({ units: 0 })]);
    expect(said(judged([broken, facilityClaim("F2", [perDiemLine()])]).of("F2"))).toBe("pay 1");
  });

  it.each(["25", "59", "XE", "XP", "XS", "XU", "76", "77"])(
    "is released by no modifier: %s",
    (m) => {
      const modified = professionalClaim("P1", [perDiemLine({ modifiers: [m] })]);
      expect(judged([firstClaim, modified]).of("P1").edit).toBe(
        "facility_and_professional_same_day",
      );
      const therapy = professionalClaim("P2", [otherLine("90834", { modifiers: [m] })]);
      expect(judged([firstClaim, therapy]).of("P2").edit).toBe("bundled_same_site");
    },
  );

  it("names the line that keeps the date though more units set the code", () => {
    const two = professionalClaim("P1", [perDiemLine({ units: 2 })]);
    const result = judged([firstClaim, two]).of("P1");
    expect(said(result)).toBe("deny 0 units_per_day CO-151/N362");
    expect(result.edits).toEqual(["units_per_day", "facility_and_professional_same_day"]);
    expect(result.collision).toEqual({ claim: 1, line: 1 });
  });

  it("keeps members apart", () => {
    const other = professionalClaim("P1", [perDiemLine()], { memberNumber: "M-2002" });
    expect(said(judged([firstClaim, other]).of("P1"))).toBe("pay 1");
  });
});

describe("syntax", () => {
  it("rejects a line over several dates (B5)", () => {
    const span = perDiemLine({ serviceTo: addDays(monday, 4), units: 5 });
    expect(said(judged([facilityClaim("F1", [span])]).of("F1"))).toBe(
      "reject_for_correction 0 date_span CO-16/N63",
    );
  });

  it.each([null, 0, -1, 0.5, 1.5])("rejects units %s (B6)", (units) => {
    expect(said(judged([facilityClaim("F1", [perDiemLine({ units })])]).of("F1"))).toBe(
      "reject_for_correction 0 units_missing CO-16/M53",
    );
  });

  it("rejects a date after receipt and takes the day of receipt itself (B29)", () => {
    const received = { receivedOn: monday };
    const late = facilityClaim("F1", [perDiemLine({ serviceFrom: addDays(monday, 1) })], received);
    expect(said(judged([late]).of("F1"))).toBe("reject_for_correction 0 future_date CO-110/-");
    expect(said(judged([facilityClaim("F1", [perDiemLine()], received)]).of("F1"))).toBe("pay 1");
  });

  it("tells every edit in the order of precedence", () => {
    const line = perDiemLine({ serviceTo: addDays(monday, 1), units: null });
    expect(judged([facilityClaim("F1", [line])]).of("F1").edits).toEqual([
      "date_span",
      "units_missing",
    ]);
  });
});

describe("frequency and version", () => {
  it.each(["2", "3", "4"])(
    "flags interim bill %s, and denies it where the plan says so (B26)",
    (f) => {
      const bill = facilityClaim("F1", [perDiemLine()], { frequencyCode: f });
      expect(said(judged([bill]).of("F1"))).toBe("pay_and_flag 1 interim_frequency");
      const strict = underPlan({ ...noAuthorizationNeeded, denyInterimBills: true });
      expect(said(judged([bill], strict).of("F1"))).toBe("deny 0 interim_frequency CO-135/-");
    },
  );

  it.each(["0", "6", "9", "A", "XX"])(
    "rejects a claim with frequency %s, which leaves the date free",
    (frequencyCode) => {
      const odd = facilityClaim("F0", [perDiemLine(), otherLine("90834")], { frequencyCode });
      const result = judged([odd, firstClaim]);
      const rejected = "reject_for_correction 0 interim_frequency CO-16/MA30";
      expect([1, 2].map((line) => said(result.of("F0", line)))).toEqual([rejected, rejected]);
      expect(said(result.of("F1"))).toBe("pay 1");
    },
  );

  it("judges late charges (5) as a new claim, and calls none an exact duplicate", () => {
    const late = facilityClaim("F5", oneUnitEach(monday, addDays(monday, 1)), {
      frequencyCode: "5",
    });
    const result = judged([firstClaim, late]);
    expect(said(result.of("F5", 1))).toBe("deny 0 facility_and_professional_same_day CO-97/N20");
    expect(said(result.of("F5", 2))).toBe("pay 1");
  });

  it("does not apply the policy before it was in force, and does on its first day (B23)", () => {
    const on = (serviceFrom: string) =>
      said(judged([facilityClaim("F1", [perDiemLine({ serviceFrom, units: 2 })])]).of("F1"));
    expect(on("2024-06-30")).toBe("not_under_policy 2 policy_not_in_effect");
    expect(on("2024-07-01")).toBe("pay_in_part 1 units_per_day CO-151/N362");
  });
});

describe("other per diems and stays", () => {
  const hospital = (from: string, to: string) =>
    facilityClaim(
      "H1",
      [
        perDiemLine({
          procedure: null,
          revenueCode: "0124",
          serviceFrom: from,
          serviceTo: to,
          units: 5,
        }),
      ],
      {
        typeOfBill: "0111",
        statementFrom: from,
        statementTo: to,
        site: siteB,
        billingTin: "562222222",
      },
    );

  it.each([
    ["H0035", "0912"],
    ["S0201", "0913"],
    ["H0017", "1001"],
    ["H0019", null],
    ["H0015", "0906"],
    [null, "0912"],
  ])("deny the later of the per diem and %s (B10)", (procedure, revenueCode) => {
    const other = facilityClaim("F0", [perDiemLine({ procedure, revenueCode })]);
    const denied = "deny 0 mutually_exclusive_per_diem CO-231/N20";
    expect(said(judged([other, firstClaim]).of("F1"))).toBe(denied);
    expect(said(judged([other, firstClaim]).of("F0"))).toBe("pay 1");
    expect(said(judged([firstClaim, other]).of("F0"))).toBe(denied);
  });

  it("deny on every date of a span of the other, and the span for any date taken (B10)", () => {
    const residential = facilityClaim("R1", [
      perDiemLine({
        procedure: "H0017",
        revenueCode: "1001",
        serviceFrom: addDays(monday, -2),
        serviceTo: addDays(monday, 4),
        units: 7,
      }),
    ]);
    const denied = "deny 0 mutually_exclusive_per_diem CO-231/N20";
    const on = (days: number) => facilityClaim("F1", oneUnitEach(addDays(monday, days)));
    for (const days of [-2, 0, 4]) {
      expect(said(judged([residential, on(days)]).of("F1"))).toBe(denied);
      expect(said(judged([on(days), residential]).of("R1"))).toBe(denied);
    }
    for (const days of [-3, 5]) {
      expect(said(judged([residential, on(days)]).of("F1"))).toBe("pay 1");
      expect(said(judged([on(days), residential]).of("R1"))).toBe("pay 7");
    }
    const voiding = { ...residential, number: "R1V", frequencyCode: "8", originalNumber: "R1" };
    expect(judged([residential, on(4), voiding]).of("F1").readjudicateLater).toBe(true);
  });

  it("deny strictly between admission and discharge (B11)", () => {
    const on = (date: string) =>
      said(
        judged([hospital("2026-10-03", "2026-10-08"), facilityClaim("F1", oneUnitEach(date))]).of(
          "F1",
        ),
      );
    expect(on("2026-10-03")).toBe("pay 1");
    expect(on("2026-10-05")).toBe("deny 0 inpatient_same_day CO-97/M2");
    expect(on("2026-10-08")).toBe("pay 1");
  });

  it("flag and never take back what was paid before the stay was known", () => {
    const result = judged([firstClaim, hospital("2026-10-03", "2026-10-08")]);
    expect(said(result.of("F1"))).toBe("pay_and_flag 1 inpatient_same_day");
    expect(said(result.of("H1"))).toBe("pay 5");
  });
});

describe("what the per diem includes", () => {
  const other = (procedure: string, line = {}, stated: Partial<Claim> = {}) =>
    professionalClaim("P1", [otherLine(procedure, line)], stated);
  const after = (claim: Claim) => said(judged([firstClaim, claim]).of(claim.number));

  it.each(["90834", "99213", "90791", "90853", "96130", "80305", "80307", "H0004", "J3490"])(
    "%s at the same site and date is denied (B7)",
    (procedure) => {
      expect(after(other(procedure))).toBe("deny 0 bundled_same_site CO-97/M15");
    },
  );

  it("is told by address when NPIs and tax numbers differ", () => {
    const site = { npi: "1777777770", address: "100 EXAMPLE STREET|27601" };
    expect(after(other("90834", {}, { site, billingTin: "563333333" }))).toBe(
      "deny 0 bundled_same_site CO-97/M15",
    );
  });

  it("ends at the site: another site pays, with the same tax number it is flagged (B8, B9)", () => {
    const away = { site: siteB, billingTin: "563333333" };
    expect(after(other("99213", {}, away))).toBe("pay 1");
    expect(after(other("99213", {}, { site: siteB }))).toBe("pay_and_flag 1 same_tin_other_site");
  });

  it("leaves an outside laboratory and telehealth of program staff to a person (B9)", () => {
    const laboratory = { site: siteB, billingTin: "563333333" };
    expect(after(other("80307", { placeOfService: "81" }, laboratory))).toBe(
      "pay_and_flag 1 ancillary_other_site",
    );
    expect(after(other("90834", { placeOfService: "10" }))).toBe(
      "pay_and_flag 1 ancillary_other_site",
    );
  });

  it("does not reach another date, nor a date whose unit was denied", () => {
    expect(
      after(other("90834", { serviceFrom: addDays(monday, 1), serviceTo: addDays(monday, 1) })),
    ).toBe("pay 1");
    const refused = facilityClaim("F1", [perDiemLine({ units: 0 })]);
    expect(said(judged([refused, other("90834")]).of("P1"))).toBe("pay 1");
  });

  it("denies within the same claim whichever line stands first", () => {
    const claim = facilityClaim("F1", [otherLine("90834"), perDiemLine()]);
    expect(said(judged([claim]).of("F1", 1))).toBe("deny 0 bundled_same_site CO-97/M15");
    expect(said(judged([claim]).of("F1", 2))).toBe("pay 1");
  });

  it("flags what was paid before the unit was accepted, and takes the flag off after a void", () => {
    const void1 = facilityClaim("F1V", [perDiemLine()], {
      frequencyCode: "8",
      originalNumber: "F1",
    });
    expect(said(judged([other("90834"), firstClaim]).of("P1"))).toBe(
      "pay_and_flag 1 bundled_same_site",
    );
    expect(said(judged([other("90834"), firstClaim, void1]).of("P1"))).toBe("pay 1");
  });

  it.each([
    ["S9976", null],
    ["H0043", null],
    [null, "0120"],
  ])("is no boarding: %s %s (B27)", (procedure, revenueCode) => {
    const line = perDiemLine({ procedure, revenueCode });
    expect(said(judged([facilityClaim("F1", [perDiemLine(), line])]).of("F1", 2))).toBe(
      "deny 0 boarding_not_included CO-96/N130",
    );
  });
});

describe("coding", () => {
  it.each([["0906"], ["0900"], [null]])("denies revenue code %s (B12)", (revenueCode) => {
    expect(said(judged([facilityClaim("F1", [perDiemLine({ revenueCode })])]).of("F1"))).toBe(
      "deny 0 revenue_code_mismatch CO-199/M50",
    );
  });

  it("denies 0905 without a service code (B12)", () => {
    expect(said(judged([facilityClaim("F1", [perDiemLine({ procedure: null })])]).of("F1"))).toBe(
      "deny 0 revenue_code_mismatch CO-16/M51",
    );
  });

  it("denies inpatient bill types and places (B14)", () => {
    for (const typeOfBill of ["0111", "0121", "0181"]) {
      expect(said(judged([facilityClaim("F1", [perDiemLine()], { typeOfBill })]).of("F1"))).toBe(
        "deny 0 place_or_bill_type CO-282/-",
      );
    }
    for (const placeOfService of ["21", "51", "55"]) {
      const claim = professionalClaim("P1", [perDiemLine({ placeOfService })]);
      expect(said(judged([claim]).of("P1"))).toBe("deny 0 place_or_bill_type CO-58/-");
    }
  });

  it("flags a principal diagnosis of substance use (B15)", () => {
    const withDiagnosis = (principalDiagnosis: string) =>
      said(judged([facilityClaim("F1", [perDiemLine()], { principalDiagnosis })]).of("F1"));
    expect(withDiagnosis("F1020")).toBe("pay_and_flag 1 substance_use_diagnosis");
    expect(withDiagnosis("F1990")).toBe("pay_and_flag 1 substance_use_diagnosis");
    expect(withDiagnosis("F200")).toBe("pay 1");
  });
});
