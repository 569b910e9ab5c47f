// Broken files are refused whole, broken claims alone; each says where, and what to do.

import zlib from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  billing,
  facilityClaim,
  file,
  group,
  interchange,
  isa,
  readSegments,
  readText,
  subscriber,
  transaction,
  written,
} from "@/tests/claims/x12-file";

const saying = (text: string): unknown => expect.stringContaining(text);
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

const body = [...billing, ...subscriber("M1"), ...facilityClaim("F1")];
const sound = file(body);
const text = written(sound);

/** The sound file with one segment in place of another. */
function changed(segment: RegExp, into: string): string[] {
  return sound.map((each) => each.replace(segment, into));
}

describe("a file that is no X12 file", () => {
  it.each([
    ["nothing", ""],
    ["nothing but blanks", " \r\n\ufeff \n"],
  ])("of %s is refused as empty", async (_, content) => {
    const { refusal } = await readText(content);
    expect(refusal).toMatchObject({ code: "empty" });
  });

  it.each([
    ["text of another kind", Buffer.from("member,claim\n1,2\n")],
    ["small letters", Buffer.from(text.toLowerCase())],
    ["a zip archive", Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(300, 7)])],
    ["a gzip archive", zlib.gzipSync(text)],
    ["a PDF document", Buffer.from("%PDF-1.7\n")],
    ["text in UTF-16", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["text in UTF-16 or data", Buffer.from(text, "utf16le")],
    ["data that is no text", Buffer.from([200, 1, 2, 3, 4, 5, 6, 7, 8, 9])],
    ["first segment, ISA, is missing", Buffer.from(text.slice(text.indexOf("GS*")))],
  ])("but %s is refused and named", async (kind, content) => {
    const { refusal, claims } = await readText(content);
    expect(claims).toEqual([]);
    expect(refusal).toMatchObject({
      code: "not_a_claims_file",
      position: matching(/^byte \d+, segment 1$/),
      problem: saying(kind),
    });
  });

  it("or holds no claims is refused with what it holds instead", async () => {
    const status = transaction(["BHT*0010*08*1"], { kind: "277", version: "" });
    const { refusal } = await readSegments(interchange([group([status, status])]));
    expect(refusal).toMatchObject({
      code: "no_claims",
      problem: saying("277 (2)"),
    });
  });
});

describe("an ISA segment", () => {
  it.each([
    [
      "with an element too narrow",
      isa().replace("SENDER ", "SENDER"),
      "ISA06 must be 15 characters",
    ],
    ["with an element too wide", isa().replace("PLAN ", "PLAN  "), "ISA08 must be 15 characters"],
    ["with a letter as separator", isa().replaceAll("*", "X"), "element separator"],
    ["with one sign for two things", `${isa().slice(0, -1)}*`, "three different"],
  ])("%s is refused with what was expected", async (_, first, problem) => {
    const { refusal } = await readSegments([first, ...sound.slice(1)]);
    expect(refusal).toMatchObject({
      code: "damaged",
      position: "byte 1, segment 1",
      loop: "interchange (ISA to IEA)",
      problem: saying(problem),
      remedy: matching(/./),
    });
  });

  it("cut short is refused", async () => {
    const { refusal } = await readText(text.slice(0, 60));
    expect(refusal).toMatchObject({ code: "damaged", problem: saying("ISA") });
  });
});

describe("an envelope", () => {
  it.each([
    ["SE01 too high", changed(/^SE\*\d+/, "SE*99"), "wrong_counts", "SE01", "transaction set"],
    ["SE01 too low", changed(/^SE\*\d+/, "SE*3"), "wrong_counts", "SE01", "transaction set"],
    ["SE01 no number", changed(/^SE\*\d+/, "SE*X"), "wrong_counts", "no number", "transaction set"],
    ["GE01 wrong", changed(/^GE.1/, "GE*2"), "wrong_counts", "GE01", "functional group"],
    ["IEA01 wrong", changed(/^IEA.1/, "IEA*0"), "wrong_counts", "IEA01", "interchange"],
    ["SE02 wrong", changed(/^(SE\*\d+\*).*/, "$10009"), "damaged", "SE02", "transaction set"],
    ["GE02 wrong", changed(/^GE.1.1/, "GE*1*7"), "damaged", "GE02", "functional group"],
    ["IEA02 wrong", changed(/^IEA.*/, "IEA*1*000000007"), "damaged", "IEA02", "interchange"],
  ])("with %s refuses the file", async (_, segments, code, problem, loop) => {
    const { refusal, summary } = await readSegments(segments);
    expect(summary).toBeNull();
    expect(refusal).toMatchObject({
      code,
      position: matching(/^byte [\d,]+, segment \d+$/),
      loop: saying(loop),
      problem: saying(problem),
    });
  });

  it.each(["GS", "ST", "SE", "GE", "IEA"])("without its %s refuses the file", async (name) => {
    const { refusal } = await readSegments(sound.filter((each) => !each.startsWith(`${name}*`)));
    expect(refusal?.code).toBe("damaged");
  });

  it("may compare its control numbers without leading zeros", async () => {
    const { refusal } = await readSegments(changed(/^IEA.*/, "IEA*1*1"));
    expect(refusal).toBeNull();
  });

  it("of test data may count too few segments, never too many", async () => {
    const test = (stated: string) =>
      changed(/^SE\*\d+/, `SE*${stated}`).map((each) => each.replace("*0*P*:", "*0*T*:"));
    const few = await readSegments(test("3"));
    expect(few.claims).toHaveLength(1);
    expect(few.summary?.remarks).toEqual([saying("test data"), saying("SE01")]);
    expect((await readSegments(test("99"))).refusal?.code).toBe("wrong_counts");
  });

  it("cut off anywhere refuses the file", async () => {
    for (let length = 0; length < text.length - 1; length += 7) {
      const { refusal, summary } = await readText(text.slice(0, length));
      expect({ length, summary }).toEqual({ length, summary: null });
      expect(refusal?.problem).toMatch(/./);
    }
    expect((await readText(text.slice(0, -2))).refusal?.problem).toContain("middle of a segment");
  });

  it("followed by something else refuses the file", async () => {
    const { refusal } = await readText(`${text}THE END`);
    expect(refusal).toMatchObject({ code: "damaged", problem: saying("IEA") });
  });

  it("with bytes among its segments that are none refuses the file, and says where", async () => {
    const at = text.indexOf("LX*2");
    const { refusal } = await readText(`${text.slice(0, at)}\x80\x81*${text.slice(at)}`);
    expect(refusal).toMatchObject({
      code: "damaged",
      position: `byte ${(at + 1).toLocaleString("en-US")}, segment 18`,
    });
  });

  it("with a segment that does not end refuses the file, without holding it all", async () => {
    const endless = Buffer.concat([Buffer.from(text.slice(0, -20)), Buffer.alloc(1 << 18, 65)]);
    const { refusal } = await readText(endless);
    expect(refusal).toMatchObject({ problem: saying("65,536 bytes") });
  });
});

describe("a claim in a sound file", () => {
  const service = ["SV2*0905*HC:S9480*350*UN*1", "DTP*472*D8*20261005"];
  const clm = "CLM*BAD*350***13:A:1**A*Y*Y";
  it.each([
    ["no number", ["CLM**350***13:A:1", "LX*1", ...service], "CLM01", 1],
    [
      "an impossible date",
      [clm, "LX*1", "SV2*0905*HC:S9480*1*UN*1", "DTP*472*D8*20260230"],
      "472",
      1,
    ],
    [
      "dates in the wrong order",
      [clm, "LX*1", ...service, "DTP*472*RD8*20261009-20261005"],
      "472",
      1,
    ],
    ["no date", [clm, "LX*1", "SV2*0905*HC:S9480*350*UN*1", "LX*2", ...service], "no date", 2],
    ["an impossible statement", [clm, "DTP*434*D8*20261301", "LX*1", ...service], "434", 1],
    [
      "units that are no number",
      [clm, "LX*1", "SV2*0905*HC:S9480*350*UN*ONE", ...service],
      "SV205",
      2,
    ],
    ["no line", [clm], "no service line", 0],
    ["a line without a service", [clm, "LX*1", "LX*2", ...service], "Line 1", 2],
    [
      "lines of both forms",
      [clm, "LX*1", ...service, "LX*2", "SV1*HC:99213*1*UN*1", "DTP*472*D8*20261005"],
      "professional (SV1) and institutional",
      2,
    ],
    [
      "two dates on one line",
      [clm, "LX*1", ...service, "DTP*472*D8*20261006"],
      "two different dates",
      1,
    ],
    ["a dental line", [clm, "LX*1", "SV3*AD:D0120*50", "DTP*472*D8*20261005"], "dental", 1],
  ])("with %s is refused alone", async (_, segments, problem, lines) => {
    const { claims, refusals, refusal, summary } = await readSegments(
      file([...body, ...segments, ...subscriber("M2", 3), ...facilityClaim("F2")]),
    );
    expect(refusal).toBeNull();
    expect(claims.map(({ number }) => number)).toEqual(["F1", "F2"]);
    expect(refusals).toEqual([
      {
        position: matching(/^byte [\d,]+, segment \d+$/),
        loop: matching(/^2\d{3}/),
        claimNumber: problem === "CLM01" ? null : "BAD",
        lines,
        problem: saying(problem),
        remedy: matching(/./),
      },
    ]);
    expect(summary).toMatchObject({ claims: 2, refusedClaims: 1, lines: 6, refusedLines: lines });
  });

  it("whose member has no number is refused alone", async () => {
    const { claims, refusals } = await readSegments(
      file([...body, ...subscriber("", 3), ...facilityClaim("F2")]),
    );
    expect(claims).toHaveLength(1);
    expect(refusals).toMatchObject([
      {
        loop: "2010BA subscriber",
        claimNumber: "F2",
        lines: 3,
        problem: saying("NM109"),
      },
    ]);
  });

  it("whose CLM is missing has its lines counted as refused", async () => {
    const { claims, refusals } = await readSegments(
      file([...billing, ...subscriber("M1"), "LX*1", ...service, "LX*2", ...service]),
    );
    expect(claims).toEqual([]);
    expect(refusals).toMatchObject([{ claimNumber: null, lines: 2 }]);
  });

  it("after a subscriber without HL is nobody's, and refused alone", async () => {
    const [, ...levelless] = subscriber("M2");
    const { claims, refusals } = await readSegments(
      file([...body, ...levelless, ...facilityClaim("F2"), ...subscriber("M3", 4)]),
    );
    expect(claims.map(({ memberNumber }) => memberNumber)).toEqual(["M1"]);
    expect(refusals).toMatchObject([{ claimNumber: "F2", lines: 3, problem: saying("Whose") }]);
  });

  it("refuses the file where all or nothing was asked for", async () => {
    const { refusal } = await readSegments(
      file([...body, ...subscriber("", 3), ...facilityClaim("F2")]),
      true,
    );
    expect(refusal).toMatchObject({ code: "bad_rows", loop: "2010BA subscriber" });
  });
});
