/** Claims from JSON cases: the shape, what may be left out, and errors with their paths. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseClaimCase, type ClaimCase } from "@/lib/claims/json/parse-claim-case";
import { readJson } from "@/lib/claims/json/read-json";
import { syntaxError } from "@/lib/claims/json/syntax-error";
import {
  caseClaim,
  caseLine,
  caseOf,
  options,
  pieces,
  readAll,
} from "@/tests/builders/claim-files";

const parse = (document: unknown) => parseClaimCase(document, "2026-11-02");

function sound(document: unknown): ClaimCase {
  const parsed = parse(document);
  if (!parsed.ok) throw new Error(`${parsed.error.problem} ${parsed.error.position}`);
  expect(parsed.value.refusals).toEqual([]);
  return parsed.value;
}

const refusalsOf = (document: unknown) => {
  const parsed = parse(document);
  if (!parsed.ok) throw new Error(parsed.error.problem);
  return parsed.value.refusals;
};

const read = (content: string, allOrNothing = false) =>
  readAll(readJson(pieces(content, 100), { ...options, allOrNothing }));

describe("keys that are not known", () => {
  it("are told, by where they stand, and refuse nothing", async () => {
    const line = caseLine({ unit: 2, modifer: "59", note: "as sent" });
    const claims = [caseClaim("F1", { lines: [line, line] }), caseClaim("F2", { colour: "red" })];
    const document = caseOf(claims, { title: "Two claims", 'plan "b"\n': 1 });
    const { remarks } = sound(document);
    expect(remarks).toEqual([
      'Keys of the case that are not known were passed over: "plan  b ".',
      'Keys of claims that are not known were passed over: "colour".',
      'Keys of lines that are not known were passed over: "unit", "modifer".',
    ]);
    const file = await read(JSON.stringify(document));
    expect(file.claims).toHaveLength(2);
    expect(file.summary?.remarks).toEqual([...remarks, expect.stringMatching(/authorizations/)]);
  });

  it("are looked for in authorizations, plan and sites, and shown up to twelve", () => {
    const many = Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`key_${n}`, n]));
    const { remarks } = sound(
      caseOf([caseClaim("F1")], {
        authorizations: [],
        plan: { authorization_required: false, deny_interims: true },
        sites: { A: { npi: "1999999984", ...many } },
      }),
    );
    expect(remarks.map((text) => text.slice(0, 40))).toEqual([
      "Keys of the case that are not known were",
      "Keys of sites that are not known were pa",
      "Keys of the plan that are not known were",
    ]);
    expect(remarks[0]).toMatch(/"authorization_required_by_plan"/);
    expect(remarks[1]).toMatch(/"key_11", and 3 more\.$/);
  });

  it("are none in a case in which every spelling is one that is read", () => {
    expect(sound(caseOf([caseClaim("F1"), caseClaim("F2")])).remarks).toEqual([]);
    expect(
      sound([caseClaim("F1", { lines: [caseLine({ site: { npi: "1999999984" } })] })]).remarks,
    ).toEqual([]);
    expect(sound({ ...caseClaim("F1"), sites: caseOf([]).sites }).remarks).toEqual([]);
  });
});

describe("a case", () => {
  it("gives its claims, authorizations and plan", () => {
    const { claims, authorizations, plan, recordsRequests } = sound(
      caseOf([
        caseClaim("F1"),
        caseClaim("P1", {
          form: "professional (837P)",
          type_of_bill: undefined,
          frequency_code: "7",
          original_claim: "P0",
          lines: [caseLine({ procedure: "99213", revenue_code: null, site: "B" })],
        }),
      ]),
    );
    expect(claims.map(({ number, form }) => [number, form])).toEqual([
      ["F1", "institutional"],
      ["P1", "professional"],
    ]);
    expect(claims[0]).toMatchObject({
      receivedOn: "2026-10-12",
      typeOfBill: "0131",
      billingNpi: null,
      billingTin: "560000001",
      site: { npi: "1999999984", address: "100 EXAMPLE STREET|27601" },
      authorizationNumber: null,
      lines: [{ number: 1, serviceFrom: "2026-10-05", units: 1, site: null, attendance: null }],
    });
    expect(claims[1]).toMatchObject({
      frequencyCode: "7",
      originalNumber: "P0",
      site: { npi: "1888888886" },
      memberNumber: claims[0]?.memberNumber,
    });
    expect(authorizations).toMatchObject([
      { number: "AUTH-1", memberNumber: "", daysAuthorized: 24, providerNpis: ["1999999984"] },
    ]);
    expect(plan).toMatchObject({ authorizationRequiredThrough: null, denyInterimBills: false });
    expect(plan.authorizationRequiredFrom).not.toBeNull();
    expect(recordsRequests).toEqual([]);
  });

  it.each([
    ["alone among cases", { title: "t", member: "one member", cases: [caseOf([caseClaim("F1")])] }],
    ["as a list of claims", [caseClaim("F1", { lines: [caseLine({ site: null })] })]],
    ["as one claim", caseClaim("F1", { sites: caseOf([]).sites })],
    ["with keys nobody knows", { ...caseOf([caseClaim("F1", { colour: 1 })]), mood: [] }],
  ])("may stand %s", (_, document) => {
    expect(sound(document).claims.map(({ number }) => number)).toEqual(["F1"]);
  });

  it("has lines at other sites than the claim's", () => {
    const lines = [caseLine(), caseLine({ site: "B" }), caseLine({ site: null })];
    const [claim] = sound(caseOf([caseClaim("F1", { lines })])).claims;
    expect(claim?.lines.map(({ site }) => site?.npi ?? null)).toEqual([null, "1888888886", null]);
  });

  it.each([
    [{}, null],
    [{ authorization_number: null }, ""],
    [{ authorization_number: "" }, ""],
    [{ authorization_number: "AUTH-9" }, "AUTH-9"],
  ])("knows whether a claim states an authorization: %j", (stated, number) => {
    expect(sound(caseOf([caseClaim("F1", stated)])).claims[0]?.authorizationNumber).toBe(number);
  });

  it.each([
    [{ attendance: "absent" }, "absent"],
    [{ attended: false }, "absent"],
    [{ attendance: true }, null],
    [{ attendance: "not_evaluated" }, "not_evaluated"],
    [{ evaluated: false }, "not_evaluated"],
  ])("knows what the attendance record says: %j", (stated, attendance) => {
    const lines = [caseLine(stated)];
    expect(sound(caseOf([caseClaim("F1", { lines })])).claims[0]?.lines[0]?.attendance).toBe(
      attendance,
    );
  });

  it("reads stays, diagnoses of lines and days of receipt with a time", () => {
    const [claim] = sound(
      caseOf([
        caseClaim("F1", {
          received: "2026-10-12T09:00:00Z",
          admission_date: "2026-10-01",
          discharge_date: "2026-10-08",
          lines: [caseLine({ principal_diagnosis: "F10.20" })],
        }),
      ]),
    ).claims;
    expect(claim).toMatchObject({
      receivedOn: "2026-10-12",
      statementFrom: "2026-10-01",
      statementTo: "2026-10-08",
      principalDiagnosis: "F1020",
    });
  });

  it.each([
    [{ status: "noncertified", member_notified_on: "2026-10-06" }, "2026-10-06"],
    [{ status: "noncertified", notice_date: "2026-10-07" }, "2026-10-07"],
    [{ status: "noncertified", member_notified: true }, "2026-10-04"],
    [{ status: "noncertified", member_notified: false }, null],
  ])("reads noncertifications: %j", (stated, memberNotifiedOn) => {
    const [given] = caseOf([]).authorizations as object[];
    const document = caseOf([caseClaim("F1")], { authorizations: [{ ...given, ...stated }] });
    expect(sound(document).authorizations).toMatchObject([
      { status: "noncertified", memberNotifiedOn, retrospective: false },
    ]);
  });

  it("reads an authorization that ends in a noncertification, and one without days", () => {
    const [given] = caseOf([]).authorizations as object[];
    const ended = { ...given, noncertified_from: "2026-10-19", member_notified: "2026-10-16" };
    const refused = { status: "not certified", from: "2026-12-01", retrospective: true };
    const { authorizations } = sound(
      caseOf([caseClaim("F1")], { authorizations: [ended, refused] }),
    );
    expect(authorizations).toMatchObject([
      { number: "AUTH-1", status: "certified", from: "2026-10-05", through: "2026-10-18" },
      { status: "noncertified", from: "2026-10-19", memberNotifiedOn: "2026-10-16" },
      { status: "noncertified", from: "2026-12-01", retrospective: true, daysAuthorized: 0 },
    ]);
  });

  it.each([
    [{ noncertification: { from: "2026-10-05", member_notified: "2026-10-02" } }, [false]],
    [{ retrospective_review: { decision: "criteria not met" } }, [true]],
    [{ retrospective_review: { criteria_met: false } }, [true]],
    [{ retrospective_review: { criteria_met: false, decided_by: "medical director" } }, [true]],
    [{ retrospective_review: { criteria_met: false, decided_by: "nurse" } }, []],
    [{ retrospective_review: { criteria_met: true } }, []],
  ])("reads noncertifications beside the authorizations: %j", (stated, retrospective) => {
    const { authorizations } = sound(caseOf([caseClaim("F1")], stated));
    const adverse = authorizations.filter(({ status }) => status === "noncertified");
    expect(adverse.map((entry) => entry.retrospective)).toEqual(retrospective);
    expect(adverse.every(({ from, through }) => from === through)).toBe(true);
  });

  it.each([
    [{ "2026-10-05": "absent" }, "absent"],
    [[{ date: "2026-10-05", present: false }], "absent"],
    [[{ date: "2026-10-05", evaluated: false }], "not_evaluated"],
    [[{ date: "2026-10-06", status: "absent" }], null],
  ])("reads an attendance record of its own: %j", (attendance, said) => {
    const [claim] = sound(caseOf([caseClaim("F1")], { attendance })).claims;
    expect(claim?.lines[0]?.attendance).toBe(said);
  });

  it.each([
    [{ due: "2026-10-20", received: null }, "not_received"],
    [{ due: "2026-10-20", received: "2026-10-25" }, "not_received"],
    [{ due: "2026-10-20", received: "2026-10-19" }, "received"],
    [{ due: "2026-10-20", received: "2026-10-19", deficient: true }, "deficient"],
    [{ requested: "2026-10-13" }, "asked"],
  ])("reads requests for records: %j", (request, state) => {
    const expected = [{ from: "2026-10-05", through: "2026-10-05", state }];
    const inCase = sound(caseOf([caseClaim("F1")], { records_request: request }));
    expect(inCase.recordsRequests).toMatchObject(expected);
    const inClaim = sound(caseOf([caseClaim("F1", { records_requests: [request] })]));
    expect(inClaim.recordsRequests).toMatchObject(expected);
  });

  it("reads records asked for on a day, with due and received beside it", () => {
    const asked = { records_requested: "2026-10-13", records_due: "2026-11-27" };
    const late = { ...asked, records_received: "2026-12-01" };
    for (const [stated, state] of [
      [asked, "not_received"],
      [late, "not_received"],
      [{ ...asked, records_received: "2026-11-20" }, "received"],
    ] as const) {
      const inClaim = sound(caseOf([caseClaim("F1", stated)]));
      expect(inClaim.recordsRequests).toMatchObject([{ from: "2026-10-05", state }]);
    }
  });

  it("reads what the plan decides", () => {
    const { plan } = sound(
      caseOf([caseClaim("F1")], {
        authorization_required_by_plan: true,
        authorization_required_from: "2026-01-01",
        deny_interim_bills: true,
        codes: {
          units_per_day: "CO-273/N362",
          "units_per_day.identical_line": { group_code: "OA", carc: "18", rarc: null },
        },
      }),
    );
    expect(plan).toMatchObject({
      authorizationRequiredFrom: "2026-01-01",
      denyInterimBills: true,
      codes: {
        units_per_day: { group: "CO", carc: "273", rarc: "N362" },
        "units_per_day.identical_line": { group: "OA", carc: "18", rarc: null },
      },
    });
    const silent = { authorization_required_by_plan: undefined, authorizations: [] };
    expect(sound(caseOf([caseClaim("F1")], silent)).plan.authorizationRequiredFrom).toBeNull();
  });
});

describe("a claim that cannot be read", () => {
  it.each([
    [{ form: "dental" }, "claims_in_order_received[1].form"],
    [{ lines: [caseLine({ units: "one" })] }, "claims_in_order_received[1].lines[0].units"],
    [{ lines: [caseLine({ units: [1] })] }, "claims_in_order_received[1].lines[0].units"],
    [{ lines: [caseLine({ site: "C" })] }, "claims_in_order_received[1].lines[0].site"],
    [
      { lines: [caseLine({ service_date_from: "2026-02-30" })] },
      "claims_in_order_received[1].lines[0].service_date_from",
    ],
    [
      { lines: [caseLine({ service_date_from: undefined })] },
      "claims_in_order_received[1].lines[0].service_date_from",
    ],
    [{ lines: "none" }, "claims_in_order_received[1].lines"],
    [{ claim: undefined }, "claims_in_order_received[1].claim"],
  ])("is refused alone, with its path: %j", (stated, position) => {
    const document = caseOf([caseClaim("F1"), caseClaim("F2", stated), caseClaim("F3")]);
    const [refusal, ...more] = refusalsOf(document);
    expect(more).toEqual([]);
    expect(refusal?.position).toBe(position);
    expect(refusal?.problem).toContain(position);
  });

  it("is counted with its lines", async () => {
    const broken = caseClaim("F2", { lines: [caseLine(), caseLine({ units: "x" })] });
    const content = JSON.stringify(caseOf([caseClaim("F1"), broken]));
    const { summary, claims, refusals } = await read(content);
    expect(summary).toMatchObject({ claims: 1, lines: 1, refusedClaims: 1, refusedLines: 2 });
    expect(claims).toHaveLength(1);
    expect(refusals).toMatchObject([{ claimNumber: "F2", lines: 2 }]);
    expect((await read(content, true)).refused).toMatchObject({ code: "bad_rows" });
  });
});

describe("a document", () => {
  const broken = (stated: object) => parse(caseOf([caseClaim("F1")], { ...stated }));

  it.each([
    [{ authorizations: [{ number: "A" }] }, "authorizations[0].from"],
    [{ authorizations: "AUTH-1" }, "authorizations"],
    [{ attendance: [{ status: "absent" }] }, "attendance"],
    [{ codes: { units_a_day: "CO-151/N362" } }, "codes.units_a_day"],
    [{ authorization_required_by_plan: "yes" }, "authorization_required_by_plan"],
    [{ claims_in_order_received: [] }, "claims_in_order_received"],
    [{ sites: [1] }, "sites"],
  ])("with something wrong beside its claims is refused: %j", (stated, position) => {
    const parsed = broken(stated);
    expect(parsed.ok ? null : parsed.error.position).toBe(position);
  });

  it.each([[1], ["claims"], [null], [{}], [{ cases: [caseOf([]), caseOf([])] }]])(
    "without claims of one case is refused: %j",
    (document) => {
      expect(parse(document)).toMatchObject({ ok: false, error: { code: "not_a_claims_file" } });
    },
  );
});

describe("text that is no JSON", () => {
  it.each([
    ['{"claims": [1,2,}', "line 1, column 17", "a value"],
    ['{\n  "claims": tru', "line 2, column 13", "a value"],
    ['{"a": 1 "b"}', "line 1, column 9", "a comma or the end of the list or object"],
    ['{"a" 1}', "line 1, column 6", "a colon"],
    ["[1,2] x", "line 1, column 7", "nothing more"],
    ['{"a": "b\nc"}', "line 1, column 7", "a value"],
    ["[1, 2", "line 1, column 6", "a comma or the end of the list or object"],
    ["{1: 2}", "line 1, column 2", "a key in quotation marks or }"],
    ["[01]", "line 1, column 2", "a value or ]"],
  ])("is refused at its place: %j", async (text, position, expected) => {
    expect(syntaxError(text)).toEqual({ position, expected });
    expect((await read(text)).refused).toMatchObject({ code: "damaged", position });
  });

  it("is found wherever a document is cut short", () => {
    const whole = JSON.stringify(caseOf([caseClaim("F1")]), null, 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        const lines = whole.slice(0, length).split("\n");
        const { position } = syntaxError(whole.slice(0, length));
        // A text or word cut short is wrong from its beginning on, in the line that is cut.
        expect(position).toMatch(new RegExp(`^line ${lines.length}, column \\d+$`));
      }),
      { numRuns: 200 },
    );
  });

  it("is never said of JSON", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
        const printed = JSON.stringify(JSON.parse(text), null, indent);
        expect(syntaxError(printed).expected).toBe("nothing more");
      }),
      { numRuns: 200 },
    );
  });
});
