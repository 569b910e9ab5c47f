import { describe, expect, it } from "vitest";
import { misordered, unasked } from "@/lib/clocks/deadline-input";
import { deadlineRules } from "@/lib/clocks/deadlines";
import { readMoment } from "@/lib/clocks/moment";

const moments = (input: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(input).map(([key, text]) => [key, readMoment(text) ?? null]));

describe("a rule asked nothing", () => {
  it.each(deadlineRules)("%s says which of its keys need a value", (id) => {
    const said = unasked(id, {});
    const key = /input\.(\w+)/.exec(said ?? "")?.[1] ?? "";
    expect(said).toMatch(/^input: nothing to count from: give a value to input\./);
    expect(unasked(id, { not_a_key: "x" })).toBe(said);
    expect(unasked(id, moments({ [key]: "2026-11-23" }))).toBeUndefined();
  });

  it("a key of another rule is none of its own", () => {
    expect(unasked("cms_standard", moments({ request_received: "2026-11-23" }))).toBeDefined();
  });

  it("only North Carolina's prospective review may be told that its start is still missing", () => {
    const missing = { all_necessary_information_obtained: null };
    expect(unasked("nc_prospective", missing)).toBeUndefined();
    expect(unasked("nc_retrospective", missing)).toBeDefined();
    expect(unasked("nc_retrospective", moments({ received: "2026-11-23" }))).toBeUndefined();
  });
});

describe("what is before what it follows on", () => {
  it.each([
    ["erisa_post_service", "received", "extension_notice_sent"],
    ["erisa_post_service", "extension_notice_sent", "claimant_responds"],
    ["erisa_pre_service", "received", "claimant_responds"],
    ["erisa_urgent", "notice_sent", "information_received"],
    ["nc_prospective", "received", "all_necessary_information_obtained"],
    ["nc_retrospective", "all_necessary_information_obtained", "noncertified_on"],
    ["nc_retrospective", "received", "noncertified_on"],
  ])("%s: %s, then %s", (id, first, then) => {
    const said = `input.${then} is before input.${first}, which it follows on`;
    expect(misordered(id, moments({ [first]: "2026-11-23", [then]: "2026-11-22" }))).toBe(said);
    expect(
      misordered(id, moments({ [first]: "2026-11-23T10:00", [then]: "2026-11-23T09:59" })),
    ).toBe(said);
    expect(
      misordered(id, moments({ [first]: "2026-11-23T10:00", [then]: "2026-11-23" })),
    ).toBeUndefined();
    expect(misordered(id, moments({ [then]: "2026-11-22" }))).toBeUndefined();
  });
});
