import { describe, expect, it } from "vitest";
import { nestFacts, parseReviewDocument } from "@/lib/facts/review-document";
import { policyLibrary } from "@/lib/policy/library";

const policy = policyLibrary().versionOn("2026-03-02");
if (!policy) throw new Error("no policy is in force on 2 March 2026");

function problemsOf(facts: unknown, reviewType: unknown = "admission") {
  const parsed = parseReviewDocument(policy ?? never(), { review_type: reviewType, facts });
  return parsed.ok ? [] : parsed.error.map(({ path, expected, found }) => [path, expected, found]);
}

function never(): never {
  throw new Error("unreachable");
}

describe("a review document", () => {
  it("becomes flat facts, and nested again the same document", () => {
    const facts = {
      dates: { admission_date: "2026-03-02" },
      recent_treating_providers: [{ role: "therapist", contacted_by_treatment_team_on: null }],
      individual_counseling_session_dates: [],
      cognitively_capable_of_active_engagement: false,
    };
    const parsed = parseReviewDocument(policy, {
      id: "for people only",
      review_type: "admission",
      facts,
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(parsed.value.facts["dates.admission_date"]).toBe("2026-03-02");
    expect(nestFacts(parsed.value.facts)).toEqual(facts);
  });

  it("null and blank text say nothing; an empty list and a no say something", () => {
    const parsed = parseReviewDocument(policy, {
      review_type: "admission",
      facts: {
        safety_plan: { documented: null, access_is_for: " " },
        setting: null,
        recent_treating_providers: [],
        cognitively_capable_of_active_engagement: false,
      },
    });
    expect(parsed.ok && parsed.value.facts).toEqual({
      recent_treating_providers: [],
      cognitively_capable_of_active_engagement: false,
    });
  });

  it.each([
    [{ safety_plan: { dokumented: true } }, "safety_plan.dokumented", "a fact of the vocabulary"],
    [{ safety_plan: { documented: "yes" } }, "safety_plan.documented", "true, false or null"],
    [{ safety_plan: true }, "safety_plan", "a group of facts or null"],
    [
      { dates: { admission_date: "2026-02-30" } },
      "dates.admission_date",
      "a calendar date YYYY-MM-DD or null",
    ],
    [
      { recent_treatment_history: { prior_admissions_in_last_12_months: 1.5 } },
      "recent_treatment_history.prior_admissions_in_last_12_months",
      "a whole number from 0, or null",
    ],
    [
      { individual_counseling_session_dates: ["2026-03-05", "soon"] },
      "individual_counseling_session_dates[1]",
      "a calendar date YYYY-MM-DD",
    ],
    [
      { typical_week_schedule: [{ day_of_week: "Monday", start: "9:00" }] },
      "typical_week_schedule[0].start",
      "a time of day HH:MM, 00:00 to 23:59, or null",
    ],
    [
      { typical_week_schedule: [{ start: "10:00", end: "10:00" }] },
      "typical_week_schedule[0].end",
      "a time after the start, 10:00",
    ],
    [
      { typical_week_schedule: [{ category: "group" }] },
      "typical_week_schedule[0].category",
      "one of clinical, break_or_meal, recreational_or_diversionary, functional_support_only, or null",
    ],
    [
      { program_days_attended: [{ when: "2026-03-02" }] },
      "program_days_attended[0].when",
      "one of date, evaluated_by_licensed_behavioral_health_practitioner, note_shows_dsm_diagnosis_as_primary_focus_of_treatment",
    ],
    [
      { evidence: { fact_groups_resting_only_on_letters_of_support: ["the_plan"] } },
      "evidence.fact_groups_resting_only_on_letters_of_support[0]",
      "the name of a group of facts, such as home_community_supports",
    ],
    [
      {
        dates: {
          period_under_review_start: "2026-03-09",
          period_under_review_end: "2026-03-08",
        },
      },
      "dates.period_under_review_end",
      "a date from 2026-03-09, the start of the period",
    ],
  ])("%j is refused with its path and what was expected", (facts, path, expected) => {
    expect(problemsOf(facts).map(([at, wanted]) => [at, wanted])).toEqual([[path, expected]]);
  });

  it("names every problem, and never repeats a person's words", () => {
    const problems = problemsOf(
      { member: { date_of_birth: "Jane Roe, born in May" }, unknown_group: {} },
      "transfer",
    );
    expect(problems.map(([path]) => path)).toEqual([
      "review_type",
      "member.date_of_birth",
      "unknown_group",
    ]);
    expect(JSON.stringify(problems)).not.toContain("Jane");
  });

  it.each([null, [], "text", {}])("%j is none", (document) => {
    expect(parseReviewDocument(policy, document).ok).toBe(false);
  });
});
