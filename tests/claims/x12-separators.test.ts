// The ways in which one and the same file can be written and cut.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  billing,
  facilityClaim,
  file,
  interchange,
  group,
  readChunks,
  readText,
  subscriber,
  transaction,
  usual,
  written,
} from "@/tests/claims/x12-file";

const segments = file([
  ...billing,
  ...subscriber("M1"),
  ...facilityClaim("F1"),
  "CLM*BROKEN*1***13:A:1**A*Y*Y",
  "LX*1",
  "SV2*0905*HC:S9480*350*UN*ONE",
  "DTP*472*D8*20261005",
  ...subscriber("M2", 3),
  ...facilityClaim("F2"),
]);
const plain = written(segments);
const expected = (await readText(plain)).claims;

describe("a file", () => {
  it.each([
    ["no line ends", { after: "" }],
    ["CR and LF after segments", { after: "\r\n" }],
    ["CR after segments", { after: "\r" }],
    ["blank lines between segments", { after: "\n\n \n" }],
    ["LF as segment end", { terminator: "\n", after: "" }],
    ["CR as segment end", { terminator: "\r", after: "" }],
    ["CR and LF as segment end", { terminator: "\r", after: "\n" }],
    ["control characters", { element: "\x1d", component: "\x1f", terminator: "\x1c", after: "" }],
    ["signs", { element: "|", component: ">", terminator: "!", after: "" }],
    ["signs that mean something else elsewhere", { element: "~", component: "*", terminator: ":" }],
    ["quotes", { element: '"', component: "'", terminator: "`", after: "" }],
  ])("written with %s is read the same", async (_, separators) => {
    const read = await readText(written(segments, separators));
    expect(read.refusal).toBeNull();
    expect(read.claims).toEqual(expected);
    expect(read.refusals).toHaveLength(1);
  });

  it.each([
    ["a byte order mark", `\ufeff${plain}`],
    ["leading blanks and lines", ` \r\n\t${plain}`],
    ["a byte order mark and a blank", `\ufeff ${plain}`],
    ["trailing blanks and an end-of-file sign", `${plain} \n\n\x1a`],
    [
      "no line end after the last line",
      written(segments, { terminator: "\n", after: "" }).trimEnd(),
    ],
  ])("with %s is read the same", async (_, text) => {
    const read = await readText(text);
    expect(read.refusal).toBeNull();
    expect(read.claims).toEqual(expected);
  });

  it("may have byte order marks between its interchanges", async () => {
    const read = await readText(`\ufeff${plain}\ufeff${plain}`);
    expect(read.refusal).toBeNull();
    expect(read.claims).toHaveLength(4);
    expect(read.summary?.remarks).toEqual([expect.stringContaining("same sender and control")]);
  });

  it("may change its separators from one interchange to the next", async () => {
    const read = await readText(
      plain + written(segments, { element: "|", component: "*", terminator: "^" }),
    );
    expect(read.claims).toEqual([...expected, ...expected]);
  });

  it("that separates components otherwise than it says is read as written, and told", async () => {
    const read = await readText(plain.replaceAll(":", ">").replace("*P*>~", "*P*:~"));
    expect(read.claims).toEqual(expected);
    expect(read.summary?.remarks).toEqual([expect.stringContaining('written with ">"')]);
  });

  it("may have letters beyond ASCII in what is not read, and in a number", async () => {
    const named = plain.replace("EXAMPLE PROGRAM", "EXÄMPLE ’PROGRAM").replaceAll("*F1*", "*É1*");
    const read = await readText(named);
    expect(read.claims[0]?.number).toBe("É1");
  });

  it("gives the same however its bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("", "\n", "\r\n"),
        fc.constantFrom("", "\ufeff", " \n"),
        fc.array(fc.nat({ max: plain.length + 40 }), { maxLength: 30 }),
        async (after, before, cuts) => {
          const bytes = Buffer.from(before + written(segments, { after }));
          const places = [...new Set(cuts)].sort((a, b) => a - b);
          const chunks = [0, ...places].map((from, at) => bytes.subarray(from, places[at]));
          const read = await readChunks(chunks);
          expect(read).toEqual(await readChunks([bytes]));
          expect(read.claims).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
    const one = await readChunks([...Buffer.from(plain)].map((byte) => Buffer.from([byte])));
    expect(one.claims).toEqual(expected);
  });
});

describe("lines in the file", () => {
  const line = fc.record({
    day: fc.constantFrom("20261005", "20260230", "20261301", "", "2026100", "2026-10-05"),
    units: fc.constantFrom("1", "2.5", "", "-1", "ONE", "1E3", "1,5"),
    service: fc.constantFrom("SV1", "SV2", "SV3", "none"),
  });
  const claim = fc.record({
    number: fc.constantFrom("C1", ""),
    member: fc.constantFrom("M1", ""),
    lines: fc.array(line, { maxLength: 4 }),
  });

  it("are handed over or refused, each once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(claim, { minLength: 1, maxLength: 8 }), async (claims) => {
        const body = claims.flatMap(({ number, member, lines }) => [
          ...subscriber(member),
          `CLM*${number}*1***11:B:1`,
          ...lines.flatMap(({ day, units, service }, at) => [
            `LX*${at + 1}`,
            ...(service === "none" ? [] : [`${service}*HC:S9480*HC:S9480*1*${units}*${units}`]),
            `DTP*472*D8*${day}`,
          ]),
        ]);
        const read = await readText(
          written(interchange([group([transaction([...billing, ...body])])]), usual),
        );
        const lines = claims.reduce((sum, { lines: { length } }) => sum + length, 0);
        const { summary } = read;
        expect(read.refusal).toBeNull();
        expect((summary?.lines ?? 0) + (summary?.refusedLines ?? 0)).toBe(lines);
        expect((summary?.claims ?? 0) + (summary?.refusedClaims ?? 0)).toBe(claims.length);
        expect(read.claims.flatMap((each) => each.lines)).toHaveLength(summary?.lines ?? -1);
        expect(read.refusals.reduce((sum, each) => sum + each.lines, 0)).toBe(
          summary?.refusedLines,
        );
      }),
      { numRuns: 80 },
    );
  });
});
