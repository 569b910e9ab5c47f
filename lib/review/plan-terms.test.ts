import { describe, expect, it } from "vitest";
import { authorizationRequired, authorizationRequiredWithin, termsOn } from "./plan-terms";

const from2025 = { authorizationRequiredFrom: "2025-01-01", authorizationRequiredThrough: null };
const until2025 = {
  authorizationRequiredFrom: "2024-07-01",
  authorizationRequiredThrough: "2025-12-31",
};
const never = { authorizationRequiredFrom: null, authorizationRequiredThrough: null };

describe("terms in force", () => {
  const terms = [{ effectiveFrom: "2024-07-01" }, { effectiveFrom: "2026-01-01" }];

  it.each([
    ["2024-06-30", "2024-07-01"],
    ["2024-07-01", "2024-07-01"],
    ["2025-12-31", "2024-07-01"],
    ["2026-01-01", "2026-01-01"],
    ["2030-05-05", "2026-01-01"],
  ])("of %s are those from %s", (date, effectiveFrom) => {
    expect(termsOn(terms, date)).toEqual({ effectiveFrom });
  });

  it("are never missing: a plan without any is a fault", () => {
    expect(() => termsOn([], "2026-01-01")).toThrow("a plan without terms");
  });
});

describe("whether an authorization is required", () => {
  it("is no where the plan asks for none, and says so", () => {
    expect(authorizationRequired(never, "2026-03-02")).toEqual({
      required: false,
      reason: "The plan requires no authorization for this service.",
    });
  });

  it("begins on the first date of service", () => {
    expect(authorizationRequired(from2025, "2024-12-31")).toEqual({
      required: false,
      reason:
        "The plan requires authorization for dates of service from 1 Jan 2025 on; 31 Dec 2024 is earlier.",
    });
    expect(authorizationRequired(from2025, "2025-01-01")).toEqual({
      required: true,
      reason: "The plan requires authorization for dates of service from 1 Jan 2025 on.",
    });
  });

  it("ends after the last date of service", () => {
    expect(authorizationRequired(until2025, "2025-12-31").required).toBe(true);
    expect(authorizationRequired(until2025, "2026-01-01")).toEqual({
      required: false,
      reason:
        "The plan required authorization for dates of service through 31 Dec 2025; 1 Jan 2026 is later.",
    });
  });
});

describe("whether any day of a span needs one", () => {
  const changing = [
    { effectiveFrom: "2024-07-01", ...until2025 },
    { effectiveFrom: "2026-03-01", ...never },
    {
      effectiveFrom: "2026-09-01",
      authorizationRequiredFrom: "2026-09-15",
      authorizationRequiredThrough: null,
    },
  ];

  it.each([
    ["2025-12-20", "2026-01-20", true],
    ["2026-01-01", "2026-08-31", false],
    ["2026-08-20", "2026-09-14", false],
    ["2026-08-20", "2026-09-15", true],
    ["2026-10-01", "2026-10-01", true],
  ])("%s to %s: %s", (first, last, required) => {
    expect(authorizationRequiredWithin(changing, first, last).required).toBe(required);
  });

  it("agrees with asking for every day, whatever the terms", () => {
    const days = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"];
    const bounds = [null, ...days];
    for (const from of bounds)
      for (const through of from === null ? [null] : bounds)
        for (const effective of days) {
          const terms = [
            { effectiveFrom: "2025-01-01", ...never },
            {
              effectiveFrom: effective,
              authorizationRequiredFrom: from,
              authorizationRequiredThrough: through,
            },
          ];
          for (const [index, first] of days.entries())
            for (const last of days.slice(index)) {
              const everyDay = days
                .filter((day) => first <= day && day <= last)
                .some((day) => authorizationRequired(termsOn(terms, day), day).required);
              expect(authorizationRequiredWithin(terms, first, last).required).toBe(everyDay);
            }
        }
  });
});
