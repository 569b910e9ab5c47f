import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleNotice } from "@/lib/notices/assemble";
import { missingParts } from "@/lib/notices/missing-parts";
import type { NoticeFacts, NoticeFactsOf } from "@/lib/notices/notice";
import { policyLibrary, textsOfNotices } from "@/lib/policy/library";
import { linesOfBusiness } from "@/lib/review/plan-terms";
import { completeNotices, unmetCriterion } from "@/tests/builders/notice-facts";

const texts = textsOfNotices();
const problems = (facts: NoticeFacts) => missingParts(facts, texts);
const every = Object.values(completeNotices).flatMap((facts) =>
  linesOfBusiness.flatMap((lineOfBusiness) =>
    (["member", "provider"] as const).flatMap((party) =>
      (["concurrent", "retrospective"] as const).map((timing): NoticeFacts => ({
        ...facts,
        plan: { ...facts.plan, lineOfBusiness },
        recipient: { ...facts.recipient, party },
        service: { ...facts.service, timing },
      })),
    ),
  ),
);

describe("a complete letter", () => {
  it("acknowledges a second-level review before the day of its meeting is set, an appeal not without its day", () => {
    const undated = { ...completeNotices.appeal_acknowledgement, due: null, meetingOn: null };
    expect(problems({ ...undated, level: "second_level" })).toEqual([]);
    expect(problems({ ...undated, level: "appeal" })).toMatchObject([{ part: "appeal" }]);
  });

  it("of every kind, plan, recipient and timing has no problem", () => {
    for (const facts of every) expect(problems(facts)).toEqual([]);
  });
});

describe("a letter that lost something", () => {
  it("without a part has exactly that problem, with what to do and the clause", () => {
    for (const facts of every) {
      const notice = assembleNotice(facts, texts);
      for (const part of notice.parts) {
        const parts = notice.parts.filter((other) => other.id !== part.id);
        const found = missingParts(facts, texts, { ...notice, parts }).filter(
          // Without the part that explains it, IOP may stand unexplained in a later one.
          ({ problem }) => !problem.includes("is not explained"),
        );
        expect(found).toEqual([
          {
            part: part.id,
            problem: expect.stringMatching(/^Missing: \w.*\.$/) as string,
            remedy: "Assemble the notice again from the case.",
            source: part.source,
          },
        ]);
      }
    }
  });

  it("without one block has exactly that problem", () => {
    const facts = completeNotices.noncertification;
    const notice = assembleNotice(facts, texts);
    for (const part of notice.parts)
      for (const block of part.blocks) {
        const blocks = part.blocks.filter((other) => other !== block);
        const parts = notice.parts.map((other) => (other === part ? { ...part, blocks } : other));
        const found = missingParts(facts, texts, { ...notice, parts }).filter(
          ({ problem }) => !problem.includes("is not explained"),
        );
        expect(found.map((problem) => problem.part)).toEqual([part.id]);
      }
  });

  it("names what of a criterion is gone", () => {
    const facts = completeNotices.noncertification;
    const notice = assembleNotice(facts, texts);
    const without = (tells: string) => ({
      ...notice,
      parts: notice.parts.map((part) => ({
        ...part,
        blocks: part.blocks.filter(
          ({ about }) => about?.criterion !== "P3" || about.tells !== tells,
        ),
      })),
    });
    const told = (tells: string) =>
      missingParts(facts, texts, without(tells)).map(({ problem }) => problem);
    const heading = `Missing from the part "The rules that were not met":`;
    expect(told("name")).toEqual([`${heading} the name and number of P3.`]);
    expect(told("wording")).toEqual([`${heading} the policy's wording of P3.`]);
    expect(told("rationale")).toEqual([`${heading} the clinical rationale of P3.`]);
    expect(told("showed")).toEqual([`${heading} what the record showed of P3.`]);
    expect(told("missing")).toEqual([`${heading} what was missing of P3.`]);
  });
});

type Adverse = NoticeFactsOf<"noncertification">;
const base: Adverse = completeNotices.noncertification;
const withFirst = (change: Partial<Adverse["unmet"][number]>): Adverse => ({
  ...base,
  unmet: base.unmet.map((unmet, index) => (index === 0 ? { ...unmet, ...change } : unmet)),
});
const decided = (change: Partial<Adverse["decidedBy"]>): Adverse => ({
  ...base,
  decidedBy: { ...base.decidedBy, ...change },
});
const contacted = (change: Partial<Adverse["plan"]["contact"]>): Adverse => ({
  ...base,
  plan: { ...base.plan, contact: { ...base.plan.contact, ...change } },
});
const extension = completeNotices.extension;
const request = completeNotices.information_request;
const acknowledged = completeNotices.appeal_acknowledgement;
const appeal = completeNotices.appeal_decision;
const certified = completeNotices.certification;
const nobody = { ...base.recipient, address: [] };

describe("facts that are not on file", () => {
  it.each<[string, NoticeFacts, string, string]>([
    ["an addressee", { ...base, recipient: nobody }, "letter", "a notice to nobody"],
    ["the plan's telephone", contacted({ phone: "" }), "contact", "telephone number"],
    ["the plan's address", contacted({ addressLines: [] }), "contact", "address"],
    ["the reasons", { ...base, rationale: " " }, "reasons", "The clinical rationale is empty"],
    ["reasons in a word", { ...base, rationale: "Too late." }, "reasons", "shorter than"],
    ["any criterion", { ...base, unmet: [] }, "criteria", "No unmet criterion is named"],
    ["a criterion's wording", withFirst({ wording: "" }), "criteria", "the wording of P3"],
    ["a criterion's name", withFirst({ title: "" }), "criteria", "The name or the wording of P3"],
    ["a rationale", withFirst({ rationale: "" }), "criteria", "rationale for P3 is empty"],
    ["a whole rationale", withFirst({ rationale: "Late." }), "criteria", "P3 is shorter"],
    ["what was shown", withFirst({ recordShowed: [] }), "criteria", "record showed for P3"],
    ["a licence", decided({ licence: null }), "decided_by", "not on file: licence"],
    ["a specialty", decided({ specialty: null }), "decided_by", "not on file: specialty"],
    ["credentials", decided({ credentials: "" }), "decided_by", "not on file: credentials"],
    [
      "the authorization number",
      { ...certified, span: { ...certified.span, authorizationNumber: null } },
      "certified_days",
      "authorization number",
    ],
    ["items", { ...request, items: [] }, "requested_items", "Nothing is asked for"],
    [
      "an item's criterion",
      { ...request, items: request.items.map((item) => ({ ...item, criterion: "" })).slice(1) },
      "requested_items",
      "Item 1 has no question, or no rule",
    ],
    [
      "time to answer",
      { ...request, due: { on: request.date, at: null } },
      "decision",
      "not after the letter's day",
    ],
    ["why it takes longer", { ...extension, explanation: "" }, "extension", "is empty"],
    [
      "a later date",
      { ...extension, due: extension.formerlyDue },
      "extension",
      "not after the former one",
    ],
    ["the coordinator", { ...acknowledged, coordinator: null }, "appeal", "coordinator's name"],
    ["the day of the decision", { ...acknowledged, due: null }, "appeal", "The day by which"],
    [
      "the understanding",
      { ...appeal, understanding: "" },
      "appeal",
      "understanding of the appeal",
    ],
    ["the evidence", { ...appeal, evidence: [] }, "appeal_review", "No evidence is named"],
    [
      "the days an appeal certified",
      { ...appeal, outcome: "overturned", unmet: [] },
      "certified_days",
      "days that are now certified",
    ],
    [
      "the reason of a closing",
      { ...completeNotices.administrative, explanation: "" },
      "reasons",
      "The reason is empty",
    ],
  ])("without %s there is exactly that problem", (_, facts, part, words) => {
    const found = problems(facts);
    expect(found.map((problem) => problem.part)).toEqual([part]);
    expect(found[0]?.problem).toContain(words);
    expect(found[0]?.source).not.toBe("");
  });

  it("one rationale for all criteria is one problem", () => {
    const rationale = "The notes of your first week tell only of group sessions on three days.";
    const same = { ...base, unmet: base.unmet.map((unmet) => ({ ...unmet, rationale })) };
    expect(problems(same).map(({ problem }) => problem)).toEqual([
      "The rationale is the same for P3, P5.",
    ]);
  });

  it("an abbreviation that nobody explained is refused, once", () => {
    const facts = { ...base, rationale: "You asked for DBT at home. DBT is not this program." };
    expect(problems(facts).map(({ part, problem }) => [part, problem])).toEqual([
      ["reasons", '"DBT" is not explained.'],
    ]);
  });

  it("in an information request it is only marked, for its clock runs", () => {
    const message = "Please send the XYZ form.";
    expect(problems({ ...request, message })).toEqual([]);
  });

  it("in the policy's own names and questions it is explained, the first time", () => {
    const items = request.items.map((item) => ({
      ...item,
      criterionTitle: "DSM diagnosis as the primary focus",
      question: "Which DSM diagnosis is treated, with its ICD-10-CM code?",
    }));
    const [list] = assembleNotice({ ...request, items }, texts).parts.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "list" ? [block.items] : [])),
    );
    expect(list?.[0]).toContain(
      "(DSM: Diagnostic and Statistical Manual of Mental Disorders; " +
        "ICD: International Classification of Diseases)",
    );
    expect(list?.[1]).not.toContain("Manual");
  });
});

describe("any noncertification that passes", () => {
  const ids =
    policyLibrary()
      .versionOn("2026-10-05")
      ?.criteria.map(({ id }) => id) ?? [];
  const words = fc.constantFrom("visit", "nurse", "came", "week", "late", "home", "notes", "alone");
  const often = fc.constantFrom(true, true, true, true, false);
  const rationale = fc
    .array(words, { maxLength: 14 })
    .map((chosen) => (chosen.length > 0 ? `You ${chosen.join(" ")} in October.` : ""));
  const unmet = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...ids), rationale, often, often), {
      selector: ([id]) => id,
      maxLength: 6,
    })
    .map((chosen) =>
      chosen.map(([id, why, worded, shown]) => ({
        ...unmetCriterion(id, {
          rationale: why ? `${why} This is about ${id} only.` : "",
          recordShowed: shown ? ["A note of October 12."] : [],
        }),
        ...(worded ? {} : { wording: "" }),
      })),
    );

  it("quotes every unmet criterion by number and in its own words", () => {
    let passed = 0;
    fc.assert(
      fc.property(unmet, (criteria) => {
        const facts = { ...base, unmet: criteria };
        if (problems(facts).length > 0) return;
        passed += 1;
        const blocks = assembleNotice(facts, texts).parts.flatMap((part) => part.blocks);
        const quotes = blocks.flatMap((block) => (block.kind === "quote" ? [block.text] : []));
        const names = blocks.flatMap((block) => (block.kind === "subheading" ? [block.text] : []));
        for (const { criterion, title } of criteria) {
          expect(quotes).toContain(unmetCriterion(criterion).wording);
          expect(names.some((name) => name.includes(`${criterion}: ${title}`))).toBe(true);
        }
      }),
      { numRuns: 200, seed: 20261123 },
    );
    expect(passed).toBeGreaterThan(10);
  });
});
