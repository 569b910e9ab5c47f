// Claims of one member at two organizations, loaded as an analyst would: Riverbend's facility claim
// keeps the day, Harborlight's for the same day is denied.

import { z } from "zod";
import type { Claim } from "@/lib/claims/claim";
import { withActor } from "@/lib/db/transaction";
import { newMember } from "@/tests/builders/case";
import { facilityClaim, monday, perDiemLine } from "@/tests/builders/claims";
import { lena } from "@/tests/builders/people";
import { sites } from "@/tests/builders/places";
import { claimsCsv, enterClaimFile, loaded } from "@/tests/db/claim-files";

export interface LoadedLine {
  /** The line's address. */
  readonly key: string;
  readonly claimId: string;
  readonly memberId: string;
}

export interface LoadedClaims {
  readonly fileId: string;
  /** A file that stopped while it was being loaded. */
  readonly stoppedFileId: string;
  /** Riverbend's line, paid. */
  readonly paid: LoadedLine;
  /** Harborlight's line of the same day, denied. */
  readonly denied: LoadedLine;
}

const lineRow = z.object({ key: z.string(), claimId: z.string(), memberId: z.string() });

/** Loads the two claims of a member of their own, and leaves another file stopped. */
export async function loadedClaims(): Promise<LoadedClaims> {
  const memberNumber = newMember().number;
  const at = ({ npi, tin }: { npi: string; tin: string }, number: string): Claim =>
    facilityClaim(number, [perDiemLine({ serviceFrom: monday })], {
      memberNumber,
      billingNpi: npi,
      billingTin: tin,
      site: { npi, address: null },
    });
  const [first, second] = [`R-${memberNumber}`, `H-${memberNumber}`];
  const fileId = await loaded(claimsCsv([at(sites.durham, first), at(sites.asheville, second)]));
  const stoppedFileId = await enterClaimFile(claimsCsv([at(sites.durham, `S-${memberNumber}`)]), {
    order: false,
  });
  return withActor(lena, async (tx) => {
    await tx.$executeRaw`update claim_file set state = 'stopped' where id = ${stoppedFileId}::uuid`;
    const lineOf = async (number: string) => {
      const rows = await tx.$queryRaw`
        select l.service_date::text || '.' || l.id as key, l.claim_id::text as "claimId",
               l.member_id::text as "memberId"
        from claim_line l join claim c on c.id = l.claim_id where c.number = ${number}`;
      return z.tuple([lineRow]).parse(rows)[0];
    };
    return { fileId, stoppedFileId, paid: await lineOf(first), denied: await lineOf(second) };
  });
}
