import { addDays } from "@/lib/calendar";
import type { FactRow, FactValue } from "@/lib/facts/fact-values";
import { licensingAgency } from "./places";

/**
 * Facts of reviews that meet everything, flat by path, with every date relative to the admission.
 * A story is one of these with a few facts told otherwise: `overrides` replaces by path, and null
 * says that the record is silent.
 */
export type Facts = Readonly<Record<string, FactValue>>;

export interface Stay {
  /** First attended program day; the program then meets on days 0, 1 and 3 of each program week. */
  readonly admission: string;
  /** The last day the record knows of: nothing is attended after it. */
  readonly through: string;
  readonly birth?: string;
  readonly home?: string;
}

/** Program days from admission through a date: days 0, 1 and 3 of every week. */
export function programDays(admission: string, through: string): readonly string[] {
  const days: string[] = [];
  for (let offset = 0; addDays(admission, offset) <= through; offset++)
    if ([0, 1, 3].includes(offset % 7)) days.push(addDays(admission, offset));
  return days;
}

/** An attended day as the record shows it when all is as it should be. */
export const attendedDay = (date: string, evaluated: boolean | null = true): FactRow => ({
  date,
  evaluated_by_licensed_behavioral_health_practitioner: evaluated,
  note_shows_dsm_diagnosis_as_primary_focus_of_treatment: true,
});

const session = (day: string, start: string, end: string, activity: string, category: string) => ({
  day_of_week: day,
  start,
  end,
  activity,
  category,
});

/** A week of three days with nine and a half countable hours, Monday, Tuesday and Thursday. */
export const weekOfNineAndAHalfHours: readonly FactRow[] = [
  ...["Monday", "Tuesday", "Thursday"].flatMap((day) => [
    session(day, "09:00", "10:30", "Process group", "clinical"),
    session(day, "10:30", "10:45", "Break", "break_or_meal"),
    session(day, "10:45", "12:15", "Skills group: distress tolerance", "clinical"),
  ]),
  session("Thursday", "12:15", "12:45", "Individual counseling", "clinical"),
  session("Tuesday", "12:15", "13:15", "Gardening", "recreational_or_diversionary"),
];

/** The same days with only eight and a half countable hours: a group too short by an hour. */
export const weekOfEightAndAHalfHours: readonly FactRow[] = weekOfNineAndAHalfHours.map((row) =>
  row["day_of_week"] === "Tuesday" && row["start"] === "10:45" ? { ...row, end: "11:15" } : row,
);

const planElements = [
  "key_precipitants_to_current_episode",
  "psychosocial_supports_after_discharge",
  "aftercare_availability_in_home_area",
  "potential_need_for_supportive_living",
  "ability_to_meet_financial_obligations_of_discharge_plan",
  "services_for_comorbid_medical_or_substance_use_conditions",
  "contact_with_aftercare_providers",
  "other_issues_affecting_community_tenure",
] as const;

/** Weekly dates from `first` through a date. */
export function weekly(first: string, through: string): readonly string[] {
  const dates: string[] = [];
  for (let date = first; date <= through; date = addDays(date, 7)) dates.push(date);
  return dates;
}

function programFacts({ admission, through, birth, home }: Stay): Facts {
  const day = (offset: number): string => addDays(admission, offset);
  return {
    "member.date_of_birth": birth ?? "1987-06-09",
    "member.home_city_and_state": home ?? "Durham, NC",
    "dates.admission_date": admission,
    "setting.treatment_in_locked_or_restricted_access_unit": false,
    "setting.receiving_boarding_services_supported_by_the_program": false,
    "program_license.licensed_or_certified_by_state_agency": true,
    "program_license.issuing_agency": licensingAgency,
    "program_license.valid_from": `${Number(admission.slice(0, 4)) - 1}-01-01`,
    "program_license.valid_through": `${Number(admission.slice(0, 4)) + 1}-12-31`,
    "drug_screen_on_admission.documented": true,
    "drug_screen_on_admission.collected_on": admission,
    "relevant_laboratory_tests_on_admission.documented": true,
    "relevant_laboratory_tests_on_admission.collected_on": day(1),
    "relevant_laboratory_tests_on_admission.tests": ["TSH", "Basic metabolic panel"],
    "later_drug_screens_or_labs.clinically_indicated": false,
    "psychiatric_evaluation.documented": true,
    "psychiatric_evaluation.performed_on": day(1),
    "psychiatric_evaluation.performed_by": "MD, psychiatrist",
    "psychiatric_evaluation.performed_by_is_a_psychiatrist": true,
    "psychiatric_evaluation.psychiatrist_remains_available_for_face_to_face_evaluation": true,
    "treatment_plan.multidisciplinary_assessment_documented": true,
    "treatment_plan.completed_on": day(3),
    "treatment_plan.individualized": true,
    "treatment_plan.uses_evidence_based_concepts_where_applicable": true,
    "treatment_plan.clinical_condition_changed_since_plan": false,
    ...Object.fromEntries(
      planElements.map((element) => [`treatment_plan.elements_addressed.${element}`, true]),
    ),
    individual_counseling_session_dates: weekly(day(3), through),
    program_days_attended: programDays(admission, through).map((date) => attendedDay(date)),
    all_treatment_supervised_by_licensed_behavioral_health_practitioners: true,
    "services_available_24_hours_7_days.mental_health": true,
    "services_available_24_hours_7_days.medical": true,
    "services_available_24_hours_7_days.how":
      "On-call clinician by telephone; medical care by referral to the county hospital",
    typical_week_schedule: weekOfNineAndAHalfHours,
    "safety_plan.documented": true,
    "safety_plan.includes_access_to_professional_support_outside_program_hours": true,
    "safety_plan.access_is_for": "member and spouse",
    recent_treating_providers: [
      { role: "outpatient therapist", contacted_by_treatment_team_on: day(1) },
    ],
    "family_treatment.included_in_treatment_plan": true,
    "family_treatment.sessions": weekly(day(3), through).map((date) => ({
      date,
      mode: "in_person",
    })),
    "family_treatment.frequency_documented_as_clinically_appropriate": true,
    "family_treatment.family_or_support_system_assessment_completed_on": day(3),
    "diagnosis.dsm_diagnosis": "Major depressive disorder, recurrent, severe",
    "diagnosis.icd10cm": "F33.2",
    "diagnosis.is_primary_focus_of_active_treatment_each_program_day": true,
    "expected_improvement.reasonable_expectation_of_improvement_documented": true,
    "expected_improvement.condition_and_behaviors_require_at_least_nine_hours_weekly": true,
    "primary_nature_of_the_treatment.primarily_social": false,
    "primary_nature_of_the_treatment.primarily_interpersonal": false,
    "primary_nature_of_the_treatment.primarily_domiciliary": false,
    "primary_nature_of_the_treatment.primarily_respite": false,
  };
}

/** An admission review that meets every gate and criterion, reviewed on `stay.through`. */
export function metAdmission(stay: Stay, overrides: Facts = {}): Facts {
  return {
    ...programFacts(stay),
    "home_community_supports.insufficient_to_stabilize_current_condition": true,
    "home_community_supports.at_least_nine_hours_weekly_required_for_safe_and_effective_treatment": true,
    "functional_impairment_from_psychiatric_symptoms.primary_support": true,
    "functional_impairment_from_psychiatric_symptoms.occupational_or_educational": true,
    cognitively_capable_of_active_engagement: true,
    "why_this_level_provides_needed_structure.complicating_factors.medical_comorbidity_with_instability": true,
    "why_this_level_provides_needed_structure.complicating_factors.unstable_living_situation": true,
    "why_this_level_provides_needed_structure.recent_lower_level_trial.occurred": false,
    "reasons_for_intensive_outpatient_care.multiple_interventions_per_week_needed": true,
    "reasons_for_intensive_outpatient_care.marked_day_to_day_variability_in_capacity_to_cope": true,
    "reasons_for_intensive_outpatient_care.crisis_situation_in_family_work_or_relationships": false,
    ...overrides,
  };
}

export interface Period {
  readonly start: string;
  readonly end: string;
}

/** A continued-stay review of `period` that meets every gate and criterion. */
export function metContinuedStay(stay: Stay, period: Period, overrides: Facts = {}): Facts {
  return {
    ...programFacts(stay),
    "dates.period_under_review_start": period.start,
    "dates.period_under_review_end": period.end,
    "family_or_support_system_coordination.contact_dates_in_period": weekly(
      addDays(period.start, 3),
      period.end,
    ),
    "family_or_support_system_coordination.discussed_current_treatment": true,
    "family_or_support_system_coordination.discussed_support_needed_to_transition_to_lower_level": true,
    "geography.treatment_is_outside_members_home_geographic_area": false,
    "recent_treatment_history.prior_admissions_in_last_12_months": 0,
    "engagement.displaying_increasing_motivation_and_active_participation": true,
    "progress.plan_centered_on_disabling_symptoms_and_precipitating_stressors": true,
    "progress.objective_measurable_goals_documented": true,
    "progress.progress_toward_goals_documented": true,
    "progress.progressing_appropriately": true,
    "progress.condition_worsened": false,
    "reasons_for_continued_intensive_outpatient_care.multiple_interventions_per_week_needed": true,
    "reasons_for_continued_intensive_outpatient_care.marked_day_to_day_variability_in_capacity_to_cope": true,
    "reasons_for_continued_intensive_outpatient_care.crisis_situation_in_family_work_or_relationships": false,
    "access_to_resources.frequent_attempts_documented": true,
    "access_to_resources.attempts": weekly(addDays(period.start, 1), period.end).map((date) => ({
      date,
      for: "outpatient therapist with an opening",
    })),
    "access_to_resources.cover_all_needed_current_and_post_discharge_treatment_resources": true,
    "access_to_resources.housing_need": "stable housing",
    "access_to_resources.housing_addressed": true,
    "access_to_resources.alternative_contingency_plans_documented": true,
    this_level_still_necessary_despite_intensive_therapeutic_efforts: true,
    ...overrides,
  };
}
