import { describe, expect, it } from "vitest";
import { policyForDocument } from "./policy-for-document";

const earlier = { in_force_from: "2024-07-01", in_force_to: "2025-12-31" };
const newest = { in_force_from: "2026-01-01" };
const chosen = (review_type: string, dates: unknown) =>
  policyForDocument({ review_type, facts: { dates } }, [earlier, newest]);

describe("the version a bare review document is judged under", () => {
  it("is the one in force on the day of admission, its first and last days included", () => {
    expect(chosen("admission", { admission_date: "2024-07-01" })).toBe(earlier);
    expect(chosen("admission", { admission_date: "2025-12-31" })).toBe(earlier);
    expect(chosen("admission", { admission_date: "2026-01-01" })).toBe(newest);
  });

  it("follows the period under review of a continued stay, and the admission where none is named", () => {
    const dates = { admission_date: "2025-12-20", period_under_review_start: "2026-01-03" };
    expect(chosen("continued_stay", dates)).toBe(newest);
    expect(chosen("admission", dates)).toBe(earlier);
    expect(chosen("continued_stay", { ...dates, period_under_review_start: null })).toBe(earlier);
  });

  it("is the newest where no date can be read or none was in force", () => {
    expect(chosen("admission", { admission_date: "2024-06-30" })).toBe(newest);
    expect(chosen("admission", { admission_date: 20250101 })).toBe(newest);
    expect(chosen("admission", null)).toBe(newest);
    expect(policyForDocument("no document", [earlier, newest])).toBe(newest);
    expect(policyForDocument({}, [])).toBeUndefined();
  });
});
