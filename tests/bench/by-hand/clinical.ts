/** Admission and continued care criteria by hand. */
import { dayNumber } from "@/lib/calendar";
import {
  conflict,
  insufficientDocumentation,
  met,
  missing,
  needsClinician,
  notApplicable,
  notMet,
  type Finding,
} from "@/lib/finding";
import type { FactRow } from "@/lib/facts/fact-values";
import { atLeast, both, onlyIf } from "./logic";
import type { RecordByHand } from "./record";

/** Findings of A1 to A8, or of C1 to C11. */
export function decideClinical(r: RecordByHand): readonly Finding[] {
  const { f, continued, weak, known, yes, no, everyDay } = r;
  const nature = "primary_nature_of_the_treatment";
  const improvement = "expected_improvement";
  const code = f["diagnosis.icd10cm"];
  const name = f["diagnosis.dsm_diagnosis"];
  let disorder: Finding;
  if (weak("diagnosis") && (known(code) || known(name))) disorder = insufficientDocumentation;
  else if (typeof code === "string" && onlyCircumstances(code)) disorder = notMet;
  else disorder = typeof name === "string" && name.trim() !== "" ? met : missing;
  const focus = yes("diagnosis.is_primary_focus_of_active_treatment_each_program_day", "diagnosis");
  const notes = "note_shows_dsm_diagnosis_as_primary_focus_of_treatment";
  const shared: readonly Finding[] = [
    both(disorder, focus, everyDay(notes, notApplicable, continued)),
    both(
      yes("expected_improvement.reasonable_expectation_of_improvement_documented", improvement),
      yes(
        "expected_improvement.condition_and_behaviors_require_at_least_nine_hours_weekly",
        improvement,
      ),
    ),
    both(
      no("primary_nature_of_the_treatment.primarily_social", nature),
      no("primary_nature_of_the_treatment.primarily_interpersonal", nature),
      no("primary_nature_of_the_treatment.primarily_domiciliary", nature),
      no("primary_nature_of_the_treatment.primarily_respite", nature),
    ),
  ];
  const twoReasons = continued
    ? atLeast(
        2,
        yes(
          "reasons_for_continued_intensive_outpatient_care.multiple_interventions_per_week_needed",
          "reasons_for_continued_intensive_outpatient_care",
        ),
        yes(
          "reasons_for_continued_intensive_outpatient_care.marked_day_to_day_variability_in_capacity_to_cope",
          "reasons_for_continued_intensive_outpatient_care",
        ),
        yes(
          "reasons_for_continued_intensive_outpatient_care.crisis_situation_in_family_work_or_relationships",
          "reasons_for_continued_intensive_outpatient_care",
        ),
      )
    : atLeast(
        2,
        yes(
          "reasons_for_intensive_outpatient_care.multiple_interventions_per_week_needed",
          "reasons_for_intensive_outpatient_care",
        ),
        yes(
          "reasons_for_intensive_outpatient_care.marked_day_to_day_variability_in_capacity_to_cope",
          "reasons_for_intensive_outpatient_care",
        ),
        yes(
          "reasons_for_intensive_outpatient_care.crisis_situation_in_family_work_or_relationships",
          "reasons_for_intensive_outpatient_care",
        ),
      );

  return continued
    ? decideContinuedCare(r, shared, twoReasons)
    : decideAdmission(r, shared, twoReasons);
}

function decideAdmission(
  r: RecordByHand,
  shared: readonly Finding[],
  twoReasons: Finding,
): readonly Finding[] {
  const { f, weak, yes, count } = r;
  const home = "home_community_supports";
  const harm = "functional_impairment_from_psychiatric_symptoms";
  const other = f["functional_impairment_from_psychiatric_symptoms.other_area"];
  const why = "why_this_level_provides_needed_structure";
  return [
    ...shared,
    both(
      yes("home_community_supports.insufficient_to_stabilize_current_condition", home),
      yes(
        "home_community_supports.at_least_nine_hours_weekly_required_for_safe_and_effective_treatment",
        home,
      ),
    ),
    atLeast(
      1,
      yes("functional_impairment_from_psychiatric_symptoms.safety_of_self_or_others", harm),
      yes("functional_impairment_from_psychiatric_symptoms.primary_support", harm),
      yes("functional_impairment_from_psychiatric_symptoms.social_or_interpersonal", harm),
      yes("functional_impairment_from_psychiatric_symptoms.occupational_or_educational", harm),
      yes("functional_impairment_from_psychiatric_symptoms.health_or_medical_compliance", harm),
      typeof other === "string" && other.trim() !== "" && !nothing.test(plain(other))
        ? weak(harm)
          ? insufficientDocumentation
          : met
        : notMet,
    ),
    yes("cognitively_capable_of_active_engagement", "cognitively_capable_of_active_engagement"),
    atLeast(
      1,
      atLeast(
        2,
        yes(
          "why_this_level_provides_needed_structure.complicating_factors.medical_comorbidity_with_instability",
          why,
        ),
        yes(
          "why_this_level_provides_needed_structure.complicating_factors.concurrent_substance_use_disorder",
          why,
        ),
        yes(
          "why_this_level_provides_needed_structure.complicating_factors.unstable_living_situation",
          why,
        ),
        yes(
          "why_this_level_provides_needed_structure.complicating_factors.support_system_undermines_treatment_goals",
          why,
        ),
        yes(
          "why_this_level_provides_needed_structure.complicating_factors.lack_of_community_resources",
          why,
        ),
        yes("why_this_level_provides_needed_structure.complicating_factors.other_factor", why),
      ),
      both(
        yes("why_this_level_provides_needed_structure.recent_lower_level_trial.occurred", why),
        count(
          "why_this_level_provides_needed_structure.recent_lower_level_trial.counseling_sessions_per_week",
          why,
          1,
        ),
        yes(
          "why_this_level_provides_needed_structure.recent_lower_level_trial.unable_to_adhere_or_nonresponsive_or_no_symptom_reduction",
          why,
        ),
        yes("why_this_level_provides_needed_structure.recent_lower_level_trial.documented", why),
      ),
      both(
        yes(
          "why_this_level_provides_needed_structure.high_risk_for_acute_inpatient_admission",
          why,
        ),
        count(
          "why_this_level_provides_needed_structure.recent_previous_treatments_with_unsuccessful_community_stabilization",
          why,
          2,
        ),
      ),
    ),
    twoReasons,
  ];
}

function decideContinuedCare(
  r: RecordByHand,
  shared: readonly Finding[],
  twoReasons: Finding,
): readonly Finding[] {
  const { f, weak, known, past, yes, no, count, rows, happened, review, start, end, period } = r;
  // C4 to C11
  const contact = "family_or_support_system_coordination";
  const contacts = f["family_or_support_system_coordination.contact_dates_in_period"] as
    readonly string[] | null | undefined;
  const inPeriod = (date: string) => {
    const day = dayNumber(date);
    return day <= review && day >= start && day <= end;
  };
  let contacted: Finding;
  if (!contacts) contacted = missing;
  else if (weak(contact)) contacted = insufficientDocumentation;
  else if (period && contacts.some((date) => dayNumber(date) <= review)) contacted = period;
  else contacted = contacts.some(inPeriod) ? met : notMet;
  const away = "geography";
  const history = "recent_treatment_history";
  const denied = f["recent_treatment_history.pattern_of_recidivism_documented"];
  const followed = (
    group: string,
    statement: string,
    since: string,
    on: string,
    absent: boolean,
  ) => {
    const said = f[statement];
    const begun = past(f[since]);
    const done = past(f[on]);
    if (weak(group) && (known(said) || known(f[since]) || known(f[on]))) {
      return insufficientDocumentation;
    }
    if (absent ? said === true : said === false) {
      const contrary = done !== undefined && (absent || (begun !== undefined && done - begun <= 7));
      return contrary ? conflict : notMet;
    }
    if (done !== undefined && begun !== undefined) {
      if (done < begun) return needsClinician;
      return done - begun <= 7 ? met : notMet;
    }
    return !absent && said === true ? met : missing;
  };
  const engaged = "engagement";
  const going = "progress";
  const access = "access_to_resources";
  const frequent = f["access_to_resources.frequent_attempts_documented"];
  const attempts = rows("access_to_resources.attempts")?.filter(happened);
  let tried: Finding;
  if (weak(access) && (known(frequent) || known(f["access_to_resources.attempts"]))) {
    tried = insufficientDocumentation;
  } else if (frequent === false) tried = notMet;
  else if (!attempts) tried = frequent === true ? met : missing;
  else if (period && attempts.length > 0) tried = period;
  else if (everyWeekTried(attempts, start, Math.min(end, review))) tried = met;
  else if (frequent !== true) {
    tried = period || Math.min(end, review) - start >= 6 ? notMet : missing;
  } else tried = attempts.length === 0 ? conflict : needsClinician;
  const need = f["access_to_resources.housing_need"];
  const stable = typeof need === "string" ? need.trim() : "";
  let housed: Finding = notMet;
  if (stable !== "") {
    housed = weak(access) ? insufficientDocumentation : noHousingNeed(stable) ? met : notMet;
  }
  const still = "this_level_still_necessary_despite_intensive_therapeutic_efforts";
  return [
    ...shared,
    both(
      contacted,
      yes("family_or_support_system_coordination.discussed_current_treatment", contact),
      yes(
        "family_or_support_system_coordination.discussed_support_needed_to_transition_to_lower_level",
        contact,
      ),
    ),
    onlyIf(
      yes("geography.treatment_is_outside_members_home_geographic_area", away),
      both(
        yes("geography.discharge_plan_reflects_relapse_risk_of_treatment_away_from_home", away),
        yes("geography.discharge_plan_mitigates_that_risk", away),
      ),
    ),
    onlyIf(
      both(
        count("recent_treatment_history.prior_admissions_in_last_12_months", history, 2),
        known(denied) && weak(history)
          ? insufficientDocumentation
          : denied === false
            ? notMet
            : met,
      ),
      both(
        yes("recent_treatment_history.plan_focuses_on_increasing_motivation", history),
        yes("recent_treatment_history.plan_focuses_on_readiness_for_change", history),
        yes(
          "recent_treatment_history.plan_focuses_on_practicing_new_skills_for_recovery_supports",
          history,
        ),
        yes("recent_treatment_history.such_a_plan_is_being_implemented", history),
      ),
    ),
    atLeast(
      1,
      yes("engagement.displaying_increasing_motivation_and_active_participation", engaged),
      both(
        followed(
          "engagement",
          "engagement.timely_reevaluation_for_low_motivation_documented",
          "engagement.low_motivation_identified_on",
          "engagement.reevaluated_on",
          false,
        ),
        followed(
          "engagement",
          "engagement.plan_modified_for_low_motivation",
          "engagement.low_motivation_identified_on",
          "engagement.plan_modified_on",
          false,
        ),
      ),
    ),
    both(
      yes("progress.plan_centered_on_disabling_symptoms_and_precipitating_stressors", going),
      yes("progress.objective_measurable_goals_documented", going),
      yes("progress.progress_toward_goals_documented", going),
      atLeast(
        1,
        both(
          yes("progress.progressing_appropriately", going),
          no("progress.condition_worsened", going),
        ),
        both(
          followed(
            "progress",
            "progress.reevaluation_absent_in_complete_record",
            "progress.lack_of_progress_identified_on",
            "progress.reevaluated_on",
            true,
          ),
          followed(
            "progress",
            "progress.reevaluation_absent_in_complete_record",
            "progress.lack_of_progress_identified_on",
            "progress.plan_modified_on",
            true,
          ),
        ),
      ),
    ),
    twoReasons,
    both(
      tried,
      yes(
        "access_to_resources.cover_all_needed_current_and_post_discharge_treatment_resources",
        access,
      ),
      atLeast(1, yes("access_to_resources.housing_addressed", access), housed),
      yes("access_to_resources.alternative_contingency_plans_documented", access),
    ),
    yes(still, still),
  ];
}

const nothing =
  /^(|none|none (identified|noted|reported|known|other)|no|no others?|nothing|nil|n\/a|na|not applicable)$/;
const noNeed =
  /^(none|none (identified|noted)|no needs?|no needs identified|n\/a|na|not applicable)$/;
const settled =
  /^(stable|stable housing|stable home|housing stable|housing is stable|stably housed|no housing needs?|no need for housing)(?![\w-])/;
const unsettled =
  /(?<![\p{L}\p{N}/])(need|needs|needed|needing|required|requires|seeking|searching|sought|until|unless|but|not|no|lost|losing|lose|loses|ends|ending|expires|evicted|eviction|risk|unstable|temporary|temporarily|pending|wanted)(?![\p{L}\p{N}/])/u;

/** Small letters, no remarks in parentheses, no punctuation around. */
function plain(text: string): string {
  const small = text.toLowerCase();
  const outer = small.replace(/\([^)]*\)/g, " ").trim();
  return (outer || small).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/\s+/g, " ");
}

function noHousingNeed(text: string): boolean {
  const bare = plain(text);
  if (noNeed.test(bare)) return true;
  const begun = settled.exec(bare)?.[0];
  return begun !== undefined && !unsettled.test(text.toLowerCase().slice(begun.length));
}

function onlyCircumstances(code: string): boolean {
  const codes = code.toUpperCase().match(/[A-Z]\d\w?(\.\w+)?/g) ?? [];
  return codes.length > 0 && codes.every((one) => /^(Z|R45|T74|T76)/.test(one));
}
function everyWeekTried(attempts: readonly FactRow[], start: number, end: number): boolean {
  const days = attempts.flatMap((row) =>
    typeof row.date === "string" ? [dayNumber(row.date)] : [],
  );
  if (!Number.isFinite(start) || !Number.isFinite(end)) return days.length > 0;
  const weeks = Math.floor((end - start + 1) / 7);
  if (weeks < 1) return days.some((day) => day >= start && day <= end);
  return Array.from({ length: weeks }, (_, week) => week).every((week) =>
    days.some((day) => Math.floor((day - start) / 7) === week),
  );
}
