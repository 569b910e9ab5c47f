import { z } from "zod";
import type { Claim, ClaimLine } from "@/lib/claims/claim";
import {
  dispositions,
  edits,
  type ClaimKey,
  type Disposition,
  type Edit,
  type LineJudgement,
} from "@/lib/claims/judgement";
import { copyArray, copyFlag, copyNames, copyPlain, copyText } from "./copy-text";

/** Claims and lines as rows: how they are written by COPY and how they are read back, side by side. */

/** What the store adds to a claim. */
export interface ClaimPlace {
  readonly key: ClaimKey;
  readonly fileId: string;
  readonly positionInFile: number;
  /** Place of its first line among the lines that are numbered together. */
  readonly firstLine: number;
  readonly memberId: string;
  readonly organizationId: string | null;
  readonly isStay: boolean;
}

export const claimColumns =
  "id, file_id, position_in_file, number, form, frequency_code, type_of_bill, member_id, organization_id, " +
  "billing_npi, billing_tin, site_npi, site_address, original_number, authorization_number, " +
  "principal_diagnosis, received_on, statement_from, statement_to, first_day, last_day, inpatient_stay, superseded_by";

/** First and last date of a claim's lines, null without lines. */
export function daysOf(claim: Claim): {
  readonly first: string | null;
  readonly last: string | null;
} {
  let first: string | null = null;
  let last: string | null = null;
  for (const { serviceFrom } of claim.lines) {
    if (first === null || serviceFrom < first) first = serviceFrom;
    if (last === null || serviceFrom > last) last = serviceFrom;
  }
  return { first, last };
}

/** One row of `claimColumns` for COPY. */
export function claimRow(claim: Claim, place: ClaimPlace, supersededBy: ClaimKey | null): string {
  const { first, last } = daysOf(claim);
  return `${place.key}\t${place.fileId}\t${place.positionInFile}\t${copyText(claim.number)}\t${claim.form}\t${copyText(claim.frequencyCode)}\t${copyText(claim.typeOfBill)}\t${place.memberId}\t${copyPlain(place.organizationId)}\t${copyText(claim.billingNpi)}\t${copyText(claim.billingTin)}\t${copyText(claim.site.npi)}\t${copyText(claim.site.address)}\t${copyText(claim.originalNumber)}\t${copyText(claim.authorizationNumber)}\t${copyText(claim.principalDiagnosis)}\t${claim.receivedOn}\t${copyPlain(claim.statementFrom)}\t${copyPlain(claim.statementTo)}\t${copyPlain(first)}\t${copyPlain(last)}\t${copyFlag(place.isStay)}\t${copyPlain(supersededBy)}\n`;
}

export const lineColumns =
  "id, claim_id, file_id, organization_id, member_id, service_date, service_to, number, procedure, revenue_code, " +
  "modifiers, units, place_of_service, site_npi, site_address, attendance, disposition, payable_units, edit, edits, " +
  "group_code, carc, rarc, collision_claim_id, collision_line, readjudicate_later, authorization_number";

/** One row of `lineColumns` for COPY. */
export function lineRow(
  id: number,
  line: ClaimLine,
  place: ClaimPlace,
  judged: LineJudgement,
): string {
  const { codes, collision } = judged;
  return `${id}\t${place.key}\t${place.fileId}\t${copyPlain(place.organizationId)}\t${place.memberId}\t${line.serviceFrom}\t${line.serviceTo}\t${line.number}\t${copyText(line.procedure)}\t${copyText(line.revenueCode)}\t${copyArray(line.modifiers)}\t${copyPlain(line.units)}\t${copyText(line.placeOfService)}\t${copyText(line.site?.npi ?? null)}\t${copyText(line.site?.address ?? null)}\t${copyPlain(line.attendance)}\t${judged.disposition}\t${judged.payableUnits}\t${copyPlain(judged.edit)}\t${copyNames(judged.edits)}\t${copyPlain(codes.group)}\t${copyText(codes.carc)}\t${copyText(codes.rarc)}\t${copyPlain(collision?.claim ?? null)}\t${copyPlain(collision?.line ?? null)}\t${copyFlag(judged.readjudicateLater)}\t${copyText(judged.authorization)}\n`;
}

const separator = "\u001f";

/** The columns `readClaim` takes, of a claim `c`. */
export const claimReadColumns = `c.id, c.file_id, c.member_id, c.organization_id, c.superseded_by, c.number, c.form,
  c.received_on, c.frequency_code, c.type_of_bill, c.billing_npi, c.billing_tin, c.site_npi, c.site_address,
  c.original_number, c.authorization_number, c.principal_diagnosis, c.statement_from, c.statement_to`;

/** A claim read back, its lines still to come. */
export interface StoredClaim {
  readonly key: ClaimKey;
  readonly fileId: string;
  readonly memberId: string;
  readonly organizationId: string | null;
  readonly supersededBy: ClaimKey | null;
  readonly claim: Omit<Claim, "lines">;
}

type Row = readonly (string | null)[];
const text = (row: Row, at: number): string => row[at] ?? "";
const textOrNull = (row: Row, at: number): string | null => row[at] ?? null;
const numberOrNull = (row: Row, at: number): number | null => {
  const value = row[at];
  return value === null || value === undefined ? null : Number(value);
};

/** A row of `claimReadColumns`. */
export function readClaim(row: Row, memberNumber: string): StoredClaim {
  return {
    key: Number(row[0]),
    fileId: text(row, 1),
    memberId: text(row, 2),
    organizationId: textOrNull(row, 3),
    supersededBy: numberOrNull(row, 4),
    claim: {
      memberNumber,
      number: text(row, 5),
      form: row[6] === "institutional" ? "institutional" : "professional",
      receivedOn: text(row, 7),
      frequencyCode: text(row, 8),
      typeOfBill: textOrNull(row, 9),
      billingNpi: textOrNull(row, 10),
      billingTin: textOrNull(row, 11),
      site: { npi: textOrNull(row, 12), address: textOrNull(row, 13) },
      originalNumber: textOrNull(row, 14),
      authorizationNumber: textOrNull(row, 15),
      principalDiagnosis: textOrNull(row, 16),
      statementFrom: textOrNull(row, 17),
      statementTo: textOrNull(row, 18),
    },
  };
}

/** The columns `readLine` takes, of a line `l`. */
export const lineReadColumns = `l.id, l.claim_id, l.number, l.service_date, l.service_to, l.procedure, l.revenue_code,
  array_to_string(l.modifiers, chr(31)) as modifiers, l.units, l.place_of_service, l.site_npi, l.site_address, l.attendance,
  l.disposition, l.payable_units, l.edit, l.edits, l.group_code, l.carc, l.rarc, l.collision_claim_id, l.collision_line,
  l.readjudicate_later, l.authorization_number`;

/** A line read back with what was judged of it. */
export interface StoredLine {
  readonly id: string;
  readonly claim: ClaimKey;
  readonly line: ClaimLine;
  readonly judgement: LineJudgement;
}

const dispositionSchema = z.enum(dispositions);
const editSchema = z.enum(edits);
const groupSchema = z.enum(["CO", "OA", "PR", "PI"]);
const attendanceSchema = z.enum(["absent", "not_evaluated"]);
/** A value of a closed set is checked the first time it is met. */
function closed<T extends string>(schema: z.ZodType<T>): (value: string | null) => T | null {
  const known = new Map<string, T>();
  return (value) => {
    if (value === null) return null;
    let found = known.get(value);
    if (found === undefined) known.set(value, (found = schema.parse(value)));
    return found;
  };
}
const disposition = closed<Disposition>(dispositionSchema);
const edit = closed<Edit>(editSchema);
const group = closed(groupSchema);
const attendance = closed(attendanceSchema);
const none: readonly never[] = [];

/** A row of `lineReadColumns`. */
export function readLine(row: Row): StoredLine {
  const modifiers = text(row, 7);
  const hits = text(row, 16);
  const siteNpi = textOrNull(row, 10);
  const siteAddress = textOrNull(row, 11);
  const collisionClaim = numberOrNull(row, 20);
  return {
    id: text(row, 0),
    claim: Number(row[1]),
    line: {
      number: Number(row[2]),
      serviceFrom: text(row, 3),
      serviceTo: text(row, 4),
      procedure: textOrNull(row, 5),
      revenueCode: textOrNull(row, 6),
      modifiers: modifiers === "" ? none : modifiers.split(separator),
      units: numberOrNull(row, 8),
      placeOfService: textOrNull(row, 9),
      site:
        siteNpi === null && siteAddress === null ? null : { npi: siteNpi, address: siteAddress },
      attendance: attendance(textOrNull(row, 12)),
    },
    judgement: {
      disposition: disposition(textOrNull(row, 13)) ?? "pend",
      payableUnits: Number(row[14]),
      edit: edit(textOrNull(row, 15)),
      edits:
        hits === "{}"
          ? none
          : hits
              .slice(1, -1)
              .split(",")
              .flatMap((name) => edit(name) ?? []),
      codes: {
        group: group(textOrNull(row, 17)),
        carc: textOrNull(row, 18),
        rarc: textOrNull(row, 19),
      },
      collision: collisionClaim === null ? null : { claim: collisionClaim, line: Number(row[21]) },
      readjudicateLater: row[22] === "t",
      authorization: textOrNull(row, 23),
    },
  };
}
