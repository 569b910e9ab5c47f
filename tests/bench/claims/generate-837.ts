// Writes 837 files of any size for the benchmarks: the same options give the same bytes.
//
// Members come to their program three days a week. Each week a member's program sends one
// institutional claim (three S9480 lines, revenue code 0905), and a practitioner every other week
// one professional claim (a visit, a test on site, now and then an S9480 of their own). Providers
// send their claims together, five thousand to a transaction at most. One claim in a hundred
// replaces, one in three hundred voids the one that its provider sent for the member before.

import fs from "node:fs";
import { addDays, type PlainDate } from "@/lib/calendar";

export interface Written837 {
  readonly path: string;
  readonly claims: number;
  readonly lines: number;
  readonly bytes: number;
}

interface Wanted {
  /** Service lines to write, exactly; or a size to reach. One of the two. */
  readonly lines?: number;
  /** Millions of bytes, exceeded by less than one claim and the trailers. */
  readonly megabytes?: number;
  readonly members: number;
  /** The Monday of the first program week. */
  readonly from: PlainDate;
  readonly seed: number;
}

interface Provider {
  readonly segments: readonly string[];
  readonly facility: readonly string[];
}

/** A practitioner bills half as often as the program. */
const claimsOfTransaction = { institutional: 5000, professional: 2500 } as const;
const claimsPerProvider = 50;
const streets = ["EXAMPLE ST", "SAMPLE AVE", "SPECIMEN RD", "MODEL BLVD", "PATTERN LN"] as const;
const visits = ["99213", "99214", "90837", "90834", "90792", "90853"] as const;
const tests = ["80305", "96130", "H0004", "90785"] as const;
const diagnoses = ["F332", "F411", "F3181", "F431", "F250"] as const;

/** Numbers from 0 up to 1 that look random and are the same for the same seed (mulberry32). */
function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function providers(next: () => number): Provider[] {
  return Array.from({ length: 40 }, (_, index) => {
    const street = `${Math.floor(next() * 900) + 100} ${streets[index % streets.length]}`;
    const zip = String(27500 + index * 3);
    const elsewhere = index % 4 === 0;
    return {
      segments: [
        `NM1*85*2*EXAMPLE PROGRAM ${index + 1}*****XX*${1000000000 + index * 7919}`,
        `N3*${street}`,
        `N4*RALEIGH*NC*${zip}`,
        `REF*EI*${560000000 + index * 131}`,
      ],
      facility: elsewhere
        ? [
            `NM1*77*2*EXAMPLE SITE ${index + 1}*****XX*${1500000000 + index * 7907}`,
            `N3*${street}*SUITE ${index + 10}`,
            `N4*CARY*NC*${zip}1234`,
          ]
        : [],
    };
  });
}

/**
 * Writes an 837 file (837I and 837P transactions in one interchange) and says what it holds.
 *
 * @throws when neither lines nor megabytes are asked for, or the file cannot be written
 */
export async function write837(path: string, wanted: Wanted): Promise<Written837> {
  const lines = wanted.lines ?? Infinity;
  const bytes = (wanted.megabytes ?? Infinity) * 1_000_000;
  if (lines === Infinity && bytes === Infinity) throw new Error("Ask for lines or megabytes.");
  const next = numbersOf(wanted.seed);
  const sites = providers(next);
  const file = await fs.promises.open(path, "w");
  let pending: string[] = [];
  let pendingBytes = 0;
  const total = { claims: 0, lines: 0, bytes: 0 };
  let segments = 0;
  const put = (...texts: readonly string[]): void => {
    for (const text of texts) {
      pending.push(text);
      pendingBytes += text.length + 2;
      segments += 1;
    }
  };
  const flush = async (): Promise<void> => {
    if (pending.length > 0) await file.write(`${pending.join("~\n")}~\n`);
    total.bytes += pendingBytes;
    pending = [];
    pendingBytes = 0;
  };
  const full = (): boolean => total.lines >= lines || total.bytes + pendingBytes >= bytes;

  const sent = String(wanted.seed % 1_000_000_000).padStart(9, "0");
  const stamp = wanted.from.replaceAll("-", "");
  put(
    `ISA*00*          *00*          *ZZ*EXAMPLE SENDER *ZZ*EXAMPLE PLAN   *${stamp.slice(2)}*0800*^*00501*${sent}*0*P*:`,
  );
  // Each form goes through the members on its own.
  const sentOf = { institutional: 0, professional: 0 };
  let groups = 0;
  while (!full()) {
    const form = groups % 2 === 0 ? "institutional" : "professional";
    const version = form === "institutional" ? "005010X223A2" : "005010X222A1";
    groups += 1;
    put(`GS*HC*EXAMPLESENDER*EXAMPLEPLAN*${stamp}*0800*${groups}*X*${version}`);
    segments = 0;
    put(
      `ST*837*0001*${version}`,
      `BHT*0019*00*${groups}*${stamp}*0800*CH`,
      "NM1*41*2*EXAMPLE CLEARINGHOUSE*****46*EXAMPLESENDER",
      "PER*IC*SUPPORT DESK*TE*9195550100",
      "NM1*40*2*EXAMPLE PLAN*****46*EXAMPLEPLAN",
    );
    let level = 0;
    let billing = 0;
    for (let inside = 0; inside < claimsOfTransaction[form] && !full(); inside += 1) {
      const site = sites[Math.floor(sentOf[form] / claimsPerProvider) % sites.length];
      if (!site) throw new Error("There is no provider.");
      if (inside % claimsPerProvider === 0) {
        level += 1;
        billing = level;
        put(`HL*${level}**20*1`, ...site.segments);
      }
      const member = sentOf[form] % wanted.members;
      const round = Math.floor(sentOf[form] / wanted.members);
      const monday = addDays(wanted.from, round * (form === "institutional" ? 7 : 14));
      level += 1;
      put(`HL*${level}*${billing}*22*0`, ...subscriber(member));
      const room = lines - total.lines;
      total.lines +=
        form === "institutional"
          ? putInstitutional(put, next, site, total.claims, member, monday, room)
          : putProfessional(put, next, site, total.claims, monday, room);
      total.claims += 1;
      sentOf[form] += 1;
      if (pendingBytes > 1_000_000) await flush();
    }
    put(`SE*${segments + 1}*0001`, `GE*1*${groups}`);
  }
  put(`IEA*${groups}*${sent}`);
  await flush();
  await file.close();
  return { path, ...total };
}

function subscriber(member: number): string[] {
  return [
    "SBR*P*18*******CI",
    `NM1*IL*1*EXAMPLE*MEMBER${member}****MI*M${String(member).padStart(9, "0")}`,
    `N3*${member % 900} SPECIMEN WAY`,
    "N4*RALEIGH*NC*27601",
    "DMG*D8*19900101*U",
    "NM1*PR*2*EXAMPLE PLAN*****PI*EXAMPLEPLAN",
  ];
}

type Put = (...segments: readonly string[]) => void;

function compact(date: PlainDate): string {
  return date.replaceAll("-", "");
}

function pick<T>(next: () => number, from: readonly [T, ...T[]]): T {
  return from[Math.floor(next() * from.length)] ?? from[0];
}

/** Frequency code and, for a replacement or void, the number of an earlier claim. */
function frequency(next: () => number, claim: number): { code: string; original: string[] } {
  const chance = next();
  const earlier = claim - 1 - Math.floor(next() * 1000);
  if (chance > 0.0134 || earlier < 0) return { code: "1", original: [] };
  return { code: chance < 0.0034 ? "8" : "7", original: [`REF*F8*C${earlier}`] };
}

function putInstitutional(
  put: Put,
  next: () => number,
  site: Provider,
  claim: number,
  member: number,
  monday: PlainDate,
  room: number,
): number {
  const { code, original } = frequency(next, claim);
  const days = [0, 2, 4].slice(0, room);
  const last = days[days.length - 1] ?? 0;
  put(
    `CLM*C${claim}*${days.length * 350}***13:A:${code}**A*Y*Y`,
    `DTP*434*RD8*${compact(monday)}-${compact(addDays(monday, last))}`,
    "CL1*3*1*30",
    `REF*G1*AUTH${member}`,
    ...original,
    `HI*ABK:${pick(next, diagnoses)}`,
    "NM1*71*1*EXAMPLE*ATTENDING****XX*1700000003",
    ...site.facility,
  );
  days.forEach((day, index) => {
    const units = next() < 0.01 ? 2 : 1;
    put(
      `LX*${index + 1}`,
      `SV2*0905*HC:S9480*350*UN*${units}`,
      `DTP*472*D8*${compact(addDays(monday, day))}`,
    );
  });
  return days.length;
}

function putProfessional(
  put: Put,
  next: () => number,
  site: Provider,
  claim: number,
  monday: PlainDate,
  room: number,
): number {
  const { code, original } = frequency(next, claim);
  const day = compact(addDays(monday, Math.floor(next() * 3) * 2));
  const services: string[] = [pick(next, visits), pick(next, tests)];
  if (next() < 0.05) services.push("S9480");
  const billed = services.slice(0, room);
  put(
    `CLM*C${claim}*${billed.length * 120}***11:B:${code}*Y*A*Y*Y`,
    ...original,
    `HI*ABK:${pick(next, diagnoses)}*ABF:${pick(next, diagnoses)}`,
    "NM1*82*1*EXAMPLE*PRACTITIONER****XX*1800000002",
    ...site.facility,
  );
  billed.forEach((procedure, index) => {
    const modifier = next() < 0.1 ? ":25" : "";
    put(
      `LX*${index + 1}`,
      `SV1*HC:${procedure}${modifier}*120*UN*1*${next() < 0.1 ? "52" : ""}**1`,
      `DTP*472*D8*${day}`,
    );
  });
  return billed.length;
}
