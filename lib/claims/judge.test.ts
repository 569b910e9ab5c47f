// The billing rule, case by case. Numbers are those of the edit table (claims.yaml).

import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import type { Claim } from "@/lib/claims/claim";
import type { LineJudgement, PlanRules } from "@/lib/claims/judgement";
import {
  authorization,
  authorizationNeeded,
  facilityClaim,
  history,
  judged,
  member,
  monday,
  noAuthorizationNeeded,
  otherLine,
  perDiemLine,
  professionalClaim,
  siteB,
} from "@/tests/builders/claims";

const withPlan = (plan: PlanRules, more: Parameters<typeof history>[0] = {}) =>
  history({ plans: new Map([["", plan]]), ...more });

/** "deny 0 facility_and_professional_same_day CO-97/N20", as an analyst would say it. */
function said({ disposition, payableUnits, edit, codes }: LineJudgement): string {
  const pair = codes.carc === null ? [] : [`${codes.group}-${codes.carc}/${codes.rarc ?? "-"}`];
  return [disposition, payableUnits, ...(edit === null ? [] : [edit]), ...pair].join(" ");
}

const first = facilityClaim("F1", [perDiemLine()]);
const oneUnitEach = (...dates: string[]) =>
  dates.map((serviceFrom) => perDiemLine({ serviceFrom }));

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
    expect(said(judged([first, professional]).of("P1"))).toBe(denied);
    expect(said(judged([professional, first]).of("F1"))).toBe(denied);
  });

  it("denies another provider's unit on the same date at another site (B3)", () => {
    const elsewhere = facilityClaim("F2", [perDiemLine()], {
      billingTin: "561111111",
      site: siteB,
    });
    expect(said(judged([first, elsewhere]).of("F2"))).toBe(
      "deny 0 facility_and_professional_same_day CO-97/N20",
    );
  });

  it("calls the same provider's second claim for the date a duplicate (B4)", () => {
    const again = facilityClaim("F2", [perDiemLine()], { receivedOn: "2026-10-20" });
    expect(said(judged([first, again]).of("F2"))).toBe("deny 0 duplicate OA-18/-");
  });

  it("takes no earlier line for a duplicate that was never accepted", () => {
    const broken = facilityClaim("F1", [perDiemLine({ units: 0 })]);
    expect(said(judged([broken, facilityClaim("F2", [perDiemLine()])]).of("F2"))).toBe("pay 1");
  });

  it.each(["25", "59", "XE", "XP", "XS", "XU", "76", "77"])(
    "is released by no modifier: %s",
    (m) => {
      const modified = professionalClaim("P1", [perDiemLine({ modifiers: [m] })]);
      expect(judged([first, modified]).of("P1").edit).toBe("facility_and_professional_same_day");
      const therapy = professionalClaim("P2", [otherLine("90834", { modifiers: [m] })]);
      expect(judged([first, therapy]).of("P2").edit).toBe("bundled_same_site");
    },
  );

  it("keeps members apart", () => {
    const other = professionalClaim("P1", [perDiemLine()], { memberNumber: "M-2002" });
    expect(said(judged([first, other]).of("P1"))).toBe("pay 1");
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

describe("replacements and voids", () => {
  const replacement = facilityClaim("F2", [perDiemLine()], {
    frequencyCode: "7",
    originalNumber: "F1",
    receivedOn: "2026-10-20",
  });
  const voiding = facilityClaim("F1V", [perDiemLine()], {
    frequencyCode: "8",
    originalNumber: "F1",
    receivedOn: "2026-10-21",
  });
  const professional = professionalClaim("P1", [perDiemLine()]);

  it("release the original before the replacement is judged (B24)", () => {
    const result = judged([facilityClaim("F1", [perDiemLine({ units: 2 })]), replacement]);
    expect(said(result.of("F1"))).toBe("reversed 0");
    expect(said(result.of("F2"))).toBe("pay 1");
  });

  it("free the date for the claim that lost it, which is listed and not paid (B25)", () => {
    const result = judged([first, professional, voiding]);
    expect(said(result.of("F1"))).toBe("reversed 0");
    expect(said(result.of("F1V"))).toBe("reversed 0");
    expect(result.of("P1").disposition).toBe("deny");
    expect(result.of("P1").readjudicateLater).toBe(true);
  });

  it("free nothing where the replacement takes the date again", () => {
    const result = judged([first, professional, replacement]);
    expect(result.of("P1").readjudicateLater).toBe(false);
  });

  it("free the date where the replacement leaves it", () => {
    const moved = { ...replacement, lines: oneUnitEach(addDays(monday, 1)) };
    expect(judged([first, professional, moved]).of("P1").readjudicateLater).toBe(true);
  });

  it("take a listing back when another claim takes the freed date", () => {
    const next = facilityClaim("F3", [perDiemLine()], { receivedOn: "2026-10-25" });
    const result = judged([first, professional, voiding, next]);
    expect(said(result.of("F3"))).toBe("pay 1");
    expect(result.of("P1").readjudicateLater).toBe(false);
  });

  it.each([
    ["no number", { originalNumber: null }, "CO-16/N152"],
    ["a number not on file", { originalNumber: "F9" }, "CO-129/N152"],
    ["another provider's claim", { billingTin: "569999999" }, "CO-129/N152"],
    ["another member's claim", { memberNumber: "M-2002" }, "CO-129/N152"],
  ])("are rejected with %s", (_, stated: Partial<Claim>, codes) => {
    for (const change of [replacement, voiding]) {
      const result = judged([first, { ...change, ...stated }]);
      expect(said(result.of(change.number))).toBe(
        `reject_for_correction 0 replacement_reference ${codes}`,
      );
      expect(said(result.of("F1"))).toBe("pay 1");
    }
  });

  it("are rejected when they come before their original, or twice", () => {
    expect(judged([replacement, first]).of("F2").codes.carc).toBe("129");
    const twice = judged([first, voiding, { ...voiding, number: "F1W" }]);
    expect(said(twice.of("F1W"))).toBe("reject_for_correction 0 replacement_reference CO-16/N152");
  });

  it("follow one another: the replacement of a replacement, and its void", () => {
    const second = { ...replacement, number: "F3", originalNumber: "F2" };
    const last = { ...voiding, number: "F3V", originalNumber: "F3" };
    const result = judged([first, replacement, second, last]);
    expect(["F1", "F2", "F3"].map((n) => result.of(n).disposition)).toEqual(
      Array(3).fill("reversed"),
    );
  });

  it("wait for an original that waits for records", () => {
    const pended = facilityClaim("F1", [perDiemLine({ attendance: "absent" })]);
    expect(judged([pended, replacement]).of("F2").edit).toBe("replacement_reference");
  });

  it("give the authorized day back", () => {
    const past = withPlan(authorizationNeeded, {
      authorizations: [authorization({ daysAuthorized: 1 })],
    });
    const later = facilityClaim("F4", oneUnitEach(addDays(monday, 2)), {
      receivedOn: "2026-10-30",
    });
    expect(judged([first, later], past).of("F4").edit).toBe("authorized_days_exceeded");
    expect(said(judged([first, voiding, later], past).of("F4"))).toBe("pay 1");
    expect(judged([first, later, voiding], past).of("F4").readjudicateLater).toBe(true);
  });
});

describe("frequency and version", () => {
  it.each(["2", "3", "4"])(
    "flags interim bill %s, and denies it where the plan says so (B26)",
    (f) => {
      const bill = facilityClaim("F1", [perDiemLine()], { frequencyCode: f });
      expect(said(judged([bill]).of("F1"))).toBe("pay_and_flag 1 interim_frequency");
      const strict = withPlan({ ...noAuthorizationNeeded, denyInterimBills: true });
      expect(said(judged([bill], strict).of("F1"))).toBe("deny 0 interim_frequency CO-135/-");
    },
  );

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
    expect(said(judged([other, first]).of("F1"))).toBe(denied);
    expect(said(judged([other, first]).of("F0"))).toBe("pay 1");
    expect(said(judged([first, other]).of("F0"))).toBe(denied);
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
    const result = judged([first, hospital("2026-10-03", "2026-10-08")]);
    expect(said(result.of("F1"))).toBe("pay_and_flag 1 inpatient_same_day");
    expect(said(result.of("H1"))).toBe("pay 5");
  });
});

describe("what the per diem includes", () => {
  const other = (procedure: string, line = {}, stated: Partial<Claim> = {}) =>
    professionalClaim("P1", [otherLine(procedure, line)], stated);
  const after = (claim: Claim) => said(judged([first, claim]).of(claim.number));

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
    expect(said(judged([other("90834"), first]).of("P1"))).toBe("pay_and_flag 1 bundled_same_site");
    expect(said(judged([other("90834"), first, void1]).of("P1"))).toBe("pay 1");
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

describe("authorization", () => {
  const under = (
    authorizations: readonly ReturnType<typeof authorization>[],
    claim: Claim = first,
    plan: PlanRules = authorizationNeeded,
  ) => said(judged([claim], withPlan(plan, { authorizations })).of(claim.number));

  it("is not asked where the plan does not require it, or not on that date (B16)", () => {
    expect(under([], first, noAuthorizationNeeded)).toBe("pay 1");
    const since = { ...authorizationNeeded, authorizationRequiredFrom: addDays(monday, 1) };
    expect(under([], first, since)).toBe("pay 1");
    expect(under([])).toBe("deny 0 authorization_absent CO-197/-");
  });

  it("must be for this service and provider, and be the one named (B17)", () => {
    expect(under([authorization({ service: "H0035" })])).toBe(
      "deny 0 authorization_mismatch CO-284/-",
    );
    expect(under([authorization({ providerNpis: ["1888888886"] })])).toBe(
      "deny 0 authorization_mismatch CO-296/-",
    );
    const naming = (authorizationNumber: string) =>
      under([authorization()], { ...first, authorizationNumber });
    expect(naming("AUTH-1")).toBe("pay 1");
    expect(naming("AUTH-9")).toBe("deny 0 authorization_mismatch CO-197/M62");
    expect(naming("")).toBe("deny 0 authorization_mismatch CO-197/M62");
    const strict = { ...authorizationNeeded, authorizationNumberRequired: true };
    expect(under([authorization()], first, strict)).toBe(
      "deny 0 authorization_mismatch CO-197/M62",
    );
  });

  it("covers its first and last day and none besides (B18)", () => {
    const on = (serviceFrom: string) =>
      under(
        [authorization({ from: monday, through: addDays(monday, 2) })],
        facilityClaim("F1", oneUnitEach(serviceFrom)),
      );
    expect(on(addDays(monday, -1))).toBe("deny 0 outside_authorized_dates CO-197/N54");
    expect(on(monday)).toBe("pay 1");
    expect(on(addDays(monday, 2))).toBe("pay 1");
    expect(on(addDays(monday, 3))).toBe("deny 0 outside_authorized_dates CO-302/-");
  });

  it("is used up in the order of dates, whatever the order of lines (B19)", () => {
    const claim = facilityClaim("F1", oneUnitEach(addDays(monday, 4), monday, addDays(monday, 2)));
    const past = withPlan(authorizationNeeded, {
      authorizations: [authorization({ daysAuthorized: 2 })],
    });
    const result = judged([claim], past);
    expect([1, 2, 3].map((line) => said(result.of("F1", line)))).toEqual([
      "deny 0 authorized_days_exceeded CO-198/N54",
      "pay 1",
      "pay 1",
    ]);
  });

  it("goes on with an extension when its days are used up", () => {
    const extended = [
      authorization({ daysAuthorized: 1, daysUsed: 1 }),
      authorization({ number: "AUTH-2" }),
    ];
    expect(under(extended)).toBe("pay 1");
  });

  it("counts a denied line for nothing", () => {
    const past = withPlan(authorizationNeeded, {
      authorizations: [authorization({ daysAuthorized: 2 })],
    });
    const claims = [
      first,
      professionalClaim("P1", [perDiemLine()]),
      facilityClaim("F2", oneUnitEach(addDays(monday, 1)), { receivedOn: "2026-10-19" }),
    ];
    expect(said(judged(claims, past).of("F2"))).toBe("pay 1");
  });
});

describe("necessity", () => {
  const noncertified = authorization({
    number: "N-1",
    status: "noncertified",
    memberNotifiedOn: addDays(monday, 1),
  });

  it("denies after the member was notified, and not up to then (B20)", () => {
    const on = (serviceFrom: string) => {
      const past = withPlan(authorizationNeeded, { authorizations: [noncertified] });
      return said(judged([facilityClaim("F1", oneUnitEach(serviceFrom))], past).of("F1"));
    };
    expect(on(addDays(monday, 1))).toBe("pay 1");
    expect(on(addDays(monday, 2))).toBe("deny 0 noncertified CO-39/-");
  });

  it("denies what a medical director found not met in retrospect (B21)", () => {
    const past = history({ authorizations: [{ ...noncertified, retrospective: true }] });
    expect(said(judged([first], past).of("F1"))).toBe("deny 0 criteria_not_met CO-50/-");
  });

  it.each([
    ["asked", "pend 0 records_not_received CO-252/M127"],
    ["not_received", "deny 0 records_not_received CO-226/M127"],
    ["deficient", "deny 0 records_not_received CO-251/M127"],
    ["received", "pay 1"],
  ] as const)("follows the records, %s (B22)", (state, expected) => {
    const past = history({
      recordsRequests: [{ memberNumber: member, from: monday, through: monday, state }],
    });
    expect(said(judged([first], past).of("F1"))).toBe(expected);
  });

  it("waits where the attendance record says absent (B28)", () => {
    const claim = facilityClaim("F1", [perDiemLine({ attendance: "absent" })]);
    expect(said(judged([claim]).of("F1"))).toBe("pend 0 not_furnished CO-112/-");
  });
});

describe("the week", () => {
  it("flags the sixth date from Monday to Sunday, and no fifth (B30)", () => {
    const dates = [0, 1, 2, 3, 4, 5].map((day) => addDays(monday, day));
    const result = judged([facilityClaim("F1", oneUnitEach(...dates))]);
    expect(said(result.of("F1", 5))).toBe("pay 1");
    expect(said(result.of("F1", 6))).toBe("pay_and_flag 1 week_pattern");
  });
});

describe("precedence and codes", () => {
  it("lets the first deciding edit set the code and carries all of them", () => {
    const claim = professionalClaim("P1", [perDiemLine({ placeOfService: "21" })], {
      principalDiagnosis: "F1020",
    });
    const { edit, edits } = judged([first, claim]).of("P1");
    expect(edit).toBe("facility_and_professional_same_day");
    expect(edits).toEqual([
      "facility_and_professional_same_day",
      "place_or_bill_type",
      "substance_use_diagnosis",
    ]);
  });

  it("lets a plan pair its own codes, with an edit or with a variant of one", () => {
    const plan = {
      ...noAuthorizationNeeded,
      codes: {
        units_per_day: { group: "CO", carc: "273", rarc: "N362" },
        "units_per_day.identical_line": { group: "CO", carc: "151", rarc: "N362" },
      },
    } as const;
    const result = judged(
      [facilityClaim("F1", [perDiemLine({ units: 2 }), perDiemLine({ units: 2 })])],
      withPlan(plan),
    );
    expect(said(result.of("F1", 1))).toBe("pay_in_part 1 units_per_day CO-273/N362");
    expect(said(result.of("F1", 2))).toBe("deny 0 units_per_day CO-151/N362");
  });
});
