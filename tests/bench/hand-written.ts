/**
 * The same criteria decided by a plain function, as one would write it without a policy as data:
 * no tests, no tree, no words. The yardstick of the benchmark, and a second opinion on every
 * finding: the benchmark refuses to run when the two disagree.
 */
import { dayNumber, dayOfAge } from "@/lib/calendar";
import {
  conflict,
  insufficientDocumentation,
  met,
  missing,
  needsClinician,
  notApplicable,
  notMet,
  notYetDue,
  type Finding,
} from "@/lib/finding";
import type { FactRow, FactValue, FactValues, ReviewDocument } from "@/lib/facts/fact-values";

const strength = (finding: Finding): number => {
  switch (finding.undetermined_because) {
    case "conflict":
      return 5;
    case "needs_clinician":
      return 4;
    case "insufficient_documentation":
      return 3;
    case "missing":
      return 2;
    case "not_yet_due":
      return 1;
    default:
      return 0;
  }
};

function both(...parts: readonly Finding[]): Finding {
  let open = 0;
  let worst = met;
  let applies = false;
  for (const part of parts) {
    if (part === notMet) return notMet;
    if (part === notApplicable) continue;
    applies = true;
    const weight = strength(part);
    if (weight > open) {
      open = weight;
      worst = part;
    }
  }
  return applies ? worst : notApplicable;
}

function atLeast(count: number, ...parts: readonly Finding[]): Finding {
  let yes = 0;
  let maybe = 0;
  let worst = missing;
  let open = 0;
  for (const part of parts) {
    if (part === met) yes += 1;
    const weight = strength(part);
    if (weight > 0) maybe += 1;
    if (weight > open) {
      open = weight;
      worst = part;
    }
  }
  return yes >= count ? met : yes + maybe < count ? notMet : worst;
}

function onlyIf(guard: Finding, body: Finding): Finding {
  if (guard === notMet || guard === notApplicable) return notApplicable;
  if (guard === met || body === met) return body;
  return strength(body) > strength(guard) ? body : guard;
}

const vague = new Set([
  "not appropriate",
  "not clinically appropriate",
  "inappropriate",
  "not indicated",
  "contraindicated",
  "not applicable",
  "n/a",
  "na",
  "none",
  "none listed",
  "no",
  "unknown",
  "declined",
  "patient declined",
  "member declined",
  "family declined",
  "refused",
  "patient refused",
  "member refused",
  "family refused",
  "family unavailable",
  "family not available",
]);

/** Findings of the criteria of a review, in the order P1.., then A1.. or C1... */
export function decideByHand(document: ReviewDocument): readonly Finding[] {
  const f: FactValues = document.facts;
  const continued = document.review_type === "continued_stay";
  const named = f["evidence.fact_groups_resting_only_on_letters_of_support"];
  const letters =
    Array.isArray(named) &&
    named.length > 0 &&
    f["evidence.letters_contain_all_specific_information_needed"] !== true
      ? new Set(named as readonly string[])
      : undefined;
  const weak = (group: string) => letters !== undefined && letters.has(group);
  const known = (value: FactValue | undefined) => value !== undefined && value !== null;
  const at = (value: FactValue | undefined) =>
    typeof value === "string" ? dayNumber(value) : undefined;
  const admission = at(f["dates.admission_date"]) ?? NaN;
  const review = at(f["dates.date_of_this_review"]) ?? NaN;
  const start = at(f["dates.period_under_review_start"]) ?? -Infinity;
  const end = at(f["dates.period_under_review_end"]) ?? Infinity;
  const past = (value: FactValue | undefined) => {
    const day = at(value);
    return day !== undefined && day <= review ? day : undefined;
  };
  const yes = (path: string, group: string): Finding => {
    const value = f[path];
    if (value === undefined || value === null) return missing;
    if (weak(group)) return insufficientDocumentation;
    return value === true ? met : notMet;
  };
  const no = (path: string, group: string): Finding => {
    const finding = yes(path, group);
    return finding === met ? notMet : finding === notMet ? met : finding;
  };
  const count = (path: string, group: string, minimum: number): Finding => {
    const value = f[path];
    if (typeof value !== "number") return missing;
    return weak(group) ? insufficientDocumentation : value >= minimum ? met : notMet;
  };
  const rows = (path: string): readonly FactRow[] | undefined => {
    const value = f[path];
    return Array.isArray(value) ? (value as readonly FactRow[]) : undefined;
  };
  const happened = (row: FactRow) => typeof row.date !== "string" || dayNumber(row.date) <= review;
  const weeks = Math.max(0, Math.floor((review - admission) / 7));

  // P1
  const first = continued && Number.isFinite(start) ? start : admission;
  const last = Math.max(first, continued && Number.isFinite(end) ? end : review);
  const from = at(f["program_license.valid_from"]);
  const through = at(f["program_license.valid_through"]);
  let licence: Finding;
  if (weak("program_license") && (from !== undefined || through !== undefined)) {
    licence = insufficientDocumentation;
  } else if ((from !== undefined && from > first) || (through !== undefined && through < last)) {
    licence = notMet;
  } else licence = from === undefined || through === undefined ? missing : met;
  const p1 = both(
    yes("program_license.licensed_or_certified_by_state_agency", "program_license"),
    licence,
  );

  // P2
  const collected = (group: string, documentedPath: string, onPath: string): Finding => {
    const documented = f[documentedPath];
    const on = past(f[onPath]);
    if (weak(group) && (known(documented) || known(f[onPath]))) {
      return insufficientDocumentation;
    }
    if (documented === false) return on === undefined ? notMet : conflict;
    if (documented !== true || on === undefined) return missing;
    return on < admission - 7 || on > admission + 3 ? needsClinician : met;
  };
  const labs = "relevant_laboratory_tests_on_admission";
  const labsSaid = f["relevant_laboratory_tests_on_admission.documented"];
  const tests = f["relevant_laboratory_tests_on_admission.tests"];
  let noneNeeded: Finding;
  if (weak(labs) && (known(labsSaid) || known(tests))) noneNeeded = insufficientDocumentation;
  else if (!known(labsSaid)) noneNeeded = missing;
  else noneNeeded = labsSaid === true && Array.isArray(tests) && tests.length === 0 ? met : notMet;
  const later = "later_drug_screens_or_labs";
  const p2 = both(
    collected(
      "drug_screen_on_admission",
      "drug_screen_on_admission.documented",
      "drug_screen_on_admission.collected_on",
    ),
    atLeast(
      1,
      collected(
        labs,
        "relevant_laboratory_tests_on_admission.documented",
        "relevant_laboratory_tests_on_admission.collected_on",
      ),
      noneNeeded,
    ),
    onlyIf(
      yes("later_drug_screens_or_labs.clinically_indicated", later),
      yes("later_drug_screens_or_labs.documented_when_indicated", later),
    ),
  );

  // P3, P4, P13b: a deed with a limit
  const deed = (
    group: string,
    on: string,
    documented: string | undefined,
    days: number,
    before: number,
  ): Finding => {
    const day = past(f[on]);
    const said = documented === undefined ? undefined : f[documented];
    if (weak(group) && (known(f[on]) || known(said))) return insufficientDocumentation;
    if (day !== undefined && said === false) return conflict;
    if (day === undefined) {
      if (review <= admission + days) return notYetDue;
      return said === false ? notMet : missing;
    }
    if (day > admission + days) return notMet;
    return day < admission - before ? needsClinician : met;
  };
  const pe = "psychiatric_evaluation";
  const evaluated = deed(
    pe,
    "psychiatric_evaluation.performed_on",
    "psychiatric_evaluation.documented",
    3,
    3,
  );
  const psychiatrist = yes("psychiatric_evaluation.performed_by_is_a_psychiatrist", pe);
  const early = review <= admission + 3;
  let p3: Finding;
  if (evaluated === notYetDue || (early && evaluated === met && psychiatrist === notMet)) {
    p3 = notYetDue;
  } else {
    p3 = both(
      evaluated,
      psychiatrist,
      yes("psychiatric_evaluation.psychiatrist_remains_available_for_face_to_face_evaluation", pe),
    );
  }
  const tp = "treatment_plan";
  const planned = deed(tp, "treatment_plan.completed_on", undefined, 3, Infinity);
  let p4: Finding;
  if (planned === notYetDue) p4 = notYetDue;
  else {
    const addressed = (element: string): Finding => {
      const finding = yes(element, tp);
      return finding === notMet ? needsClinician : finding;
    };
    p4 = both(
      planned,
      yes("treatment_plan.multidisciplinary_assessment_documented", tp),
      yes("treatment_plan.individualized", tp),
      yes("treatment_plan.uses_evidence_based_concepts_where_applicable", tp),
      addressed("treatment_plan.elements_addressed.key_precipitants_to_current_episode"),
      addressed("treatment_plan.elements_addressed.psychosocial_supports_after_discharge"),
      addressed("treatment_plan.elements_addressed.aftercare_availability_in_home_area"),
      addressed("treatment_plan.elements_addressed.potential_need_for_supportive_living"),
      addressed(
        "treatment_plan.elements_addressed.ability_to_meet_financial_obligations_of_discharge_plan",
      ),
      addressed(
        "treatment_plan.elements_addressed.services_for_comorbid_medical_or_substance_use_conditions",
      ),
      addressed("treatment_plan.elements_addressed.contact_with_aftercare_providers"),
      addressed("treatment_plan.elements_addressed.other_issues_affecting_community_tenure"),
      onlyIf(
        yes("treatment_plan.clinical_condition_changed_since_plan", tp),
        yes("treatment_plan.amended_for_the_change", tp),
      ),
    );
  }

  // Attendance: P5, P6, P13b, A1, C1
  const attended = rows("program_days_attended")?.filter(happened);
  const attendedWeeks =
    attended && !weak("program_days_attended")
      ? new Set(
          attended.flatMap((row) =>
            typeof row.date === "string" ? [Math.floor((dayNumber(row.date) - admission) / 7)] : [],
          ),
        )
      : undefined;
  const everyDay = (column: string, none: Finding, inPeriod: boolean): Finding => {
    if (review < admission) return none;
    if (!attended) return missing;
    if (weak("program_days_attended")) return insufficientDocumentation;
    let any = false;
    let open = false;
    for (const row of attended) {
      if (inPeriod && typeof row.date === "string") {
        const day = dayNumber(row.date);
        if (day < start || day > end) continue;
      }
      any = true;
      if (row[column] === false) return notMet;
      if (row[column] !== true) open = true;
    }
    return open ? missing : any ? met : none;
  };
  const sessions = f.individual_counseling_session_dates as readonly string[] | null | undefined;
  let p5: Finding;
  if (!sessions) p5 = missing;
  else if (weak("individual_counseling_session_dates")) p5 = insufficientDocumentation;
  else {
    const held = new Set<number>();
    for (const date of sessions) {
      const day = dayNumber(date);
      if (day <= review) held.add(Math.floor((day - admission) / 7));
    }
    if (weeks === 0) p5 = held.has(0) ? met : notYetDue;
    else {
      let judged = 0;
      p5 = met;
      for (let week = 0; week < weeks; week += 1) {
        if (held.has(week)) judged += 1;
        else if (!attendedWeeks || attendedWeeks.has(week)) p5 = notMet;
      }
      if (p5 === met && judged === 0) p5 = notApplicable;
    }
  }
  const p6 = everyDay("evaluated_by_licensed_behavioral_health_practitioner", notYetDue, false);
  const supervised = "all_treatment_supervised_by_licensed_behavioral_health_practitioners";
  const p7 = yes(supervised, supervised);
  const around = "services_available_24_hours_7_days";
  const p8 = both(
    yes("services_available_24_hours_7_days.mental_health", around),
    yes("services_available_24_hours_7_days.medical", around),
  );

  // P9
  const schedule = rows("typical_week_schedule");
  let p9: Finding;
  if (!schedule) p9 = missing;
  else if (weak("typical_week_schedule")) p9 = insufficientDocumentation;
  else p9 = weekByHand(schedule);

  // P10 to P12
  const boarding = "setting.receiving_boarding_services_supported_by_the_program";
  const p10 = onlyIf(
    yes(boarding, "setting"),
    both(
      yes("setting.during_non_program_hours_member_may_function_independently", "setting"),
      yes(
        "setting.during_non_program_hours_member_may_practice_recovery_skills_in_the_community",
        "setting",
      ),
    ),
  );
  const p11 = both(
    yes("safety_plan.documented", "safety_plan"),
    yes("safety_plan.includes_access_to_professional_support_outside_program_hours", "safety_plan"),
  );
  const providers = rows("recent_treating_providers");
  let p12: Finding;
  if (!providers) p12 = missing;
  else if (weak("recent_treating_providers")) p12 = insufficientDocumentation;
  else {
    p12 = both(
      ...providers.map((row) => {
        const day = past(row.contacted_by_treatment_team_on);
        if (day !== undefined) return day <= admission + 5 ? met : notMet;
        return review <= admission + 5 ? notYetDue : missing;
      }),
    );
  }

  // P13
  const ft = "family_treatment";
  const limitation = f["family_treatment.significant_geographic_or_other_limitation_documented"];
  const family = rows("family_treatment.sessions")?.filter(happened);
  const listed = f["family_treatment.contraindications_to_family_therapy_specifically_listed"];
  const reason = typeof listed === "string" ? listed.trim() : "";
  const familyWeak =
    weak(ft) && (known(f["family_treatment.sessions"]) || known(limitation) || known(listed));
  const specific = (): Finding => {
    if (reason === "") return notMet;
    if (weak(ft)) return insufficientDocumentation;
    return vague.has(reason.toLowerCase().replace(/[.!;,\s]+$/, "")) ? needsClinician : met;
  };
  const counts = (row: FactRow): Finding => {
    if (row.mode === "in_person" || limitation === true) return met;
    return limitation === false && known(row.mode) ? notMet : missing;
  };
  const adult = (): Finding => {
    let held: Finding;
    if (!family) held = missing;
    else if (weak(ft)) held = insufficientDocumentation;
    else {
      held = weeks === 0 ? notYetDue : notMet;
      for (const row of family) {
        const counted = counts(row);
        if (counted === met) {
          held = met;
          break;
        }
        if (counted === missing) held = missing;
      }
    }
    return atLeast(
      1,
      both(held, yes("family_treatment.frequency_documented_as_clinically_appropriate", ft)),
      specific(),
    );
  };
  const birth = f["member.date_of_birth"];
  const eighteenth = typeof birth === "string" ? dayOfAge(birth, 18) : Infinity;
  const minor = (): Finding => {
    const assessed = deed(
      ft,
      "family_treatment.family_or_support_system_assessment_completed_on",
      undefined,
      5,
      Infinity,
    );
    const waiver = specific();
    let weekly: Finding;
    if (familyWeak) weekly = insufficientDocumentation;
    else if (!family) weekly = waiver === met ? met : missing;
    else {
      const held: Finding[] = new Array<Finding>(Math.max(1, weeks)).fill(notMet);
      for (const row of family) {
        const counted = counts(row);
        if (counted === notMet) continue;
        if (typeof row.date === "string") {
          const week = Math.floor((dayNumber(row.date) - admission) / 7);
          if (week >= 0 && week < held.length && held[week] !== met) held[week] = counted;
        } else {
          for (let week = 0; week < held.length; week += 1) {
            if (held[week] === notMet) held[week] = missing;
          }
        }
      }
      if (weeks === 0) {
        weekly = held[0] === notMet ? (waiver === met ? met : notYetDue) : (held[0] ?? missing);
      } else {
        weekly = both(
          ...held.map((session, week) => {
            if (admission + 7 * week >= eighteenth) return notApplicable;
            if (session === met || waiver === met) return met;
            if (session === notMet && attendedWeeks && !attendedWeeks.has(week)) {
              return notApplicable;
            }
            return waiver === needsClinician ? needsClinician : session;
          }),
        );
      }
    }
    return both(
      assessed,
      atLeast(1, yes("family_treatment.included_in_treatment_plan", ft), waiver),
      weekly,
    );
  };
  let p13: Finding;
  if (typeof birth !== "string" || weak("member")) {
    const young = minor();
    const grown = adult();
    const silent = typeof birth === "string" ? insufficientDocumentation : missing;
    if (young === grown && strength(young) === 0) p13 = young;
    else p13 = [young, grown].reduce((a, b) => (strength(b) > strength(a) ? b : a), silent);
  } else if (eighteenth <= admission) p13 = adult();
  else if (review >= admission + 7 * Math.ceil((eighteenth - admission) / 7)) {
    p13 = both(minor(), adult());
  } else p13 = minor();

  const program = [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13];
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

  if (!continued) {
    const home = "home_community_supports";
    const harm = "functional_impairment_from_psychiatric_symptoms";
    const other = f["functional_impairment_from_psychiatric_symptoms.other_area"];
    const why = "why_this_level_provides_needed_structure";
    return [
      ...program,
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
        typeof other === "string" && other.trim() !== ""
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
  else if (everyWeekTried(attempts, start, Math.min(end, review))) tried = met;
  else if (frequent !== true) tried = notMet;
  else tried = attempts.length === 0 ? conflict : needsClinician;
  const need = f["access_to_resources.housing_need"];
  const stable = typeof need === "string" ? need.trim().toLowerCase() : "";
  let housed: Finding = notMet;
  if (stable !== "") {
    const settled = /^(stable housing|housing stable|stably housed|no housing need|none)(?!\w)/;
    housed = weak(access) ? insufficientDocumentation : settled.test(stable) ? met : notMet;
  }
  const still = "this_level_still_necessary_despite_intensive_therapeutic_efforts";
  return [
    ...program,
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

function onlyCircumstances(code: string): boolean {
  const codes = code.toUpperCase().match(/[A-Z]\d\w?(\.\w+)?/g) ?? [];
  return codes.length > 0 && codes.every((one) => /^(Z|R45|T74|T76)/.test(one));
}

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function weekByHand(schedule: readonly FactRow[]): Finding {
  const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  let open = false;
  let unbounded = false;
  const total = (generous: boolean): boolean => {
    const sessions: [from: number, to: number][] = [];
    for (const { category, day_of_week: day, start, end } of schedule) {
      const silent = category === null || category === undefined;
      if (category !== "clinical" && !silent) continue;
      if (typeof day !== "string" || typeof start !== "string" || typeof end !== "string") {
        open = true;
        unbounded = true;
        continue;
      }
      if (silent) open = true;
      if (silent && !generous) continue;
      const midnight = weekdays.indexOf(day) * 1440;
      sessions.push([midnight + minute(start), midnight + minute(end)]);
    }
    sessions.sort((a, b) => a[0] - b[0]);
    const days = new Set<number>();
    let minutes = 0;
    let covered = 0;
    for (const [from, to] of sessions) {
      const begin = Math.max(from, covered);
      if (to <= begin) continue;
      minutes += to - begin;
      covered = to;
      days.add(Math.floor(begin / 1440));
    }
    return days.size >= 3 && minutes >= 540;
  };
  if (total(false)) return met;
  if (!open) return notMet;
  return unbounded || total(true) ? missing : notMet;
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
