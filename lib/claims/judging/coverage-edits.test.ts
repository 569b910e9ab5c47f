// Authorization, necessity and attendance. Numbers are those of the edit table (claims.yaml).

import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import type { Claim } from "@/lib/claims/claim";
import type { PlanRules } from "@/lib/claims/judgement";
import {
  authorization,
  authorizationNeeded,
  facilityClaim,
  firstClaim,
  history,
  judged,
  member,
  monday,
  noAuthorizationNeeded,
  oneUnitEach,
  perDiemLine,
  professionalClaim,
  said,
  underPlan,
} from "@/tests/builders/claims";

describe("authorization", () => {
  const under = (
    authorizations: readonly ReturnType<typeof authorization>[],
    claim: Claim = firstClaim,
    plan: PlanRules = authorizationNeeded,
  ) => said(judged([claim], underPlan(plan, { authorizations })).of(claim.number));

  it("is not asked where the plan does not require it, or not on that date (B16)", () => {
    expect(under([], firstClaim, noAuthorizationNeeded)).toBe("pay 1");
    const since = { ...authorizationNeeded, authorizationRequiredFrom: addDays(monday, 1) };
    expect(under([], firstClaim, since)).toBe("pay 1");
    expect(under([])).toBe("deny 0 authorization_absent CO-197/-");
  });

  it("is not used up on dates before the plan requires it, or after", () => {
    const plan = {
      ...authorizationNeeded,
      authorizationRequiredFrom: addDays(monday, 1),
      authorizationRequiredThrough: addDays(monday, 2),
    };
    const past = underPlan(plan, { authorizations: [authorization({ daysAuthorized: 1 })] });
    const dates = [0, 1, 2, 3].map((day) => addDays(monday, day));
    const result = judged([facilityClaim("F1", oneUnitEach(...dates))], past);
    expect([1, 2, 3, 4].map((line) => result.of("F1", line).authorization)).toEqual([
      null,
      "AUTH-1",
      "AUTH-1",
      null,
    ]);
    expect([1, 2, 3, 4].map((line) => said(result.of("F1", line)))).toEqual([
      "pay 1",
      "pay 1",
      "deny 0 authorized_days_exceeded CO-198/N54",
      "pay 1",
    ]);
  });

  it("must be for this service and provider, and be the one named (B17)", () => {
    expect(under([authorization({ service: "H0035" })])).toBe(
      "deny 0 authorization_mismatch CO-284/-",
    );
    expect(under([authorization({ providerNpis: ["1888888886"] })])).toBe(
      "deny 0 authorization_mismatch CO-296/-",
    );
    const naming = (authorizationNumber: string) =>
      under([authorization()], { ...firstClaim, authorizationNumber });
    expect(naming("AUTH-1")).toBe("pay 1");
    expect(naming("AUTH-9")).toBe("deny 0 authorization_mismatch CO-197/M62");
    expect(naming("")).toBe("deny 0 authorization_mismatch CO-197/M62");
    const strict = { ...authorizationNeeded, authorizationNumberRequired: true };
    expect(under([authorization()], firstClaim, strict)).toBe(
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
    const past = underPlan(authorizationNeeded, {
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
    const past = underPlan(authorizationNeeded, {
      authorizations: [authorization({ daysAuthorized: 2 })],
    });
    const claims = [
      firstClaim,
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
      const past = underPlan(authorizationNeeded, { authorizations: [noncertified] });
      return said(judged([facilityClaim("F1", oneUnitEach(serviceFrom))], past).of("F1"));
    };
    expect(on(addDays(monday, 1))).toBe("pay 1");
    expect(on(addDays(monday, 2))).toBe("deny 0 noncertified CO-39/-");
  });

  it("denies what a medical director found not met in retrospect (B21)", () => {
    const past = history({ authorizations: [{ ...noncertified, retrospective: true }] });
    expect(said(judged([firstClaim], past).of("F1"))).toBe("deny 0 criteria_not_met CO-50/-");
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
    expect(said(judged([firstClaim], past).of("F1"))).toBe(expected);
  });

  it("waits where the attendance record says absent (B28)", () => {
    const claim = facilityClaim("F1", [perDiemLine({ attendance: "absent" })]);
    expect(said(judged([claim]).of("F1"))).toBe("pend 0 not_furnished CO-112/-");
  });
});
