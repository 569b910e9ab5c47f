import { recordDischarge } from "@/lib/operations/record-discharge";
import { june, nora, ruth, theo } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
import { weekly } from "@/tests/builders/review-facts";
import { cast, story } from "../cast";
import type { Story } from "../stage";
import {
  certified,
  certifiedAdmission,
  complete,
  confirmed,
  continuedStay,
  overridden,
  submittedAdmission,
  taken,
  wholeRecord,
} from "../story-parts";

/** Requests certified by a reviewer, and stays that have ended. */
export const certifiedStories: readonly Story[] = [
  story("durham", {
    member: cast.leland,
    lastDay: 11,
    tell: (stage, told) => [
      ...submittedAdmission(
        stage,
        told,
        10,
        {
          "why_this_level_provides_needed_structure.high_risk_for_acute_inpatient_admission": true,
          "why_this_level_provides_needed_structure.recent_previous_treatments_with_unsuccessful_community_stabilization": 2,
          "functional_impairment_from_psychiatric_symptoms.safety_of_self_or_others": true,
        },
        { records: wholeRecord },
      ),
      taken(stage, told, [10, "13:20"], ruth),
      confirmed(stage, told, [10, "14:00"], ruth, ["P3", "P4", "A5", "A7", "A8"]),
      complete(stage, told, [11, "08:35"], ruth),
      certified(stage, told, [11, "08:50"], ruth),
    ],
  }),
  // A first span while plan and contacts are not yet due.
  story("greensboro", {
    member: cast.kirsten,
    lastDay: 3,
    tell: (stage, told) => [
      ...submittedAdmission(
        stage,
        told,
        2,
        {
          "treatment_plan.completed_on": null,
          recent_treating_providers: [
            { role: "outpatient therapist", contacted_by_treatment_team_on: null },
          ],
          individual_counseling_session_dates: [],
          "family_treatment.sessions": [{ date: stage.on(1), mode: "in_person" }],
        },
        { urgentBecause: "Vikram Desai, MD" },
      ),
      taken(stage, told, [2, "11:15"], theo),
      certified(stage, told, [2, "12:30"], theo, { days: 3, to: 6 }),
    ],
  }),
  // Family sessions by video: the limitation is in the log, not in the form.
  story("asheville", {
    member: cast.sabrina,
    plan: plans.individual,
    lastDay: 12,
    weeksAgo: 1,
    tell: (stage, told) => [
      ...submittedAdmission(
        stage,
        told,
        10,
        {
          "family_treatment.sessions": weekly(stage.on(3), stage.on(10)).map((date) => ({
            date,
            mode: "video",
          })),
          "family_treatment.significant_geographic_or_other_limitation_documented": null,
        },
        { records: wholeRecord },
      ),
      taken(stage, told, [11, "10:10"], ruth),
      overridden(
        stage,
        told,
        [11, "10:55"],
        ruth,
        "P13",
        "met",
        "The spouse works off the coast on three-week turns, as the assessment says; sessions by video answer a significant geographic limitation.",
        [
          ["contact_log", 1],
          ["assessment", 2],
        ],
      ),
      complete(stage, told, [12, "09:05"], ruth),
      certified(stage, told, [12, "09:20"], ruth),
    ],
  }),
  // An admission and its continued stay on one episode.
  story("durham", {
    member: {
      ...cast.gregory,
      givenName: "Eunice",
      familyName: "Bradsher",
      number: "BRW104899214",
    },
    lastDay: 30,
    weeksAgo: 1,
    tell: (stage, told) => [
      ...continuedStay(stage, told, ruth),
      taken(stage, told, [29, "09:15"], theo),
      complete(stage, told, [29, "09:40"], theo),
      certified(stage, told, [29, "10:05"], theo, { from: 28 }),
    ],
  }),
  // A plateau answered in time by a reevaluation and a changed plan.
  story("greensboro", {
    member: {
      ...cast.yvonne,
      givenName: "Corbin",
      familyName: "Stallings",
      number: "BRW104911530",
    },
    plan: plans.selfFunded,
    lastDay: 30,
    weeksAgo: 4,
    tell: (stage, told) => [
      ...continuedStay(stage, told, theo, {
        "progress.progressing_appropriately": false,
        "progress.lack_of_progress_identified_on": stage.on(15),
        "progress.reevaluated_on": stage.on(17),
        "progress.plan_modified_on": stage.on(21),
      }),
      taken(stage, told, [29, "13:30"], ruth),
      certified(stage, told, [29, "14:10"], ruth, { from: 28 }),
    ],
  }),
  // A whole stay: admission, continued stay, discharge.
  story("durham", {
    member: { ...cast.camille, givenName: "Hollis", familyName: "Vann", number: "BRW104923377" },
    lastDay: 56,
    weeksAgo: 2,
    tell: (stage, told) => [
      ...continuedStay(stage, told, ruth),
      taken(stage, told, [29, "11:20"], ruth),
      certified(stage, told, [29, "11:45"], ruth, { from: 28 }),
      stage.step([52, "16:00"], told, recordDischarge, nora, () => ({
        dischargedOn: stage.on(52),
      })),
    ],
  }),
  // Left early, after the first span.
  story("asheville", {
    member: {
      ...cast.felicity,
      givenName: "Merritt",
      familyName: "Joyner",
      number: "BRW104937002",
    },
    lastDay: 25,
    weeksAgo: 6,
    tell: (stage, told) => [
      ...certifiedAdmission(stage, told, theo),
      stage.step([25, "10:30"], told, recordDischarge, june, () => ({
        dischargedOn: stage.on(24),
      })),
    ],
  }),
];
