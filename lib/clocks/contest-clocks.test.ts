import { describe, expect, it } from "vitest";
import type { ClockFacts } from "@/lib/clocks/clock-row";
import { concurrentLiability } from "@/lib/clocks/concurrent-liability";
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
  told,
  type Entry,
} from "@/tests/clocks/told-case";

describe("after a decision", () => {
  const against: Entry[] = [received, ["11-24 10:00", "noncertified", { determination_id: "D" }]];
  const noticed: Entry[] = [
    sent("11-24 10:05", "noncertification", "provider", { determination_id: "D" }),
    sent("11-25 15:00", "noncertification", "member", { determination_id: "D" }),
  ];

  it("a retrospective noncertification is told in writing within five business days", () => {
    const rows = ledger({ timing: "retrospective" }, against);
    expect(due(rows, "nc_retrospective.written_notice.1")).toBe(endOf("12-02"));
    expect(governing(rows).map(({ id }) => id)).toEqual(["R.nc_retrospective.written_notice.1"]);
  });

  it("the member may appeal for 180 days and ask for external review for 120, and neither governs", () => {
    const rows = ledger({}, [...against, ...noticed]);
    const appeal = row(rows, "erisa_appeal_window.window.1");
    expect(appeal.dueAt).toEqual(new Date("2027-05-25T03:59:59.000Z"));
    expect(due(rows, "nc_external_review_window.window.1")).toBe("2027-03-26T03:59:59.000Z");
    expect([appeal.owedBy, governing(rows)]).toEqual(["claimant", []]);
  });

  const contest = (kind: string, data: object = {}): Entry => [
    "12-01 09:00",
    kind,
    { contest_id: "C", received_on: "2026-12-01", ...data },
  ];

  it("a reconsideration becomes an appeal, whose clocks are its own", () => {
    const rows = ledger({}, [
      ...against,
      ...noticed,
      contest("reconsideration_requested"),
      [
        "12-16 00:05",
        "appeal_received",
        { contest_id: "A", from_reconsideration: true, urgency: "standard" },
      ],
    ]);
    const first = row(rows, "nc_reconsideration.decision.1");
    expect(first.dueAt?.toISOString()).toBe(endOf("12-15"));
    expect(first.words).toMatch(/it went on as an appeal\.$/);
    expect(due(rows, "nc_standard_appeal.coordinator.1")).toBe(endOf("12-21"));
    expect(due(rows, "nc_standard_appeal.decision.1")).toBe("2027-01-16T04:59:59.000Z");
  });

  it("an expedited appeal is due 72 hours after receipt, and after the justifying information", () => {
    const rows = ledger({}, [
      ...against,
      ...noticed,
      contest("appeal_received", { urgency: "expedited", level: "appeal" }),
      ["12-01 12:00", "appeal_information_complete", { contest_id: "C" }],
    ]);
    expect(due(rows, "erisa_appeal.decision.1")).toBe(at("12-04 09:00").toISOString());
    expect(due(rows, "nc_expedited_appeal.decision.1")).toBe(at("12-04 12:00").toISOString());
    expect(governing(rows).map(({ ruleId }) => ruleId)).toEqual(["erisa_appeal"]);
  });

  it("an appeal that came in on an earlier day counts from its beginning", () => {
    const rows = ledger({}, [
      ...against,
      contest("appeal_received", { urgency: "expedited", received_on: "2026-11-30" }),
    ]);
    expect(row(rows, "erisa_appeal.decision.1").startedAt).toEqual(at("11-30 00:00"));
  });

  it("a second level has its coordinator, its meeting and its decision in turn", () => {
    const rows = ledger({}, [
      ...against,
      contest("second_level_requested", { urgency: "standard" }),
      ["12-02 09:00", "appeal_meeting_set", { contest_id: "C", meeting_on: "2026-12-18" }],
      ["12-18 16:00", "appeal_meeting_held", { contest_id: "C", held_on: "2026-12-18" }],
    ]);
    expect(due(rows, "nc_second_level.coordinator.1")).toBe(endOf("12-15"));
    expect(row(rows, "nc_second_level.meeting_told.1").satisfiedAt).toEqual(at("12-02 09:00"));
    expect(row(rows, "nc_second_level.meeting.1").satisfiedAt).toEqual(at("12-18 16:00"));
    expect(due(rows, "nc_second_level.decision.1")).toBe(endOf("12-30"));
  });

  it("the file goes to the Department within three business days of its notice", () => {
    const rows = ledger({}, [
      ...against,
      contest("external_review_requested"),
      [
        "12-24 09:00",
        "external_review_step_recorded",
        { contest_id: "C", step: "department_notice" },
      ],
      ["12-28 09:00", "external_review_step_recorded", { contest_id: "C", step: "file_sent" }],
    ]);
    const file = row(rows, "nc_external_review_file.file.1");
    expect([file.dueAt?.toISOString(), file.satisfiedAt]).toEqual([
      endOf("12-30"),
      at("12-28 09:00"),
    ]);
  });

  it("the file counts from the day of the Department's notice and ends on the day it went, whenever entered", () => {
    const step = (when: string, name: string, on: string): Entry => [
      when,
      "external_review_step_recorded",
      { contest_id: "C", step: name, on },
    ];
    const rows = ledger({}, [
      ...against,
      contest("external_review_requested"),
      step("12-16 09:00", "department_notice", "2026-12-10"),
      step("12-18 09:00", "file_sent", "2026-12-15"),
    ]);
    const file = row(rows, "nc_external_review_file.file.1");
    expect([file.startedAt, file.dueAt?.toISOString(), file.satisfiedAt]).toEqual([
      at("12-10 00:00"),
      endOf("12-15"),
      at("12-15 00:00"),
    ]);
    expect(file.words).toMatch(/in time\.$/);
  });

  it.each([
    ["decision_overturned", "the decision was overturned"],
    ["decision_changed_in_part", "the decision was changed in part"],
  ])("after %s only the notice of the contest's decision is still owed", (kind, why) => {
    const entries: Entry[] = [
      ["11-23 10:02", "request_submitted"],
      ["11-23 11:00", "all_necessary_information_obtained"],
      ["11-24 10:00", "noncertified", { determination_id: "D" }],
      ["11-24 11:00", "peer_to_peer_requested", { peer_to_peer_id: "P" }],
      contest("appeal_received", { urgency: "standard" }),
      ["12-03 09:00", kind, { contest_id: "C", determination_id: "E" }],
    ];
    const rows = ledger({}, entries);
    for (const id of ["nc_prospective", "erisa_pre_service", "ncqa_pre_service"]) {
      const clock = row(rows, `${id}.decision.1`);
      expect([clock.satisfiedAt, clock.endedAt]).toEqual([null, at("12-03 09:00")]);
      expect(clock.words).toMatch(new RegExp(`Ended Thu 3 Dec 2026, 09:00: ${why}\\.$`));
    }
    expect(row(rows, "peer_to_peer.talk.1").endedAt).toEqual(
      kind === "decision_overturned" ? at("12-03 09:00") : null,
    );
    expect(row(rows, "erisa_appeal.decision.1")).toMatchObject({
      decidedAt: at("12-03 09:00"),
      endedAt: null,
    });
    // The overturned decision's own notice, sent after all, satisfies nothing any more.
    const after = ledger({}, [
      ...entries,
      sent("12-04 09:00", "noncertification", "provider", { determination_id: "D" }),
      sent("12-04 09:00", "noncertification", "member", { determination_id: "D" }),
    ]);
    expect(row(after, "nc_prospective.decision.1").satisfiedAt).toBeNull();
    expect(row(after, "nc_prospective.decision.1").endedAt).toEqual(at("12-03 09:00"));
  });

  it("a decision told before it was overturned stays told", () => {
    const rows = ledger({}, [
      ...against,
      ...noticed,
      contest("appeal_received"),
      ["12-03 09:00", "decision_overturned", { contest_id: "C" }],
    ]);
    const clock = row(rows, "erisa_pre_service.decision.1");
    expect([clock.satisfiedAt, clock.endedAt]).toEqual([at("11-25 15:00"), null]);
  });

  it("covered days end with the decision overturned, or with the notice of what was changed", () => {
    const facts: ClockFacts = { ...group, authorizedThrough: "2026-11-20" };
    const decidedAs = (kind: string, data: object = {}): Entry[] => [
      ...against,
      contest("appeal_received"),
      ["12-03 09:00", kind, { contest_id: "C", ...data }],
    ];
    const covered = (entries: readonly Entry[]) => concurrentLiability(facts, told(entries), rules);
    expect(covered(decidedAs("decision_upheld"))).toMatchObject({ through: null });
    expect(covered(decidedAs("decision_overturned"))).toBeNull();
    const changed = decidedAs("decision_changed_in_part", { last_day: "2026-11-27" });
    expect(covered(changed)).toMatchObject({ from: "2026-11-28", through: null });
    expect(
      covered([...changed, sent("12-04 10:00", "appeal_decision", "member", { contest_id: "C" })]),
    ).toMatchObject({ from: "2026-11-28", through: "2026-12-04" });
  });

  it("peer to peer is taken up within a business day", () => {
    const rows = ledger({}, [
      ...against,
      ["11-25 16:00", "peer_to_peer_requested", { peer_to_peer_id: "P" }],
      ["11-27 10:00", "peer_to_peer_held", { peer_to_peer_id: "P", outcome: "held" }],
    ]);
    const talk = row(rows, "peer_to_peer.talk.1");
    expect([talk.dueAt?.toISOString(), talk.satisfiedAt]).toEqual([
      endOf("11-27"),
      at("11-27 10:00"),
    ]);
  });

  it("days stay covered until the member is told, in concurrent review", () => {
    const facts: ClockFacts = { ...group, authorizedThrough: "2026-11-20" };
    expect(concurrentLiability(facts, told(against), rules)).toMatchObject({
      from: "2026-11-21",
      through: null,
    });
    expect(concurrentLiability(facts, told([...against, ...noticed]), rules)).toEqual({
      from: "2026-11-21",
      through: "2026-11-25",
      citation: "N.C.G.S. 58-50-61(f)",
    });
    expect(
      concurrentLiability({ ...facts, lineOfBusiness: "medicaid" }, told(against), rules),
    ).toBeNull();
  });
});
