// Notices from what owes them to the last copy that went out, and everything that is refused on the
// way: by the operations first, and by the database where an application would forget.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendEvent } from "@/lib/db/events";
import { withActor } from "@/lib/db/transaction";
import { answerInformation } from "@/lib/operations/answer-information";
import { appeal } from "@/lib/operations/appeal";
import { assignAppeal } from "@/lib/operations/assign-appeal";
import { changeMemberContact } from "@/lib/operations/change-member-contact";
import { closeAdministratively } from "@/lib/operations/close-administratively";
import { markMailed } from "@/lib/operations/mark-mailed";
import { openNotice } from "@/lib/operations/open-notice";
import { overturnDecision } from "@/lib/operations/overturn-decision";
import { prepareNotice } from "@/lib/operations/prepare-notice";
import { sendNotice } from "@/lib/operations/send-notice";
import { signNotice } from "@/lib/operations/sign-notice";
import { withdrawContest } from "@/lib/operations/withdraw-contest";
import { notice } from "@/lib/queries/notice";
import { noticesOfCase } from "@/lib/queries/notices-of-case";
import { printQueue } from "@/lib/queries/print-queue";
import { requestHistory } from "@/lib/queries/request-history";
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
  memberAddress,
  owedOf,
  prepared,
  sent,
  signed,
} from "@/tests/builders/notices";
import { greta, ines, june, lena, max, nora, paul, ruth } from "@/tests/builders/people";
import { connected, type TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const now = moment(reviewDay, "11:00");

/** A noncertified request whose member can be reached. */
async function decided(): Promise<OpenedCase> {
  const opened = await requestIn("noncertified");
  await enterAddress(opened, nora, now);
  return opened;
}

const sentEvents = async ({ requestId }: OpenedCase) =>
  (await requestHistory(ruth, { requestId }, now))?.events
    .filter(({ kind }) => kind === "notice_sent")
    .map(({ data }) => data) ?? [];

describe("a noncertification", () => {
  it("goes to provider and member, each with a copy of its own, and is then owed no more", async () => {
    const opened = await decided();
    const noticeId = await sent(opened, "noncertification", ines, now);
    const copies = await copiesOf(opened, noticeId, ruth, now);
    expect(copies.map(({ recipient, channel, state }) => [recipient, channel, state])).toEqual([
      ["provider", "portal", "sent"],
      ["member", "print", "waiting"],
    ]);
    expect(await sentEvents(opened)).toMatchObject([
      { notice_id: noticeId, recipient: "provider", channel: "portal" },
    ]);
    const letter = copies.find(({ channel }) => channel === "print");
    const deliveryIds = [letter?.id ?? ""];
    expect(done(await markMailed(ruth, { deliveryIds }, { now }))).toEqual({
      mailed: 1,
      before: 0,
    });
    expect(done(await markMailed(ruth, { deliveryIds }, { now }))).toEqual({
      mailed: 0,
      before: 1,
    });
    expect(await sentEvents(opened)).toMatchObject([
      { recipient: "provider" },
      { recipient: "member", channel: "print", notice_kind: "noncertification" },
    ]);
    expect((await noticesOfCase(ruth, opened, now))?.owed).toEqual([]);
  });

  it("is not sent while anything is missing, and says all of it", async () => {
    const opened = await requestIn("noncertified");
    const noticeId = await prepared(opened, "noncertification", ines, now, {
      "rationale.P3": "Not met.",
      "showed.P3": "",
    });
    const refused = await errorOf(signNotice(ines, { noticeId }, { now }));
    expect(refused.code).toBe("condition_unmet");
    expect(refused.message).toContain("a notice to nobody");
    expect(refused.message).toContain("58-50-61");
    expect(refused.message).toContain("P3");
    const [owed] = (await noticesOfCase(ines, opened, now))?.owed ?? [];
    expect(owed?.problems.length).toBeGreaterThan(2);
  });

  it("that lost its address after it was signed is not sent to nobody", async () => {
    const opened = await decided();
    const noticeId = await signed(opened, "noncertification", ines, now);
    done(
      await changeMemberContact(
        nora,
        { requestId: opened.requestId, seen: 1, language: "en", channel: "post" },
        { now },
      ),
    );
    const refused = await errorOf(sendNotice(ruth, { noticeId }, { now }));
    expect(refused.message).toContain("a notice to nobody");
    expect((await noticesOfCase(nora, opened, now))?.notices).toEqual([]);
  });

  it("is written and signed by a medical director with a licence, and by nobody else", async () => {
    const opened = await decided();
    const { eventId } = await owedOf(opened, "noncertification", ruth, now);
    const input = { requestId: opened.requestId, eventId, kind: "noncertification", seen: 0 };
    expect(await errorOf(prepareNotice.from(ruth, input, { now }))).toMatchObject({
      code: "not_allowed",
    });
    const noticeId = await prepared(opened, "noncertification", paul, now);
    for (const who of [ruth, paul])
      expect(await errorOf(signNotice(who, { noticeId }, { now })), who.name).toMatchObject({
        code: "not_allowed",
      });
    done(await signNotice(ines, { noticeId }, { now }));
  });

  it("is sent once, by whoever is first", async () => {
    const opened = await decided();
    const noticeId = await signed(opened, "noncertification", ines, now);
    const both = await Promise.all([
      sendNotice(ines, { noticeId }, { now }),
      sendNotice(ruth, { noticeId }, { now }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await copiesOf(opened, noticeId, ruth, now)).toHaveLength(2);
    expect(await errorOf(sendNotice(ines, { noticeId }, { now }))).toMatchObject({
      code: "wrong_state",
    });
    expect(
      await errorOf(
        prepareNotice(
          ines,
          {
            requestId: opened.requestId,
            eventId: (await noticesOfCase(ines, opened, now))?.notices[0]?.eventId ?? "",
            kind: "noncertification",
            seen: 1,
          },
          { now },
        ),
      ),
    ).toMatchObject({ code: "wrong_state" });
  });

  it("prepared again is another version; a stale screen prepares nothing", async () => {
    const opened = await decided();
    const first = await signed(opened, "noncertification", ines, now);
    const { eventId, notice } = await owedOf(opened, "noncertification", ines, now);
    expect(notice?.version).toBe(1);
    const second = await prepared(opened, "noncertification", ines, now, {
      rationale: "The record shows a late psychiatric evaluation, four days after the admission.",
    });
    expect(await errorOf(sendNotice(ines, { noticeId: first }, { now }))).toMatchObject({
      code: "wrong_state",
    });
    expect(
      await errorOf(
        prepareNotice(
          ines,
          { requestId: opened.requestId, eventId, kind: "noncertification", seen: 1 },
          { now },
        ),
      ),
    ).toMatchObject({ code: "stale" });
    done(await signNotice(ines, { noticeId: second }, { now }));
    done(await sendNotice(ines, { noticeId: second }, { now }));
    const view = await noticesOfCase(nora, opened, now);
    expect(view?.notices.map(({ version }) => version)).toEqual([2]);
    expect(JSON.stringify(view?.notices[0]?.letters)).toContain("late psychiatric evaluation");
  });

  it("tells claims when the member was told", async () => {
    const opened = await decided();
    const told = async () =>
      connected(database.ownerUrl, async (client) => {
        await client.query("select set_config('app.user_id', $1, false)", [
          (await client.query("select id from app_user where role = 'claims_analyst' limit 1"))
            .rows[0].id,
        ]);
        const { rows } = await client.query<{ told: string | null }>(
          `select a.member_notified_on::text as told from review_request r join member m on m.id = r.member_id,
             claim_authorizations(array[m.member_number]) a where r.id = $1`,
          [opened.requestId],
        );
        return rows.map((row) => row.told);
      });
    await sent(opened, "noncertification", ines, now);
    expect(await told()).toEqual([null]);
    const [notice] = (await noticesOfCase(ruth, opened, now))?.notices ?? [];
    const letter = notice?.deliveries.find(({ channel }) => channel === "print");
    done(
      await markMailed(
        ruth,
        { deliveryIds: [letter?.id ?? ""] },
        { now: moment("2026-10-19", "16:30") },
      ),
    );
    expect(await told()).toEqual(["2026-10-19"]);
  });
});

describe("the member's address", () => {
  it("is overridden by a confidential one, also for a letter that waits already", async () => {
    const opened = await decided();
    await sent(opened, "noncertification", ines, now);
    const confidential = { ...memberAddress, street: "PO Box 91", more: "" };
    done(
      await changeMemberContact(
        ruth,
        {
          requestId: opened.requestId,
          seen: 1,
          address: memberAddress,
          confidential,
          largePrint: true,
          language: "es",
          channel: "post",
        },
        { now },
      ),
    );
    const letter = (await printQueue(ruth, {}, now))?.waiting.find(
      ({ requestId }) => requestId === opened.requestId,
    );
    expect(letter).toMatchObject({
      address: ["PO Box 91", "Durham, NC 27701"],
      confidential: true,
      largePrint: true,
    });
    const file = done(
      await openNotice(ruth, { noticeId: letter?.noticeId ?? "", recipient: "member" }, { now }),
    );
    expect(file.letter.recipient.address).toEqual(["PO Box 91", "Durham, NC 27701"]);
    done(await markMailed(ruth, { deliveryIds: [letter?.id ?? ""] }, { now }));
    done(
      await changeMemberContact(
        nora,
        {
          requestId: opened.requestId,
          seen: 2,
          address: memberAddress,
          language: "es",
          channel: "post",
        },
        { now },
      ),
    );
    const mailedLetter = (await printQueue(ruth, {}, now))?.mailed.find(
      ({ requestId }) => requestId === opened.requestId,
    );
    expect(mailedLetter?.address).toEqual(["PO Box 91", "Durham, NC 27701"]);
    expect((await noticesOfCase(nora, opened, now))?.contactHistory).toHaveLength(2);
  });

  it("is refused by halves, from a stale screen, and gone while a letter waits", async () => {
    const opened = await decided();
    const change = (input: Readonly<Record<string, unknown>>) =>
      errorOf(
        changeMemberContact.from(
          nora,
          { requestId: opened.requestId, seen: 1, language: "en", channel: "post", ...input },
          { now },
        ),
      );
    expect((await change({ address: { street: "1 Main Street" } })).fields).toEqual([
      "address.city",
      "address.state",
      "address.zip",
    ]);
    expect((await change({ confidential: { ...memberAddress, zip: "2770" } })).fields).toEqual([
      "confidential.zip",
    ]);
    expect(await change({ seen: 0, address: memberAddress })).toMatchObject({ code: "stale" });
    await sent(opened, "noncertification", ines, now);
    expect((await change({})).fields).toEqual(["address.street"]);
  });
});

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

describe("the database", () => {
  const asInes = async (sql: string, values: readonly unknown[]) =>
    connected(database.appUrl, async (client) => {
      await client.query("begin");
      await client.query("select set_config('app.user_id', $1, true)", [ines.id]);
      await client.query(sql, [...values]);
      await client.query("commit");
    });

  it("refuses to change what was signed, to skip the signature, and to send to nobody", async () => {
    const opened = await decided();
    const first = await prepared(opened, "noncertification", ines, now);
    await expect(
      asInes("update notice set state = 'sent', sent_by = $2, sent_at = now() where id = $1", [
        first,
        ines.id,
      ]),
    ).rejects.toThrow(/prepared, signed and sent|notice_check/);
    await expect(asInes("update notice set content = '{}' where id = $1", [first])).rejects.toThrow(
      /in this order and once/,
    );
    done(await signNotice(ines, { noticeId: first }, { now }));
    await expect(
      asInes(
        "update notice set state = 'sent', content = '{}', sent_by = $2, sent_at = now() where id = $1",
        [first, ines.id],
      ),
    ).rejects.toThrow(/what was signed is not changed/);
    await expect(
      asInes("update notice set state = 'sent', sent_by = $2, sent_at = now() where id = $1", [
        first,
        ines.id,
      ]),
    ).rejects.toThrow(/one of its recipients has no copy/);
    await expect(asInes("delete from notice where id = $1", [first])).rejects.toThrow(
      /permission denied|append-only/,
    );
  });

  it("refuses a noncertification signed without a licence, and a copy sent twice", async () => {
    const opened = await decided();
    const noticeId = await prepared(opened, "noncertification", ines, now);
    await expect(
      connected(database.appUrl, async (client) => {
        await client.query("begin");
        await client.query("select set_config('app.user_id', $1, true)", [paul.id]);
        await client.query(
          `update notice set state = 'signed', signed_by = $2, signed_by_name = 'Paul Renner',
             signed_at = now(), sha256 = repeat('a', 64) where id = $1`,
          [noticeId, paul.id],
        );
      }),
    ).rejects.toThrow(/active North Carolina licence/);
    done(await signNotice(ines, { noticeId }, { now }));
    done(await sendNotice(ines, { noticeId }, { now }));
    const copies = await copiesOf(opened, noticeId, ruth, now);
    const letter = copies.find(({ channel }) => channel === "print");
    done(await markMailed(ruth, { deliveryIds: [letter?.id ?? ""] }, { now }));
    await expect(
      asInes(
        "update notice_delivery set state = 'waiting', settled_at = null, settled_by = null where id = $1",
        [letter?.id],
      ),
    ).rejects.toThrow(/what went out is not changed/);
  });
});

describe("row-level security", () => {
  const seenBy = (who: { readonly id: string }, sql: string, values: readonly unknown[]) =>
    connected(database.appUrl, async (client) => {
      await client.query("select set_config('app.user_id', $1, false)", [who.id]);
      return (await client.query(sql, [...values])).rowCount;
    });

  it("shows what was sent to its own provider, the rest to the plan's clinicians alone", async () => {
    const opened = await decided();
    const noticeId = await signed(opened, "noncertification", ines, now);
    const notices = "select from notice where request_id = $1";
    const copies =
      "select from notice_delivery d join notice n on n.id = d.notice_id where n.request_id = $1";
    const contacts =
      "select from member_contact c join review_request r on r.member_id = c.member_id where r.id = $1";
    const counts = async (sql: string) =>
      Promise.all([nora, june, ruth, lena, max].map((who) => seenBy(who, sql, [opened.requestId])));
    expect(await counts(notices)).toEqual([0, 0, 1, 0, 0]);
    done(await sendNotice(ines, { noticeId }, { now }));
    expect(await counts(notices)).toEqual([1, 0, 1, 0, 0]);
    expect(await counts(copies)).toEqual([2, 0, 2, 0, 0]);
    expect(await counts(contacts)).toEqual([1, 0, 1, 0, 0]);
  });

  it("lets a provider neither write notices nor say that a letter was mailed", async () => {
    const opened = await decided();
    const noticeId = await sent(opened, "noncertification", ines, now);
    expect(
      await seenBy(nora, "update notice set state = 'superseded' where id = $1", [noticeId]),
    ).toBe(0);
    await expect(
      seenBy(
        nora,
        `update notice_delivery set state = 'sent', settled_at = now(), settled_by = $2, settled_by_name = 'Nora Fields'
         where notice_id = $1 and channel = 'print'`,
        [noticeId, nora.id],
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      seenBy(
        nora,
        `insert into notice_delivery (id, notice_id, recipient, channel, address, state, created_at)
         values (gen_random_uuid(), $1, 'provider', 'email_notification', '{"email":"a@b.example"}', 'waiting', now())`,
        [noticeId],
      ),
    ).rejects.toThrow(/row-level security/);
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
