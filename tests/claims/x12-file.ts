// Puts 837 files together for tests: segments as lists of elements, with the envelope around them
// counted right, written with any separators.

import type { Claim, ClaimRefusal, FileRefusal, FileSummary } from "@/lib/claims/claim";
import { readX12 } from "@/lib/claims/x12/read-x12";

export interface Separators {
  readonly element: string;
  readonly component: string;
  readonly terminator: string;
  /** What stands after each terminator. */
  readonly after: string;
}

export const usual: Separators = { element: "*", component: ":", terminator: "~", after: "\n" };

interface Isa {
  readonly control?: string;
  readonly usage?: "P" | "T";
  readonly version?: string;
}

/** The ISA segment, every element as wide as it must be. */
export function isa({ control = "000000001", usage = "P", version = "00501" }: Isa = {}): string {
  const pad = (text: string): string => text.padEnd(15);
  return `ISA*00*${" ".repeat(10)}*00*${" ".repeat(10)}*ZZ*${pad("SENDER")}*ZZ*${pad("PLAN")}*261012*0800*^*${version}*${control}*0*${usage}*:`;
}

/** A transaction of the given segments, counted. */
export function transaction(
  segments: readonly string[],
  { kind = "837", control = "0001", version = "005010X223A2" } = {},
): string[] {
  return [
    `ST*${kind}*${control}${version ? `*${version}` : ""}`,
    ...segments,
    `SE*${segments.length + 2}*${control}`,
  ];
}

/** A functional group of the given transactions, counted. */
export function group(
  transactions: readonly (readonly string[])[],
  { control = "1", version = "005010X223A2" } = {},
): string[] {
  return [
    `GS*HC*SENDER*PLAN*20261012*0800*${control}*X*${version}`,
    ...transactions.flat(),
    `GE*${transactions.length}*${control}`,
  ];
}

/** An interchange of the given groups, counted. */
export function interchange(groups: readonly (readonly string[])[], of: Isa = {}): string[] {
  return [isa(of), ...groups.flat(), `IEA*${groups.length}*${of.control ?? "000000001"}`];
}

/** One interchange with one group with one transaction. */
export function file(segments: readonly string[], version = "005010X223A2"): string[] {
  return interchange([group([transaction(segments, { version })], { version })]);
}

/** The file's segments as text. */
export function written(segments: readonly string[], separators: Partial<Separators> = {}): string {
  const { element, component, terminator, after } = { ...usual, ...separators };
  const marks = (text: string): string =>
    text.replace(/[*:]/g, (mark) => (mark === "*" ? element : component));
  return segments.map((segment) => `${marks(segment)}${terminator}${after}`).join("");
}

export const billing = [
  "HL*1**20*1",
  "NM1*85*2*EXAMPLE PROGRAM*****XX*1999999984",
  "N3*100 Example St.*Suite 4",
  "N4*RALEIGH*NC*276011234",
  "REF*EI*56-0000001",
];

/** The level of a subscriber with its member number. */
export function subscriber(memberNumber: string, level = 2): string[] {
  return [
    `HL*${level}*1*22*0`,
    "SBR*P*18*******CI",
    `NM1*IL*1*EXAMPLE*PERSON****MI*${memberNumber}`,
  ];
}

/** An institutional claim of three days of S9480. */
export function facilityClaim(number: string): string[] {
  return [
    `CLM*${number}*1050***13:A:1**A*Y*Y`,
    "DTP*434*RD8*20261005-20261009",
    "HI*ABK:F332",
    ...["20261005", "20261007", "20261009"].flatMap((day, at) => [
      `LX*${at + 1}`,
      "SV2*0905*HC:S9480*350*UN*1",
      `DTP*472*D8*${day}`,
    ]),
  ];
}

export interface Read {
  readonly claims: readonly Claim[];
  readonly refusals: readonly ClaimRefusal[];
  readonly summary: FileSummary | null;
  readonly refusal: FileRefusal | null;
}

/** Everything that reading the bytes gives, the bytes in chunks as given. */
export async function readChunks(
  chunks: readonly Uint8Array[],
  allOrNothing = false,
): Promise<Read> {
  const claims: Claim[] = [];
  const refusals: ClaimRefusal[] = [];
  let summary: FileSummary | null = null;
  let refusal: FileRefusal | null = null;
  async function* source(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  }
  for await (const step of readX12(source(), { receivedOn: "2026-10-12", allOrNothing })) {
    if (step.kind === "batch") {
      claims.push(...step.batch.claims);
      refusals.push(...step.batch.refusals);
    } else if (step.kind === "end") summary = step.summary;
    else refusal = step.refusal;
  }
  return { claims, refusals, summary, refusal };
}

/** The same of a text. */
export function readText(text: string | Uint8Array, allOrNothing = false): Promise<Read> {
  return readChunks([typeof text === "string" ? Buffer.from(text) : text], allOrNothing);
}

/** The same of segments in usual separators. */
export function readSegments(segments: readonly string[], allOrNothing = false): Promise<Read> {
  return readText(written(segments), allOrNothing);
}
