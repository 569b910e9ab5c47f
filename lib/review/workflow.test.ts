import { describe, expect, it } from "vitest";
import { acts } from "./acts";
import { roles } from "./roles";
import {
  contestable,
  contestStates,
  findStep,
  openStates,
  requestStates,
  stepsOpenTo,
  workflow,
} from "./workflow";

const decidesAgainst = ["noncertify", "certify_in_part", "change_in_part", "uphold"];

describe("the workflow", () => {
  it("lets only a medical director decide against a request", () => {
    const adverse = workflow.filter((row) => decidesAgainst.includes(row.step));
    expect(adverse.length).toBeGreaterThan(0);
    for (const row of adverse) {
      expect(row.who).toEqual(["medical_director"]);
      expect(row.needs).toContain("licence");
    }
  });

  it("leads to a decision against a request by nothing else, but for taking a contest back", () => {
    for (const row of workflow.filter(({ to }) =>
      ["noncertified", "certified_in_part"].includes(to),
    ))
      expect([...decidesAgainst, "withdraw_contest"]).toContain(row.step);
  });

  it("lets what is contested be decided only by somebody who never acted on it", () => {
    for (const row of workflow.filter(({ step }) =>
      ["uphold", "change_in_part", "overturn"].includes(step),
    ))
      expect(row.needs).toContain("never_acted");
  });

  it("never lets a provider or the portal decide, but where the plan lets the portal certify", () => {
    for (const row of workflow.filter(
      ({ who }) => who.includes("provider") || who.includes("system"),
    ))
      if (["certified", "certified_in_part", "noncertified"].includes(row.to))
        expect(["withdraw_contest", "certify_automatically"]).toContain(row.step);
  });

  it("contests only what is decided, and comes back from a contest only to a decision", () => {
    for (const row of workflow) {
      const into = contestStates.some((state) => state === row.to);
      const outOf = contestStates.some((state) => state === row.from);
      if (into) expect([...contestable, "in_reconsideration"]).toContain(row.from);
      if (outOf) expect([...contestable, "certified", "under_appeal"]).toContain(row.to);
    }
  });

  it("reaches every state from draft", () => {
    const reached = new Set(["draft"]);
    for (let round = 0; round < requestStates.length; round++)
      for (const row of workflow)
        if (row.from !== null && reached.has(row.from)) reached.add(row.to);
    expect([...reached].sort()).toEqual([...requestStates].sort());
  });

  it("lets the provider withdraw from every open state and from no other", () => {
    expect(
      requestStates.filter((state) => stepsOpenTo("provider", state).includes("withdraw")),
    ).toEqual(openStates);
  });

  it("gives claims analysts and administrators no step at all", () => {
    for (const state of requestStates) {
      expect(stepsOpenTo("claims_analyst", state)).toEqual([]);
      expect(stepsOpenTo("administrator", state)).toEqual([]);
    }
  });

  it("finds a row for exactly the roles it names", () => {
    for (const row of workflow)
      for (const role of [...roles, "system" as const])
        expect(findStep(row.step, row.from, role, row.to) !== undefined).toBe(
          row.who.includes(role),
        );
  });

  it("lets acts of a contest happen in contests alone", () => {
    for (const act of acts.filter(({ act: name }) => /appeal|external/.test(name)))
      for (const state of act.in) expect(contestStates).toContain(state);
  });
});
