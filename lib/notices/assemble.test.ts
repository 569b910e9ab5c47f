import { describe, expect, it } from "vitest";
import { assembleNotice } from "@/lib/notices/assemble";
import { memberAddressee } from "@/lib/notices/member-addressee";
import type { Block, Notice, NoticeFacts } from "@/lib/notices/notice";
import { textsOfNotices } from "@/lib/policy/library";
import type { LineOfBusiness } from "@/lib/review/plan-terms";
import { noticeKinds } from "@/lib/review/workflow";
import { completeNotices } from "@/tests/builders/notice-facts";

const texts = textsOfNotices();
const on = (facts: NoticeFacts, lineOfBusiness: LineOfBusiness): NoticeFacts => ({
  ...facts,
  plan: { ...facts.plan, lineOfBusiness },
});
const partsOf = (facts: NoticeFacts) => assembleNotice(facts, texts).parts.map(({ id }) => id);

const said = (block: Block): string => {
  switch (block.kind) {
    case "list":
      return block.items.join("\n");
    case "address":
      return block.lines.join("\n");
    case "facts":
      return block.rows.map(({ term, value }) => `${term}: ${value}`).join("\n");
    default:
      return block.text;
  }
};
const words = ({ parts }: Notice): string =>
  parts.flatMap(({ heading, blocks }) => [heading, ...blocks.map(said)]).join("\n");
const letter = (facts: NoticeFacts): string => words(assembleNotice(facts, texts));

const rights = ["policy", "peer_to_peer", "reconsideration", "appeal_rights", "expedited_appeal"];
const end = ["decided_by", "language_assistance", "contact"];
const insured = [...rights, "external_review", "coverage_during_appeal", "assistance", ...end];

describe("the parts of a letter", () => {
  it.each<[NoticeFacts["kind"], LineOfBusiness, readonly string[]]>([
    ["noncertification", "insured_group", ["decision", "reasons", "criteria", ...insured]],
    ["noncertification", "individual", ["decision", "reasons", "criteria", ...insured]],
    [
      "noncertification",
      "self_funded",
      ["decision", "reasons", "criteria", ...insured.filter((id) => id !== "reconsideration")],
    ],
    [
      "noncertification",
      "medicare_advantage",
      [
        ...["decision", "reasons", "criteria"],
        ...insured.filter((id) => id !== "reconsideration" && id !== "external_review"),
      ],
    ],
    [
      "noncertification",
      "medicaid",
      ["decision", "reasons", "criteria", ...insured.filter((id) => id !== "reconsideration")],
    ],
    [
      "certification_in_part",
      "insured_group",
      [
        ...["decision", "certified_days", "reasons", "criteria"],
        ...insured.slice(0, -3),
        ...["no_guarantee", ...end],
      ],
    ],
    [
      "certification",
      "insured_group",
      [
        ...["decision", "certified_days", "conditions", "no_guarantee"],
        ...["language_assistance", "contact"],
      ],
    ],
    [
      "information_request",
      "insured_group",
      ["decision", "requested_items", "language_assistance", "contact"],
    ],
    [
      "extension",
      "medicaid",
      ["extension", "requested_items", "grievance", "language_assistance", "contact"],
    ],
    [
      "appeal_acknowledgement",
      "insured_group",
      ["appeal", "appeal_rights", "assistance", "language_assistance", "contact"],
    ],
    [
      "appeal_decision",
      "insured_group",
      [
        ...["appeal", "decision", "reasons", "criteria", "appeal_review", "policy"],
        ...["second_level", "external_review", "assistance", ...end],
      ],
    ],
    [
      "administrative",
      "insured_group",
      [
        ...["decision", "reasons", "appeal_rights", "assistance"],
        ...["language_assistance", "contact"],
      ],
    ],
  ])("%s, %s", (kind, line, parts) => {
    expect(partsOf(on(completeNotices[kind], line))).toEqual(parts);
  });

  it("are there for every kind", () => {
    expect(Object.keys(completeNotices).sort()).toEqual([...noticeKinds].sort());
  });

  it("the provider's copy says whose letter it is", () => {
    const facts = completeNotices.noncertification;
    const copy = { ...facts, recipient: { ...facts.recipient, party: "provider" as const } };
    expect(partsOf(copy)[0]).toBe("copy");
    expect(letter(copy)).toContain("copy of our letter to Jordan Sample");
    expect(letter(copy)).not.toContain("call or text 988");
  });

  it("the provider's own letters speak to the provider", () => {
    for (const kind of ["certification", "information_request"] as const) {
      const facts = completeNotices[kind];
      const own = { ...facts, recipient: { ...facts.recipient, party: "provider" as const } };
      expect(partsOf(own)).not.toContain("copy");
      expect(letter(own)).toMatch(/[Yy]ou asked/);
      expect(letter(own)).toContain("for Jordan Sample");
    }
  });

  it("leave out what a retrospective review has not: urgency and care that goes on", () => {
    const facts = completeNotices.noncertification;
    const service = {
      ...facts.service,
      timing: "retrospective" as const,
      continuesAuthorizedDays: false,
    };
    const parts = partsOf({ ...facts, service });
    expect(parts).not.toContain("expedited_appeal");
    expect(parts).not.toContain("coverage_during_appeal");
  });

  it("of a reversed decision hold the days and no rules that were not met", () => {
    const { span } = completeNotices.certification;
    const facts = completeNotices.appeal_decision;
    const reversed = { ...facts, outcome: "overturned" as const, unmet: [], span };
    const parts = partsOf(reversed);
    expect(parts).toContain("certified_days");
    expect(parts).toContain("no_guarantee");
    for (const id of ["criteria", "second_level", "external_review"] as const)
      expect(parts).not.toContain(id);
  });

  it("after a second level there is only the external review left", () => {
    const facts = { ...completeNotices.appeal_decision, level: "second_level" as const };
    const parts = partsOf(facts);
    expect(parts).toContain("external_review");
    expect(parts).not.toContain("second_level");
    expect(partsOf({ ...facts, level: "external_review" })).not.toContain("external_review");
  });
});

describe("care while the member appeals", () => {
  it.each(["prospective", "concurrent"] as const)(
    "is told of whenever a request goes on with authorized days, and only then: %s",
    (timing) => {
      const facts = completeNotices.noncertification;
      const told = (continues: boolean) =>
        assembleNotice(
          { ...facts, service: { ...facts.service, timing, continuesAuthorizedDays: continues } },
          texts,
        ).parts.some(({ id }) => id === "coverage_during_appeal");
      expect([told(true), told(false)]).toEqual([true, false]);
    },
  );
});

describe("a letter to a minor", () => {
  it("goes to the parent or guardian until the eighteenth birthday", () => {
    const member = { givenName: "Robin", familyName: "Sample", dateOfBirth: "2008-10-08" };
    const facts = completeNotices.noncertification;
    const letter = (on: string) => {
      const recipient = { ...facts.recipient, ...memberAddressee(member, on) };
      const { greeting, recipient: to } = assembleNotice({ ...facts, recipient }, texts);
      return [to.name, greeting];
    };
    expect(letter("2026-10-07")).toEqual([
      "To the parent or guardian of Robin Sample",
      "Dear parent or guardian of Robin Sample:",
    ]);
    expect(letter("2026-10-08")).toEqual(["Robin Sample", "Dear Robin Sample:"]);
  });
});

describe("what a noncertification says", () => {
  const facts = completeNotices.noncertification;

  it("time limits are the law's figures", () => {
    const insuredLetter = letter(facts);
    for (const limit of [
      "within 180 days",
      "within 3 business days",
      "within 30 days",
      "within 10 business days",
      "within 4 days",
      "72 hours",
      "within 120 days",
      "within 1 business day",
    ])
      expect(insuredLetter).toContain(limit);
    expect(letter(on(facts, "self_funded"))).toContain("within 4 months");
    expect(letter(on(facts, "medicare_advantage"))).toContain("within 65 days");
    expect(letter(on(facts, "medicaid"))).toContain("within 60 days");
    const service = { ...facts.service, timing: "retrospective" as const };
    expect(letter(on({ ...facts, service }, "self_funded"))).toContain("within 60 days");
  });

  it("an expedited external review may be asked for at the same time", () => {
    for (const line of ["insured_group", "individual", "self_funded"] as const)
      expect(letter(on(facts, line))).toContain(
        "You may ask for an expedited external review at the same time.",
      );
  });

  it("Smart NC is named with address and telephone, for insured plans alone", () => {
    for (const line of ["1201 Mail Service Center", "Raleigh, NC 27699-1201", "855-408-1212"])
      expect(letter(facts)).toContain(line);
    expect(letter(on(facts, "self_funded"))).not.toContain("Smart NC");
  });

  it("public programs are told the specific reason in their law's words", () => {
    const [heading] = assembleNotice(on(facts, "medicare_advantage"), texts).parts.flatMap(
      (part) => (part.id === "reasons" ? [part] : []),
    );
    expect(heading?.heading).toBe("The specific reason for our decision");
    expect(heading?.source).toContain("42 CFR 422.122");
  });

  it("names the policy with its version, who decided, and the days", () => {
    const text = letter(facts);
    expect(text).toContain("version July 1, 2024");
    expect(text).toContain("Name: Alex Director, MD");
    expect(text).toContain("Specialty: Psychiatry");
    expect(text).toContain("Medical license: North Carolina, number 2015-01234");
    expect(text).toContain("Dates of service: October 5, 2026 to October 30, 2026");
    expect(text).toContain("Date of decision: October 7, 2026");
  });

  it("a rule whose name has an abbreviation explains it", () => {
    const [first] = facts.unmet;
    const title = "DSM diagnosis as the primary focus";
    const unmet = first ? [{ ...first, criterion: "A1", title }] : [];
    expect(letter({ ...facts, unmet })).toContain(
      `Rule A1: ${title} (DSM: Diagnostic and Statistical Manual of Mental Disorders)`,
    );
  });
});

describe("other letters", () => {
  it("a certification states days, dates, site and code, and guarantees no payment", () => {
    const text = letter(completeNotices.certification);
    expect(text).toContain("Days certified: 6");
    expect(text).toContain("Dates of service: October 5, 2026 to October 16, 2026");
    expect(text).toContain("Program: Piedmont Day Program, Durham, NC");
    expect(text).toContain("code S9480");
    expect(text).toContain("Authorization number: A-2026-000017");
    expect(text).toContain("This is not a guarantee of payment.");
  });

  it("an information request states each item, the rule it serves, and the hour it is due", () => {
    const text = letter(completeNotices.information_request);
    expect(text).toContain(
      "On what date did the psychiatrist first see the member? This serves rule P3: Psychiatric " +
        "evaluation within three days.",
    );
    expect(text).toContain("by October 12, 2026 at 4:30 PM Eastern time");
  });

  it("what is not on file shows as a gap", () => {
    const facts = completeNotices.noncertification;
    const contact = { ...facts.plan.contact, phone: "" };
    expect(letter({ ...facts, plan: { ...facts.plan, contact } })).toContain("Call [not on file]");
  });
});
