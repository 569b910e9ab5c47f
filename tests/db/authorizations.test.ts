// What is authorized once a decision has been contested: issued from the first day, under one number
// for each request, and claims of those days are paid by it.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { withActor } from "@/lib/db/transaction";
import { assignAppeal } from "@/lib/operations/assign-appeal";
import { overturnDecision } from "@/lib/operations/overturn-decision";
import { authorizationLedger } from "@/lib/queries/authorization-ledger";
import { requestOverview } from "@/lib/queries/request-overview";
import {
  act,
  admissionDay,
  newMember,
  requestIn,
  reviewDay,
  statedDecision,
  type DraftOptions,
  type OpenedCase,
} from "@/tests/builders/case";
import { facilityClaim, perDiemLine } from "@/tests/builders/claims";
import { moment } from "@/tests/builders/moment";
import { ines, nora, owen, ruth } from "@/tests/builders/people";
import { sites } from "@/tests/builders/places";
import { claimsCsv, loaded, rowsOf } from "./claim-files";
import type { TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const now = moment(addDays(reviewDay, 5), "10:00");

async function overturned(
  contested: "noncertified" | "certified_in_part",
  member: NonNullable<DraftOptions["member"]>,
  before: (opened: OpenedCase) => Promise<void> = () => Promise.resolve(),
): Promise<OpenedCase> {
  const opened = await requestIn("under_appeal", { contested, member });
  await before(opened);
  await act(opened, assignAppeal, owen, now, { reviewerId: owen.id });
  await act(opened, overturnDecision, owen, now, statedDecision);
  return opened;
}

const claimOn = (member: { readonly number: string }, name: string, serviceFrom: string) =>
  facilityClaim(name, [perDiemLine({ serviceFrom })], {
    memberNumber: member.number,
    receivedOn: "2026-10-30",
    site: { npi: sites.durham.npi, address: null },
    billingNpi: sites.durham.npi,
    billingTin: sites.durham.tin,
  });

const judged = (prefix: string) =>
  rowsOf(
    database,
    `select c.number, l.disposition, l.edit, l.authorization_number from claim_line l
     join claim c on c.id = l.claim_id where c.number like '${prefix}%' order by 1`,
  );

const ledgerOf = (opened: OpenedCase) =>
  authorizationLedger(nora, { requestId: opened.requestId }, now);

describe("a noncertification overturned", () => {
  it("issues an authorization for all that was asked for, and its days are paid from then on", async () => {
    const member = newMember();
    const opened = await overturned("noncertified", member, async () => {
      await loaded(claimsCsv([claimOn(member, "N1", admissionDay)]));
    });
    const view = await requestOverview(nora, { requestId: opened.requestId }, now);
    const number = view?.determination?.authorizationNumber;
    expect(number).toMatch(/^A2026\d{6}$/);
    expect(view?.case.state).toBe("certified");
    expect(view?.determination).toMatchObject({ outcome: "certified", firstDay: admissionDay });
    await loaded(claimsCsv([claimOn(member, "N2", addDays(admissionDay, 2))]));
    expect(await judged("N")).toEqual([
      {
        number: "N1",
        disposition: "deny",
        edit: "authorization_absent",
        authorization_number: null,
      },
      { number: "N2", disposition: "pay", edit: null, authorization_number: number },
    ]);
    expect((await ledgerOf(opened))?.lines).toMatchObject([
      { number, issue: 1, firstDay: admissionDay, days: 12, daysUsed: 1 },
    ]);
  });
});

describe("a certification in part overturned", () => {
  it("issues the authorization again under its number, keeping the days used", async () => {
    const member = newMember();
    const days = [0, 1, 2, 3, 4, 7, 8].map((day) => addDays(admissionDay, day));
    const [last, ...first] = [...days].reverse();
    if (!last) throw new Error("no day");
    const opened = await overturned("certified_in_part", member, async () => {
      await loaded(claimsCsv(first.map((day, index) => claimOn(member, `P${index}`, day))));
      await loaded(claimsCsv([claimOn(member, "P9", last)]));
    });
    const [before] = await rowsOf(
      database,
      `select number from "authorization" where request_id = '${opened.requestId}' and issue = 1`,
    );
    // Six of the part's days were used: the seventh was denied then and is paid when it comes again.
    expect((await judged("P9"))[0]).toMatchObject({ edit: "authorized_days_exceeded" });
    const ledger = await ledgerOf(opened);
    expect(ledger).toMatchObject({ authorized: 12, claimed: 6 });
    expect(ledger?.lines).toMatchObject([
      { ...before, issue: 2, lastDay: addDays(admissionDay, 27), days: 12, daysUsed: 6 },
    ]);
    // Six are left of twelve, and not one more, also where they come in one file.
    const left = [9, 10, 11, 14, 15, 16, 17, 18].map((day) => addDays(admissionDay, day));
    await loaded(claimsCsv(left.map((day, index) => claimOn(member, `Q${index}`, day))));
    const paid = { disposition: "pay", authorization_number: before?.["number"] };
    const denied = { disposition: "deny", edit: "authorized_days_exceeded" };
    expect(await judged("Q")).toMatchObject([
      ...Array.from({ length: 6 }, () => paid),
      denied,
      denied,
    ]);
  });

  it("is shown by the decision that holds, and the earlier one stays on record", async () => {
    const opened = await overturned("certified_in_part", newMember());
    const view = await requestOverview(ruth, { requestId: opened.requestId }, now);
    expect(view?.determination).toMatchObject({ outcome: "certified", days: 12 });
    expect(
      await rowsOf(
        database,
        `select outcome from determination where request_id = '${opened.requestId}' order by decided_at`,
      ),
    ).toEqual([{ outcome: "certified_in_part" }, { outcome: "certified" }]);
  });
});

describe("the database", () => {
  it("issues an authorization again under its own number alone", async () => {
    const opened = await requestIn("certified");
    await expect(
      withActor(ruth, async (tx) => {
        const issued = await tx.authorization.findFirstOrThrow({
          where: { requestId: opened.requestId },
        });
        await tx.authorization.create({
          data: { ...issued, id: crypto.randomUUID(), issue: 2, number: "A2026999999" },
        });
      }),
    ).rejects.toThrow("under its own number");
  });

  it("takes no second decision where nothing is contested", async () => {
    const opened = await requestIn("certified");
    await expect(
      withActor(ines, async (tx) => {
        const { submissionId } = await tx.determination.findFirstOrThrow({
          where: { requestId: opened.requestId },
        });
        await tx.$executeRaw`
          insert into determination (id, request_id, submission_id, outcome, days, first_day, last_day,
            unmet, conditions, record, decided_by, decided_by_name, decided_by_role, decided_at)
          values (gen_random_uuid(), ${opened.requestId}::uuid, ${submissionId}::uuid, 'certified', 12,
            ${admissionDay}::date, ${addDays(admissionDay, 27)}::date, '[]', '[]', '{}', ${ines.id}::uuid,
            ${ines.name}, 'medical_director', ${now})`;
      }),
    ).rejects.toThrow("row-level security");
  });
});
