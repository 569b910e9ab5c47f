import { describe, expect, it } from "vitest";
import { readHistoryPlace } from "./history-address";

describe("what the history page shows above the story", () => {
  it("is two submissions compared, the earlier first, however they were named", () => {
    expect(readHistoryPlace({ from: "3", to: "1" })).toEqual({ compare: { from: 1, to: 3 } });
  });

  it("is one submission whole", () => {
    expect(readHistoryPlace({ submission: "2" })).toEqual({ submission: 2 });
  });

  it("is nothing where the address names no number", () => {
    expect(readHistoryPlace({})).toEqual({});
    expect(readHistoryPlace({ submission: "0" })).toEqual({});
    expect(readHistoryPlace({ from: "1", to: "two" })).toEqual({});
  });
});
