// E-mail that tells a provider of a notice: what it says, and what becomes of it when the mail
// server is down, refuses, or is slow; sent at least once, and recorded once.

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sendNotification } from "@/lib/casework/notices/send-notification";
import { runJobs } from "@/lib/jobs/run-jobs";
import { retryNotification } from "@/lib/operations/retry-notification";
import { requestHistory } from "@/lib/queries/request-history";
import { done, errorOf, requestIn, reviewDay, type OpenedCase } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { copiesOf, sent } from "@/tests/builders/notices";
import { amos, nora, ruth } from "@/tests/builders/people";
import { mailSink, type MailSink } from "./mail-sink";
import { inPeopledDatabase } from "./peopled-database";

inPeopledDatabase();

const now = moment(reviewDay, "11:00");
const clock = () => now;
const nobodyListens = "smtp://127.0.0.1:1";
let sink: MailSink;

beforeAll(async () => {
  sink = await mailSink();
  process.env["NEXTAUTH_URL"] = "https://iop.blueridge.example";
  process.env["MAIL_FROM"] = "Review portal <portal@blueridge.example>";
});
afterEach(() => {
  sink.mails.length = 0;
  sink.behaviour = {};
});
afterAll(async () => {
  delete process.env["SMTP_URL"];
  delete process.env["MAIL_FROM"];
  await sink.close();
});

interface Told {
  readonly opened: OpenedCase;
  readonly noticeId: string;
  readonly deliveryIds: readonly string[];
}

/** A certification sent while e-mail goes to `url`. */
async function told(url: string): Promise<Told> {
  process.env["SMTP_URL"] = url;
  const opened = await requestIn("certified");
  const noticeId = await sent(opened, "certification", ruth, now);
  const deliveryIds = (await copiesOf(opened, noticeId, ruth, now))
    .filter(({ channel }) => channel === "email_notification")
    .map(({ id }) => id);
  return { opened, noticeId, deliveryIds };
}

const mailOf = async ({ opened, noticeId }: Told) =>
  (await copiesOf(opened, noticeId, ruth, now))
    .filter(({ channel }) => channel === "email_notification")
    .map(({ email, state, attempts, problem }) => ({ email, state, attempts, problem }));

const recorded = async ({ opened }: Told, kind: string) =>
  (await requestHistory(ruth, { requestId: opened.requestId }, now))?.events.filter(
    (event) => event.kind === kind,
  ).length;

describe("an e-mail notification", () => {
  it("goes to who filed the request and who manages the accounts, and says nothing of the case", async () => {
    const notice = await told(sink.url);
    for (const id of notice.deliveryIds) await sendNotification(id, { last: false, clock });
    const tried = { state: "sent", attempts: 1, problem: null };
    const mails = await mailOf(notice);
    expect(mails.sort((a, b) => (a.email ?? "").localeCompare(b.email ?? ""))).toEqual([
      { email: "amos.quill@riverbend.example", ...tried },
      { email: "nora.fields@riverbend.example", ...tried },
    ]);
    expect(sink.mails).toHaveLength(2);
    for (const mail of sink.mails) {
      expect(mail).toContain("https://iop.blueridge.example/sign-in");
      for (const secret of [
        notice.opened.reference,
        notice.opened.requestId,
        notice.noticeId,
        "Hathaway",
        "Delia",
        "BRT-",
        "certif",
        "psychiatric",
        nora.name,
        amos.name,
        "Riverbend Behavioral",
      ])
        expect(mail.toLowerCase(), secret).not.toContain(secret.toLowerCase());
    }
  });

  it("that was sent is not sent again, however often its job is done", async () => {
    const notice = await told(sink.url);
    const [id = ""] = notice.deliveryIds;
    await sendNotification(id, { last: false, clock });
    await sendNotification(id, { last: false, clock });
    expect(sink.mails).toHaveLength(1);
    expect(await recorded(notice, "notification_sent")).toBe(1);
  });

  it("is tried again while the server is down, and then goes out", async () => {
    const notice = await told(nobodyListens);
    const [id = ""] = notice.deliveryIds;
    await expect(sendNotification(id, { last: false, clock })).rejects.toThrow("not be reached");
    expect((await mailOf(notice)).filter(({ attempts }) => attempts === 1)).toMatchObject([
      { state: "waiting", problem: "The mail server could not be reached." },
    ]);
    process.env["SMTP_URL"] = sink.url;
    await sendNotification(id, { last: false, clock });
    expect((await mailOf(notice)).filter(({ attempts }) => attempts === 2)).toMatchObject([
      { state: "sent", problem: null },
    ]);
  });

  it("fails for good when the last try fails, and is sent once somebody has it tried again", async () => {
    const notice = await told(nobodyListens);
    const [id = ""] = notice.deliveryIds;
    await sendNotification(id, { last: true, clock });
    expect(await recorded(notice, "notification_failed")).toBe(1);
    expect(
      await errorOf(retryNotification(ruth, { deliveryId: notice.deliveryIds[1] ?? "" }, { now })),
    ).toMatchObject({ code: "wrong_state" });
    process.env["SMTP_URL"] = "";
    expect(await errorOf(retryNotification(ruth, { deliveryId: id }, { now }))).toMatchObject({
      code: "condition_unmet",
    });
    process.env["SMTP_URL"] = sink.url;
    done(await retryNotification(ruth, { deliveryId: id }, { now }));
    await sendNotification(id, { last: false, clock });
    expect(sink.mails).toHaveLength(1);
    expect(await recorded(notice, "notification_sent")).toBe(1);
  });

  it.each([
    [451, "waiting", "would not take it now"],
    [550, "failed", "refused it"],
  ])("that is refused with %i is then %s", async (refuse, state, problem) => {
    const notice = await told(sink.url);
    const [id = ""] = notice.deliveryIds;
    sink.behaviour = { refuse };
    const sending = sendNotification(id, { last: false, clock });
    if (state === "waiting") await expect(sending).rejects.toThrow(problem);
    else await sending;
    const [tried] = (await mailOf(notice)).filter(({ attempts }) => attempts === 1);
    expect(tried?.state).toBe(state);
    expect(tried?.problem).toContain(problem);
  });

  it("is given up for now when the server takes too long", async () => {
    const notice = await told(sink.url);
    const [id = ""] = notice.deliveryIds;
    sink.behaviour = { waitMs: 2_000 };
    await expect(sendNotification(id, { last: false, clock, patience: 300 })).rejects.toThrow(
      "did not answer in time",
    );
    sink.behaviour = {};
    await sendNotification(id, { last: false, clock });
    expect(await recorded(notice, "notification_sent")).toBe(1);
  });

  it("is not ordered while e-mail is off; the notice is in the portal all the same", async () => {
    const notice = await told("");
    expect(notice.deliveryIds).toEqual([]);
    expect(await copiesOf(notice.opened, notice.noticeId, nora, now)).toMatchObject([
      { channel: "portal", state: "sent" },
    ]);
  });

  it("is sent by the portal's own jobs, once", async () => {
    const notice = await told(sink.url);
    const jobs = await runJobs();
    try {
      await expect.poll(() => sink.mails.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(2);
      await expect
        .poll(async () => (await mailOf(notice)).every(({ state }) => state === "sent"), {
          timeout: 15_000,
        })
        .toBe(true);
    } finally {
      await jobs.stop();
    }
    expect(await recorded(notice, "notification_sent")).toBe(2);
  });
});
