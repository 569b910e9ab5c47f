// What a claim is made of, loop by loop.

import { describe, expect, it } from "vitest";
import { dependentNumber } from "@/lib/claims/dependent";
import {
  billing,
  facilityClaim,
  file,
  group,
  interchange,
  readSegments,
  subscriber,
  transaction,
} from "@/tests/claims/x12-file";

const professional = "005010X222A1";
const visit = ["LX*1", "SV1*HC:99213:25:GT*40*UN*1.00***1", "DTP*472*D8*20261006"];

async function onlyClaim(segments: readonly string[], version?: string) {
  const { claims, refusals, refusal } = await readSegments(file(segments, version));
  expect({ refusals, refusal }).toEqual({ refusals: [], refusal: null });
  expect(claims).toHaveLength(1);
  const [claim] = claims;
  if (!claim) throw new Error("There is no claim.");
  return claim;
}

describe("a claim", () => {
  it("of a facility is read whole", async () => {
    const line = {
      procedure: "S9480",
      revenueCode: "0905",
      modifiers: [],
      units: 1,
      placeOfService: null,
      site: null,
      attendance: null,
    };
    expect(await onlyClaim([...billing, ...subscriber("M1"), ...facilityClaim("F1")])).toEqual({
      number: "F1",
      form: "institutional",
      receivedOn: "2026-10-12",
      frequencyCode: "1",
      typeOfBill: "0131",
      memberNumber: "M1",
      billingNpi: "1999999984",
      billingTin: "560000001",
      site: { npi: "1999999984", address: "100 EXAMPLE STREET|27601" },
      originalNumber: null,
      authorizationNumber: null,
      principalDiagnosis: "F332",
      statementFrom: "2026-10-05",
      statementTo: "2026-10-09",
      lines: [
        { number: 1, serviceFrom: "2026-10-05", serviceTo: "2026-10-05", ...line },
        { number: 2, serviceFrom: "2026-10-07", serviceTo: "2026-10-07", ...line },
        { number: 3, serviceFrom: "2026-10-09", serviceTo: "2026-10-09", ...line },
      ],
    });
  });

  it("of a practitioner takes its place of service from the claim, or the line", async () => {
    const claim = await onlyClaim(
      [
        ...billing,
        ...subscriber("M1"),
        "CLM*P1*80***11:B:1*Y*A*Y*Y",
        "HI*ABK:F33.2*ABF:F411",
        ...visit,
        "LX*2",
        "SV1*HC:s9480*40*UN*1*02**1",
        "DTP*472*RD8*20261006-20261007",
      ],
      professional,
    );
    expect(claim).toMatchObject({
      form: "professional",
      typeOfBill: null,
      principalDiagnosis: "F332",
      statementFrom: null,
      lines: [
        { procedure: "99213", modifiers: ["25", "GT"], units: 1, placeOfService: "11" },
        {
          procedure: "S9480",
          placeOfService: "02",
          serviceFrom: "2026-10-06",
          serviceTo: "2026-10-07",
        },
      ],
    });
  });

  it("goes by the number its sender tracks it by, and names original and authorization", async () => {
    const [clm, ...rest] = facilityClaim("F2");
    const claim = await onlyClaim([
      ...billing,
      ...subscriber("M1"),
      (clm ?? "").replace("13:A:1", "13:A:7"),
      "REF*G1*AUTH-1",
      "REF*F8*F1",
      "REF*D9*TRACE2",
      "PWK*OZ*EL***AC*CONTROL1",
      ...rest,
    ]);
    expect(claim).toMatchObject({
      number: "TRACE2",
      frequencyCode: "7",
      typeOfBill: "0137",
      originalNumber: "F1",
      authorizationNumber: "AUTH-1",
    });
  });

  it("takes an authorization that only its lines name", async () => {
    const claim = await onlyClaim([
      ...billing,
      ...subscriber("M1"),
      ...facilityClaim("F1"),
      "REF*G1*AUTH-9",
    ]);
    expect(claim.authorizationNumber).toBe("AUTH-9");
  });

  it("is not changed by what another payer knows of it", async () => {
    const [clm, dates, diagnosis, ...lines] = facilityClaim("F1");
    const claim = await onlyClaim([
      ...billing,
      ...subscriber("M1"),
      ...[clm, dates, diagnosis].map((segment) => segment ?? ""),
      "SBR*S*18*******CI",
      "OI***Y***Y",
      "NM1*IL*1*OTHER*PERSON****MI*OTHER1",
      "N3*1 OTHER ST",
      "N4*CARY*NC*27511",
      "NM1*PR*2*OTHER PLAN*****PI*OTHER",
      "REF*F8*OTHERS-CLAIM",
      "REF*G1*OTHERS-AUTH",
      "NM1*77*2*OTHER SITE*****XX*1555555555",
      "NM1*85*2*OTHER PROVIDER*****XX*1666666666",
      ...lines,
    ]);
    expect(claim).toMatchObject({
      memberNumber: "M1",
      originalNumber: null,
      authorizationNumber: null,
      billingNpi: "1999999984",
      site: { npi: "1999999984", address: "100 EXAMPLE STREET|27601" },
    });
  });

  it("names a service facility, and a line another one", async () => {
    const claim = await onlyClaim(
      [
        ...billing,
        "NM1*87*2",
        "N3*PO BOX 5",
        "N4*RALEIGH*NC*27699",
        ...subscriber("M1"),
        "CLM*P1*80***11:B:1*Y*A*Y*Y",
        "NM1*82*1*EXAMPLE*PRACTITIONER****XX*1800000002",
        "NM1*77*2*EXAMPLE SITE*****XX*1888888886",
        "N3*9 Other Rd",
        "N4*CARY*NC*27511",
        ...visit,
        "NM1*77*2*LABORATORY",
        "N3*1 Sample Ave",
        "N4*CARY*NC*27513",
        "LX*2",
        "SV1*HC:80305*20*UN*1***1",
        "DTP*472*D8*20261006",
      ],
      professional,
    );
    expect(claim.site).toEqual({ npi: "1888888886", address: "9 OTHER ROAD|27511" });
    expect(claim.lines.map(({ site }) => site)).toEqual([
      { npi: null, address: "1 SAMPLE AVENUE|27513" },
      null,
    ]);
  });

  it("belongs to a dependent of the subscriber where the patient is one, twins apart", async () => {
    const twin = (given: string, level: number) => [
      `HL*${level}*2*23*0`,
      "PAT*19",
      `NM1*QC*1*EXAMPLE*${given}`,
      "N3*2 OTHER ST",
      "DMG*D8*20100314*F",
    ];
    const { claims } = await readSegments(
      file([
        ...billing,
        ...subscriber("M1"),
        ...twin("Anna", 3),
        ...facilityClaim("F1"),
        ...facilityClaim("F2"),
        ...twin("BRUNO", 4),
        ...facilityClaim("F3"),
        ...subscriber("M1", 5),
        ...facilityClaim("F4"),
      ]),
    );
    const anna = dependentNumber("M1", "2010-03-14", "ANNA");
    const bruno = dependentNumber("M1", "2010-03-14", "Bruno");
    expect(claims.map(({ memberNumber }) => memberNumber)).toEqual([anna, anna, bruno, "M1"]);
  });

  it("belongs to the subscriber where the patient is the same, or nothing tells who it is", async () => {
    const same = ["HL*3*2*23*0", "PAT*18", "NM1*QC*1*EXAMPLE*PERSON", "DMG*D8*19800101*F"];
    const nobody = ["HL*3*2*23*0", "PAT*19", "NM1*QC*1*EXAMPLE", "DMG*D8**F"];
    for (const patient of [same, nobody]) {
      const segments = [...billing, ...subscriber("M1"), ...patient, ...facilityClaim("F1")];
      expect((await onlyClaim(segments)).memberNumber).toBe("M1");
    }
  });

  it("belongs to a dependent whose own number is only the subscriber's again", async () => {
    const patient = ["HL*3*2*23*0", "NM1*QC*1*EXAMPLE*ANNA****MI*M1", "DMG*D8*20100314*F"];
    const segments = [...billing, ...subscriber("M1"), ...patient, ...facilityClaim("F1")];
    expect((await onlyClaim(segments)).memberNumber).toBe(
      dependentNumber("M1", "2010-03-14", "Anna"),
    );
  });

  it("belongs to the patient who has a member number of its own", async () => {
    const own = ["HL*3*2*23*0", "NM1*QC*1*EXAMPLE*CHILD****MI*M1-02"];
    const { claims } = await readSegments(
      file([
        ...billing,
        ...subscriber("M1"),
        ...own,
        ...facilityClaim("F1"),
        ...subscriber("M2", 4),
        ...facilityClaim("F2"),
      ]),
    );
    expect(claims.map(({ memberNumber }) => memberNumber)).toEqual(["M1-02", "M2"]);
  });

  it("belongs to a subscriber whose level is not opened, where there is no other", async () => {
    const [, ...nameless] = subscriber("M1");
    const claim = await onlyClaim([...billing, ...nameless, ...facilityClaim("F1")]);
    expect(claim.memberNumber).toBe("M1");
  });

  it("takes the dates of its statement for lines without one", async () => {
    const claim = await onlyClaim([
      ...billing,
      ...subscriber("M1"),
      "CLM*F1*350***13:A:1**A*Y*Y",
      "DTP*434*RD8*20261005-20261007",
      "LX*1",
      "SV2*0905*HC:S9480*350*UN*1",
    ]);
    expect(claim.lines).toMatchObject([{ serviceFrom: "2026-10-05", serviceTo: "2026-10-07" }]);
  });

  it.each([
    ["", null],
    ["0", 0],
    ["1.00", 1],
    ["1.5", 1.5],
    ["-2", -2],
    ["+.5", 0.5],
    ["999999999999999999999", 1e21],
  ])("bills %j units as %j", async (written, units) => {
    const claim = await onlyClaim([
      ...billing,
      ...subscriber("M1"),
      "CLM*F1*350***13:A:1**A*Y*Y",
      "LX*1",
      `SV2*0905*HC:S9480*350*UN*${written}`,
      "DTP*472*D8*20261005",
    ]);
    expect(claim.lines[0]?.units).toBe(units);
  });

  it("numbers its lines by LX, or by their place where LX does not go up", async () => {
    const service = ["SV2*0905*HC:S9480*350*UN*1", "DTP*472*D8*20261005"];
    const claim = await onlyClaim([
      ...billing,
      ...subscriber("M1"),
      "CLM*F1*350***13:A:1**A*Y*Y",
      ...["LX*2", ...service, "LX*2", ...service, "LX*7", ...service, ...service],
    ]);
    expect(claim.lines.map(({ number }) => number)).toEqual([2, 3, 7, 8]);
  });
});

describe("a file", () => {
  it("in version 004010 is read as far as it goes, and said to be old", async () => {
    const version = "004010X096A1";
    const { claims, summary } = await readSegments(
      interchange(
        [
          group(
            [
              transaction(
                [
                  "REF*87*004010X096A1",
                  "HL*1**20*1",
                  "NM1*85*2*EXAMPLE HOSPITAL*****24*560000001",
                  "HL*2*1*22*0",
                  "NM1*IL*1*EXAMPLE*PERSON****MI*M1",
                  "CLM*F1*350***13:A:1***Y*Y",
                  "HI*BK:296.32",
                  "NM1*FA*2*EXAMPLE SITE*****XX*1888888886",
                  "LX*1",
                  "SV2*905*HC:S9480*350*UN*1",
                  "DTP*472*D8*20261005",
                ],
                { version: "" },
              ),
            ],
            { version },
          ),
        ],
        { version: "00401" },
      ),
    );
    expect(claims).toMatchObject([
      {
        billingNpi: null,
        billingTin: "560000001",
        site: { npi: "1888888886" },
        principalDiagnosis: "29632",
        lines: [{ revenueCode: "0905" }],
      },
    ]);
    expect(summary?.remarks).toEqual([expect.stringContaining("004010 is old")]);
  });

  it("holds several interchanges, groups and transactions, others among them", async () => {
    const claims = (number: string, control: string) =>
      transaction([...billing, ...subscriber("M1"), ...facilityClaim(number)], { control });
    const status = transaction(["BHT*0010*08*1*20261012*0800*DG"], { kind: "277", version: "" });
    const read = await readSegments([
      ...interchange([
        group([claims("F1", "0001"), status, claims("F2", "0002")]),
        group([status], { control: "2" }),
      ]),
      ...interchange([group([claims("F3", "0001")])], { control: "000000002" }),
    ]);
    expect(read.refusal).toBeNull();
    expect(read.claims.map(({ number }) => number)).toEqual(["F1", "F2", "F3"]);
    expect(read.summary).toEqual({
      format: "x12_837",
      claims: 3,
      lines: 9,
      refusedClaims: 0,
      refusedLines: 0,
      skipped: { "277": 2 },
      remarks: [],
      controls: ["SENDER 000000001 1 0001", "SENDER 000000001 1 0002", "SENDER 000000002 1 0001"],
    });
  });
});
