// What the database itself refuses of notices, and whose rows it shows.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markMailed } from "@/lib/operations/mark-mailed";
import { sendNotice } from "@/lib/operations/send-notice";
import { signNotice } from "@/lib/operations/sign-notice";
import { done, reviewDay } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { copiesOf, prepared, sent, signed, reachableNoncertified } from "@/tests/builders/notices";
import { ines, june, lena, max, nora, paul, ruth } from "@/tests/builders/people";
import { connected, type TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const now = moment(reviewDay, "11:00");

const decided = () => reachableNoncertified(now);

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
    expect(
      await seenBy(
        nora,
        `update notice_delivery set state = 'sent', settled_at = now(), settled_by = $2, settled_by_name = 'Nora Fields'
         where notice_id = $1 and channel = 'print'`,
        [noticeId, nora.id],
      ),
    ).toBe(0);
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
