import { describe, expect, it } from "vitest";
import type { CaseEvent, ClockFacts } from "@/lib/clocks/clock-row";
import { clockLedger } from "@/lib/clocks/ledger";
import { checkAnswerPeriod, checkExtension, earliestAnswerDue } from "@/lib/clocks/time-limits";
import { lawOfClocks } from "@/lib/policy/library";

const rules = lawOfClocks();
const facts: ClockFacts = {
  requestId: "R",
  timing: "prospective",
  urgency: "standard",
  lineOfBusiness: "self_funded",
  stateOfIssue: "NC",
  ncqaAccredited: true,
  authorizedThrough: null,
};
const at = (text: string): Date => new Date(`2026-${text.replace(" ", "T")}:00-05:00`);
const received: CaseEvent = { at: at("11-02 09:00"), kind: "request_submitted", data: {} };
const extended: CaseEvent = {
  at: at("11-12 09:00"),
  kind: "time_extended",
  data: { reason_code: "beyond_control", rule_ids: ["erisa_pre_service"] },
};
const rowsOf = (changed: Partial<ClockFacts>, events = [received]) =>
  clockLedger({ ...facts, ...changed }, events, rules, at("11-12 09:00"));

describe("an extension", () => {
  it("is allowed of the rules that know one, until their limit", () => {
    const allowed = checkExtension(rowsOf({}), rules, at("11-17 23:59"));
    expect(allowed).toMatchObject({ ok: true, value: { ruleIds: ["erisa_pre_service"] } });
  });

  it.each([
    [
      "after the limit",
      {},
      [received],
      "11-18 00:00",
      /that limit is past.*29 CFR 2560\.503-1\(f\)\(2\)\(iii\)\(A\)/,
    ],
    [
      "after the CMS limit",
      { lineOfBusiness: "medicaid" as const },
      [received],
      "11-10 00:00",
      /CMS standard decision, 42 CFR 422\.568/,
    ],
    [
      "a second time",
      {},
      [received, extended],
      "11-13 09:00",
      /no second one.*ERISA extensions, 29 CFR 2560\.503-1/,
    ],
    [
      "of an urgent request",
      { urgency: "urgent" as const },
      [received],
      "11-02 10:00",
      /allows no extension.*ERISA urgent decision/,
    ],
    ["of no request", {}, [], "11-02 10:00", /not under decision/],
  ])("is refused %s, by the rule's name and citation", (_, changed, events, now, message) => {
    const refused = checkExtension(rowsOf(changed, events), rules, at(now));
    expect(refused).toMatchObject({ ok: false });
    if (!refused.ok) expect(refused.error.message).toMatch(message);
  });
});

describe("a time to answer", () => {
  const urgent = rowsOf({ urgency: "urgent" });
  const judge = (rows: typeof urgent, sentAt: string, dueAt: string, extending = false) =>
    checkAnswerPeriod(rows, rules, { sentAt: at(sentAt), dueAt: at(dueAt), extending });

  it("of an urgent request is at least 48 hours", () => {
    expect(judge(urgent, "11-02 12:00", "11-04 12:00")).toEqual({ ok: true, value: true });
    const short = judge(urgent, "11-02 12:00", "11-03 18:00");
    expect(short).toMatchObject({
      ok: false,
      error: { ruleId: "erisa_urgent_information_period" },
    });
    if (!short.ok)
      expect(short.error.message).toBe(
        "The time to answer would be 30 hours; at least 48 are owed. Choose Wed 4 Nov 2026, 12:00 or later (Time to answer an urgent information request, 29 CFR 2560.503-1(f)(2)(i))",
      );
  });

  it("for which a decision is extended is at least 45 days", () => {
    const rows = rowsOf({});
    expect(judge(rows, "11-12 12:00", "12-26 23:59", true).ok).toBe(false);
    expect(judge(rows, "11-12 12:00", "12-27 12:00", true).ok).toBe(true);
    expect(earliestAnswerDue(rows, rules, { sentAt: at("11-12 12:00"), extending: true })).toEqual(
      new Date("2026-12-28T04:59:59Z"),
    );
    expect(judge(rows, "11-12 12:00", "11-20 12:00")).toEqual({ ok: true, value: true });
  });

  it("does not end before it begins", () => {
    for (const rows of [urgent, rowsOf({ lineOfBusiness: "medicaid" })]) {
      const backwards = judge(rows, "11-12 12:00", "11-12 11:00");
      expect(backwards.ok).toBe(false);
      if (!backwards.ok) expect(backwards.error.message).toMatch(/before it begins/);
    }
  });
});
