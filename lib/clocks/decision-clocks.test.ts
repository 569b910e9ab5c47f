import { describe, expect, it } from "vitest";
import type { ClockFacts } from "@/lib/clocks/clock-row";
import { clockLedger } from "@/lib/clocks/ledger";
import {
  at,
  due,
  endOf,
  governing,
  group,
  ledger,
  received,
  row,
  rules,
  sent,
  type Entry,
} from "@/tests/clocks/told-case";

describe("which rows a plan runs under", () => {
  const decisions = (facts: Partial<ClockFacts>, entries: readonly Entry[] = [received]) =>
    ledger(facts, entries)
      .filter(({ subject }) => subject === "decision")
      .map(({ ruleId }) => ruleId);

  it.each([
    ["insured_group", ["nc_prospective", "erisa_pre_service", "ncqa_pre_service"]],
    ["individual", ["nc_prospective", "erisa_pre_service", "ncqa_pre_service"]],
    ["self_funded", ["erisa_pre_service", "ncqa_pre_service"]],
    ["medicare_advantage", ["cms_standard", "ncqa_pre_service"]],
    ["medicaid", ["cms_standard", "ncqa_pre_service"]],
  ] as const)("%s: %j", (lineOfBusiness, expected) => {
    expect(decisions({ lineOfBusiness })).toEqual(expected);
  });

  it("without accreditation NCQA asks nothing, nor North Carolina of a plan issued elsewhere", () => {
    expect(decisions({ ncqaAccredited: false, stateOfIssue: "VA" })).toEqual(["erisa_pre_service"]);
  });

  it("urgent and retrospective requests have their own", () => {
    expect(decisions({ urgency: "urgent" })).toEqual([
      "nc_prospective",
      "erisa_urgent",
      "ncqa_urgent",
    ]);
    expect(decisions({ urgency: "urgent", lineOfBusiness: "medicaid" })).toEqual([
      "cms_expedited",
      "ncqa_urgent",
    ]);
    expect(decisions({ urgency: "urgent", timing: "retrospective" })).toEqual([
      "nc_retrospective",
      "erisa_post_service",
      "ncqa_post_service",
    ]);
  });

  it("a rule not yet in force on the day of receipt asks nothing", () => {
    const early = [{ at: new Date("2025-12-31T15:00:00Z"), kind: "request_submitted", data: {} }];
    const rows = clockLedger(
      { ...group, lineOfBusiness: "medicaid" },
      early,
      rules,
      at("12-31 10:00"),
    );
    expect(rows).toEqual([]);
  });

  it("24 hours when asked at least that long before the approved days end, otherwise 72", () => {
    const facts = { urgency: "urgent" } as const;
    expect(
      due(
        ledger({ ...facts, authorizedThrough: "2026-11-24" }, [received]),
        "erisa_urgent_concurrent.decision.1",
      ),
    ).toBe(at("11-24 10:02").toISOString());
    expect(
      due(
        ledger({ ...facts, authorizedThrough: "2026-11-23" }, [received]),
        "erisa_urgent.decision.1",
      ),
    ).toBe(at("11-26 10:02").toISOString());
  });

  it("a draft has none", () => {
    expect(ledger({}, [])).toEqual([]);
  });
});

describe("North Carolina's decision", () => {
  it("has not started until all necessary information is on record, and starts anew when more is asked for", () => {
    const asked: Entry = [
      "11-24 10:00",
      "information_requested",
      { information_request: 1, due_on: "2026-12-08" },
    ];
    const before = row(ledger({}, [received]), "nc_prospective.decision.1");
    expect([before.startedAt, before.dueAt]).toEqual([null, null]);
    expect(before.words).toMatch(/^Not started: it starts when all necessary information/);
    const entries: Entry[] = [
      received,
      ["11-23 15:00", "all_necessary_information_obtained"],
      asked,
      ["11-25 09:00", "information_answered", { information_request: 1, late: false }],
      ["11-25 09:30", "all_necessary_information_obtained"],
    ];
    const rows = ledger({}, entries);
    expect(row(rows, "nc_prospective.decision.1").endedAt).toEqual(at("11-24 10:00"));
    // Over Thanksgiving: Friday, Monday, Tuesday.
    expect(due(rows, "nc_prospective.decision.2")).toBe(endOf("12-01"));
  });

  it("is satisfied by the notice to everybody it is owed to, not by deciding", () => {
    const entries: Entry[] = [
      received,
      ["11-23 11:00", "all_necessary_information_obtained"],
      ["11-25 10:00", "noncertified", { determination_id: "D" }],
      sent("11-25 10:05", "noncertification", "provider", { determination_id: "D" }),
    ];
    const half = row(ledger({}, entries), "nc_prospective.decision.1");
    expect([half.decidedAt, half.satisfiedAt, half.governs]).toEqual([
      at("11-25 10:00"),
      null,
      true,
    ]);
    expect(half.words).toMatch(/the notice has not gone out yet\.$/);
    const rows = ledger({}, [
      ...entries,
      sent("11-30 09:00", "noncertification", "member", { determination_id: "D" }),
    ]);
    const whole = row(rows, "nc_prospective.decision.1");
    expect(whole.satisfiedAt).toEqual(at("11-30 09:00"));
    expect(whole.words).toMatch(/Notice sent Mon 30 Nov 2026, 09:00, late\.$/);
    expect(governing(rows)).toEqual([]);
  });
});

describe("ERISA urgent, incomplete", () => {
  const facts = {
    urgency: "urgent",
    ncqaAccredited: false,
    lineOfBusiness: "self_funded",
  } as const;
  const asked: Entry = [
    "11-23 14:00",
    "information_requested",
    { information_request: 1, due_at: at("11-25 15:00").toISOString() },
  ];
  const toldOf = (when: string) =>
    sent(when, "information_request", "provider", { information_request: 1 });

  it("runs 48 hours from the end of the time to answer, and from an earlier answer", () => {
    const open = ledger(facts, [received, asked, toldOf("11-23 15:00")]);
    expect(due(open, "erisa_urgent.decision.1")).toBe(at("11-27 15:00").toISOString());
    const answered = ledger(facts, [
      received,
      asked,
      toldOf("11-23 15:00"),
      ["11-24 08:00", "information_answered", { information_request: 1, late: false }],
    ]);
    expect(due(answered, "erisa_urgent.decision.1")).toBe(at("11-26 08:00").toISOString());
    const late = ledger(facts, [
      received,
      asked,
      toldOf("11-23 15:00"),
      ["11-26 08:00", "information_answered", { information_request: 1, late: true }],
    ]);
    expect(due(late, "erisa_urgent.decision.1")).toBe(at("11-27 15:00").toISOString());
    expect(row(late, "erisa_urgent_information_period.answer.1").words).toMatch(
      /Answered .*, late\.$/,
    );
  });

  it("keeps 72 hours when what is missing is told after 24 hours, or not at all", () => {
    for (const entries of [
      [received, asked],
      [received, asked, toldOf("11-24 10:03")],
    ]) {
      const rows = ledger(facts, entries);
      expect(due(rows, "erisa_urgent.decision.1")).toBe(at("11-26 10:02").toISOString());
      expect(due(rows, "erisa_urgent.missing_information.1")).toBe(at("11-24 10:02").toISOString());
    }
    const wordsAt = (now: string, entries: Entry[]) =>
      row(ledger(facts, entries, now), "erisa_urgent.decision.1").words;
    expect(wordsAt("11-24 10:02", [received, asked])).toMatch(
      /What is missing must be told by Tue 24 Nov 2026, 10:02\./,
    );
    const untold = /What is missing was not told by Tue 24 Nov 2026, 10:02, /;
    expect(wordsAt("11-24 10:03", [received, asked])).toMatch(untold);
    expect(wordsAt("11-24 10:04", [received, asked, toldOf("11-24 10:03")])).toMatch(untold);
    const waiting = ledger(facts, [received, asked]);
    expect(governing(waiting).map(({ id }) => id)).toEqual([
      "R.erisa_urgent.missing_information.1",
    ]);
  });
});

describe("an extension", () => {
  const facts = { lineOfBusiness: "self_funded", ncqaAccredited: false } as const;
  const submitted: Entry = ["11-02 09:00", "request_submitted"];
  const asked: Entry = [
    "11-12 09:00",
    "information_requested",
    { information_request: 1, due_at: at("12-27 23:59").toISOString(), extends: true },
  ];
  const toldOf = sent("11-12 10:00", "information_request", "provider", { information_request: 1 });

  it("for missing information stands still from its notice to the answer", () => {
    const open = ledger(facts, [submitted, asked, toldOf], "11-20 09:00");
    const paused = row(open, "erisa_pre_service.decision.1");
    expect(paused.tolled).toEqual([{ from: at("11-12 10:00"), to: null }]);
    expect(governing(open)).toEqual([]);
    const rows = ledger(facts, [
      submitted,
      asked,
      toldOf,
      ["11-30 09:00", "information_answered", { information_request: 1, late: false }],
    ]);
    const clock = row(rows, "erisa_pre_service.decision.1");
    expect(clock.dueAt?.toISOString()).toBe(endOf("12-20"));
    expect(clock.words).toBe(
      "Started when the request was received Mon 2 Nov 2026, 09:00. Paused 18 days, to Mon 30 Nov 2026, 09:00, while information was awaited. Extended once by 15 days; the notice of it went out Thu 12 Nov 2026, 10:00. Due Sun 20 Dec 2026, 23:59.",
    );
    expect(clock.governs).toBe(true);
  });

  it("counts only once its notice has gone out in time", () => {
    const extended: Entry = [
      "11-17 09:00",
      "time_extended",
      { reason_code: "beyond_control", rule_ids: ["erisa_pre_service"] },
    ];
    const unsent = row(ledger(facts, [submitted, extended]), "erisa_pre_service.decision.1");
    expect(unsent.dueAt?.toISOString()).toBe(endOf("11-17"));
    expect(unsent.extension).toEqual({
      until: unsent.dueAt,
      recordedAt: at("11-17 09:00"),
      toldAt: null,
    });
    const to = (when: string): Entry[] => [
      sent(when, "extension", "provider"),
      sent(when, "extension", "member"),
    ];
    const inTime = ledger(facts, [submitted, extended, ...to("11-17 16:00")]);
    expect(due(inTime, "erisa_pre_service.decision.1")).toBe(endOf("12-02"));
    const late = row(
      ledger(facts, [submitted, extended, ...to("11-18 00:01")]),
      "erisa_pre_service.decision.1",
    );
    expect(late.dueAt?.toISOString()).toBe(endOf("11-17"));
    expect(late.words).toMatch(/after the limit: it changes nothing/);
  });

  it("of a CMS clock adds its days and pauses nothing", () => {
    const rows = ledger({ ...facts, lineOfBusiness: "medicaid" }, [
      received,
      [
        "11-27 09:00",
        "time_extended",
        { reason_code: "missing_information", rule_ids: ["cms_standard"] },
      ],
      sent("11-28 09:00", "extension", "provider"),
      sent("11-28 09:00", "extension", "member"),
    ]);
    expect(due(rows, "cms_standard.decision.1")).toBe(endOf("12-14"));
    expect(row(rows, "cms_standard.decision.1").tolled).toEqual([]);
  });
});

describe("what ends without an answer", () => {
  it("withdrawn, every clock ends and none governs", () => {
    const rows = ledger({}, [
      received,
      ["11-23 12:00", "information_requested", { information_request: 1, due_on: "2026-12-08" }],
      ["11-24 09:00", "request_withdrawn"],
    ]);
    expect(rows.map(({ endedAt }) => endedAt)).toEqual(rows.map(() => at("11-24 09:00")));
    expect(governing(rows)).toEqual([]);
  });
});
