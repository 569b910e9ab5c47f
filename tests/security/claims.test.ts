// What a provider learns of other providers' claims: that one exists, where it cost a day, and no more.

import { beforeAll, describe, expect, it } from "vitest";
import { claimLine } from "@/lib/queries/claim-line";
import { claimMemberDays } from "@/lib/queries/claim-member-days";
import { claimRemittance } from "@/lib/queries/claim-remittance";
import { ownClaims } from "@/lib/queries/own-claims";
import { loadedClaims, type LoadedClaims } from "@/tests/builders/loaded-claims";
import { moment } from "@/tests/builders/moment";
import { june, lena, nora, ruth } from "@/tests/builders/people";
import { inPeopledDatabase } from "@/tests/db/peopled-database";

inPeopledDatabase();

const now = moment("2026-11-02", "11:00");
let claims: LoadedClaims;
beforeAll(async () => {
  claims = await loadedClaims();
});

describe("of a day that another organization's claim keeps", () => {
  it("the provider hears of another provider's claim, and of nothing that is in it", async () => {
    const told = await claimLine(june, { key: claims.denied.key }, now);
    expect(told?.line.edit).toBe("facility_and_professional_same_day");
    expect(told?.collision).toBe("another_provider");
    expect(told?.line.collisionClaimNumber).toBeNull();
    const numbers = JSON.stringify(told);
    expect(numbers).not.toContain("R-BRT");
    expect(numbers).not.toContain("1730158846");
  });

  it("the analyst sees both lines", async () => {
    const told = await claimLine(lena, { key: claims.denied.key }, now);
    expect(told?.collision).toMatchObject({ line: { claimId: claims.paid.claimId } });
  });
});

describe("claims of another organization", () => {
  it("are not found, whichever address is tried", async () => {
    const line = await claimLine(june, { key: claims.paid.key }, now);
    const remittance = await claimRemittance(june, { claimId: claims.paid.claimId }, now);
    expect([line, remittance]).toEqual([undefined, undefined]);
  });

  it("are in no list and on no calendar of a provider's, and on the plan's", async () => {
    const listed = async (actor: typeof june) =>
      (await ownClaims(actor, {}, now))?.rows.map(({ claimId }) => claimId);
    expect(await listed(june)).toEqual([claims.denied.claimId]);
    expect(await listed(nora)).toEqual([claims.paid.claimId]);
    const days = async (actor: typeof june) =>
      (await claimMemberDays(actor, { memberId: claims.paid.memberId }, now))?.lines.map(
        ({ claimId }) => claimId,
      );
    expect(await days(june)).toEqual([claims.denied.claimId]);
    expect(await days(ruth)).toEqual([claims.paid.claimId, claims.denied.claimId]);
  });
});
