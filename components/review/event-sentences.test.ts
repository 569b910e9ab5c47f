import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { workflow } from "@/lib/review/workflow";
import { sentenceFor, sentences, type Names } from "./event-sentences";

const names: Names = {
  fact: (path) => path.split(".").at(-1)?.replaceAll("_", " ") ?? path,
  document: (id) => `${id}.pdf`,
};

const operations = path.join(import.meta.dirname, "../../lib/operations");

/**
 * Every kind an operation on cases declares, by loading every operation there is. What only an
 * administrator (people, organizations, sites, plans) or a claims analyst (claims files) does is in
 * no case's history.
 */
async function auditedKinds(): Promise<ReadonlyMap<string, string>> {
  const kinds = new Map<string, string>();
  for (const file of fs.readdirSync(operations).filter((name) => !name.includes(".test."))) {
    const loaded = (await import(path.join(operations, file))) as Record<string, unknown>;
    for (const exported of Object.values(loaded)) {
      if (typeof exported !== "function" || !("definition" in exported)) continue;
      const { audits, who } = exported.definition as {
        readonly audits: readonly string[];
        readonly who: readonly string[];
      };
      if (who.every((role) => role === "administrator" || role === "claims_analyst")) continue;
      for (const kind of audits) kinds.set(kind, file);
    }
  }
  return kinds;
}

describe("the sentences of a case's history", () => {
  it("tell every kind that an operation puts on record", async () => {
    const kinds = await auditedKinds();
    expect(kinds.size).toBeGreaterThan(15);
    expect([...kinds].filter(([kind]) => !(kind in sentences))).toEqual([]);
  });

  it("tell every step of the workflow", () => {
    expect(workflow.map((row) => row.event).filter((kind) => !(kind in sentences))).toEqual([]);
  });

  it("have no kind that nothing records", async () => {
    const recorded = new Set([
      ...(await auditedKinds()).keys(),
      ...workflow.map((row) => row.event),
    ]);
    expect(Object.keys(sentences).filter((kind) => !recorded.has(kind))).toEqual([]);
  });

  it("name what was saved, at most three answers by name", () => {
    expect(sentenceFor({ kind: "facts_saved", data: { paths: ["a.one", "a.two"] } }, names)).toBe(
      "saved “one” and “two”",
    );
    expect(
      sentenceFor(
        { kind: "facts_saved", data: { paths: ["a.one", "a.two", "a.three", "a.four"] } },
        names,
      ),
    ).toBe("saved “one”, “two”, “three” and 1 other answer");
  });

  it("give days and dates of a certification in words", () => {
    expect(
      sentenceFor(
        {
          kind: "certified",
          data: { days: 24, first_day: "2026-10-05", last_day: "2026-11-27", criteria: [] },
        },
        names,
      ),
    ).toBe("certified 24 days, 5 Oct 2026 to 27 Nov 2026");
  });

  it("say which finding was set, and leave out those confirmed with it", () => {
    expect(
      sentenceFor(
        {
          kind: "finding_overridden",
          data: { criteria: ["P3", "P4"], findings: ["confirmed", "not_met"] },
        },
        names,
      ),
    ).toBe("set P4 to “not met”");
  });

  it("tell a kind of a later version by its own words", () => {
    expect(sentenceFor({ kind: "portal_repainted", data: null }, names)).toBe(
      "recorded: portal repainted",
    );
  });
});
