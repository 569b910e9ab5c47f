// Plans by their terms: what administrators record, what is kept, who is asked for authorization, and
// by which terms a claim's date is judged.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { changeRequest } from "@/lib/operations/change-request";
import { changePlan } from "@/lib/operations/change-plan";
import { changePlanTerms } from "@/lib/operations/change-plan-terms";
import { changeSite } from "@/lib/operations/change-site";
import { createPlan } from "@/lib/operations/create-plan";
import { startRequest } from "@/lib/operations/start-request";
import { newRequestOptions } from "@/lib/queries/new-request-options";
import { planHistory } from "@/lib/queries/plan-history";
import { requestOverview } from "@/lib/queries/request-overview";
import { siteSettings } from "@/lib/queries/site-settings";
import {
  admissionDay,
  done,
  errorOf,
  newMember,
  requestIn,
  reviewDay,
  seen,
} from "@/tests/builders/case";
import { facilityClaim, perDiemLine } from "@/tests/builders/claims";
import { moment } from "@/tests/builders/moment";
import { max, nora } from "@/tests/builders/people";
import { plans, sites } from "@/tests/builders/places";
import { claimsCsv, loaded, rowsOf } from "./claim-files";
import { connected, type TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const now = moment(reviewDay, "11:00");

const terms = {
  effectiveFrom: "2024-07-01",
  lineOfBusiness: "self_funded",
  stateOfIssue: "NC",
  ncqaAccredited: true,
  authorizationRequiredFrom: "2024-07-01",
  automaticCertification: false,
  authorizationNumberRequired: false,
  denyInterimBills: false,
  contact: { name: "Behavioral Health Review", phone: "919-555-0140" },
} as const;

let made = 0;
const newPlan = async (over: object = {}): Promise<string> => {
  made += 1;
  const input = { name: `Plan ${made}`, terms: { ...terms, ...over } };
  return done(await createPlan.from(max, input, { now })).planId;
};

describe("a plan", () => {
  it("is added with its terms, and has a name of its own", async () => {
    const planId = await newPlan({ authorizationRequiredThrough: "2026-12-31" });
    const view = await planHistory(max, { planId }, now);
    expect(view?.current).toMatchObject({
      lineOfBusiness: "self_funded",
      funding: "self_funded",
      authorizationRequiredThrough: "2026-12-31",
      contact: { phone: "919-555-0140", tty: null, languages: [] },
    });
    const twin = createPlan.from(max, { name: view?.name.toUpperCase(), terms }, { now });
    expect((await errorOf(twin)).fields).toEqual(["name"]);
  });

  it.each([
    [{ effectiveFrom: "2026-02-30" }, "terms.effectiveFrom"],
    [{ lineOfBusiness: "lottery" }, "terms.lineOfBusiness"],
    [{ stateOfIssue: "nc" }, "terms.stateOfIssue"],
    [{ stateOfIssue: "ZZ" }, "terms.stateOfIssue"],
    [
      { authorizationRequiredFrom: undefined, authorizationRequiredThrough: "2026-01-01" },
      "terms.authorizationRequiredFrom",
    ],
    [{ authorizationRequiredThrough: "2024-06-30" }, "terms.authorizationRequiredThrough"],
    [{ contact: { name: "", phone: "1" } }, "terms.contact.name"],
    [{ contact: { name: "A", phone: "" } }, "terms.contact.phone"],
    [{ contact: { name: "A", phone: "1", email: "no address" } }, "terms.contact.email"],
  ])("is refused with terms %j, at %s", async (over, field) => {
    const input = { name: `Refused ${JSON.stringify(over)}`, terms: { ...terms, ...over } };
    expect((await errorOf(createPlan.from(max, input, { now }))).fields).toEqual([field]);
  });

  it.each([
    [{ edit: "no_such_edit", group: "CO", carc: "97" }, "edit"],
    [{ edit: "units_per_day.no_such_variant", group: "CO", carc: "151" }, "edit"],
    [{ edit: "duplicate", group: "XX", carc: "97" }, "group"],
    [{ edit: "duplicate", group: "CO", carc: "9700" }, "carc"],
    [{ edit: "duplicate", group: "CO", carc: "97", rarc: "X1" }, "rarc"],
    [{ edit: "duplicate", group: "CO", carc: "18" }, "carc"],
    [{ edit: "duplicate", group: "CO", carc: "15" }, "carc"],
    [{ edit: "duplicate", group: "CO", carc: "96" }, "carc"],
    [{ edit: "duplicate", group: "CO", carc: "97", rarc: "N519" }, "carc"],
    [{ edit: "duplicate", group: "CO" }, "carc"],
  ])("is refused with codes %j, at %s", async (codes, field) => {
    const input = { name: `Refused ${JSON.stringify(codes)}`, terms: { ...terms, codes: [codes] } };
    expect((await errorOf(createPlan.from(max, input, { now }))).fields).toEqual([
      `terms.codes.0.${field}`,
    ]);
  });

  it("takes one pair of codes for an edit or for one of its variants, and no second", async () => {
    const codes = [
      { edit: "bundled_same_site", group: "CO", carc: "97", rarc: "m15" },
      { edit: "units_per_day.identical_line", group: "OA", carc: "18", rarc: "" },
    ];
    const planId = await newPlan({ codes });
    expect((await planHistory(max, { planId }, now))?.current.claims.codes).toEqual({
      bundled_same_site: { group: "CO", carc: "97", rarc: "M15" },
      "units_per_day.identical_line": { group: "OA", carc: "18", rarc: null },
    });
    const twice = { name: "Twice", terms: { ...terms, codes: [codes[0], codes[0]] } };
    expect((await errorOf(createPlan.from(max, twice, { now }))).fields).toEqual([
      "terms.codes.1.edit",
    ]);
  });

  it("is renamed, and closed to new requests", async () => {
    const planId = await newPlan();
    done(await changePlan(max, { planId, name: "Another name", active: false }, { now }));
    expect(await planHistory(max, { planId }, now)).toMatchObject({
      name: "Another name",
      active: false,
    });
    const { plans: offered } = (await newRequestOptions(nora, {}, now)) ?? { plans: [] };
    expect(offered.map(({ id }) => id)).not.toContain(planId);
    const taken = changePlan(max, { planId, name: plans.group.name, active: true }, { now });
    expect((await errorOf(taken)).fields).toEqual(["name"]);
  });
});

describe("the terms of a plan", () => {
  it("follow one another by date, and a correction takes the place of its date", async () => {
    const planId = await newPlan();
    const change = async (over: object) =>
      done(await changePlanTerms.from(max, { planId, terms: { ...terms, ...over } }, { now }));
    await change({ effectiveFrom: "2026-01-01", lineOfBusiness: "insured_group" });
    await change({ effectiveFrom: "2026-01-01", lineOfBusiness: "individual" });
    await change({ effectiveFrom: "2027-01-01", ncqaAccredited: false });
    const view = await planHistory(max, { planId }, now);
    expect(view?.current).toMatchObject({ lineOfBusiness: "individual", ncqaAccredited: true });
    expect(
      view?.history.map(({ effectiveFrom, replaced, says, recordedByName }) => [
        effectiveFrom,
        replaced,
        says.length > 10 ? "all" : says.map(({ detail }) => detail),
        recordedByName,
      ]),
    ).toEqual([
      ["2024-07-01", false, "all", "Max Dorn"],
      ["2026-01-01", true, ["Insured group", "Insured: the insurer bears the cost"], "Max Dorn"],
      [
        "2026-01-01",
        false,
        ["Individual or exchange", "Insured: the insurer bears the cost"],
        "Max Dorn",
      ],
      [
        "2027-01-01",
        false,
        ["Self-funded", "Self-funded: the employer bears the cost", "No"],
        "Max Dorn",
      ],
    ]);
  });

  it("of a case are those in force on its first day", async () => {
    const opened = await requestIn("submitted", { plan: plans.selfFunded });
    const view = await requestOverview(nora, { requestId: opened.requestId }, now);
    expect(view?.case.plan.terms).toMatchObject({
      effectiveFrom: "2025-01-01",
      authorizationRequiredFrom: "2025-01-01",
    });
  });

  it("are never changed or removed, and no plan stands without any", async () => {
    await connected(database.ownerUrl, async (client) => {
      for (const statement of [
        "update plan_terms set ncqa_accredited = false",
        "delete from plan_terms",
        "truncate plan_terms",
      ])
        await expect(client.query(statement)).rejects.toThrow("append-only");
      await expect(
        client.query("insert into plan (id, name) values (gen_random_uuid(), 'Bare')"),
      ).rejects.toThrow("together with its terms");
    });
  });
});

describe("a request", () => {
  const ask = (plan: { readonly id: string }, firstDay: string) => ({
    reviewType: "admission" as const,
    member: newMember(),
    planId: plan.id,
    siteId: sites.durham.id,
    firstDay,
    lastDay: addDays(firstDay, 27),
    daysPerWeek: 3,
    requestedDays: 12,
    urgency: "standard" as const,
  });

  it.each([
    ["a plan that requires none", plans.open],
    ["a plan whose requirement has ended", plans.released],
  ])("is not opened for days to come under %s, and the answer says why", async (_, plan) => {
    const refused = await errorOf(startRequest(nora, ask(plan, admissionDay), { now }));
    expect(refused).toMatchObject({ code: "invalid_input", fields: ["firstDay"] });
  });

  it("is opened for days that are over, as a review from the records", async () => {
    for (const plan of [plans.open, plans.released]) {
      const { requestId } = done(
        await startRequest(nora, ask(plan, addDays(reviewDay, -40)), { now }),
      );
      expect((await requestOverview(nora, { requestId }, now))?.case.timing).toBe("retrospective");
    }
  });

  it("is opened where the requirement ends within its days, and where it begins within them", async () => {
    const through = await newPlan({ authorizationRequiredThrough: addDays(admissionDay, 3) });
    done(await startRequest(nora, ask({ id: through }, admissionDay), { now }));
    const since = await newPlan({ authorizationRequiredFrom: addDays(admissionDay, 20) });
    done(await startRequest(nora, ask({ id: since }, admissionDay), { now }));
  });

  it("is not moved to days that need none", async () => {
    const planId = await newPlan({ authorizationRequiredThrough: "2026-10-31" });
    const opened = done(await startRequest(nora, ask({ id: planId }, admissionDay), { now }));
    const { requestId } = opened;
    const input = { ...ask({ id: planId }, "2026-11-02"), ...seen({ ...opened, version: 1 }) };
    expect((await errorOf(changeRequest.from(nora, input, { now }))).fields).toEqual(["firstDay"]);
    expect((await requestOverview(nora, { requestId }, now))?.case.firstDay).toBe(admissionDay);
  });

  it("is told before it is opened which time limits hold", async () => {
    const view = await newRequestOptions(nora, {}, now);
    const limits = (name: string, kind: "standard" | "urgent" | "retrospective") =>
      view?.plans
        .find((plan) => plan.name === name)
        ?.terms.at(-1)
        ?.limits[kind].map(({ title }) => title);
    expect(limits(plans.group.name, "standard")).toEqual([
      "North Carolina prospective or concurrent decision",
      "ERISA pre-service decision",
      "NCQA pre-service decision",
    ]);
    expect(limits(plans.medicaid.name, "urgent")).toEqual(["CMS expedited decision"]);
    expect(limits(plans.selfFunded.name, "retrospective")).toEqual([
      "ERISA post-service decision",
      "NCQA post-service decision",
    ]);
  });
});

describe("a claim", () => {
  it("is judged by the terms in force on its date of service", async () => {
    const planId = await newPlan({ authorizationRequiredFrom: undefined });
    const later = {
      ...terms,
      effectiveFrom: "2026-10-07",
      codes: [{ edit: "authorization_absent", group: "CO", carc: "198", rarc: "" }],
    };
    done(await changePlanTerms.from(max, { planId, terms: later }, { now }));
    const days = ["2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08"];
    const memberNumber = newMember().number;
    const claims = days.map((serviceFrom, index) =>
      facilityClaim(`T${index}`, [perDiemLine({ serviceFrom })], { memberNumber }),
    );
    await loaded(claimsCsv(claims), { planId });
    expect(
      await rowsOf(
        database,
        `select l.service_date::text as day, l.disposition, l.carc from claim_line l
         join claim c on c.id = l.claim_id where c.number like 'T_' order by 1`,
      ),
    ).toEqual([
      { day: "2026-10-05", disposition: "pay", carc: null },
      { day: "2026-10-06", disposition: "pay", carc: null },
      { day: "2026-10-07", disposition: "deny", carc: "198" },
      { day: "2026-10-08", disposition: "deny", carc: "198" },
    ]);
  });
});

describe("a site", () => {
  it("is corrected, its licence renewed, and closed to new requests", async () => {
    const siteId = sites.greensboro.id;
    const before = await siteSettings(max, { siteId }, now);
    if (!before) throw new Error("no site");
    const { name, street, city, state, zip, licensingAgency, licenceNumber, licensedFrom } = before;
    const given = {
      siteId,
      name,
      street,
      city,
      state,
      zip,
      licensingAgency,
      licenceNumber,
      licensedFrom,
    };
    const change = (over: object) =>
      changeSite.from(
        max,
        { ...given, licensedThrough: "2028-12-31", active: false, ...over },
        { now },
      );
    expect((await errorOf(change({ licensedThrough: "2001-01-01" }))).fields).toEqual([
      "licensedThrough",
    ]);
    done(await change({ street: "803 Green Valley Road" }));
    expect(await siteSettings(max, { siteId }, now)).toMatchObject({
      street: "803 Green Valley Road",
      licensedThrough: "2028-12-31",
      npi: before.npi,
      active: false,
    });
    const options = await newRequestOptions(nora, {}, now);
    expect(options?.sites.map(({ id }) => id)).toEqual([sites.durham.id]);
    expect((await errorOf(change({ siteId: plans.group.id }))).code).toBe("not_found");
  });
});
