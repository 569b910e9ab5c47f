/**
 * A claim, as every reader hands it over: 837I, 837P, CSV and JSON all end in this shape.
 *
 * Claim      one bill of one billing provider for one member, on one form, under a number of its
 *            own. Its frequency code says what it is: 1 a new claim, 7 a replacement and 8 a void of
 *            an original claim, and more (see judging/frequency.ts).
 * Line       one service line: what was done (procedure or revenue code), on which date, how many
 *            units. A line that names no site of its own was rendered at the claim's.
 * Site       where the service was rendered: the service facility, or without one the billing
 *            provider. Two addresses are compared as street and five-digit ZIP (see site.ts).
 * Receipt    claims are judged in the order in which they are received: files in the order they
 *            were loaded, claims in the order they stand in the file. The day of receipt is the
 *            file's, in the program's zone, or what the CSV or JSON states for the claim.
 *
 * Everything is as stated, codes in capital letters without blanks around them; what a claim leaves
 * out is null. Nothing here knows names of people: readers pass them over, but for a dependent's given
 * name, of which they keep a key (see dependent.ts).
 */
import type { PlainDate } from "@/lib/calendar";

export type ClaimForm = "institutional" | "professional";

export interface ServiceSite {
  readonly npi: string | null;
  /** Normalised by `siteAddress` (site.ts): "100 EXAMPLE STREET|27601"; null when not stated. */
  readonly address: string | null;
}

export interface ClaimLine {
  /** The line's number within its claim, from 1 (LX01, or its place). */
  readonly number: number;
  readonly serviceFrom: PlainDate;
  /** The same as `serviceFrom` unless the line spans several dates. */
  readonly serviceTo: PlainDate;
  readonly procedure: string | null;
  /** Four digits, "0905"; institutional lines only. */
  readonly revenueCode: string | null;
  readonly modifiers: readonly string[];
  /** As billed; null when blank. May be 0, negative or a fraction: judging says so. */
  readonly units: number | null;
  readonly placeOfService: string | null;
  /** Only where the line names a site other than the claim's (837 loop 2420C, CSV, JSON). */
  readonly site: ServiceSite | null;
  /**
   * What the attendance record says of the day, where the source carries it: "absent", or
   * "not_evaluated" when no licensed practitioner's evaluation stands for it; else null.
   */
  readonly attendance: "absent" | "not_evaluated" | null;
}

export interface Claim {
  /** The claim's own number: REF*D9 or CLM01. */
  readonly number: string;
  readonly form: ClaimForm;
  readonly receivedOn: PlainDate;
  /** CLM05-3. */
  readonly frequencyCode: string;
  /** Four characters with the leading zero, "0131"; institutional claims only. */
  readonly typeOfBill: string | null;
  /** Who was served; a dependent without a number of their own by a key (see member-number.ts). */
  readonly memberNumber: string;
  readonly billingNpi: string | null;
  /** Digits only. */
  readonly billingTin: string | null;
  /** The service facility, or the billing provider's address when none is stated. */
  readonly site: ServiceSite;
  /** REF*F8: the number of the claim this one replaces or voids. */
  readonly originalNumber: string | null;
  /** REF*G1. The empty text when the source says that there is none; null when it says nothing. */
  readonly authorizationNumber: string | null;
  /** ICD-10-CM without the point, "F332". */
  readonly principalDiagnosis: string | null;
  /** DTP*434: the period of an institutional bill, for a stay admission through discharge. */
  readonly statementFrom: PlainDate | null;
  readonly statementTo: PlainDate | null;
  readonly lines: readonly ClaimLine[];
}

/** A claim, or part of a file, that cannot be read; the file's sound claims still load. */
export interface ClaimRefusal {
  /** "byte 10,233, segment 412" or "row 17, column units". */
  readonly position: string;
  /** Loop of the implementation guide ("2300 claim"), or null outside X12. */
  readonly loop: string | null;
  readonly claimNumber: string | null;
  /** How many service lines are refused with it. */
  readonly lines: number;
  readonly problem: string;
  readonly remedy: string;
}

/** Why a whole file is refused: nothing of it stays behind. */
export interface FileRefusal {
  readonly code:
    | "empty"
    | "not_a_claims_file"
    | "damaged"
    | "too_large"
    | "wrong_counts"
    | "no_claims"
    | "bad_rows";
  readonly position: string | null;
  readonly loop: string | null;
  readonly problem: string;
  readonly remedy: string;
}

/** What a reader hands on, some hundreds of claims at a time, in file order. */
export interface ClaimBatch {
  readonly claims: readonly Claim[];
  readonly refusals: readonly ClaimRefusal[];
}

/** What a reader knows at the end of a sound file. */
export interface FileSummary {
  readonly format: "x12_837" | "csv" | "json";
  readonly claims: number;
  readonly lines: number;
  readonly refusedClaims: number;
  readonly refusedLines: number;
  /** Transactions in the envelope that are no 837, by their code ("277": 2). */
  readonly skipped: Readonly<Record<string, number>>;
  /** Things to know that refuse nothing: "Version 004010 is old: ...". */
  readonly remarks: readonly string[];
  /** Sender and control numbers of each transaction: "ISA06 ISA13 GS06 ST02", X12 only. */
  readonly controls: readonly string[];
}

/**
 * How a file is read: batches in order, then either the summary or the refusal. A reader never
 * throws for what stands in the file; it throws only when the source itself fails.
 */
export type ReadStep =
  | { readonly kind: "batch"; readonly batch: ClaimBatch }
  | { readonly kind: "end"; readonly summary: FileSummary }
  | { readonly kind: "refused"; readonly refusal: FileRefusal };

export interface ReadOptions {
  /** Receipt day for claims whose source states none. */
  readonly receivedOn: PlainDate;
  /** Refuse the file at its first refused claim or row instead of loading the sound ones. */
  readonly allOrNothing: boolean;
}
