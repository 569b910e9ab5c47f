import { describe, expect, it } from "vitest";
import { openStates, requestStates, stepsOpenTo, workflow } from "./workflow";

describe("the workflow", () => {
  it("lets only a medical director decide against a request", () => {
    const adverse = workflow.filter((row) =>
      ["noncertified", "certified_in_part"].includes(row.to),
    );
    expect(adverse.length).toBeGreaterThan(0);
    for (const row of adverse) {
      expect(row.who).toEqual(["medical_director"]);
      expect(row.from).toBe("with_medical_director");
    }
  });

  it("never lets a provider decide", () => {
    for (const row of workflow.filter((candidate) => candidate.who.includes("provider")))
      expect(["certified", "certified_in_part", "noncertified"]).not.toContain(row.to);
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
});
