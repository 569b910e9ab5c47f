import { addDays } from "@/lib/calendar";
import { chartDate, dateFact, textFact, type Chart } from "../chart";
import { headed } from "./headed";
import type { ChartRecord } from "./record";

const factor = (name: string): string =>
  `why_this_level_provides_needed_structure.complicating_factors.${name}`;
const impairment = (name: string): string =>
  `functional_impairment_from_psychiatric_symptoms.${name}`;

/** The biopsychosocial assessment by two disciplines, with the family's part on page two. */
export function assessmentRecord(chart: Chart): ChartRecord {
  const { picture, team, facts } = chart;
  const admission = dateFact(chart, "dates.admission_date") ?? chart.through;
  const date = addDays(admission, 1) < chart.through ? addDays(admission, 1) : admission;
  const away = facts["geography.treatment_is_outside_members_home_geographic_area"] === true;
  const boarding = facts["setting.receiving_boarding_services_supported_by_the_program"] === true;
  const family = dateFact(
    chart,
    "family_treatment.family_or_support_system_assessment_completed_on",
  );
  return headed(chart, {
    fileName: `Biopsychosocial assessment ${date}.pdf`,
    kind: "assessment",
    title: "Biopsychosocial assessment",
    author: team.therapist,
    date,
    pages: [
      {
        documents: [
          "treatment_plan.multidisciplinary_assessment_documented",
          "member.home_city_and_state",
          "home_community_supports.insufficient_to_stabilize_current_condition",
          "home_community_supports.at_least_nine_hours_weekly_required_for_safe_and_effective_treatment",
          factor("medical_comorbidity_with_instability"),
          factor("unstable_living_situation"),
          factor("concurrent_substance_use_disorder"),
        ],
        blocks: [
          {
            rows: [
              ["Date", chartDate(date)],
              ["Assessed by", `${team.therapist}; ${team.nurse}; reviewed by ${team.director}`],
              ["Home", textFact(chart, "member.home_city_and_state", "not recorded")],
            ],
          },
          { heading: "Presenting problem" },
          { text: `“${picture.complaint}” ${picture.history}` },
          { heading: "Factors that complicate treatment" },
          { text: picture.factors },
          { heading: "Living situation" },
          {
            text: boarding
              ? "Stays during treatment in the residence supported by the program, ten minutes' walk from the site. House rules are attached to the schedule."
              : "Lives in the community and comes to the program from home. No boarding by the program.",
          },
          { heading: "Supports in the home community" },
          {
            text: `The clinics within reach of home offer an appointment every three to five weeks; waiting time for weekly therapy is between eight and fourteen weeks. These supports are not sufficient to stabilize the present condition. ${away ? "Treatment takes place away from home because no program of this kind operates in the home county." : "The program is within the home area."}`,
          },
          {
            text: "In the team's judgment at least nine hours of treatment a week are required to treat the condition safely and effectively.",
          },
        ],
      },
      {
        documents: [
          impairment("safety_of_self_or_others"),
          impairment("primary_support"),
          impairment("occupational_or_educational"),
          "family_treatment.family_or_support_system_assessment_completed_on",
          "why_this_level_provides_needed_structure.recent_lower_level_trial.occurred",
          "why_this_level_provides_needed_structure.high_risk_for_acute_inpatient_admission",
          "recent_treatment_history.prior_admissions_in_last_12_months",
          "geography.treatment_is_outside_members_home_geographic_area",
        ],
        blocks: [
          { heading: "Functioning" },
          { text: picture.impairment },
          { heading: "Treatment in the last twelve months" },
          { text: treatmentHistory(chart) },
          { heading: "Family and support system" },
          {
            text: family
              ? `Family and support system assessed on ${chartDate(family)} by ${team.familyTherapist}: who is in the household, who helps, what was tried, expectations for discharge.`
              : "Assessment of the family and support system to follow.",
          },
          { heading: "Strengths" },
          {
            text: "Came on time, names own goals, has finished treatment before. Reads, follows written agreements.",
          },
          { heading: "Needs for the time after the program" },
          {
            text: "Weekly therapy and psychiatric follow-up near home, primary care for the medical condition, a plan for the household and for money.",
          },
          { text: `Signed ${team.therapist} and ${team.nurse}, ${chartDate(date)}` },
        ],
      },
    ],
  });
}

function treatmentHistory({ facts }: Chart): string {
  const admissions = facts["recent_treatment_history.prior_admissions_in_last_12_months"];
  const trial =
    facts["why_this_level_provides_needed_structure.recent_lower_level_trial.occurred"] === true;
  const inpatient =
    facts["why_this_level_provides_needed_structure.high_risk_for_acute_inpatient_admission"] ===
    true;
  return [
    typeof admissions === "number"
      ? `Admissions to any level of psychiatric care in the last twelve months before this one: ${admissions}.`
      : "Records of earlier admissions have been requested and are not on file.",
    trial
      ? "Weekly outpatient therapy for at least three months before admission, attended, with no reduction of the symptoms that led here."
      : "No trial of weekly outpatient therapy immediately before this admission.",
    inpatient
      ? "High risk of acute inpatient admission: the last two stays were followed by relapse in the community within weeks."
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}
