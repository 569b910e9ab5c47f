import { describe, expect, it } from "vitest";
import { noticeRecipients, noticesEverOwed, noticesOwed, type NoticeEvent } from "./owed-notices";
import { noticeKinds, workflow } from "./workflow";
import { acts } from "./acts";

const record = (...entries: readonly (readonly [kind: string, data?: object])[]): NoticeEvent[] =>
  entries.map(([kind, data = {}], index) => ({
    id: String(index + 1),
    kind,
    at: new Date(Date.UTC(2026, 9, 15, 12, index)),
    data,
  }));
const sentTo = (recipient: string, owedBy: string) =>
  ["notice_sent", { recipient, owed_by: owedBy }] as const;

describe("what a case owes of notices", () => {
  it("is every notice that a step or an act of the workflow owes", () => {
    for (const { event, owes = [] } of [...workflow, ...acts])
      expect(
        noticesEverOwed(record([event])).map(({ kind }) => kind),
        event,
      ).toEqual(
        [...new Set([...workflow, ...acts].filter((row) => row.event === event))][0]?.owes ?? owes,
      );
    expect(noticeKinds.every((kind) => noticeRecipients[kind].includes("provider"))).toBe(true);
  });

  it("is settled when each recipient's copy has gone out, and not before", () => {
    const decided = ["noncertified", { determination_id: "d" }] as const;
    const waiting = (...entries: readonly (readonly [string, object?])[]) =>
      noticesOwed(record(decided, ...entries)).flatMap(({ waitingFor }) => waitingFor);
    expect(waiting()).toEqual(["provider", "member"]);
    expect(waiting(sentTo("provider", "1"))).toEqual(["member"]);
    expect(waiting(sentTo("provider", "1"), sentTo("member", "1"))).toEqual([]);
    expect(waiting(sentTo("member", "7"))).toEqual(["provider", "member"]);
  });

  it("lapses with what it was about", () => {
    const asked = (n: number) => ["information_requested", { information_request: n }] as const;
    const answered = (n: number) => ["information_answered", { information_request: n }] as const;
    expect(noticesOwed(record(asked(1), answered(1)))).toEqual([]);
    expect(noticesOwed(record(asked(1), answered(1), asked(2)))).toMatchObject([
      { informationRequest: 2, eventId: "3" },
    ]);
    const appealed = ["appeal_received", { contest_id: "c" }] as const;
    expect(noticesOwed(record(appealed, ["contest_withdrawn", { contest_id: "c" }]))).toEqual([]);
    expect(noticesOwed(record(appealed, ["contest_withdrawn", { contest_id: "x" }]))).toHaveLength(
      1,
    );
    expect(noticesOwed(record(["time_extended"], ["request_withdrawn"]))).toEqual([]);
  });

  it.each(["decision_overturned", "decision_changed_in_part"])(
    "of a decision lapses when a contest replaces it: %s",
    (replaced) => {
      for (const [decided, kind] of [
        ["noncertified", "noncertification"],
        ["certified_in_part", "certification_in_part"],
      ] as const) {
        const events = (ended: string) =>
          record(
            [decided, { determination_id: "d" }],
            ["appeal_received", { contest_id: "c" }],
            [ended, { contest_id: "c", determination_id: "e" }],
          );
        const owed = (ended: string) => noticesOwed(events(ended)).map((each) => each.kind);
        expect(owed(replaced)).not.toContain(kind);
        expect(owed(replaced)).toContain("appeal_decision");
        expect(owed("decision_upheld")).toContain(kind);
      }
    },
  );
});
