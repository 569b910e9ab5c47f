import { ines, ruth, theo } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
import { cast, story } from "../cast";
import { shortWeek } from "../meeting-week";
import { letterRecord } from "../records/program-records";
import { newCase, type Story } from "../stage";
import {
  complete,
  confirmed,
  continuedStay,
  laterRecord,
  overridden,
  submittedAdmission,
  submittedContinuedStay,
  taken,
  usualRecord,
  wholeRecord,
} from "../story-parts";

/** Submitted and waiting, or on a reviewer's desk. */
export const queueStories: readonly Story[] = [
  // A complete record, nobody's yet.
  story("durham", {
    member: cast.marisol,
    lastDay: 10,
    tell: (stage, told) => submittedAdmission(stage, told, 10, {}, { records: wholeRecord }),
  }),
  // Urgent, and early: on day 2 evaluation is done, but plan and contacts are not yet due.
  story("asheville", {
    member: cast.imogen,
    plan: plans.individual,
    lastDay: 2,
    tell: (stage, told) =>
      submittedAdmission(
        stage,
        told,
        2,
        {
          "treatment_plan.completed_on": null,
          recent_treating_providers: [
            { role: "obstetrician", contacted_by_treatment_team_on: null },
          ],
          "family_treatment.sessions": [{ date: stage.on(1), mode: "in_person" }],
          individual_counseling_session_dates: [],
        },
        { urgentBecause: "Margaret Sutter, DO" },
      ),
  }),
  // Eight and a half countable hours.
  story("greensboro", {
    member: cast.priya,
    lastDay: 10,
    tell: (stage, told) =>
      submittedAdmission(
        stage,
        told,
        10,
        { typical_week_schedule: shortWeek("greensboro") },
        { records: wholeRecord },
      ),
  }),
  // A plateau, and the plan copied forward; whether anything was done is not in the record.
  story("durham", {
    member: cast.raymond,
    lastDay: 28,
    tell: (stage, told) => [
      ...continuedStay(stage, told, theo, {
        "progress.progressing_appropriately": false,
        "progress.lack_of_progress_identified_on": stage.on(17),
        "progress.explicit_finding": "PHQ-9 unchanged over three readings",
      }),
    ],
  }),
  // How often the member was admitted before is unknown.
  story("greensboro", {
    member: cast.jocelyn,
    plan: plans.selfFunded,
    lastDay: 28,
    tell: (stage, told) => [
      ...continuedStay(stage, told, ruth, {
        "recent_treatment_history.prior_admissions_in_last_12_months": null,
        "recent_treatment_history.plan_focuses_on_increasing_motivation": true,
      }),
    ],
  }),
  // The only diagnosis is a circumstance, not a disorder.
  story("greensboro", {
    member: cast.stuart,
    lastDay: 10,
    tell: (stage, told) => submittedAdmission(stage, told, 10),
  }),
  // On a desk, half looked through.
  story("durham", {
    member: cast.odessa,
    lastDay: 12,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, {}, { records: wholeRecord }),
      taken(stage, told, [11, "09:05"], ruth),
      confirmed(stage, told, [11, "09:50"], ruth, ["P1", "P3", "P9", "P12"]),
      complete(stage, told, [11, "10:10"], ruth),
    ],
  }),
  // What is said about the supports at home rests on a letter alone.
  story("durham", {
    member: cast.curtis,
    plan: plans.individual,
    lastDay: 11,
    tell: (stage, told) => {
      const letter = [
        "home_community_supports.insufficient_to_stabilize_current_condition",
        "home_community_supports.at_least_nine_hours_weekly_required_for_safe_and_effective_treatment",
      ];
      return [
        ...submittedAdmission(
          stage,
          told,
          10,
          {},
          {
            records: [...wholeRecord, (chart) => letterRecord(chart, letter)],
            leave: ["home_community_supports"],
          },
        ),
        taken(stage, told, [11, "13:15"], theo),
      ];
    },
  }),
  // Evaluated only by a nurse practitioner.
  story("greensboro", {
    member: cast.wesley,
    lastDay: 11,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, {
        "psychiatric_evaluation.performed_by": "Laurel Pate, PMHNP-BC",
        "psychiatric_evaluation.performed_by_is_a_psychiatrist": false,
      }),
      taken(stage, told, [11, "08:55"], theo),
    ],
  }),
  // Away from home, boarding with the program, with a plan that reflects the risk and does not answer it.
  story("asheville", {
    member: cast.harold,
    lastDay: 29,
    tell: (stage, told) => {
      const away = {
        "setting.receiving_boarding_services_supported_by_the_program": true,
        "setting.during_non_program_hours_member_may_function_independently": true,
        "setting.during_non_program_hours_member_may_practice_recovery_skills_in_the_community": true,
      };
      const admission = newCase();
      return [
        ...submittedAdmission(stage, admission, 10, away),
        taken(stage, admission, [11, "10:00"], ruth),
        ...submittedContinuedStay(
          stage,
          told,
          admission,
          {
            ...away,
            "geography.treatment_is_outside_members_home_geographic_area": true,
            "geography.discharge_plan_reflects_relapse_risk_of_treatment_away_from_home": true,
            "geography.discharge_plan_mitigates_that_risk": null,
          },
          laterRecord,
        ),
        taken(stage, told, [29, "09:30"], ruth),
      ];
    },
  }),
  // The record contradicts itself on the day of the evaluation; the reviewer holds it open.
  story("durham", {
    member: cast.arturo,
    lastDay: 11,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, {}, { records: usualRecord }),
      taken(stage, told, [11, "11:10"], ruth),
      overridden(
        stage,
        told,
        [11, "11:40"],
        ruth,
        "P3",
        "undetermined",
        "The evaluation is dated the second program day, a group note speaks of a first visit with the psychiatrist five days later. The records disagree; the program has to say which is right.",
        [
          ["evaluation", 1],
          ["progress_note", 1],
        ],
      ),
    ],
  }),
  // A medical director took this one from the queue.
  story("asheville", {
    member: cast.felicity,
    plan: plans.individual,
    lastDay: 11,
    tell: (stage, told) => {
      return [...submittedAdmission(stage, told, 10), taken(stage, told, [11, "16:05"], ines)];
    },
  }),
];
