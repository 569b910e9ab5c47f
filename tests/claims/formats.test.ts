/** Which reader a file is given to, and what is said of what is no claims file. */
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readClaims } from "@/lib/claims/formats/read-claims";
import { caseClaim, caseOf, csvOf, options, pieces, readAll } from "@/tests/builders/claim-files";

const read = (content: string | Uint8Array, size?: number) =>
  readAll(readClaims(pieces(content, size), options));

/** An 837P with one claim, with line ends after segments. */
const x12 = [
  "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *261012*0900*^*00501*000000001*0*P*:~",
  "GS*HC*SENDER*RECEIVER*20261012*0900*1*X*005010X222A1~",
  "ST*837*0001*005010X222A1~",
  "BHT*0019*00*1*20261012*0900*CH~",
  "NM1*41*2*CLEARING HOUSE*****46*1~",
  "NM1*40*2*PLAN*****46*2~",
  "HL*1**20*1~",
  "NM1*85*2*PROGRAM*****XX*1999999984~",
  "N3*100 EXAMPLE ST~",
  "N4*RALEIGH*NC*27601~",
  "REF*EI*560000001~",
  "HL*2*1*22*0~",
  "SBR*P*18*******CI~",
  "NM1*IL*1*DOE*ROBIN****MI*M-1001~",
  "NM1*PR*2*PLAN*****PI*2~",
  "CLM*P1*100***11:B:1*Y*A*Y*Y~",
  "HI*ABK:F332~",
  "LX*1~",
  "SV1*HC:S9480*100*UN*1*11**1~",
  "DTP*472*D8*20261005~",
  "SE*19*0001~",
  "GE*1*1~",
  "IEA*1*000000001~",
].join("\n");

describe("a claims file", () => {
  it.each([
    ["an 837", x12, "x12_837", "P1"],
    ["an 837 after a byte order mark and blanks", `\uFEFF \r\n${x12}`, "x12_837", "P1"],
    ["CSV", csvOf([{}]), "csv", "F1"],
    ["CSV after a byte order mark", `\uFEFF${csvOf([{}])}`, "csv", "F1"],
    ["JSON", `\n ${JSON.stringify(caseOf([caseClaim("F1")]))}`, "json", "F1"],
    [
      "a JSON list",
      JSON.stringify([caseClaim("F1", { lines: [{ service_date: "2026-10-05" }] })]),
      "json",
      "F1",
    ],
  ])("is known by its first bytes: %s", async (_, content, format, number) => {
    const whole = await read(content);
    expect(whole.refused).toBeNull();
    expect(whole.summary?.format).toBe(format);
    expect(whole.claims.map((claim) => claim.number)).toEqual([number]);
    expect(await read(content, 3)).toEqual(whole);
  });
});

describe("what is no claims file", () => {
  it.each([
    ["zip or Excel", Buffer.from("PK\u0003\u0004rest"), /zip archive or an Excel workbook/],
    ["gzip", gzipSync(x12), /gzip/],
    ["PDF", Buffer.from("%PDF-1.7\n%"), /PDF/],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), /picture/],
    ["UTF-16 with its mark", Buffer.from(`\uFEFF${x12}`, "utf16le"), /UTF-16/],
    ["UTF-16 without its mark", Buffer.from(x12, "utf16le"), /UTF-16/],
    ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01, 0x00, 0x00]), /not text/],
    ["XML", Buffer.from('<?xml version="1.0"?><claims/>'), /XML/],
  ])("is named: %s", async (_, content, said) => {
    for (const size of [undefined, 1]) {
      const { refused } = await read(content, size);
      expect(refused).toMatchObject({ code: "not_a_claims_file" });
      expect(refused?.problem).toMatch(said);
      expect(refused?.remedy).toMatch(/\.$/);
    }
  });

  it.each([
    ["a zero byte", Buffer.from(" \nclaim,form\0,member"), "byte 13"],
    ["a control byte", Buffer.from("\uFEFFcla\u0001im"), "byte 7"],
    ["no text at all", Buffer.from("%PDF-1.7"), "byte 1"],
  ])("is told with the place of %s", async (_, content, position) => {
    expect((await read(content)).refused).toMatchObject({ position });
  });

  it.each(["", "\uFEFF", " \r\n\t\n"])("is empty: %j", async (content) => {
    expect((await read(content)).refused?.code).toBe("empty");
  });
});

describe("whatever comes", () => {
  const sound = [
    x12,
    csvOf([{}, { claim: "F2" }, { service_date_from: "10/7/2026", claim: "F2" }]),
    JSON.stringify(caseOf([caseClaim("F1"), caseClaim("F2")]), null, 1),
  ].map((text) => Buffer.from(text));
  const spoiled = fc
    .tuple(
      fc.constantFrom(...sound),
      fc.array(fc.tuple(fc.nat(4000), fc.oneof(fc.nat(255), fc.constantFrom(0x22, 0x2a, 0x7e))), {
        maxLength: 4,
      }),
      fc.nat(4000),
    )
    .map(([file, changes, length]) => {
      const bytes = Uint8Array.from(file);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      return length % 3 === 0 ? bytes.subarray(0, length % bytes.length) : bytes;
    });

  it("is read to its end or refused, and counted; never half, never with an exception", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoiled, fc.uint8Array({ maxLength: 300 })), async (bytes) => {
        const { summary, refused, claims, refusals } = await read(bytes, 50);
        expect([summary, refused].filter((end) => end !== null)).toHaveLength(1);
        if (!summary) return;
        expect(summary.claims).toBe(claims.length);
        expect(summary.lines).toBe(claims.flatMap(({ lines }) => lines).length);
        expect(summary.refusedLines).toBe(refusals.reduce((sum, { lines }) => sum + lines, 0));
        expect(await read(bytes, 7)).toEqual({ summary, refused, claims, refusals });
      }),
      { numRuns: 300 },
    );
  });
});

describe("a source", () => {
  it("is let go when a file is refused or reading stops", async () => {
    for (const content of [Buffer.from("%PDF-1.7"), csvOf([{ units: "x" }]), `${csvOf([{}])}\0`]) {
      let open = true;
      const steps = readClaims(
        (async function* () {
          try {
            for await (const piece of pieces(content)) yield piece;
            yield* pieces(csvOf([{}]));
          } finally {
            open = false;
          }
        })(),
        { ...options, allOrNothing: true },
      );
      expect((await readAll(steps)).refused).not.toBeNull();
      expect(open).toBe(false);
    }
  });

  it("that fails makes reading fail", async () => {
    const failing = (async function* () {
      yield* pieces(csvOf([{}]));
      throw new Error("the disk is gone");
    })();
    await expect(readAll(readClaims(failing, options))).rejects.toThrow("the disk is gone");
  });
});
