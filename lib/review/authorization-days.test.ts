import { describe, expect, it } from "vitest";
import { authorizationLedger, type IssuedAuthorization } from "./authorization-days";

const admission: IssuedAuthorization = {
  requestId: "one",
  reference: "IOP-26-000001",
  reviewType: "admission",
  state: "certified",
  siteName: "Riverbend Durham",
  number: "A2026000001",
  issue: 1,
  firstDay: "2026-10-05",
  lastDay: "2026-11-01",
  days: 4,
  daysUsed: 0,
};
const continued: IssuedAuthorization = {
  ...admission,
  requestId: "two",
  reference: "IOP-26-000002",
  reviewType: "continued_stay",
  number: "A2026000002",
  firstDay: "2026-11-02",
  lastDay: "2026-11-29",
  days: 6,
};

describe("the ledger of authorized days", () => {
  it("is empty while nothing is authorized", () => {
    expect(authorizationLedger([], [], ["2026-10-05"], "2026-10-06")).toEqual({
      lines: [],
      authorized: 0,
      claimed: 0,
      attended: 0,
      left: 0,
      lapsed: 0,
      weeks: [],
    });
  });

  it("counts claimed days, and attended ones of which no claim has come, once each", () => {
    const { lines, ...sums } = authorizationLedger(
      [{ ...admission, daysUsed: 2 }],
      [
        { number: admission.number, date: "2026-10-05" },
        { number: admission.number, date: "2026-10-07" },
      ],
      ["2026-10-07", "2026-10-09", "2026-10-09", "2026-10-05"],
      "2026-10-10",
    );
    expect(sums).toMatchObject({ authorized: 4, claimed: 2, attended: 1, left: 1, lapsed: 0 });
    expect(lines).toMatchObject([{ daysUsed: 2, attended: 1, left: 1, standing: "running" }]);
  });

  it("leaves attended days outside every span alone", () => {
    const ledger = authorizationLedger([admission], [], ["2026-10-04", "2026-11-02"], "2026-11-02");
    expect(ledger).toMatchObject({ attended: 0, left: 0, lapsed: 4 });
  });

  it("goes on over the continued stays of the episode", () => {
    const ledger = authorizationLedger(
      [{ ...admission, daysUsed: 3 }, continued],
      [],
      ["2026-11-03"],
      "2026-11-04",
    );
    expect(ledger).toMatchObject({ authorized: 10, claimed: 3, attended: 1, left: 5, lapsed: 1 });
    expect(ledger.lines.map(({ standing }) => standing)).toEqual(["over", "running"]);
  });

  it.each([
    ["2026-10-04", 0, "ahead"],
    ["2026-10-05", 0, "running"],
    ["2026-11-01", 3, "running"],
    ["2026-10-20", 4, "used_up"],
    ["2026-11-02", 4, "used_up"],
    ["2026-11-02", 3, "over"],
  ] as const)("stands on %s with %i days used as %s", (today, daysUsed, standing) => {
    const { lines } = authorizationLedger([{ ...admission, daysUsed }], [], [], today);
    expect(lines[0]?.standing).toBe(standing);
  });

  it("never counts below zero where claims used more than was authorized", () => {
    expect(
      authorizationLedger([{ ...admission, daysUsed: 6 }], [], [], "2026-10-20"),
    ).toMatchObject({ claimed: 6, left: 0 });
  });

  it("draws whole weeks from the Monday on, each day with its authorization and use", () => {
    const { weeks } = authorizationLedger(
      [{ ...admission, firstDay: "2026-10-07", lastDay: "2026-10-13" }],
      [{ number: admission.number, date: "2026-10-08" }],
      ["2026-10-12"],
      "2026-10-20",
    );
    expect(weeks.map((week) => week.map(({ date }) => date.slice(8)).join(" "))).toEqual([
      "05 06 07 08 09 10 11",
      "12 13 14 15 16 17 18",
    ]);
    expect(weeks.flat().map(({ authorized }) => authorized.length)).toEqual([
      0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    ]);
    expect(weeks.flat().flatMap(({ date, use }) => (use ? [[date, use]] : []))).toEqual([
      ["2026-10-08", "claimed"],
      ["2026-10-12", "attended"],
    ]);
  });
});
