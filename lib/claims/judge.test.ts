// The fold: what voids and replacements release, the week, precedence and codes.

import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import type { Claim } from "@/lib/claims/claim";
import {
  authorization,
  authorizationNeeded,
  facilityClaim,
  firstClaim,
  judged,
  monday,
  noAuthorizationNeeded,
  oneUnitEach,
  perDiemLine,
  professionalClaim,
  said,
  underPlan,
} from "@/tests/builders/claims";

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
    const result = judged([firstClaim, professional, voiding]);
    expect(said(result.of("F1"))).toBe("reversed 0");
    expect(said(result.of("F1V"))).toBe("reversed 0");
    expect(result.of("P1").disposition).toBe("deny");
    expect(result.of("P1").readjudicateLater).toBe(true);
  });

  it("free nothing where the replacement takes the date again", () => {
    const result = judged([firstClaim, professional, replacement]);
    expect(result.of("P1").readjudicateLater).toBe(false);
  });

  it("free the date where the replacement leaves it", () => {
    const moved = { ...replacement, lines: oneUnitEach(addDays(monday, 1)) };
    expect(judged([firstClaim, professional, moved]).of("P1").readjudicateLater).toBe(true);
  });

  it("take a listing back when another claim takes the freed date", () => {
    const next = facilityClaim("F3", [perDiemLine()], { receivedOn: "2026-10-25" });
    const result = judged([firstClaim, professional, voiding, next]);
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
      const result = judged([firstClaim, { ...change, ...stated }]);
      expect(said(result.of(change.number))).toBe(
        `reject_for_correction 0 replacement_reference ${codes}`,
      );
      expect(said(result.of("F1"))).toBe("pay 1");
    }
  });

  it("leave the original as it is where no line of the replacement can be judged", () => {
    const spanning = perDiemLine({ serviceTo: addDays(monday, 1) });
    const broken = { ...replacement, lines: [spanning, perDiemLine({ number: 2, units: 0 })] };
    const result = judged([firstClaim, broken, { ...replacement, number: "F3" }]);
    expect(said(result.of("F2", 1))).toBe("reject_for_correction 0 date_span CO-16/N63");
    expect(said(judged([firstClaim, broken]).of("F1"))).toBe("pay 1");
    expect(said(result.of("F3"))).toBe("pay 1");
    expect(
      judged([firstClaim, broken, { ...voiding, originalNumber: "F2" }]).of("F1V").codes.carc,
    ).toBe("129");
  });

  it("take the original's place with the one line that can be judged, and void it with none", () => {
    const half = { ...replacement, lines: [perDiemLine({ units: 0 }), perDiemLine({ number: 2 })] };
    expect(said(judged([firstClaim, half]).of("F1"))).toBe("reversed 0");
    const unfit = { ...voiding, lines: [perDiemLine({ units: 0 })] };
    expect(said(judged([firstClaim, unfit]).of("F1"))).toBe("reversed 0");
  });

  it("are rejected when they come before their original, or twice", () => {
    expect(judged([replacement, firstClaim]).of("F2").codes.carc).toBe("129");
    const twice = judged([firstClaim, voiding, { ...voiding, number: "F1W" }]);
    expect(said(twice.of("F1W"))).toBe("reject_for_correction 0 replacement_reference CO-16/N152");
  });

  it("follow one another: the replacement of a replacement, and its void", () => {
    const second = { ...replacement, number: "F3", originalNumber: "F2" };
    const last = { ...voiding, number: "F3V", originalNumber: "F3" };
    const result = judged([firstClaim, replacement, second, last]);
    expect(["F1", "F2", "F3"].map((n) => result.of(n).disposition)).toEqual(
      Array(3).fill("reversed"),
    );
  });

  it("wait for an original that waits for records", () => {
    const pended = facilityClaim("F1", [perDiemLine({ attendance: "absent" })]);
    expect(judged([pended, replacement]).of("F2").edit).toBe("replacement_reference");
  });

  it("give the authorized day back", () => {
    const past = underPlan(authorizationNeeded, {
      authorizations: [authorization({ daysAuthorized: 1 })],
    });
    const later = facilityClaim("F4", oneUnitEach(addDays(monday, 2)), {
      receivedOn: "2026-10-30",
    });
    expect(judged([firstClaim, later], past).of("F4").edit).toBe("authorized_days_exceeded");
    expect(said(judged([firstClaim, voiding, later], past).of("F4"))).toBe("pay 1");
    expect(judged([firstClaim, later, voiding], past).of("F4").readjudicateLater).toBe(true);
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
    const { edit, edits } = judged([firstClaim, claim]).of("P1");
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
      underPlan(plan),
    );
    expect(said(result.of("F1", 1))).toBe("pay_in_part 1 units_per_day CO-273/N362");
    expect(said(result.of("F1", 2))).toBe("deny 0 units_per_day CO-151/N362");
  });
});
