// Attempts at talks between peers.

import { addDays } from "@/lib/calendar";
import { choosePeerToPeerTime } from "@/lib/operations/choose-peer-to-peer-time";
import { offerPeerToPeerTimes } from "@/lib/operations/offer-peer-to-peer-times";
import { requestPeerToPeer } from "@/lib/operations/request-peer-to-peer";
import { peerToPeer } from "@/lib/queries/peer-to-peer";
import { act, reviewDay, type OpenedCase } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { ines, nora, ruth } from "@/tests/builders/people";
import { step, type Attempt } from "./attempt";

const now = moment(reviewDay, "11:00");
const clinician = { clinician: "Samuel Whitlock, MD", telephone: "919-555-0117" };
const offered = { times: [{ on: addDays(reviewDay, 1), at: "09:30" }] };

const asked = async (request: OpenedCase): Promise<void> => {
  await act(request, requestPeerToPeer, nora, now, clinician);
};
/** The time offered, which the attempt's input names. */
const timeIds = new Map<string, string>();
const withTimes = async (request: OpenedCase): Promise<void> => {
  await asked(request);
  await act(request, offerPeerToPeerTimes, ruth, now, offered);
  const view = await peerToPeer(nora, { requestId: request.requestId }, now);
  timeIds.set(request.requestId, view?.open?.times[0]?.id ?? "");
};
const agreed = async (request: OpenedCase): Promise<void> => {
  await withTimes(request);
  await act(request, choosePeerToPeerTime, nora, now, {
    timeId: timeIds.get(request.requestId),
  });
};

/** By the operation's name. */
export const talkAttempts: Readonly<Record<string, Attempt>> = {
  request_peer_to_peer: {
    by: nora,
    on: "noncertified",
    input: (request) => ({ ...step(request), ...clinician }),
  },
  offer_peer_to_peer_times: {
    by: ruth,
    on: "with_medical_director",
    ready: asked,
    input: (request) => ({ ...step(request), ...offered }),
  },
  choose_peer_to_peer_time: {
    by: nora,
    on: "with_medical_director",
    ready: withTimes,
    input: (request) => ({ ...step(request), timeId: timeIds.get(request.requestId) }),
  },
  record_peer_to_peer: {
    by: ines,
    on: "noncertified",
    ready: agreed,
    at: moment(addDays(reviewDay, 1), "10:15"),
    input: (request) => ({
      ...step(request),
      outcome: "held",
      on: addDays(reviewDay, 1),
      at: "09:30",
      tookPart: ["treating_physician", "medical_director"],
      note: "The delay was explained.",
    }),
  },
};

/** By the query's name. */
export const talkQueryAttempts: Readonly<Record<string, Attempt>> = {
  peer_to_peer: { by: nora, on: "noncertified", input: ({ requestId }) => ({ requestId }) },
};
