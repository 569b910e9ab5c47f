import { describe, expect, it } from "vitest";
import { answerNearFrom, clockNearFrom, draftTakenAwayAt, licenceWarning } from "./lead-times";
import type { MedicalLicence } from "./licence";

const at = (text: string) => new Date(text);

describe("a clock comes near its end", () => {
  it("24 hours before the end of its last day, in summer and in winter", () => {
    for (const [due, near] of [
      ["2026-07-08T03:59:59Z", "2026-07-07T03:59:59Z"],
      ["2026-12-08T04:59:59Z", "2026-12-07T04:59:59Z"],
    ] as const)
      expect(clockNearFrom(at("2026-06-01T12:00:00Z"), at(due))).toEqual(at(near));
  });

  it("when a quarter of its hours is left", () => {
    expect(clockNearFrom(at("2026-10-05T10:00:00Z"), at("2026-10-08T10:00:00Z"))).toEqual(
      at("2026-10-07T16:00:00Z"),
    );
    expect(clockNearFrom(at("2026-10-05T10:00:00Z"), at("2026-10-06T10:00:00Z"))).toEqual(
      at("2026-10-06T04:00:00Z"),
    );
  });

  it("never more than a day before, however long it ran", () => {
    expect(clockNearFrom(at("2026-10-01T10:00:00Z"), at("2026-10-11T10:00:00Z"))).toEqual(
      at("2026-10-10T10:00:00Z"),
    );
  });
});

describe("an answer is reminded of", () => {
  it("a week before it is due, or with a quarter of a short time left", () => {
    expect(answerNearFrom(at("2026-10-01T10:00:00Z"), at("2026-11-15T10:00:00Z"))).toEqual(
      at("2026-11-08T10:00:00Z"),
    );
    expect(answerNearFrom(at("2026-10-01T10:00:00Z"), at("2026-10-03T10:00:00Z"))).toEqual(
      at("2026-10-02T22:00:00Z"),
    );
  });
});

describe("a draft is taken away", () => {
  it("30 days after it was touched, and never sooner than 7 days after it was told of", () => {
    const touched = at("2026-10-01T10:00:00Z");
    expect(draftTakenAwayAt(touched, at("2026-10-24T10:00:00Z"))).toEqual(
      at("2026-10-31T10:00:00Z"),
    );
    expect(draftTakenAwayAt(touched, at("2026-12-24T10:00:00Z"))).toEqual(
      at("2026-12-31T10:00:00Z"),
    );
  });
});

describe("a licence", () => {
  const licence = (validThrough: string, other: Partial<MedicalLicence> = {}): MedicalLicence => ({
    state: "NC",
    number: "1",
    status: "active",
    validFrom: "2020-01-01",
    validThrough,
    ...other,
  });

  it("ends soon from 30 days before its last day, on which it still holds", () => {
    expect(licenceWarning([licence("2026-11-01")], "2026-10-01")).toBeUndefined();
    expect(licenceWarning([licence("2026-11-01")], "2026-10-02")?.ended).toBe(false);
    expect(licenceWarning([licence("2026-11-01")], "2026-11-01")?.ended).toBe(false);
    expect(licenceWarning([licence("2026-11-01")], "2026-11-02")?.ended).toBe(true);
  });

  it("is not told of while a longer one holds; another state's, or one revoked, does not count", () => {
    expect(
      licenceWarning([licence("2026-10-05"), licence("2028-01-01", { number: "2" })], "2026-10-01"),
    ).toBeUndefined();
    const others = [
      licence("2028-01-01", { state: "VA" }),
      licence("2028-01-01", { status: "revoked" }),
    ];
    expect(licenceWarning([licence("2026-10-05"), ...others], "2026-10-01")?.ended).toBe(false);
    expect(licenceWarning(others, "2026-10-01")).toBeUndefined();
  });
});
