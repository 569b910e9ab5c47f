// How fast 837 files are read, beside packages that read X12 and beside a loop that only adds up
// the bytes; and how much memory that takes at two sizes of file.
//
// Every reading runs in a process of its own, which has read a small file before. Processor time is
// counted, all threads together; rounds of the reader and the bare loop alternate and the best of
// each counts, so that what else the machine does matters little. The packages, which take long, run
// once.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { write837 } from "./generate-837";

const targets = { timesPackage: 5, shareOfBareLoop: 1 / 3, megabytes: 200, growth: 1.1 };
const sizes = [100, 300] as const;
const rounds = 4;
const packages = ["node-x12", "x12-parser", "node-x12-edi"] as const;
/** Holds the whole file and all its segments in memory: beyond this size it is not tried. */
const largestInMemory = 100;
const patience = 180_000;

interface Reading {
  readonly found: number;
  /** Of processor time. */
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** What a contestant did, or in words why it did not. */
function readingOf(contestant: string, file: string, small: string): Reading | string {
  const child = spawnSync(
    process.execPath,
    [
      "--max-old-space-size=6144",
      "--import",
      "tsx",
      path.join(import.meta.dirname, "reader-contestants.ts"),
      contestant,
      file,
      small,
    ],
    { encoding: "utf8", timeout: patience, stdio: ["ignore", "pipe", "pipe"] },
  );
  if (child.error) return `gave up after ${patience / 1000} s`;
  if (child.status !== 0) {
    const said = child.stderr.split("\n").find((line) => /error/i.test(line));
    return `failed: ${said?.trim() ?? `exit status ${child.status}`}`;
  }
  return JSON.parse(child.stdout) as Reading;
}

function fastest(a: Reading | null, b: Reading | string): Reading {
  if (typeof b === "string") throw new Error(b);
  if (!a) return b;
  const { found, seconds } = a.seconds <= b.seconds ? a : b;
  return { found, seconds, peakMegabytes: Math.max(a.peakMegabytes, b.peakMegabytes) };
}

function say(name: string, text: string): void {
  console.log(`  ${name.padEnd(34)} ${text}`);
}

/** Prints a figure beside its target; gives whether it was reached. */
function judge(name: string, figure: number, target: number, atLeast: boolean): boolean {
  const reached = atLeast ? figure >= target : figure <= target;
  const bound = `${atLeast ? "at least" : "at most"} ${target.toFixed(2)}`;
  say(name, `${figure.toFixed(2).padStart(7)}  (${bound}) ${reached ? "reached" : "MISSED"}`);
  return reached;
}

/** Reads the file in all ways and prints it; gives the reader's peak memory and what was reached. */
function benchFile(file: string, small: string, megabytes: number, claims: number) {
  const speed = ({ seconds }: Reading): number => megabytes / seconds;
  const said = (reading: Reading): string =>
    `${speed(reading).toFixed(0).padStart(5)} MB/s  ${reading.peakMegabytes.toFixed(0).padStart(5)} MB at most`;
  let own: Reading | null = null;
  let bare: Reading | null = null;
  for (let round = 0; round < rounds; round += 1) {
    own = fastest(own, readingOf("portal", file, small));
    bare = fastest(bare, readingOf("bare loop", file, small));
  }
  if (!own || !bare) throw new Error("Nothing was read.");
  if (own.found !== claims) throw new Error(`${own.found} of ${claims} claims were read.`);
  say("this reader", said(own));
  say("loop over the bytes", said(bare));
  let best = 0;
  for (const name of packages) {
    if (name === "node-x12-edi" && megabytes > largestInMemory) {
      say(name, "not tried at this size: it holds the whole file in memory");
      continue;
    }
    const reading = readingOf(name, file, small);
    if (typeof reading === "string") {
      say(name, reading);
      continue;
    }
    const miscounted =
      reading.found === claims ? "" : `  found ${reading.found} of ${claims} claims`;
    say(name, said(reading) + miscounted);
    best = Math.max(best, speed(reading));
  }
  const reached = [
    best === 0 || judge("times the fastest package", speed(own) / best, targets.timesPackage, true),
    judge("share of the bare loop", speed(own) / speed(bare), targets.shareOfBareLoop, true),
    judge("peak memory, MB", own.peakMegabytes, targets.megabytes, false),
  ];
  return { peakMegabytes: own.peakMegabytes, reached: reached.every(Boolean) };
}

/**
 * Prints the speed and memory of the 837 reader at two sizes of file, each figure with its target.
 *
 * @returns whether all targets were reached
 */
export async function runReaderBench(): Promise<boolean> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "reader-bench-"));
  try {
    const results = [];
    const small = path.join(folder, "small.837");
    await write837(small, { megabytes: 20, members: 2000, from: "2026-01-05", seed: 3 });
    for (const megabytes of sizes) {
      const file = path.join(folder, `${megabytes}.837`);
      const from = "2026-01-05";
      const written = await write837(file, { megabytes, members: 20_000, from, seed: 7 });
      console.log(
        `\nReading ${megabytes} MB of 837: ${written.claims} claims, ${written.lines} lines`,
      );
      results.push(benchFile(file, small, megabytes, written.claims));
      fs.rmSync(file);
    }
    const [first, second] = results;
    if (!first || !second) throw new Error("Two sizes are compared.");
    const growth = second.peakMegabytes / first.peakMegabytes;
    const same = judge("memory at 300 MB over 100 MB", growth, targets.growth, false);
    return results.every(({ reached }) => reached) && same;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
