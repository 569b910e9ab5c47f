// Each kind of notice through its flow, each to whom it is owed.

import { describe, expect, it } from "vitest";
import { appendEvent } from "@/lib/db/events";
import { withActor } from "@/lib/db/transaction";
import { answerInformation } from "@/lib/operations/answer-information";
import { appeal } from "@/lib/operations/appeal";
import { assignAppeal } from "@/lib/operations/assign-appeal";
import { closeAdministratively } from "@/lib/operations/close-administratively";
import { openNotice } from "@/lib/operations/open-notice";
import { overturnDecision } from "@/lib/operations/overturn-decision";
import { sendNotice } from "@/lib/operations/send-notice";
import { prepareNotice } from "@/lib/operations/prepare-notice";
import { signNotice } from "@/lib/operations/sign-notice";
import { withdrawContest } from "@/lib/operations/withdraw-contest";
import { notice } from "@/lib/queries/notice";
import { noticesOfCase } from "@/lib/queries/notices-of-case";
import {
  act,
  done,
  errorOf,
  requestIn,
  reviewDay,
  statedDecision,
  type OpenedCase,
} from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import {
  copiesOf,
  enterAddress,
  mailed,
  owedOf,
  prepared,
  sent,
  signed,
  reachableNoncertified,
  noticesSent,
} from "@/tests/builders/notices";
import { greta, ines, june, nora, paul, ruth } from "@/tests/builders/people";
import { inPeopledDatabase } from "./peopled-database";

inPeopledDatabase();

const now = moment(reviewDay, "11:00");

const decided = () => reachableNoncertified(now);
const sentEvents = (opened: OpenedCase) => noticesSent(opened, now);

describe("a notice", () => {
  it("of a certification goes to the provider alone, signed by a reviewer", async () => {
    const opened = await requestIn("certified");
    const noticeId = await sent(opened, "certification", ruth, now);
    expect(await copiesOf(opened, noticeId, nora, now)).toMatchObject([
      { recipient: "provider", channel: "portal", state: "sent" },
    ]);
  });

  it("of a certification in part goes to both", async () => {
    const opened = await requestIn("certified_in_part");
    await enterAddress(opened, nora, now);
    const noticeId = await mailed(opened, "certification_in_part", ines, now);
    expect(await copiesOf(opened, noticeId, ruth, now)).toMatchObject([
      { recipient: "provider", state: "sent" },
      { recipient: "member", state: "sent" },
    ]);
  });

  it("that asks for information names its items, and is owed no more once it was answered", async () => {
    const opened = await requestIn("awaiting_information");
    const noticeId = await sent(opened, "information_request", ruth, now);
    const view = await noticesOfCase(nora, opened, now);
    expect(JSON.stringify(view?.notices[0]?.letters.provider)).toContain("drug screen");
    expect(view?.notices[0]?.id).toBe(noticeId);
    const answeredFirst = await requestIn("awaiting_information");
    const late = await signed(answeredFirst, "information_request", ruth, now);
    await act(answeredFirst, answerInformation, nora, now, { answers: {} });
    expect(await errorOf(sendNotice(ruth, { noticeId: late }, { now }))).toMatchObject({
      code: "wrong_state",
    });
    expect((await noticesOfCase(ruth, answeredFirst, now))?.owed).toEqual([]);
  });

  it("of an extension tells the former date and the new one, as the clocks will have it", async () => {
    const opened = await requestIn("in_review");
    await enterAddress(opened, nora, now);
    await withActor(ruth, (tx) =>
      appendEvent(tx, ruth, now, {
        kind: "time_extended",
        requestId: opened.requestId,
        organizationId: nora.organizationId,
        internal: false,
        data: { reason_code: "beyond_control", rule_ids: [] },
      }),
    );
    const explanation = "The building was closed for three days by a storm and records lay inside.";
    const noticeId = await mailed(opened, "extension", ruth, now, { explanation });
    const [sentNotice] = (await noticesOfCase(ruth, opened, now))?.notices ?? [];
    expect(sentNotice).toMatchObject({
      id: noticeId,
      facts: { formerlyDue: { on: "2026-10-30" }, due: { on: "2026-11-14" }, explanation },
    });
  });

  it("of an administrative end goes to both and says nothing of criteria", async () => {
    const opened = await requestIn("in_review");
    await enterAddress(opened, nora, now);
    await act(opened, closeAdministratively, ruth, now, {
      reason: "not_eligible",
      explanation: "The member was not covered by the plan on the dates that were asked for.",
    });
    const noticeId = await mailed(opened, "administrative", ruth, now);
    const [notice] = (await noticesOfCase(nora, opened, now))?.notices ?? [];
    expect(notice?.id).toBe(noticeId);
    expect(notice?.letters.provider?.parts.map(({ id }) => id)).not.toContain("criteria");
    expect(await sentEvents(opened)).toMatchObject([
      { notice_kind: "administrative", recipient: "provider" },
      { notice_kind: "administrative", recipient: "member" },
    ]);
  });

  it("is read by nobody of another organization, and by the provider once it was sent", async () => {
    const opened = await decided();
    const noticeId = await signed(opened, "noncertification", ines, now);
    const take = (who: typeof nora, recipient: "provider" | "member") =>
      openNotice(who, { noticeId, recipient }, { now });
    expect(await errorOf(take(nora, "provider"))).toMatchObject({ code: "not_found" });
    done(await sendNotice(ines, { noticeId }, { now }));
    expect(await errorOf(take(june, "provider"))).toMatchObject({ code: "not_found" });
    expect(await errorOf(take(nora, "member"))).toMatchObject({ code: "not_found" });
    expect(done(await take(nora, "provider")).letter.kind).toBe("noncertification");
    expect(await noticesOfCase(june, opened, now)).toBeUndefined();
  });
});

describe("the notices of a contest", () => {
  it("acknowledge it with its coordinator, and tell its decision to both with what follows", async () => {
    const opened = await decided();
    await mailed(opened, "noncertification", ines, now);
    await act(opened, appeal, nora, now, { reason: "The record shows an evaluation in time." });
    await act(opened, assignAppeal, greta, now, { reviewerId: greta.id });
    const acknowledged = await prepared(opened, "appeal_acknowledgement", ruth, now);
    const open = await notice(ruth, { requestId: opened.requestId, noticeId: acknowledged }, now);
    expect(open?.problems).toEqual([]);
    done(await signNotice(ruth, { noticeId: acknowledged }, { now }));
    done(await sendNotice(ruth, { noticeId: acknowledged }, { now }));
    await act(opened, overturnDecision, greta, now, statedDecision);
    const decision = await prepared(opened, "appeal_decision", greta, now);
    expect(await errorOf(signNotice(paul, { noticeId: decision }, { now }))).toMatchObject({
      code: "not_allowed",
    });
    const noticeId = await mailed(opened, "appeal_decision", greta, now);
    const view = await noticesOfCase(nora, opened, now);
    const told = view?.notices.find(({ id }) => id === noticeId);
    expect(told?.facts).toMatchObject({ outcome: "overturned", unmet: [], level: "appeal" });
    expect(await sentEvents(opened)).toMatchObject([
      { notice_kind: "noncertification" },
      { notice_kind: "noncertification" },
      { notice_kind: "appeal_acknowledgement", recipient: "provider" },
      { notice_kind: "appeal_decision", recipient: "provider", contest_id: told?.contestId },
      { notice_kind: "appeal_decision", recipient: "member" },
    ]);
  });

  it("leave no noncertification to be sent once it was overturned", async () => {
    const opened = await decided();
    const ready = await signed(opened, "noncertification", ines, now);
    const { eventId } = await owedOf(opened, "noncertification", ines, now);
    await act(opened, appeal, nora, now, { reason: "The record shows an evaluation in time." });
    await act(opened, assignAppeal, greta, now, { reviewerId: greta.id });
    await act(opened, overturnDecision, greta, now, statedDecision);
    const { requestId } = opened;
    const again = { requestId, eventId, kind: "noncertification" as const, seen: 1 };
    for (const refused of [
      sendNotice(ines, { noticeId: ready }, { now }),
      prepareNotice.from(ines, again, { now }),
    ])
      expect(await errorOf(refused)).toMatchObject({ code: "wrong_state" });
    const kinds = (await noticesOfCase(ruth, opened, now))?.owed.map(({ kind }) => kind);
    expect(kinds).toEqual(["appeal_acknowledgement", "appeal_decision"]);
  });

  it("are owed no more once the contest was withdrawn", async () => {
    const opened = await decided();
    await act(opened, appeal, nora, now, { reason: "The record shows an evaluation in time." });
    const noticeId = await prepared(opened, "appeal_acknowledgement", ruth, now);
    await act(opened, withdrawContest, nora, now);
    expect(await errorOf(signNotice(ruth, { noticeId }, { now }))).toMatchObject({
      code: "wrong_state",
    });
    const kinds = (await noticesOfCase(ruth, opened, now))?.owed.map(({ kind }) => kind);
    expect(kinds).toEqual(["noncertification"]);
  });
});
