import { certifyAutomatically } from "@/lib/operations/certify-automatically";
import { closeAdministratively } from "@/lib/operations/close-administratively";
import { endAuthorization } from "@/lib/operations/end-authorization";
import { portalActor } from "@/lib/review/roles";
import { ruth, theo } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
import { cast, story } from "../cast";
import { newCase, type Story } from "../stage";
import {
  certified,
  certifiedAdmission,
  submittedAdmission,
  submittedContinuedStay,
  taken,
  wholeRecord,
} from "../story-parts";

/** What follows from a plan's terms: certified by the portal, asked afterwards, closed, run out. */
export const planStories: readonly Story[] = [
  story("durham", {
    member: cast.rufus,
    plan: plans.swift,
    lastDay: 10,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, {}, { records: wholeRecord }),
      stage.step([10, "10:06"], told, certifyAutomatically, portalActor),
    ],
  }),
  // No authorization was required: a review from the records, once the days are over.
  story("greensboro", {
    member: cast.opal,
    plan: plans.released,
    lastDay: 31,
    tell: (stage, told) => submittedAdmission(stage, told, 31),
  }),
  story("durham", {
    member: cast.tobias,
    plan: plans.medicaid,
    lastDay: 11,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10),
      taken(stage, told, [11, "09:30"], theo),
    ],
  }),
  story("asheville", {
    member: cast.maude,
    plan: plans.individual,
    lastDay: 11,
    weeksAgo: 1,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 9),
      taken(stage, told, [10, "08:50"], ruth),
      stage.step([11, "11:15"], told, closeAdministratively, ruth, () => ({
        reason: "not_eligible",
        explanation:
          "The member's coverage under this plan ended before the first day asked for. Ask the member for the card of the present plan, and send the request there.",
      })),
    ],
  }),
  // An admission that ran out while the continued stay after it was already asked for.
  story("durham", {
    member: cast.lucinda,
    lastDay: 30,
    tell: (stage, told) => {
      const admission = newCase();
      return [
        ...certifiedAdmission(stage, admission, ruth),
        ...submittedContinuedStay(stage, told, admission),
        stage.step([28, "10:00"], admission, endAuthorization, portalActor),
        taken(stage, told, [29, "09:05"], theo),
        certified(stage, told, [30, "10:40"], theo, { from: 28 }),
      ];
    },
  }),
];
