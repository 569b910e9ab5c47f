// The lists of requests: in which order they stand, and which rows a search leaves.

import { beforeAll, describe, expect, it } from "vitest";
import { providerRequests } from "@/lib/queries/provider-requests";
import { reviewQueue } from "@/lib/queries/review-queue";
import { requestSorts } from "@/lib/review/request-sort";
import { newMember, requestIn, reviewDay } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { nora, ruth } from "@/tests/builders/people";
import { inPeopledDatabase } from "./peopled-database";

inPeopledDatabase();
beforeAll(async () => {
  for (const [familyName, givenName] of [
    ["Marlow", "Zelda"],
    ["Abbott", "Otis"],
    ["Marlow", "Anton"],
  ] as const)
    await requestIn("submitted", { member: { ...newMember(), familyName, givenName } });
});

const now = moment(reviewDay, "11:00");
const names = (rows: readonly { readonly memberName: string }[] | undefined) =>
  rows?.map(({ memberName }) => memberName);
const queued = async (sort?: string, search?: string) =>
  names((await reviewQueue(ruth, { view: "open", page: 1, sort, search }, now))?.rows);
const requested = async (sort?: string) =>
  names((await providerRequests(nora, { page: 1, sort }, now))?.rows);

describe("a list of requests", () => {
  it("is sorted by family name, then given name, and back", async () => {
    const sorted = ["Abbott, Otis", "Marlow, Anton", "Marlow, Zelda"];
    expect(await queued("member")).toEqual(sorted);
    expect(await queued("-member")).toEqual([...sorted].reverse());
    expect(await requested("member")).toEqual(sorted);
    expect(await requested("-member")).toEqual([...sorted].reverse());
  });

  it("keeps all its rows whatever it is sorted by, and its own order by what it does not know", async () => {
    const own = await queued();
    for (const sort of requestSorts.flatMap((by) => [by, `-${by}`])) {
      expect((await queued(sort))?.toSorted()).toEqual(own?.toSorted());
      expect((await requested(sort))?.toSorted()).toEqual(own?.toSorted());
    }
    for (const sort of ["shoe_size", "--member", "member desc"])
      expect(await queued(sort)).toEqual(own);
  });

  it("is sorted within what was searched for", async () => {
    expect(await queued("-member", "Marlow")).toEqual(["Marlow, Zelda", "Marlow, Anton"]);
  });
});
