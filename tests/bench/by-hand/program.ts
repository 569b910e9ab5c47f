/** Program criteria 1 to 12 by hand. */
import { dayNumber } from "@/lib/calendar";
import {
  conflict,
  insufficientDocumentation,
  met,
  missing,
  needsClinician,
  notMet,
  notYetDue,
  type Finding,
} from "@/lib/finding";
import type { FactRow } from "@/lib/facts/fact-values";
import { atLeast, both, onlyIf } from "./logic";
import type { RecordByHand } from "./record";

/** Findings of P1 to P12. */
export function decideProgram(r: RecordByHand): readonly Finding[] {
  const {
    f,
    continued,
    weak,
    known,
    past,
    yes,
    rows,
    deed,
    lacking,
    everyDay,
    admission,
    review,
    start,
    end,
    weeks,
    at,
  } = r;
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
  const planned = deed(tp, "treatment_plan.completed_on", undefined, 3, 30);
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
      const judged: Finding[] = [];
      for (let week = 0; week < weeks; week += 1) judged.push(held.has(week) ? met : lacking(week));
      p5 = both(...judged);
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
        if (day !== undefined && day > admission + 5) return notMet;
        if (day !== undefined) return day < admission - 30 ? needsClinician : met;
        return review <= admission + 5 ? notYetDue : missing;
      }),
    );
  }

  return [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12];
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
