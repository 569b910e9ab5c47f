// Ways of reading one 837 file, each run in a process of its own by reader.ts: what it found, the
// processor time it took without the start of the process, and the most memory the process held.
//
// The packages give segments and no claims; finding claims in what they give would cost them more.

import fs from "node:fs";
import process from "node:process";

/** The most claims are read with streams of this many bytes; the bare loop gets the same. */
const chunk = { highWaterMark: 1 << 18 };

const contestants: Readonly<Record<string, (path: string) => Promise<() => Promise<number>>>> = {
  portal: async (path) => {
    const { readX12 } = await import("@/lib/claims/x12/read-x12");
    return async () => {
      const options = { receivedOn: "2026-10-12", allOrNothing: false };
      for await (const step of readX12(fs.createReadStream(path, chunk), options)) {
        if (step.kind === "refused") throw new Error(step.refusal.problem);
        if (step.kind === "end") return step.summary.claims;
      }
      throw new Error("The file has no end.");
    };
  },

  "bare loop": (path) =>
    Promise.resolve(async () => {
      let sum = 0;
      for await (const bytes of fs.createReadStream(path, chunk) as AsyncIterable<Buffer>) {
        for (let at = 0; at < bytes.length; at += 1) sum += bytes[at] as number;
      }
      return sum;
    }),

  "node-x12": async (path) => {
    const { X12Parser } = await import("node-x12");
    return () =>
      countClaims(fs.createReadStream(path).pipe(new X12Parser()), (segment) =>
        typeof segment === "object" && segment !== null && "tag" in segment ? segment.tag : "",
      );
  },

  "x12-parser": async (path) => {
    const { X12parser } = await import("x12-parser");
    return () =>
      countClaims(fs.createReadStream(path).pipe(new X12parser()), (segment) =>
        typeof segment === "object" && segment !== null && "name" in segment ? segment.name : "",
      );
  },

  "node-x12-edi": async (path) => {
    const { Transaction } = await import("node-x12-edi");
    return () => {
      const transaction = new Transaction();
      transaction.generateSegments(fs.readFileSync(path, "latin1"), "~", "*");
      const claims = transaction.getSegments().filter(({ name }) => name.trim() === "CLM");
      return Promise.resolve(claims.length);
    };
  },
};

async function countClaims(
  segments: AsyncIterable<unknown>,
  nameOf: (segment: unknown) => unknown,
): Promise<number> {
  let claims = 0;
  for await (const segment of segments) if (nameOf(segment) === "CLM") claims += 1;
  return claims;
}

const [name = "", path = "", small = ""] = process.argv.slice(2);
const prepare = contestants[name];
if (!prepare) throw new Error(`There is no contestant "${name}".`);
// A process that reads files has read others before: each warms up on a small one.
await (
  await prepare(small)
)();
const read = await prepare(path);
const cpu = process.cpuUsage();
const found = await read();
const peakMegabytes = process.resourceUsage().maxRSS / 1000;
const { user, system } = process.cpuUsage(cpu);
const seconds = (user + system) / 1e6;
process.stdout.write(JSON.stringify({ found, seconds, peakMegabytes }));
