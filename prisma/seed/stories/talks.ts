import { choosePeerToPeerTime } from "@/lib/operations/choose-peer-to-peer-time";
import { noncertifyRequest } from "@/lib/operations/noncertify-request";
import { offerPeerToPeerTimes } from "@/lib/operations/offer-peer-to-peer-times";
import { recordPeerToPeer } from "@/lib/operations/record-peer-to-peer";
import { requestPeerToPeer } from "@/lib/operations/request-peer-to-peer";
import { peerToPeer } from "@/lib/queries/peer-to-peer";
import { ines, ruth, theo } from "@/tests/builders/people";
import { cast, story } from "../cast";
import type { Stage, Step, Story, ToldCase } from "../stage";
import { referred, submittedAdmission, taken } from "../story-parts";

type At = readonly [number, string];

const askedToTalk = (stage: Stage, told: ToldCase, at: At, message: string): Step =>
  stage.step(at, told, requestPeerToPeer, stage.story.provider, () => ({
    clinician: "Samuel Whitlock, MD",
    telephone: "919-555-0117",
    message,
  }));

const timesOffered = (stage: Stage, told: ToldCase, at: At, times: readonly At[]): Step =>
  stage.step(at, told, offerPeerToPeerTimes, ruth, () => ({
    times: times.map(([day, time]) => ({ on: stage.on(day), at: time })),
  }));

/** The provider takes the first time offered. */
const firstChosen = (stage: Stage, told: ToldCase, at: At): Step =>
  stage.step(at, told, choosePeerToPeerTime, stage.story.provider, async () => {
    const view = await peerToPeer(
      stage.story.provider,
      { requestId: told.opened?.requestId ?? "" },
      new Date(0),
    );
    return { timeId: view?.open?.times[0]?.id };
  });

/** Requests on which a clinician of the program talked, or is to talk, with a medical director. */
export const talkStories: readonly Story[] = [
  // Held while the director has the request.
  story("durham", {
    member: cast.eudora,
    lastDay: 14,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, {
        "psychiatric_evaluation.performed_on": stage.on(4),
      }),
      taken(stage, told, [11, "09:10"], ruth),
      referred(
        stage,
        told,
        [11, "10:40"],
        ruth,
        "The psychiatrist came on day 4; the reason is not plain.",
      ),
      askedToTalk(
        stage,
        told,
        [11, "13:05"],
        "Mornings suit best. It is about the date of the evaluation.",
      ),
      timesOffered(
        stage,
        told,
        [11, "15:20"],
        [
          [14, "08:30"],
          [14, "11:00"],
        ],
      ),
      firstChosen(stage, told, [11, "16:10"]),
      stage.step([14, "09:00"], told, recordPeerToPeer, ines, () => ({
        outcome: "held",
        on: stage.on(14),
        at: "08:30",
        tookPart: ["treating_physician", "medical_director"],
        note: "The site was closed on day 3 for a burst pipe. Asked that the closure be documented; it is not in the file yet.",
      })),
    ],
  }),
  // Asked for after a decision against the request; times are offered.
  story("greensboro", {
    member: cast.sylvester,
    lastDay: 15,
    tell: (stage, told) => [
      ...submittedAdmission(stage, told, 10, {
        "psychiatric_evaluation.performed_on": stage.on(5),
      }),
      taken(stage, told, [11, "08:50"], theo),
      referred(stage, told, [11, "09:30"], theo, "The psychiatric evaluation was done on day 5."),
      stage.step([14, "10:20"], told, noncertifyRequest, ines, () => ({
        rationale: "The psychiatric evaluation came later than the policy allows.",
        rationales: {
          P3: "The psychiatrist first saw the member on day 5; the limit is the third day after admission.",
        },
      })),
      askedToTalk(
        stage,
        told,
        [15, "09:15"],
        "Dr. Whitlock is away for some days and can be reached in the evening after that.",
      ),
      timesOffered(
        stage,
        told,
        [15, "10:00"],
        [
          [16, "12:00"],
          [23, "17:30"],
          [24, "18:15"],
        ],
      ),
    ],
  }),
];
