// What ends a request beside a decision: administrative closing, and authorizations that run out.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { withActor } from "@/lib/db/transaction";
import { findRunOutRequests } from "@/lib/db/authorizations";
import { closeAdministratively } from "@/lib/operations/close-administratively";
import { endAuthorization } from "@/lib/operations/end-authorization";
import { startRequest } from "@/lib/operations/start-request";
import { takeRequest } from "@/lib/operations/take-request";
import { authorizationLedger } from "@/lib/queries/authorization-ledger";
import { newRequestOptions } from "@/lib/queries/new-request-options";
import { requestOverview } from "@/lib/queries/request-overview";
import { portalActor } from "@/lib/review/roles";
import { workflow } from "@/lib/review/workflow";
import {
  act,
  admissionDay,
  done,
  errorOf,
  newMember,
  requestIn,
  reviewDay,
  seen,
  type OpenedCase,
} from "@/tests/builders/case";
import { facilityClaim, perDiemLine } from "@/tests/builders/claims";
import { moment } from "@/tests/builders/moment";
import { ines, nora, ruth, theo } from "@/tests/builders/people";
import { plans, sites } from "@/tests/builders/places";
import { claimsCsv, loaded, rowsOf } from "./claim-files";
import { connected, type TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const now = moment(reviewDay, "11:00");
const standing = async ({ requestId }: OpenedCase) => requestOverview(ruth, { requestId }, now);

describe("administrative closing", () => {
  const notCovered = {
    reason: "not_covered",
    explanation: "The member’s benefit does not cover intensive outpatient care.",
  } as const;
  const rows = workflow.filter(({ step }) => step === "close_administratively");
  const deciders = { reviewer: ruth, medical_director: ines };

  it.each(rows.flatMap(({ from, who }) => who.map((role) => [from, role] as const)))(
    "takes a request from %s, by a %s",
    async (from, role) => {
      if (from === null || (role !== "reviewer" && role !== "medical_director"))
        throw new Error("no row of closing");
      const opened = await requestIn(from);
      await act(opened, closeAdministratively, deciders[role], now, notCovered);
      const view = await standing(opened);
      expect(view?.case.state).toBe("closed_administratively");
      expect(view?.closing).toMatchObject({ ...notCovered, closedByName: deciders[role].name });
      // Another path than a noncertification: nothing was determined.
      expect(view?.determination).toBeNull();
      const provider = await requestOverview(nora, { requestId: opened.requestId }, now);
      expect(provider?.closing?.explanation).toBe(notCovered.explanation);
    },
  );

  it.each(["submitted", "certified", "noncertified", "ended"] as const)(
    "has no row from %s",
    async (state) => {
      const opened = await requestIn(state);
      const call = closeAdministratively(ines, { ...seen(opened), ...notCovered }, { now });
      expect((await errorOf(call)).code).toBe("wrong_state");
    },
  );

  it.each(["awaiting_information", "with_medical_director"] as const)(
    "is a medical director's where a request stands at %s",
    async (state) => {
      const opened = await requestIn(state);
      const call = closeAdministratively(ruth, { ...seen(opened), ...notCovered }, { now });
      expect((await errorOf(call)).code).toBe("wrong_state");
    },
  );

  it("needs a reason, words for the letter, and the request in hand", async () => {
    const opened = await requestIn("in_review");
    const refused = (over: object, by = ruth) =>
      errorOf(closeAdministratively.from(by, { ...seen(opened), ...notCovered, ...over }, { now }));
    expect((await refused({ reason: "not_medically_necessary" })).fields).toEqual(["reason"]);
    expect((await refused({ explanation: " " })).fields).toEqual(["explanation"]);
    expect((await refused({ reason: "duplicate" })).fields).toEqual(["duplicateOf"]);
    expect((await refused({}, theo)).code).toBe("not_allowed");
    expect((await refused({ version: 1 })).code).toBe("stale");
  });

  it("for want of a requirement is refused where the plan requires authorization", async () => {
    const required = await requestIn("in_review");
    const reason = { ...notCovered, reason: "not_required" } as const;
    const refused = await errorOf(
      closeAdministratively(ruth, { ...seen(required), ...reason }, { now }),
    );
    expect(refused.fields).toEqual(["reason"]);
    const free = await requestIn("in_review", {
      plan: plans.open,
      admission: addDays(reviewDay, -30),
    });
    done(await closeAdministratively(ruth, { ...seen(free), ...reason }, { now }));
  });

  it("as a duplicate names another request of the member for the same days", async () => {
    const member = newMember();
    const first = await requestIn("certified", { member });
    const second = await requestIn("in_review", { member });
    const stranger = await requestIn("certified");
    const close = (duplicateOf: string) =>
      closeAdministratively(
        ruth,
        { ...seen(second), ...notCovered, reason: "duplicate", duplicateOf },
        { now },
      );
    for (const wrong of [stranger.reference, second.reference, "IOP-26-999999"])
      expect((await errorOf(close(wrong))).fields).toEqual(["duplicateOf"]);
    done(await close(first.reference.toLowerCase()));
    expect((await standing(second))?.closing?.duplicateOf).toEqual({
      id: first.requestId,
      reference: first.reference,
    });
  });

  it("has one reason, kept for good, and none without the step", async () => {
    const closed = await requestIn("in_review");
    done(await closeAdministratively(ruth, { ...seen(closed), ...notCovered }, { now }));
    await connected(database.ownerUrl, async (client) => {
      for (const statement of [
        "update administrative_closing set reason = 'not_eligible'",
        "delete from administrative_closing",
      ])
        await expect(client.query(statement)).rejects.toThrow("append-only");
    });
    const open = await requestIn("in_review");
    await expect(
      withActor(ruth, (tx) =>
        tx.administrativeClosing.create({
          data: {
            requestId: open.requestId,
            ...notCovered,
            closedBy: ruth.id,
            closedByName: ruth.name,
            closedByRole: "reviewer",
            closedAt: now,
          },
        }),
      ),
    ).rejects.toThrow("together with its reason");
  });
});

describe("an authorization that runs out", () => {
  const end = ({ requestId }: OpenedCase, at: Date) =>
    endAuthorization(portalActor, { requestId }, { now: at });
  const afterLastDay = moment(addDays(admissionDay, 28), "00:10");

  it("ends its request once the last day is over, not on it", async () => {
    const opened = await requestIn("certified");
    const onLastDay = moment(addDays(admissionDay, 27), "23:50");
    expect((await errorOf(end(opened, onLastDay))).message).toContain("12 of its 12 days are left");
    const found = await withActor(portalActor, (tx) =>
      findRunOutRequests(tx, addDays(admissionDay, 28)),
    );
    expect(found).toContain(opened.requestId);
    done(await end(opened, afterLastDay));
    expect((await standing(opened))?.case.state).toBe("ended");
    expect((await errorOf(end(opened, afterLastDay))).code).toBe("wrong_state");
    const [event] = await rowsOf(
      database,
      `select data, actor_name from event where request_id = '${opened.requestId}' and kind = 'authorization_ended'`,
    );
    expect(event).toEqual({
      actor_name: "The portal",
      data: { reason_code: "expired", last_day: addDays(admissionDay, 27), days: 12, days_used: 0 },
    });
  });

  it("ends its request before that when claims have used every day", async () => {
    const member = newMember();
    const opened = await requestIn("certified", { member });
    const day = (index: number) => addDays(admissionDay, Math.floor(index / 5) * 7 + (index % 5));
    const claims = Array.from({ length: 12 }, (_, index) =>
      facilityClaim(`E${member.number}${index}`, [perDiemLine({ serviceFrom: day(index) })], {
        memberNumber: member.number,
        receivedOn: "2026-10-30",
        site: { npi: sites.durham.npi, address: null },
        billingNpi: sites.durham.npi,
        billingTin: sites.durham.tin,
      }),
    );
    await loaded(claimsCsv(claims.slice(0, 11)));
    expect((await errorOf(end(opened, now))).message).toContain("1 of its 12 days are left");
    expect(await authorizationLedger(nora, { requestId: opened.requestId }, now)).toMatchObject({
      authorized: 12,
      claimed: 11,
    });
    await loaded(claimsCsv(claims.slice(11)));
    done(await end(opened, now));
    const ledger = await authorizationLedger(ruth, { requestId: opened.requestId }, now);
    expect(ledger).toMatchObject({ claimed: 12, left: 0 });
    expect(ledger?.weeks.flat().filter(({ use }) => use === "claimed")).toHaveLength(12);
  });

  it("lets the stay go on: a continued stay starts from it", async () => {
    const opened = await requestIn("certified");
    done(await end(opened, afterLastDay));
    const options = await newRequestOptions(nora, {}, afterLastDay);
    expect(options?.continuable.map(({ id }) => id)).toContain(opened.requestId);
    const continued = done(
      await startRequest(
        nora,
        {
          reviewType: "continued_stay",
          previousRequestId: opened.requestId,
          firstDay: addDays(admissionDay, 28),
          lastDay: addDays(admissionDay, 55),
          daysPerWeek: 3,
          requestedDays: 12,
          urgency: "standard",
        },
        { now: afterLastDay },
      ),
    );
    const ledger = await authorizationLedger(
      nora,
      { requestId: continued.requestId },
      afterLastDay,
    );
    expect(ledger?.lines.map(({ reference }) => reference)).toEqual([opened.reference]);
  });

  it("of a discharged member is not gone on with", async () => {
    const opened = await requestIn("ended");
    const options = await newRequestOptions(nora, {}, now);
    expect(options?.continuable.map(({ id }) => id)).not.toContain(opened.requestId);
    const taken = await requestIn("submitted");
    await act(taken, takeRequest, ruth, now);
    expect((await errorOf(end(taken, now))).code).toBe("wrong_state");
  });
});
