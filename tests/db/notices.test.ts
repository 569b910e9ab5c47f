// Notices from what owes them to the last copy that went out, and everything that is refused on the
// way.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeMemberContact } from "@/lib/operations/change-member-contact";
import { markMailed } from "@/lib/operations/mark-mailed";
import { openNotice } from "@/lib/operations/open-notice";
import { prepareNotice } from "@/lib/operations/prepare-notice";
import { sendNotice } from "@/lib/operations/send-notice";
import { signNotice } from "@/lib/operations/sign-notice";
import { notice } from "@/lib/queries/notice";
import { noticesOfCase } from "@/lib/queries/notices-of-case";
import { printQueue } from "@/lib/queries/print-queue";
import {
  done,
  errorOf,
  newMember,
  requestIn,
  reviewDay,
  type OpenedCase,
} from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import {
  copiesOf,
  enterAddress,
  memberAddress,
  owedOf,
  prepared,
  sent,
  signed,
  reachableNoncertified,
  noticesSent,
} from "@/tests/builders/notices";
import { ines, june, lena, nora, paul, ruth } from "@/tests/builders/people";
import { plans, sites } from "@/tests/builders/places";
import { connected, type TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const now = moment(reviewDay, "11:00");

const decided = () => reachableNoncertified(now);
const sentEvents = (opened: OpenedCase) => noticesSent(opened, now);

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
    const [owed] = (await noticesOfCase(ines, opened, now))?.owed ?? [];
    const missing = owed?.problems ?? [];
    expect(missing.length).toBeGreaterThan(2);
    expect(refused.message).toBe(
      `This notice cannot be signed yet. ${missing.length} things are missing: see the list.`,
    );
    const listed = JSON.stringify(missing);
    for (const told of ["a notice to nobody", "58-50-61", "P3"]) expect(listed).toContain(told);
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
    const { requestId } = opened;
    const unsignable = async (who: typeof paul) =>
      (await notice(who, { requestId, noticeId }, now))?.unsignable;
    expect(await unsignable(paul)).toContain("North Carolina licence");
    expect(await unsignable(ines)).toBeNull();
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
        await client.query("select set_config('app.user_id', $1, false)", [lena.id]);
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

  it("is the confidential one told through another program, which this program never sees", async () => {
    const member = newMember();
    const here = await reachableNoncertified(now, { member });
    await sent(here, "noncertification", ines, now);
    const there = await requestIn("submitted", { by: june, site: sites.asheville, member });
    const otherPlan = await requestIn("submitted", {
      by: june,
      site: sites.asheville,
      member,
      plan: plans.individual,
    });
    const confidential = { ...memberAddress, street: "PO Box 77", more: "" };
    await enterAddress(there, june, now, { confidential });
    await enterAddress(otherPlan, june, now);
    const waiting = (await printQueue(ruth, {}, now))?.waiting.find(
      ({ requestId }) => requestId === here.requestId,
    );
    expect(waiting).toMatchObject({
      address: ["PO Box 77", "Durham, NC 27701"],
      confidential: true,
    });
    expect((await noticesOfCase(ruth, here, now))?.mailing).toMatchObject({ confidential: true });
    expect((await noticesOfCase(ruth, otherPlan, now))?.mailing).toMatchObject({
      address: memberAddress,
      confidential: false,
    });
    const own = await noticesOfCase(nora, here, now);
    expect(own?.mailing).toEqual({ address: memberAddress, confidential: false });
    expect(JSON.stringify(own)).not.toContain("PO Box 77");
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
