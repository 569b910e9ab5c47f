import type { KnownClaim } from "@/lib/claims/judgement";
import type { ClaimRow } from "@/lib/db/claim-desk/claims";
import type { LineRow } from "@/lib/db/claim-desk/line-columns";

/**
 * A claim read for the desk in the shape in which claims are judged and remitted. Its key is its
 * id; ids are far below the largest whole number that is exact.
 */
export function knownClaim(claim: ClaimRow, lines: readonly LineRow[]): KnownClaim {
  return {
    key: Number(claim.id),
    supersededBy: claim.supersededBy === null ? null : Number(claim.supersededBy),
    claim: {
      number: claim.number,
      form: claim.form,
      receivedOn: claim.receivedOn,
      frequencyCode: claim.frequencyCode,
      typeOfBill: claim.typeOfBill,
      memberNumber: claim.memberNumber,
      billingNpi: claim.billingNpi,
      billingTin: claim.billingTin,
      site: { npi: claim.siteNpi, address: claim.siteAddress },
      originalNumber: claim.originalNumber,
      authorizationNumber: claim.authorizationNumber,
      principalDiagnosis: claim.principalDiagnosis,
      statementFrom: claim.statementFrom,
      statementTo: claim.statementTo,
      lines: lines.map((line) => ({
        number: line.number,
        serviceFrom: line.serviceDate,
        serviceTo: line.serviceTo,
        procedure: line.procedure,
        revenueCode: line.revenueCode,
        modifiers: line.modifiers,
        units: line.units,
        placeOfService: line.placeOfService,
        site: { npi: line.siteNpi, address: line.siteAddress },
        attendance: line.attendance,
      })),
    },
    judgements: lines.map((line) => ({
      disposition: line.disposition,
      payableUnits: line.payableUnits,
      edit: line.edit,
      codes: { group: line.groupCode, carc: line.carc, rarc: line.rarc },
      edits: line.edits,
      collision:
        line.collisionClaimId === null || line.collisionLine === null
          ? null
          : { claim: Number(line.collisionClaimId), line: line.collisionLine },
      readjudicateLater: line.readjudicateLater,
      authorization: line.authorizationNumber,
    })),
  };
}
