// Attempts at what is done with a contested decision.

import { addDays } from "@/lib/calendar";
import { assignAppeal } from "@/lib/operations/assign-appeal";
import { setAppealMeeting } from "@/lib/operations/set-appeal-meeting";
import { submitAppealEvidence } from "@/lib/operations/submit-appeal-evidence";
import { upholdDecision } from "@/lib/operations/uphold-decision";
import { portalActor } from "@/lib/review/roles";
import {
  act,
  againstLateEvaluation,
  halfSpan,
  reviewDay,
  statedDecision,
  type OpenedCase,
} from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { greta, ines, max, nora, ruth, theo } from "@/tests/builders/people";
import { step, type Attempt } from "./attempt";

const now = moment(reviewDay, "11:00");

const contesting = (request: OpenedCase) => ({
  ...step(request),
  reason: "The record shows what the decision says is missing.",
});

/** Names who decides what is contested. */
const assigned = async (request: OpenedCase): Promise<void> => {
  await act(request, assignAppeal, greta, now, { reviewerId: greta.id });
};

/** By the operation's name. */
export const contestAttempts: Readonly<Record<string, Attempt>> = {
  request_reconsideration: { by: nora, on: "noncertified", input: contesting },
  become_appeal: {
    by: portalActor,
    on: "in_reconsideration",
    at: moment(addDays(reviewDay, 20), "09:00"),
    input: ({ requestId }) => ({ requestId }),
  },
  appeal: { by: nora, on: "noncertified", input: contesting },
  request_second_level: {
    by: nora,
    on: "under_appeal",
    ready: async (request) => {
      await assigned(request);
      await act(request, upholdDecision, greta, now, statedDecision);
    },
    input: contesting,
  },
  request_external_review: {
    by: nora,
    on: "noncertified",
    input: (request) => ({
      ...contesting(request),
      urgency: "expedited",
      urgencyStatedBy: "Helen Abernathy, MD",
    }),
  },
  assign_appeal: {
    by: ines,
    on: "under_appeal",
    input: (request) => ({ ...step(request), reviewerId: greta.id }),
  },
  submit_appeal_evidence: {
    by: nora,
    on: "under_appeal",
    input: (request) => ({ ...step(request), statement: "The site was closed for weather." }),
  },
  mark_appeal_complete: { by: ruth, on: "under_appeal", input: step },
  disclose_appeal_evidence: {
    by: ruth,
    on: "under_appeal",
    ready: async (request) => {
      await act(request, submitAppealEvidence, ruth, now, {
        statement: "A consultant’s reading.",
        receivedFrom: "plan",
      });
    },
    input: (request) => ({
      ...step(request),
      evidence: 1,
      how: "mail",
      respondBy: addDays(reviewDay, 10),
    }),
  },
  set_appeal_meeting: {
    by: ruth,
    on: "in_second_level",
    input: (request) => ({ ...step(request), meetingOn: addDays(reviewDay, 20) }),
  },
  record_appeal_meeting: {
    by: ruth,
    on: "in_second_level",
    ready: async (request) => {
      await act(request, setAppealMeeting, ruth, now, {
        meetingOn: addDays(reviewDay, 15),
      });
    },
    at: moment(addDays(reviewDay, 15), "15:00"),
    input: (request) => ({ ...step(request), heldOn: addDays(reviewDay, 15) }),
  },
  record_external_review_step: {
    by: ruth,
    on: "in_external_review",
    input: (request) => ({ ...step(request), step: "department_notice", on: reviewDay }),
  },
  uphold_decision: {
    by: greta,
    on: "under_appeal",
    ready: assigned,
    input: (request) => ({ ...step(request), ...statedDecision }),
  },
  change_decision_in_part: {
    by: greta,
    on: "under_appeal",
    ready: assigned,
    input: (request) => ({
      ...step(request),
      ...statedDecision,
      ...halfSpan,
      rationales: againstLateEvaluation.rationales,
    }),
  },
  overturn_decision: {
    by: greta,
    on: "under_appeal",
    ready: assigned,
    input: (request) => ({ ...step(request), ...statedDecision }),
  },
  record_reporting_line: {
    by: max,
    input: () => ({ userId: theo.id, reportsTo: ines.id }),
  },
  withdraw_contest: { by: nora, on: "under_appeal", input: step },
};
