import { withdrawRequest } from "@/lib/operations/withdraw-request";
import { june, ruth, theo } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
import { cast, story } from "../cast";
import { laboratoryRecord } from "../records/program-records";
import type { Story } from "../stage";
import {
  answered,
  asked,
  certified,
  complete,
  continuedStay,
  submittedAdmission,
  taken,
  usualRecord,
  wholeRecord,
} from "../story-parts";

const drugScreen = {
  criterion: "P2",
  factPath: "drug_screen_on_admission.documented",
  question: "Was a drug screen done upon admission? Please attach the result with its date.",
};
const providers = {
  criterion: "P12",
  factPath: "recent_treating_providers",
  question: "Who treated the member in the months before admission, and when was each contacted?",
};
const supports = {
  criterion: "A4",
  factPath: "home_community_supports.insufficient_to_stabilize_current_condition",
  question: "Which supports are there in the home community, and why are they not sufficient?",
};
const noScreen = {
  "drug_screen_on_admission.documented": null,
  "drug_screen_on_admission.collected_on": null,
};

/** Requests in which something was asked: open rounds, answered ones, several. */
export const informationStories: readonly Story[] = [
  story("greensboro", {
    member: cast.brennan,
    lastDay: 12,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, noScreen, { records: usualRecord }),
      taken(stage, told, [11, "08:40"], ruth),
      asked(
        stage,
        told,
        [11, "09:25"],
        ruth,
        56,
        "Two questions remain; everything else is documented.",
        [drugScreen],
      ),
    ],
  }),
  // A minor, some weeks without a family session, and nothing said about why.
  story("greensboro", {
    member: cast.micah,
    lastDay: 17,
    tell: (stage, told) => [
      ...submittedAdmission(
        stage,
        told,
        15,
        {
          "family_treatment.sessions": [{ date: stage.on(3), mode: "in_person" }],
          "safety_plan.access_is_for": "member, parents and grandmother",
        },
        { records: wholeRecord },
      ),
      taken(stage, told, [16, "10:20"], theo),
      asked(stage, told, [16, "11:00"], theo, 61, "", [
        {
          criterion: "P13",
          factPath: "family_treatment.contraindications_to_family_therapy_specifically_listed",
          question:
            "The second program week shows no family session. Was there one, or is there a contraindication, and which?",
        },
      ]),
    ],
  }),
  // Urgent: two days to answer.
  story("durham", {
    member: cast.yvonne,
    plan: plans.individual,
    lastDay: 5,
    tell: (stage, told) => [
      ...submittedAdmission(
        stage,
        told,
        4,
        { "home_community_supports.insufficient_to_stabilize_current_condition": null },
        { urgentBecause: "Helen Abernathy, MD" },
      ),
      taken(stage, told, [4, "11:30"], ruth),
      asked(
        stage,
        told,
        [4, "12:05"],
        ruth,
        7,
        "Your physician states that this is urgent: please answer by then.",
        [supports],
      ),
    ],
  }),
  // Urgent, and answered half a day after its time.
  story("durham", {
    member: cast.corinne,
    lastDay: 8,
    tell: (stage, told) => [
      ...submittedAdmission(
        stage,
        told,
        4,
        { "home_community_supports.insufficient_to_stabilize_current_condition": null },
        { urgentBecause: "Helen Abernathy, MD" },
      ),
      taken(stage, told, [4, "10:15"], theo),
      asked(stage, told, [4, "10:50"], theo, 6, "", [supports], { dueTime: "17:00" }),
      ...answered(
        stage,
        told,
        [7, "08:45"],
        { "home_community_supports.insufficient_to_stabilize_current_condition": true },
        ["Her sister works nights and the clinic has no opening before next month."],
        "Our coordinator was out; this should have come sooner.",
      ),
    ],
  }),
  // Asked for what is missing, which extends the time to decide until it is answered.
  story("durham", {
    member: cast.horatio,
    plan: plans.selfFunded,
    lastDay: 13,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, noScreen),
      taken(stage, told, [11, "09:20"], ruth),
      asked(
        stage,
        told,
        [11, "10:05"],
        ruth,
        57,
        "The time to decide is extended until you answer.",
        [drugScreen],
        { extends: true },
      ),
    ],
  }),
  // The second round.
  story("asheville", {
    member: cast.delphine,
    lastDay: 21,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, {
        ...noScreen,
        recent_treating_providers: null,
      }),
      taken(stage, told, [11, "09:00"], theo),
      asked(stage, told, [11, "09:40"], theo, 56, "", [drugScreen, providers]),
      ...answered(
        stage,
        told,
        [16, "08:50"],
        {
          recent_treating_providers: [
            { role: "obstetrician", contacted_by_treatment_team_on: stage.on(2) },
          ],
        },
        ["The laboratory has been asked for the report.", "Obstetrician only; called on day 2."],
        "The drug screen will follow.",
      ),
      asked(
        stage,
        told,
        [18, "15:30"],
        theo,
        63,
        "Thank you. Only the drug screen is still missing.",
        [drugScreen],
      ),
    ],
  }),
  // Answered once, back on the reviewer's desk.
  story("durham", {
    member: cast.camille,
    lastDay: 19,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, noScreen, { records: usualRecord }),
      taken(stage, told, [11, "10:45"], ruth),
      asked(stage, told, [11, "11:20"], ruth, 56, "", [drugScreen]),
      stage.fill([17, "08:15"], told, { "drug_screen_on_admission.collected_on": stage.on(0) }),
      stage.attach([17, "08:20"], told, 10, [laboratoryRecord]),
      ...answered(stage, told, [17, "08:40"], { "drug_screen_on_admission.documented": true }, [
        "Collected on the day of admission, negative; report attached.",
      ]),
    ],
  }),
  // Two rounds, then certified.
  story("greensboro", {
    member: cast.lorna,
    lastDay: 30,
    weeksAgo: 1,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, { ...noScreen, recent_treating_providers: null }),
      taken(stage, told, [11, "13:00"], ruth),
      asked(stage, told, [11, "13:50"], ruth, 56, "", [drugScreen, providers]),
      ...answered(
        stage,
        told,
        [15, "09:00"],
        {
          "drug_screen_on_admission.documented": true,
          "drug_screen_on_admission.collected_on": stage.on(0),
        },
        ["Collected on day 0, negative.", "We are asking the member."],
      ),
      asked(stage, told, [17, "10:10"], ruth, 62, "", [providers]),
      ...answered(
        stage,
        told,
        [22, "09:30"],
        {
          recent_treating_providers: [
            { role: "community psychiatrist", contacted_by_treatment_team_on: stage.on(4) },
          ],
        },
        ["One community psychiatrist, reached by telephone on day 4."],
      ),
      complete(stage, told, [23, "08:45"], ruth),
      certified(stage, told, [23, "09:15"], ruth),
    ],
  }),
  // A continued stay: resources and housing are asked for.
  story("asheville", {
    member: cast.isaac,
    plan: plans.medicare,
    lastDay: 31,
    tell: (stage, told) => [
      ...continuedStay(stage, told, theo, {
        "access_to_resources.housing_need": "placement ends this month",
        "access_to_resources.housing_addressed": null,
        "access_to_resources.alternative_contingency_plans_documented": null,
        "recent_treatment_history.prior_admissions_in_last_12_months": 3,
        "recent_treatment_history.pattern_of_recidivism_documented": true,
        "recent_treatment_history.plan_focuses_on_increasing_motivation": true,
        "recent_treatment_history.plan_focuses_on_readiness_for_change": true,
        "recent_treatment_history.plan_focuses_on_practicing_new_skills_for_recovery_supports": true,
        "recent_treatment_history.such_a_plan_is_being_implemented": true,
      }),
      taken(stage, told, [29, "11:00"], theo),
      asked(stage, told, [30, "09:35"], theo, 75, "", [
        {
          criterion: "C10",
          factPath: "access_to_resources.housing_addressed",
          question: "The placement ends this month. What has been done about housing?",
        },
        {
          criterion: "C10",
          factPath: "access_to_resources.alternative_contingency_plans_documented",
          question: "What is the plan if the placement cannot be found in time?",
        },
      ]),
    ],
  }),
  // Taken back while an answer was awaited.
  story("asheville", {
    member: cast.theodora,
    lastDay: 16,
    weeksAgo: 2,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, noScreen),
      taken(stage, told, [11, "14:00"], theo),
      asked(stage, told, [11, "14:30"], theo, 56, "", [drugScreen]),
      stage.step([16, "10:00"], told, withdrawRequest, june, () => ({
        reason: "The member moved to a program closer to family.",
      })),
    ],
  }),
];
