import { noncertifyRequest } from "@/lib/operations/noncertify-request";
import { certifyInPart } from "@/lib/operations/certify-in-part";
import { ines, paul, ruth, theo } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
import { attendedDay, programDays } from "@/tests/builders/review-facts";
import { cast, story } from "../cast";
import { shortWeek } from "../meeting-week";
import type { Story } from "../stage";
import {
  addressed,
  answered,
  asked,
  certified,
  continuedStay,
  noticed,
  overridden,
  referred,
  submittedAdmission,
  taken,
  wholeRecord,
} from "../story-parts";

/** Requests a reviewer could not certify: referred, and decided by a medical director. */
export const directorStories: readonly Story[] = [
  // The psychiatrist came a day late.
  story("durham", {
    member: cast.ramona,
    lastDay: 12,
    tell: (stage, told) => [
      ...submittedAdmission(
        stage,
        told,
        10,
        { "psychiatric_evaluation.performed_on": stage.on(4) },
        { records: wholeRecord },
      ),
      taken(stage, told, [11, "09:10"], ruth),
      referred(
        stage,
        told,
        [12, "10:20"],
        ruth,
        "The psychiatric evaluation was done on day 4. Everything else is documented and met. Please decide.",
      ),
    ],
  }),
  // A minor whose weeks lack family sessions, with a plan that has none.
  story("greensboro", {
    member: cast.noelle,
    plan: plans.individual,
    lastDay: 17,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 15, {
        "family_treatment.sessions": [{ date: stage.on(8), mode: "in_person" }],
        "family_treatment.contraindications_to_family_therapy_specifically_listed": null,
        "family_treatment.family_or_support_system_assessment_completed_on": stage.on(9),
        "safety_plan.access_is_for": "member and parents",
      }),
      taken(stage, told, [16, "09:45"], theo),
      referred(
        stage,
        told,
        [16, "11:30"],
        theo,
        "A minor: the family assessment was completed on day 9 and the first week has no family session.",
      ),
    ],
  }),
  // The director asked for more, was answered, and has it again.
  story("asheville", {
    member: cast.bettina,
    lastDay: 20,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, {
        "treatment_plan.completed_on": stage.on(5),
        "home_community_supports.insufficient_to_stabilize_current_condition": null,
      }),
      taken(stage, told, [11, "08:50"], theo),
      referred(
        stage,
        told,
        [11, "10:05"],
        theo,
        "The plan was completed on day 5; the limit is day 3.",
      ),
      asked(
        stage,
        told,
        [12, "13:20"],
        ines,
        57,
        "Before deciding I would like to know about supports at home.",
        [
          {
            criterion: "A4",
            factPath: "home_community_supports.insufficient_to_stabilize_current_condition",
            question:
              "Which supports are there in the home community, and why are they not sufficient?",
          },
        ],
      ),
      ...answered(
        stage,
        told,
        [18, "09:10"],
        { "home_community_supports.insufficient_to_stabilize_current_condition": true },
        ["The only clinic in the county offers one visit a month."],
      ),
    ],
  }),
  // Certified by the director although not every criterion is met, with the reason on record.
  story("durham", {
    member: cast.alonzo,
    lastDay: 13,
    weeksAgo: 3,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, {
        "psychiatric_evaluation.performed_on": stage.on(4),
      }),
      taken(stage, told, [11, "09:00"], ruth),
      referred(
        stage,
        told,
        [11, "09:35"],
        ruth,
        "The evaluation was done on day 4, after a holiday weekend.",
      ),
      certified(stage, told, [12, "15:10"], ines, {
        rationale:
          "The psychiatrist's first visit was moved from day 3 to day 4 by a closure of the site for weather, documented in the notes; the nurse practitioner saw the member on day 1 and risk was managed throughout. Certified for the days requested.",
      }),
    ],
  }),
  // Fewer days: the goals are nearly reached.
  story("greensboro", {
    member: cast.quentin,
    lastDay: 33,
    weeksAgo: 2,
    tell: (stage, told) => [
      ...continuedStay(stage, told, theo, {
        "reasons_for_continued_intensive_outpatient_care.marked_day_to_day_variability_in_capacity_to_cope": false,
      }),
      taken(stage, told, [29, "10:15"], ruth),
      referred(
        stage,
        told,
        [30, "09:00"],
        ruth,
        "Only one of the three reasons to continue is documented. Stable for two weeks; step-down is planned.",
      ),
      stage.step([31, "14:45"], told, certifyInPart, ines, () => ({
        days: 6,
        firstDay: stage.on(28),
        lastDay: stage.on(41),
        rationale:
          "Two further weeks bridge to the first outpatient appointments, which are booked; beyond them the record no longer shows a need for several interventions a week and swings in coping have ended.",
        rationales: {
          C9: "Of the three reasons only the need for several interventions a week is shown; the daily mood chart is even since day 14 and no crisis is present.",
        },
      })),
      addressed(stage, told, [31, "15:00"], {
        street: "2207 Chapel Hill Road",
        city: "Durham",
        state: "NC",
        zip: "27707",
      }),
      noticed(stage, told, [31, "16:20"], "certification_in_part", ines, "mailed"),
    ],
  }),
  story("asheville", {
    member: cast.dorothy,
    plan: plans.medicare,
    lastDay: 14,
    weeksAgo: 4,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, { "treatment_plan.completed_on": stage.on(6) }),
      taken(stage, told, [11, "09:30"], theo),
      referred(stage, told, [11, "10:00"], theo, "Treatment plan on day 6."),
      stage.step([13, "11:00"], told, certifyInPart, ines, () => ({
        days: 6,
        firstDay: stage.on(14),
        lastDay: stage.on(27),
        rationale:
          "Treatment without an individualized plan in the first days cannot be certified; from the third week on the plan is in place and the member's condition requires this level of care.",
        rationales: {
          P4: "The individualized plan was completed on day 6; until then groups were attended without goals of the member's own.",
        },
      })),
      addressed(
        stage,
        told,
        [13, "11:30"],
        { street: "14 Old Charlotte Highway", city: "Fairview", state: "NC", zip: "28730" },
        {
          confidential: { street: "PO Box 318", city: "Asheville", state: "NC", zip: "28802" },
          largePrint: true,
        },
      ),
      noticed(stage, told, [13, "14:00"], "certification_in_part", ines, "sent"),
    ],
  }),
  story("greensboro", {
    member: cast.elliott,
    lastDay: 13,
    weeksAgo: 5,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10),
      taken(stage, told, [11, "08:30"], ruth),
      referred(
        stage,
        told,
        [11, "09:00"],
        ruth,
        "The only diagnosis is Z63.0; screening for disorders was negative.",
      ),
      stage.step([12, "16:20"], told, noncertifyRequest, ines, () => ({
        rationale:
          "The distress is real and counseling for couples and mediation are the right help; the record shows no psychiatric disorder that this level of care would treat.",
        rationales: {
          A1: "The record names relationship distress (Z63.0) and no mental disorder; a structured interview for depressive, anxiety and trauma disorders was negative.",
        },
      })),
      addressed(stage, told, [12, "16:30"], {
        street: "905 Ruffin Street",
        more: "Apartment 12",
        city: "Durham",
        state: "NC",
        zip: "27701",
      }),
      noticed(stage, told, [12, "17:10"], "noncertification", ines, "mailed"),
    ],
  }),
  // Two criteria not met at once.
  story("durham", {
    member: cast.paulette,
    plan: plans.selfFunded,
    lastDay: 14,
    weeksAgo: 3,
    tell: (stage, told) => [
      ...submittedAdmission(
        stage,
        told,
        10,
        {
          "psychiatric_evaluation.performed_on": stage.on(6),
          typical_week_schedule: shortWeek("durham"),
        },
        { records: wholeRecord },
      ),
      taken(stage, told, [11, "09:20"], theo),
      referred(
        stage,
        told,
        [11, "10:40"],
        theo,
        "Evaluation on day 6, and the week offers 8.5 countable hours.",
      ),
      stage.step([13, "15:30"], told, noncertifyRequest, ines, () => ({
        rationale: "Two requirements of the program are not met, independently of each other.",
        rationales: {
          P3: "The psychiatrist first saw the member on day 6; the member attended two groups with active suicidal thoughts before that.",
          P9: "Breaks and gardening left out, the schedule has eight and a half clinical hours a week; nine are required.",
        },
      })),
      addressed(stage, told, [13, "15:45"], {
        street: "611 Mocksville Avenue",
        city: "Salisbury",
        state: "NC",
        zip: "28144",
      }),
      noticed(stage, told, [13, "16:40"], "noncertification", ines, "sent"),
    ],
  }),
  // The house does not let residents out.
  story("asheville", {
    member: cast.jolene,
    plan: plans.individual,
    lastDay: 13,
    weeksAgo: 6,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, {
        "setting.receiving_boarding_services_supported_by_the_program": true,
        "setting.during_non_program_hours_member_may_function_independently": false,
        "setting.during_non_program_hours_member_may_practice_recovery_skills_in_the_community": false,
      }),
      taken(stage, told, [11, "13:05"], theo),
      referred(
        stage,
        told,
        [11, "13:50"],
        theo,
        "Boarding with house rules that forbid going out in the evenings and on weekends.",
      ),
      stage.step([12, "09:40"], told, noncertifyRequest, ines, () => ({
        rationale: "The setting is not one in which skills can be practiced in the community.",
        rationales: {
          P10: "House rules keep residents indoors outside program hours: the member may neither function independently nor practice recovery skills in the community.",
        },
      })),
      // No address is on file yet: the notice cannot go out.
      noticed(stage, told, [12, "10:15"], "noncertification", ines, "prepared"),
    ],
  }),
  // A plateau with a plan copied forward, and a complete record that shows nothing was done.
  story("durham", {
    member: cast.vivian,
    lastDay: 33,
    weeksAgo: 1,
    tell: (stage, told) => [
      ...continuedStay(stage, told, ruth, {
        "progress.progressing_appropriately": false,
        "progress.lack_of_progress_identified_on": stage.on(14),
        "progress.reevaluation_absent_in_complete_record": true,
        "progress.explicit_finding": "PHQ-9 22, 21, 22 on three readings; plan unchanged",
      }),
      taken(stage, told, [29, "08:40"], theo),
      referred(
        stage,
        told,
        [30, "11:15"],
        theo,
        "No progress since week 2; plan copied forward without reevaluation. The record is complete.",
      ),
      stage.step([32, "10:30"], told, noncertifyRequest, ines, () => ({
        rationale: "Continued treatment without change of plan has not helped the member.",
        rationales: {
          C8: "Scores have been unchanged for two weeks and the complete record shows neither a reevaluation nor a change of the plan in response.",
        },
      })),
      addressed(stage, told, [32, "10:45"], {
        street: "48 Laurel Park Highway",
        city: "Hendersonville",
        state: "NC",
        zip: "28739",
      }),
      noticed(stage, told, [32, "11:20"], "noncertification", ines, "signed"),
    ],
  }),
  // With a director whose licence has expired: another one must decide against it.
  story("greensboro", {
    member: cast.marcus,
    lastDay: 13,
    tell: (stage, told) => {
      const days = programDays(stage.on(0), stage.on(10));
      return [
        ...submittedAdmission(stage, told, 10, {
          "why_this_level_provides_needed_structure.complicating_factors.medical_comorbidity_with_instability":
            null,
          "why_this_level_provides_needed_structure.complicating_factors.unstable_living_situation":
            null,
          program_days_attended: days.map((date, index) => attendedDay(date, index !== 3)),
        }),
        taken(stage, told, [11, "15:00"], paul),
        overridden(
          stage,
          told,
          [11, "15:25"],
          paul,
          "A7",
          "met",
          "Three stays in the year and the end of the placement, described on the first page of the evaluation, are more than two complicating factors even if the boxes were not ticked.",
          [["evaluation", 1]],
        ),
        referred(
          stage,
          told,
          [11, "15:40"],
          paul,
          "One program day without evaluation by a licensed practitioner.",
        ),
      ];
    },
  }),
];
