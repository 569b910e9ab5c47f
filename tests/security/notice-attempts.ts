// Attempts at what is done with notices.

import { recordNotification } from "@/lib/operations/record-notification";
import { portalActor } from "@/lib/review/roles";
import { done, reviewDay, type OpenedCase } from "@/tests/builders/case";
import { fixedId } from "@/tests/builders/fixed-id";
import { moment } from "@/tests/builders/moment";
import { copiesOf, enterAddress, owedOf, prepared, sent, signed } from "@/tests/builders/notices";
import { ines, max, nora, paul, ruth } from "@/tests/builders/people";
import type { Attempt } from "./attempt";

const now = moment(reviewDay, "11:00");

/** What was made ready for a request; nothing of it exists for one that was never submitted. */
interface Made {
  readonly eventId?: string;
  readonly noticeId?: string;
  readonly deliveryId?: string;
}
const made = new Map<string, Made>();
const nowhere = fixedId("a notice that does not exist");
const of = ({ requestId }: OpenedCase): Required<Made> => ({
  eventId: "1",
  noticeId: nowhere,
  deliveryId: nowhere,
  ...made.get(requestId),
});

const kind = "noncertification" as const;
const byStage = { prepared, signed, sent };

const ready = (stage: keyof typeof byStage) => async (request: OpenedCase) => {
  await enterAddress(request, nora, now);
  made.set(request.requestId, { noticeId: await byStage[stage](request, kind, ines, now) });
};

/** Sends the notice while e-mail is on, and remembers one of the notifications. */
const notified = (failed: boolean) => async (request: OpenedCase) => {
  process.env["SMTP_URL"] = "smtp://127.0.0.1:1";
  process.env["MAIL_FROM"] = "portal@blueridge.example";
  await ready("sent")(request);
  const { noticeId } = of(request);
  const [mail] = (await copiesOf(request, noticeId, ruth, now)).filter(
    ({ channel }) => channel === "email_notification",
  );
  const deliveryId = mail?.id ?? nowhere;
  made.set(request.requestId, { noticeId, deliveryId });
  if (!failed) return;
  const tried = { deliveryId, problem: "The mail server could not be reached.", final: true };
  done(await recordNotification(portalActor, tried, { now }));
};

const on = "noncertified" as const;

/** By the operation's name. */
export const noticeAttempts: Readonly<Record<string, Attempt>> = {
  prepare_notice: {
    by: ines,
    on,
    ready: async (request) => {
      const { eventId } = await owedOf(request, kind, ines, now);
      made.set(request.requestId, { eventId });
    },
    input: (request) => ({
      requestId: request.requestId,
      eventId: of(request).eventId,
      kind,
      seen: 0,
    }),
  },
  sign_notice: {
    by: ines,
    on,
    ready: ready("prepared"),
    input: (request) => ({ noticeId: of(request).noticeId }),
  },
  send_notice: {
    by: ruth,
    on,
    ready: ready("signed"),
    input: (request) => ({ noticeId: of(request).noticeId }),
  },
  open_notice: {
    by: nora,
    on,
    ready: ready("sent"),
    input: (request) => ({ noticeId: of(request).noticeId, recipient: "provider" }),
  },
  mark_mailed: {
    by: ruth,
    on,
    ready: async (request) => {
      await ready("sent")(request);
      const { noticeId } = of(request);
      const letter = (await copiesOf(request, noticeId, ruth, now)).find(
        ({ channel }) => channel === "print",
      );
      made.set(request.requestId, { noticeId, ...(letter && { deliveryId: letter.id }) });
    },
    input: (request) => ({ deliveryIds: [of(request).deliveryId] }),
  },
  record_notification: {
    by: portalActor,
    on,
    ready: notified(false),
    input: (request) => ({ deliveryId: of(request).deliveryId, problem: null, final: false }),
  },
  retry_notification: {
    by: ruth,
    on,
    ready: notified(true),
    input: (request) => ({ deliveryId: of(request).deliveryId }),
  },
  record_qualifications: {
    by: max,
    input: () => ({ userId: paul.id, credentials: "MD", specialty: "Psychiatry" }),
  },
  change_member_contact: {
    by: nora,
    on,
    input: ({ requestId }) => ({ requestId, seen: 0, language: "es", channel: "collect" }),
  },
};

/** By the query's name. */
export const noticeQueryAttempts: Readonly<Record<string, Attempt>> = {
  notices_of_case: { by: nora, on, input: ({ requestId }) => ({ requestId }) },
  notice: {
    by: nora,
    on,
    ready: ready("sent"),
    input: (request) => ({ requestId: request.requestId, noticeId: of(request).noticeId }),
  },
  print_queue: { by: ruth, input: () => ({}) },
};
