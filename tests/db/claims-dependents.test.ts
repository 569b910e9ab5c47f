// Dependents on one card, and lines over several dates, in files that come one after the other.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import type { Claim } from "@/lib/claims/claim";
import { withKey } from "@/lib/claims/member-number";
import { requestIn } from "@/tests/builders/case";
import {
  facilityClaim,
  monday,
  oneUnitEach,
  otherLine,
  perDiemLine,
} from "@/tests/builders/claims";
import { plans, sites } from "@/tests/builders/places";
import { claimsCsv, enterClaimFile, load, loaded, rowsOf } from "./claim-files";
import type { TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const received = { receivedOn: "2026-10-30" };
const judged = async (prefix: string) =>
  (
    await rowsOf(
      database,
      `select c.number || ' ' || l.disposition || coalesce(' ' || l.edit, '') || case when l.readjudicate_later then ', again' else '' end as said
       from claim_line l join claim c on c.id = l.claim_id where c.number like $1 order by l.id`,
      [`${prefix}%`],
    )
  ).map((row) => row["said"]);

describe("dependents on one card", () => {
  it("have days of their own, in one file in several rounds and in the next", async () => {
    const people = ["T-1", withKey("T-1", "aaaaaaaaaa"), withKey("T-1", "bbbbbbbbbb")];
    const each = (prefix: string): readonly Claim[] =>
      people.map((memberNumber, index) =>
        facilityClaim(`${prefix}${index}`, [perDiemLine()], { memberNumber, ...received }),
      );
    const fileId = await enterClaimFile(claimsCsv(each("T")), { order: false });
    await load(fileId, { roundLines: 1 });
    expect(await judged("T")).toEqual(["T0 pay", "T1 pay", "T2 pay"]);
    await loaded(claimsCsv(each("U")));
    expect(await judged("U")).toEqual(
      ["U0", "U1", "U2"].map((number) => `${number} deny duplicate`),
    );
  });

  it("share the card's authorization: a day given back by one is listed for another", async () => {
    const number = "BRT-777009";
    await requestIn("certified", {
      plan: plans.group,
      member: {
        number,
        givenName: "Delia",
        familyName: "Hathaway",
        dateOfBirth: "1987-06-09",
        homeCityAndState: "Durham, NC",
      },
    });
    const billed = {
      ...received,
      billingNpi: sites.durham.npi,
      billingTin: sites.durham.tin,
      site: { npi: sites.durham.npi, address: null },
    };
    const days = Array.from({ length: 12 }, (_, index) =>
      addDays(monday, Math.floor(index / 5) * 7 + (index % 5)),
    );
    const anna = { ...billed, memberNumber: withKey(number, "aaaaaaaaaa") };
    const bruno = { ...billed, memberNumber: withKey(number, "bbbbbbbbbb") };
    const first = facilityClaim("V1", oneUnitEach(...days), anna);
    await loaded(claimsCsv([first]));
    await loaded(claimsCsv([facilityClaim("W1", oneUnitEach(monday), bruno)]));
    expect(await judged("W1")).toEqual(["W1 deny authorized_days_exceeded"]);
    await loaded(claimsCsv([{ ...first, number: "V2", frequencyCode: "8", originalNumber: "V1" }]));
    expect(await judged("W1")).toEqual(["W1 deny authorized_days_exceeded, again"]);
    const [change] = await rowsOf(
      database,
      `select b.number from claim_line_change h join claim c on c.id = h.claim_id
       join claim b on b.id = h.by_claim_id where c.number = 'W1'`,
    );
    expect(change).toEqual({ number: "V2" });
  });
});

describe("a line over several dates", () => {
  it("is known in a later file on each of its dates", async () => {
    const stated = { memberNumber: "X-1", ...received };
    const residence = otherLine("H0017", {
      serviceFrom: addDays(monday, -20),
      serviceTo: addDays(monday, 1),
    });
    await loaded(claimsCsv([facilityClaim("X1", [residence], stated)]));
    await loaded(
      claimsCsv([facilityClaim("X2", oneUnitEach(addDays(monday, 1), addDays(monday, 2)), stated)]),
    );
    expect(await judged("X2")).toEqual(["X2 deny mutually_exclusive_per_diem", "X2 pay"]);
  });
});
