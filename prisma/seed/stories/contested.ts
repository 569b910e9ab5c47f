import { appeal } from "@/lib/operations/appeal";
import { assignAppeal } from "@/lib/operations/assign-appeal";
import { changeDecisionInPart } from "@/lib/operations/change-decision-in-part";
import { discloseAppealEvidence } from "@/lib/operations/disclose-appeal-evidence";
import { markAppealComplete } from "@/lib/operations/mark-appeal-complete";
import { noncertifyRequest } from "@/lib/operations/noncertify-request";
import { overturnDecision } from "@/lib/operations/overturn-decision";
import { recordExternalReviewStep } from "@/lib/operations/record-external-review-step";
import { requestExternalReview } from "@/lib/operations/request-external-review";
import { requestReconsideration } from "@/lib/operations/request-reconsideration";
import { requestSecondLevel } from "@/lib/operations/request-second-level";
import { setAppealMeeting } from "@/lib/operations/set-appeal-meeting";
import { submitAppealEvidence } from "@/lib/operations/submit-appeal-evidence";
import { upholdDecision } from "@/lib/operations/uphold-decision";
import type { Actor } from "@/lib/review/roles";
import { greta, ines, owen, ruth, theo } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
import { cast, story } from "../cast";
import type { Stage, Step, Story, ToldCase } from "../stage";
import {
  addressed,
  continuedStay,
  noticed,
  referred,
  submittedAdmission,
  taken,
} from "../story-parts";

type At = readonly [number, string];

const gretasQualifications =
  "Greta Solberg, MD, board-certified in psychiatry; North Carolina medical licence 2004-00873.";

const homeAddress = {
  street: "27 Alder Row",
  city: "Durham",
  state: "NC",
  zip: "27701",
};

/** An admission that was not certified on day 13, and told so: the psychiatrist came on day 4. */
const lateAdmission = (stage: Stage, told: ToldCase, reviewer: Actor): readonly Step[] => [
  ...submittedAdmission(stage, told, 10, { "psychiatric_evaluation.performed_on": stage.on(4) }),
  taken(stage, told, [11, "09:00"], reviewer),
  referred(stage, told, [11, "10:20"], reviewer, "The psychiatric evaluation was done on day 4."),
  stage.step([13, "11:10"], told, noncertifyRequest, ines, () => ({
    rationale: "The psychiatric evaluation came later than the policy allows.",
    rationales: {
      P3: "The psychiatrist first saw the member on day 4; the limit is the third day after admission, and no cause for the delay is documented.",
    },
  })),
  addressed(stage, told, [13, "11:20"], homeAddress),
  noticed(stage, told, [13, "14:30"], "noncertification", ines, "mailed"),
];

const named = (stage: Stage, told: ToldCase, at: At, reviewer: Actor, coordinator: Actor): Step =>
  stage.step(at, told, assignAppeal, ines, () => ({
    reviewerId: reviewer.id,
    coordinatorId: coordinator.id,
  }));

const evidence = (
  stage: Stage,
  told: ToldCase,
  at: At,
  by: Actor,
  receivedFrom: string,
  statement: string,
): Step => stage.step(at, told, submitAppealEvidence, by, () => ({ receivedFrom, statement }));

/** An appeal that Greta Solberg upheld on day 24. */
const upheldAppeal = (stage: Stage, told: ToldCase): readonly Step[] => [
  stage.step([16, "09:30"], told, appeal, stage.story.provider, () => ({
    reason:
      "A nurse practitioner evaluated the member on day 1 under the psychiatrist’s supervision. We ask that this be counted.",
  })),
  named(stage, told, [16, "14:00"], greta, theo),
  noticed(stage, told, [16, "15:00"], "appeal_acknowledgement", greta, "mailed"),
  stage.step([24, "10:45"], told, upholdDecision, greta, () => ({
    qualifications: gretasQualifications,
    understanding:
      "The program holds that the nurse practitioner’s evaluation of day 1 stands for the psychiatrist’s.",
    rationale:
      "The policy asks for an evaluation by a psychiatrist. The note of day 1 is signed by the nurse practitioner alone, and the psychiatrist’s own note dates from day 4.",
  })),
  noticed(stage, told, [24, "13:20"], "appeal_decision", greta, "mailed"),
];

/** Decisions that were contested, at every level. */
export const contestedStories: readonly Story[] = [
  // Asked to look again; nobody is named yet.
  story("durham", {
    member: cast.everett,
    lastDay: 15,
    tell: (stage, told) => [
      ...lateAdmission(stage, told, ruth),
      stage.step([14, "15:20"], told, requestReconsideration, stage.story.provider, () => ({
        reason:
          "The site was closed for weather on days 2 and 3; the psychiatrist came on the first day it was open.",
      })),
    ],
  }),
  // Ongoing care, expedited, with a consultant’s reading that the member has not seen yet.
  story("greensboro", {
    member: cast.rosalind,
    lastDay: 33,
    tell: (stage, told) => [
      ...continuedStay(stage, told, theo, {
        "progress.progressing_appropriately": false,
        "progress.lack_of_progress_identified_on": stage.on(14),
        "progress.reevaluation_absent_in_complete_record": true,
      }),
      taken(stage, told, [29, "09:10"], theo),
      referred(stage, told, [29, "11:40"], theo, "No progress since day 14, plan unchanged."),
      stage.step([30, "15:00"], told, noncertifyRequest, ines, () => ({
        rationale: "The treatment has not been changed although it has not helped.",
        rationales: {
          C8: "Readings have not changed since day 14, and the record shows neither a reevaluation nor another plan.",
        },
      })),
      addressed(stage, told, [30, "15:20"], homeAddress),
      noticed(stage, told, [30, "16:10"], "noncertification", ines, "mailed"),
      stage.step([31, "08:50"], told, appeal, stage.story.provider, () => ({
        urgency: "expedited",
        urgencyStatedBy: "Samuel Whitlock, MD",
        reason:
          "The medicine was changed on day 16 after a reevaluation; the note was left out of the packet.",
      })),
      evidence(
        stage,
        told,
        [31, "09:05"],
        stage.story.provider,
        "provider",
        "Reevaluation of day 16: quetiapine stopped for sedation, lithium begun, groups changed to mornings.",
      ),
      named(stage, told, [31, "10:00"], greta, ruth),
      noticed(stage, told, [31, "10:30"], "appeal_acknowledgement", greta, "mailed"),
      stage.step([31, "13:30"], told, markAppealComplete, ruth),
      evidence(
        stage,
        told,
        [32, "09:15"],
        ruth,
        "plan",
        "Pharmacist’s reading: two weeks are short for judging lithium; no level is documented.",
      ),
    ],
  }),
  // Overturned: what was missing was there.
  story("durham", {
    member: cast.clifton,
    lastDay: 22,
    weeksAgo: 2,
    tell: (stage, told) => [
      ...lateAdmission(stage, told, theo),
      stage.step([14, "09:00"], told, appeal, stage.story.provider, () => ({
        reason: "The psychiatrist saw the member by video on day 2; the note was not attached.",
      })),
      evidence(
        stage,
        told,
        [14, "09:20"],
        stage.story.provider,
        "provider",
        "Psychiatric evaluation by video, day 2, signed the same day: full history, mental status, risk and plan.",
      ),
      named(stage, told, [15, "08:30"], greta, ruth),
      noticed(stage, told, [15, "08:40"], "appeal_acknowledgement", greta, "mailed"),
      stage.step([15, "08:45"], told, markAppealComplete, ruth),
      stage.step([21, "14:15"], told, overturnDecision, greta, () => ({
        qualifications: gretasQualifications,
        understanding:
          "The program holds that a psychiatrist evaluated the member within the limit, by video on day 2.",
        rationale:
          "The note of day 2 is signed, complete and by a psychiatrist. With it the criterion is met, and nothing else stood against the request.",
      })),
      noticed(stage, told, [21, "16:00"], "appeal_decision", greta, "mailed"),
    ],
  }),
  // Upheld, and asked for a second level: the meeting is set.
  story("asheville", {
    member: cast.winifred,
    lastDay: 30,
    weeksAgo: 1,
    tell: (stage, told) => [
      ...lateAdmission(stage, told, theo),
      ...upheldAppeal(stage, told),
      stage.step([27, "10:00"], told, requestSecondLevel, stage.story.provider, () => ({
        receivedFrom: "representative",
        reason: "The member asks to be heard: the wait for the psychiatrist was not her choice.",
      })),
      named(stage, told, [28, "09:00"], owen, ruth),
      noticed(stage, told, [28, "10:30"], "appeal_acknowledgement", owen, "mailed"),
      stage.step([29, "11:00"], told, setAppealMeeting, ruth, () => ({
        meetingOn: stage.on(52),
      })),
    ],
  }),
  // Upheld, then out of the plan’s hands.
  story("durham", {
    member: cast.barnaby,
    lastDay: 36,
    weeksAgo: 1,
    tell: (stage, told) => [
      ...lateAdmission(stage, told, ruth),
      ...upheldAppeal(stage, told),
      stage.step([30, "09:40"], told, requestExternalReview, theo, () => ({
        receivedFrom: "member",
        receivedOn: stage.on(29),
        reason: "I was ready to see the doctor every day of the first week. Please look at this.",
      })),
      named(stage, told, [30, "13:00"], owen, theo),
      ...(
        [
          [32, "department_notice"],
          [34, "file_sent"],
        ] as const
      ).map(([day, step]) =>
        stage.step([day, "16:00"], told, recordExternalReviewStep, theo, () => ({
          step,
          on: stage.on(day),
        })),
      ),
    ],
  }),
  // Changed in part, after what the plan added was shared and answered.
  story("greensboro", {
    member: cast.leonora,
    plan: plans.individual,
    lastDay: 30,
    weeksAgo: 3,
    tell: (stage, told) => [
      ...lateAdmission(stage, told, theo),
      stage.step([15, "10:10"], told, appeal, ruth, () => ({
        receivedFrom: "member",
        receivedOn: stage.on(14),
        reason: "I was there every day. I do not understand why none of it counts.",
      })),
      named(stage, told, [15, "11:00"], greta, ruth),
      noticed(stage, told, [15, "11:30"], "appeal_acknowledgement", greta, "mailed"),
      evidence(
        stage,
        told,
        [16, "09:00"],
        ruth,
        "plan",
        "Attendance record of the site: eleven days, each signed by a licensed practitioner.",
      ),
      stage.step([16, "09:30"], told, discloseAppealEvidence, ruth, () => ({
        evidence: 1,
        how: "mail",
        respondBy: stage.on(25),
      })),
      evidence(stage, told, [22, "14:00"], ruth, "member", "Yes, that is right: eleven days."),
      stage.step([28, "10:00"], told, changeDecisionInPart, greta, () => ({
        days: 9,
        firstDay: stage.on(4),
        lastDay: stage.on(27),
        qualifications: gretasQualifications,
        understanding: "The member holds that care she attended every day should count.",
        rationale:
          "From the psychiatrist’s evaluation on day 4 on, the program met the policy and the member needed it. The days before remain without an evaluation in time.",
        rationales: {
          P3: "Until day 4 no psychiatrist had evaluated the member; from that day on the criterion no longer stands against the care.",
        },
      })),
      noticed(stage, told, [28, "15:00"], "appeal_decision", greta, "mailed"),
    ],
  }),
];
