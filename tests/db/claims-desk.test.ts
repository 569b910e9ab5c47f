// What the claims desk lists: pages that leave nothing out and show nothing twice, and totals that
// agree with the lines.

import { beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { claimFile } from "@/lib/queries/claim-file";
import { claimFileLines } from "@/lib/queries/claim-file-lines";
import { claimIdsOfNumbers } from "@/lib/queries/claim-ids-of-numbers";
import { claimLine } from "@/lib/queries/claim-line";
import { claimMemberDays } from "@/lib/queries/claim-member-days";
import { claimReports } from "@/lib/queries/claim-reports";
import { ownClaims } from "@/lib/queries/own-claims";
import { facilityClaim, monday, perDiemLine } from "@/tests/builders/claims";
import { moment } from "@/tests/builders/moment";
import { june, lena, nora } from "@/tests/builders/people";
import { sites } from "@/tests/builders/places";
import { claimsCsv, loaded } from "./claim-files";
import { inPeopledDatabase } from "./peopled-database";

inPeopledDatabase();

const now = moment("2026-11-02", "11:00");
const durham = { npi: sites.durham.npi, address: null };

/** Twelve members with a paid day in October and one in September; the first has a day billed twice. */
const claims = Array.from({ length: 12 }, (_, index) =>
  facilityClaim(
    `D-${index}`,
    [
      perDiemLine({ serviceFrom: addDays(monday, -21) }),
      perDiemLine({ serviceFrom: addDays(monday, index), units: index === 0 ? 3 : 1 }),
    ],
    { memberNumber: `M-${index}`, billingNpi: sites.durham.npi, site: durham },
  ),
);
let fileId: string;
beforeAll(async () => {
  fileId = await loaded(claimsCsv(claims));
});

const page = async (asked: Readonly<Record<string, unknown>>) => {
  const found = await claimFileLines(lena, { fileId, size: 5, ...asked }, now);
  if (!found) throw new Error("the analyst was refused the lines");
  return found;
};
const ids = (numbers: { readonly member?: string; readonly claim?: string }) =>
  claimIdsOfNumbers(lena, numbers, now);
const named = (rows: readonly { readonly claimNumber: string; readonly number: number }[]) =>
  rows.map(({ claimNumber, number }) => `${claimNumber} ${number}`);
const inOrder = claims.flatMap(({ number }) => [`${number} 1`, `${number} 2`]);

describe("the lines of a file", () => {
  it("follow one another page by page, in the order of the file, over the months", async () => {
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const { rows, after: next } = await page({ after });
      seen.push(...named(rows));
      if (next === null) break;
      after = next;
    }
    expect(seen).toEqual(inOrder);
  });

  it("lead back to the page before, and to nothing before the first", async () => {
    const first = await page({});
    expect(first.before).toBeNull();
    const second = await page({ after: first.after });
    const back = await page({ before: second.before });
    expect(named(back.rows)).toEqual(named(first.rows));
    expect(back.before).toBeNull();
    expect(named((await page({ after: back.after })).rows)).toEqual(named(second.rows));
  });

  it("are narrowed by what became of them, member, claim and dates; nonsense narrows nothing", async () => {
    expect(named((await page({ disposition: "pay_in_part" })).rows)).toEqual(["D-0 2"]);
    expect(named((await page({ edit: "units_per_day" })).rows)).toEqual(["D-0 2"]);
    const member = (await ids({ member: "m-3" }))?.memberId;
    const claim = (await ids({ claim: "D-4" }))?.claimId;
    const narrowed = await page({ member, claim: undefined });
    expect(named(narrowed.rows)).toEqual(["D-3 1", "D-3 2"]);
    expect([narrowed.memberNumber, narrowed.claimNumber]).toEqual(["M-3", null]);
    expect(named((await page({ claim, from: monday })).rows)).toEqual(["D-4 2"]);
    expect((await page({ claim })).claimNumber).toBe("D-4");
    expect(named((await page({ member, claim })).rows)).toEqual([]);
    expect(named((await page({ member: "999999999" })).rows)).toEqual([]);
    expect(named((await page({ claim: "999999999" })).rows)).toEqual([]);
    expect(named((await page({ again: "1" })).rows)).toEqual([]);
    expect(
      named((await page({ disposition: "burnt", from: "yesterday", member: "M-3" })).rows),
    ).toEqual(inOrder.slice(0, 5));
  });
});

describe("numbers of members and claims", () => {
  it("lead to ids, whatever the case they are typed in, and unknown ones to none", async () => {
    const [row] = (await page({})).rows;
    expect(await ids({ member: " m-0 ", claim: "d-0" })).toEqual({
      memberId: row?.memberId,
      claimId: row?.claimId,
    });
    expect(await ids({ member: "nobody", claim: "none" })).toEqual({
      memberId: null,
      claimId: null,
    });
  });

  it("of another organization lead a provider nowhere", async () => {
    const nothing = { memberId: null, claimId: null };
    expect(await claimIdsOfNumbers(june, { member: "M-0", claim: "D-0" }, now)).toEqual(nothing);
    const own = await claimIdsOfNumbers(nora, { member: "M-0", claim: "D-0" }, now);
    expect(own).toEqual(await ids({ member: "M-0", claim: "D-0" }));
  });

  it("typed by a provider narrow its own list", async () => {
    const known = await ids({ member: "M-0", claim: "D-0" });
    const asked = { member: known?.memberId ?? "", claim: known?.claimId ?? "" };
    expect((await ownClaims(nora, asked, now))?.rows).toHaveLength(2);
    const theirs = await ownClaims(june, asked, now);
    expect([theirs?.rows, theirs?.memberNumber, theirs?.claimNumber]).toEqual([[], null, null]);
  });
});

describe("totals", () => {
  it("of a file are its lines, and those of its months too", async () => {
    const view = await claimFile(lena, { fileId }, now);
    const lines = view?.totals.reduce((sum, total) => sum + total.lines, 0);
    expect([view?.file.linesIn, view?.file.linesJudged, lines]).toEqual([24, 24, 24]);
    const months = await claimReports(lena, {}, now);
    expect([months?.from, months?.through]).toEqual(["2026-09", "2026-10"]);
    expect(months?.totals.reduce((sum, total) => sum + total.lines, 0)).toBe(24);
    expect(months?.totals.every(({ siteName }) => siteName === sites.durham.name)).toBe(true);
  });
});

describe("a line", () => {
  it("comes with the sentence of the policy behind its edit and its sister lines", async () => {
    const [row] = (await page({ edit: "units_per_day" })).rows;
    const told = await claimLine(lena, { key: `${row?.serviceDate}.${row?.id}` }, now);
    expect(told?.edits[0]?.sentence).toMatch(/^Only one \(1\) unit for IOP/);
    expect(named(told?.sisters ?? [])).toEqual(["D-0 1"]);
    expect(told?.collision).toBeNull();
    expect(await claimLine(lena, { key: "2026-02-30.1" }, now)).toBeUndefined();
  });
});

describe("a member's calendar", () => {
  it("opens at the latest month with a claim, and leads there from one without", async () => {
    const memberId = (await page({})).rows[0]?.memberId ?? "";
    const latest = await claimMemberDays(lena, { memberId }, now);
    expect([latest?.month, latest?.lines.length]).toEqual(["2026-10", 1]);
    const empty = await claimMemberDays(lena, { memberId, month: "2025-01" }, now);
    expect([empty?.lines, empty?.latestMonth]).toEqual([[], "2026-10"]);
  });
});

describe("a provider's own claims", () => {
  it("stand with the latest date of service first", async () => {
    const dates = (await ownClaims(nora, {}, now))?.rows.map(({ serviceDate }) => serviceDate);
    expect(dates).toHaveLength(24);
    expect(dates).toEqual([...(dates ?? [])].sort().reverse());
  });
});
