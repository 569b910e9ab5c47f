import { withdrawRequest } from "@/lib/operations/withdraw-request";
import { amos, nora, ruth } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
import { cast, story } from "../cast";
import { scheduleRecord } from "../records/program-records";
import { evaluationRecord } from "../records/evaluation-record";
import { newCase, type Story } from "../stage";
import { certifiedAdmission, submittedAdmission, usualRecord } from "../story-parts";

/** What is still with the provider, and what it took back. */
export const draftStories: readonly Story[] = [
  // Half filled: the program is described, the clinical part is not begun.
  story("durham", {
    member: cast.tamsin,
    lastDay: 3,
    tell: (stage, told) => {
      const facts = stage.admission(3);
      const begun = Object.fromEntries(
        Object.entries(facts).filter(([path]) =>
          /^(setting|services_available|typical_week|safety_plan|all_treatment|drug_screen)/.test(
            path,
          ),
        ),
      );
      return [
        stage.start([2, "16:20"], { told, facts: begun }),
        stage.fill([3, "11:05"], told, {
          "psychiatric_evaluation.documented": true,
          "psychiatric_evaluation.performed_on": stage.on(2),
        }),
      ];
    },
  }),
  // Two colleagues on one draft: one began it, the other entered the program days.
  story("durham", {
    member: cast.gregory,
    lastDay: 7,
    tell: (stage, told) => {
      const facts = stage.admission(7);
      const days = {
        program_days_attended: facts["program_days_attended"] ?? null,
        individual_counseling_session_dates: facts["individual_counseling_session_dates"] ?? null,
      };
      return [
        stage.start([4, "10:15"], {
          told,
          facts: {
            ...facts,
            program_days_attended: null,
            individual_counseling_session_dates: null,
            "treatment_plan.individualized": null,
          },
        }),
        stage.attach([4, "10:50"], told, 4, [scheduleRecord, evaluationRecord]),
        stage.fill([7, "13:30"], told, days, amos),
      ];
    },
  }),
  // The other organization's continued stay, begun from a certified admission.
  story("asheville", {
    member: cast.annabel,
    lastDay: 26,
    tell: (stage, told) => {
      const admission = newCase();
      return [
        ...certifiedAdmission(stage, admission, ruth),
        stage.start([26, "15:10"], {
          told,
          previous: admission,
          facts: {
            program_days_attended: stage.continuedStay(25)["program_days_attended"] ?? null,
            "engagement.displaying_increasing_motivation_and_active_participation": false,
            "engagement.low_motivation_identified_on": stage.on(21),
          },
        }),
      ];
    },
  }),
  // Forgotten: begun weeks ago, so that the portal soon takes it away.
  story("durham", {
    member: cast.wendell,
    lastDay: 3,
    weeksAgo: 3,
    tell: (stage, told) => [
      stage.start([1, "15:45"], { told, facts: { "safety_plan.documented": true } }),
    ],
  }),
  // Only just opened.
  story("greensboro", {
    member: cast.devin,
    plan: plans.selfFunded,
    lastDay: 0,
    tell: (stage, told) => [stage.start([0, "17:25"], { told, facts: {} })],
  }),
  story("greensboro", {
    member: cast.terrence,
    lastDay: 4,
    weeksAgo: 3,
    tell: (stage, told) => [
      stage.start([3, "09:00"], { told, facts: { "safety_plan.documented": true } }),
      stage.step([4, "12:40"], told, withdrawRequest, nora, () => ({
        reason: "Entered twice: the member's first request is the one to keep.",
      })),
    ],
  }),
  story("durham", {
    member: cast.desmond,
    plan: plans.open,
    lastDay: 32,
    tell: (stage, told) => [
      // Afterwards, from the records: before, there was nothing to ask for.
      ...submittedAdmission(stage, told, 30, {}, { records: usualRecord.slice(0, 2) }),
      stage.step([32, "09:20"], told, withdrawRequest, nora, () => ({
        reason: "The plan asked for no review: it requires no authorization for this service.",
      })),
    ],
  }),
];
