/** Claims from CSV: what is read, and what is said of what cannot be. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvColumns, csvTemplate } from "@/lib/claims/csv/columns";
import { readCsv } from "@/lib/claims/csv/read-csv";
import { csvOf, options, perDiemCells, pieces, readAll } from "@/tests/builders/claim-files";

const read = (content: string | Uint8Array, allOrNothing = false, size?: number) =>
  readAll(readCsv(pieces(content, size), { ...options, allOrNothing }));

describe("a row", () => {
  it("becomes a line of its claim", async () => {
    const { claims, summary } = await read(
      csvOf([
        { authorization_number: "AUTH-1", principal_diagnosis: "F33.2", modifiers: "gt 95" },
        { service_date_from: "10/7/2026", units: "", revenue_code: "905" },
        { service_date_from: "20261009", units: "-2.5", service_facility_npi: "1888888886" },
      ]),
    );
    expect(summary).toMatchObject({ format: "csv", claims: 1, lines: 3, refusedLines: 0 });
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({
      number: "F1",
      form: "institutional",
      receivedOn: "2026-10-12",
      frequencyCode: "1",
      typeOfBill: "0131",
      memberNumber: "M-1001",
      billingNpi: null,
      billingTin: "560000001",
      site: { npi: "1999999984", address: "100 EXAMPLE STREET|27601" },
      originalNumber: null,
      authorizationNumber: "AUTH-1",
      principalDiagnosis: "F332",
    });
    expect(
      claims[0]?.lines.map((line) => [
        line.number,
        line.serviceFrom,
        line.units,
        line.revenueCode,
        line.modifiers.join(" "),
        line.site,
      ]),
    ).toEqual([
      [1, "2026-10-05", 1, "0905", "GT 95", null],
      [2, "2026-10-07", null, "0905", "", null],
      // The same address is the same site, whatever the NPI.
      [3, "2026-10-09", -2.5, "0905", "", null],
    ]);
  });

  it("without a service facility is rendered at the billing provider", async () => {
    const nowhere = { service_facility_npi: "", service_facility_address: "" };
    const { claims } = await read(
      csvOf([
        { ...nowhere, billing_npi: "1999999984", billing_address: "100 Example St, Raleigh 27601" },
        { ...nowhere, service_facility_npi: "1888888886" },
      ]),
    );
    expect(claims[0]?.site).toEqual({ npi: "1999999984", address: "100 EXAMPLE STREET|27601" });
    expect(claims[0]?.lines.map((line) => line.site)).toEqual([
      null,
      { npi: "1888888886", address: null },
    ]);
  });

  it("says that there is no authorization by the word none; a blank cell says nothing", async () => {
    const { claims } = await read(
      csvOf([{ authorization_number: "none" }, { claim: "F2", authorization_number: "" }]),
    );
    expect(claims.map((claim) => claim.authorizationNumber)).toEqual(["", null]);
  });

  it("keeps text that looks like a formula as text", async () => {
    const { claims } = await read(csvOf([{ claim: '=HYPERLINK("x")' }, { claim: "=1+1" }]));
    expect(claims.map((claim) => claim.number)).toEqual(["=1+1"]);
  });

  it("of the template is read without a complaint", async () => {
    const { claims, refusals } = await read(csvTemplate());
    expect(refusals).toEqual([]);
    expect(claims).toHaveLength(1);
    expect(csvTemplate().split("\r\n")[0]?.split(",")).toEqual(csvColumns.map(({ name }) => name));
  });
});

describe("a file", () => {
  const rows = [{ claim: "F1" }, { claim: "F2" }];

  it.each([
    ["LF", csvOf(rows)],
    ["CR LF", csvOf(rows, { lineEnd: "\r\n" })],
    ["CR", csvOf(rows, { lineEnd: "\r" })],
    ["mixed line ends", csvOf(rows).replace("\n", "\r\n")],
    ["a byte order mark", `\uFEFF${csvOf(rows)}`],
    ["semicolons", csvOf(rows, { delimiter: ";" })],
    ["tabs", csvOf(rows, { delimiter: "\t" })],
    ["no line end at its end", csvOf(rows).trimEnd()],
    ["empty rows", csvOf(rows).replaceAll("\n", "\n\n") + ",,,,\n"],
    ["line ends in a quoted cell", csvOf(rows).replace("St, ", "St,\r\n")],
  ])("may have %s, cut anywhere", async (_, content) => {
    const whole = await read(content);
    expect(whole.refusals).toEqual([]);
    expect(whole.claims.map(({ number }) => number)).toEqual(["F1", "F2"]);
    expect(whole.claims[1]?.site.address).toBe("100 EXAMPLE STREET|27601");
    expect(await read(content, false, 1)).toEqual(whole);
  });

  it("may write its columns in other cases, with blanks, in any order", async () => {
    const header = Object.keys(perDiemCells).join(",");
    const { claims } = await read(
      csvOf([{}]).replace(header, header.toUpperCase().replaceAll("_", " ")),
    );
    expect(claims).toHaveLength(1);
  });

  it.each([
    ["units,units", { repeated: "units" }, /Repeated columns: units\./],
    ["claim", { colour: "red" }, /Unknown columns: "colour"\./],
  ])("with wrong columns is refused with their names: %s", async (_, extra, said) => {
    const content = csvOf([extra]).replace("repeated", "units");
    const { refused, claims } = await read(content);
    expect(refused).toMatchObject({ code: "bad_rows", position: "row 1" });
    expect(refused?.problem).toMatch(said);
    expect(claims).toEqual([]);
  });

  it("without columns it needs is refused with all of them", async () => {
    const { refused } = await read("claim,units\nF1,1\n");
    expect(refused?.problem).toBe(
      "Missing columns: form, member, service_date_from, billing_npi or billing_tin, procedure or revenue_code.",
    );
  });

  it.each([
    ["", "empty"],
    ["\n\n,,\n", "empty"],
    [csvOf([]).replace(/^/, Object.keys(perDiemCells).join(",")), "no_claims"],
    ["Dear colleague,\nplease find attached\n", "not_a_claims_file"],
  ])("with nothing to read is refused: %j", async (content, code) => {
    const { refused } = await read(content);
    expect(refused?.code).toBe(code);
  });

  it.each([
    ["a zero byte", [0x46, 0x00, 0x2c], 1],
    ["Latin-1", [0x46, 0xe9, 0x41], 1],
    ["half a character", [0xe2, 0x82], 0],
  ])("with %s is refused at its byte", async (_, bytes, at) => {
    const sound = Buffer.from(csvOf([{}]));
    for (const size of [undefined, 1, 7]) {
      const { refused } = await read(Buffer.concat([sound, Buffer.from(bytes)]), false, size);
      expect(refused).toMatchObject({
        code: "damaged",
        position: `byte ${sound.length + at + 1}`,
      });
    }
  });

  it("with a quotation mark that is never closed is refused, since rows are lost in it", async () => {
    const plain = { service_facility_address: "" };
    const content = csvOf([plain, { ...plain, claim: "F2" }, { ...plain, claim: "F3" }]);
    expect((await read(content.replace("F2", '"F2'))).refused).toMatchObject({
      code: "damaged",
      position: "row 3",
    });
    const long = csvOf(Array.from({ length: 3000 }, (_, n) => ({ ...plain, claim: `F${n}` })));
    expect((await read(long.replace("F2,", '"F2,'))).refused).toMatchObject({
      code: "damaged",
      position: "row 4",
    });
  });

  it.each(["quoted", "bare"])(
    "with a %s cell that is far too long is refused for that",
    async (how) => {
      const text = "x".repeat(70_000);
      const cell = how === "quoted" ? `"${text}"` : text;
      const content = csvOf([{}, { claim: "F2" }, { claim: "F3" }]).replace("F2,", `${cell},`);
      const { refused } = await read(content);
      expect(refused).toMatchObject({ code: "damaged", position: "row 3" });
      expect(refused?.problem).toMatch(/longer than 65,536 characters/);
    },
  );

  it("with a stray quotation mark loses that row alone", async () => {
    const { claims, refusals } = await read(
      csvOf([{}, { claim: "F2" }, { claim: "F3" }]).replace("F2", '"F2'),
    );
    expect(claims.map(({ number }) => number)).toEqual(["F1", "F3"]);
    expect(refusals.map(({ position }) => position)).toEqual(["row 3"]);
  });
});

describe("a row that cannot be read", () => {
  it.each([
    [{ units: "one" }, "row 3, column units", /units is no number\./],
    [{ service_date_from: "2026-02-30" }, "row 3, column service_date_from", /does not exist/],
    [{ service_date_from: "46300" }, "row 3, column service_date_from", /is no date/],
    [{ service_date_from: "" }, "row 3, column service_date_from", /is blank/],
    [{ service_date_to: "2026-10-01" }, "row 3, column service_date_to", /is before/],
    [{ form: "dental" }, "row 3, column form", /neither institutional nor professional/],
    [{ billing_tin: "12" }, "row 3, column billing_tin", /no tax number/],
    [{ service_facility_npi: "2.0E+09" }, "row 3, column service_facility_npi", /no NPI/],
    [{ procedure: "S9480-GT" }, "row 3, column procedure", /no HCPCS or CPT code/],
    [{ procedure: "", revenue_code: "" }, "row 3, column procedure", /is blank/],
    [{ units: "1e999" }, "row 3, column units", /too large/],
    [{ claim: 'F"2' }, "row 3, column claim", /quotation mark/],
    [{ units: "x", form: "x" }, "row 3, columns form, units", /form .* units /],
  ])("is refused alone, with its column: %j", async (cells, position, said) => {
    const { claims, refusals, summary } = await read(
      csvOf([{}, { claim: "F2", ...cells }, { claim: "F3" }]),
    );
    expect(claims.map(({ number }) => number)).toEqual(["F1", "F3"]);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({ position, lines: 1, loop: null });
    expect(refusals[0]?.problem).toMatch(said);
    expect(refusals[0]?.remedy).toMatch(/\.$/);
    expect(summary).toMatchObject({ claims: 2, lines: 2, refusedClaims: 1, refusedLines: 1 });
  });

  it("repeats nothing of what stands in it", async () => {
    const { refusals } = await read(csvOf([{ units: "Wanda Marsh", service_date_from: "Wanda" }]));
    expect(JSON.stringify(refusals)).not.toContain("Wanda");
  });

  it("does not take its claim with it, and later lines keep their places", async () => {
    const { claims, summary } = await read(
      csvOf([{}, { units: "x" }, { service_date_from: "2026-10-09" }]),
    );
    expect(claims[0]?.lines.map(({ number }) => number)).toEqual([1, 3]);
    expect(summary).toMatchObject({ claims: 1, lines: 2, refusedClaims: 0, refusedLines: 1 });
  });

  it("has too few or too many cells", async () => {
    const sound = csvOf([{}, { claim: "F2" }])
      .trimEnd()
      .split("\n");
    const { refusals, claims } = await read(
      [...sound, "F3,institutional", `${sound[2]},more`].join("\n"),
    );
    expect(claims).toHaveLength(2);
    expect(refusals.map(({ position }) => position)).toEqual(["row 4", "row 5"]);
  });

  it("differs from its claim", async () => {
    const { refusals, claims } = await read(
      csvOf([{}, { member: "M-1002" }, { received: "", service_date_from: "2026-10-07" }]),
    );
    expect(refusals.map(({ position, problem }) => `${position}: ${problem}`)).toEqual([
      "row 3, column member: member differs from row 2 of the same claim.",
    ]);
    expect(claims[0]?.lines).toHaveLength(2);
  });

  it("stands apart from its claim", async () => {
    const { refusals, claims } = await read(csvOf([{}, { claim: "F2" }, {}, {}]));
    expect(claims.map(({ lines }) => lines.length)).toEqual([1, 1]);
    expect(refusals.map(({ position }) => position)).toEqual([
      "row 4, column claim",
      "row 5, column claim",
    ]);
    expect(refusals[0]?.remedy).toBe("Put the rows of one claim together.");
  });

  it("names no provider, nor does a sound row before it", async () => {
    const { refusals, claims } = await read(
      csvOf([{ units: "x" }, { billing_tin: "" }, {}, { billing_tin: "", line: "9" }]),
    );
    expect(refusals.map(({ position }) => position)).toEqual([
      "row 2, column units",
      "row 3, column billing_npi",
    ]);
    expect(claims).toMatchObject([
      { billingTin: "560000001", lines: [{ number: 3 }, { number: 9 }] },
    ]);
  });

  it("may have the number of a claim of another provider", async () => {
    const { claims } = await read(csvOf([{}, { billing_tin: "560000002" }]));
    expect(claims.map(({ billingTin }) => billingTin)).toEqual(["560000001", "560000002"]);
  });

  it("names its line of the file where that is another", async () => {
    const content = csvOf([{}, { claim: "F2", units: "x" }]).replace("St, ", "St,\n");
    expect((await read(content)).refusals[0]?.position).toBe("row 3 (line 4), column units");
  });

  it("refuses the whole file when all or nothing is asked", async () => {
    const { refused, claims } = await read(csvOf([{}, { claim: "F2", units: "x" }]), true);
    expect(refused).toMatchObject({ code: "bad_rows", position: "row 3, column units" });
    expect(claims).toEqual([]);
  });
});

describe("any file", () => {
  const cell = fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom("", "x", "0", "-1", "2026-02-30", "1e300", "none") },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }).filter((text) => !/["\r\n]/.test(text)) },
  );
  const row = fc.record({
    claim: fc.constantFrom("F1", "F2", "F3", "P1"),
    member: fc.constantFrom("M-1", "M-2"),
    units: cell,
    service_date_from: cell,
    form: cell,
    line: cell,
    procedure: cell,
  });

  it("hands over or refuses each of its rows once, however it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        async (rows, size) => {
          const content = csvOf(
            rows.map(
              (cells) =>
                Object.fromEntries(
                  Object.entries(cells).filter(([, text]) => text !== undefined),
                ) as Record<string, string>,
            ),
          );
          const whole = await read(content);
          expect(whole.refused).toBeNull();
          const handedOver = whole.claims.flatMap(({ lines }) => lines).length;
          const refusedLines = whole.refusals.reduce((sum, { lines }) => sum + lines, 0);
          expect(handedOver + refusedLines).toBe(rows.length);
          expect(whole.summary).toMatchObject({
            lines: handedOver,
            refusedLines,
            claims: whole.claims.length,
          });
          expect(await read(content, false, size)).toEqual(whole);
        },
      ),
      { numRuns: 60 },
    );
  });
});
