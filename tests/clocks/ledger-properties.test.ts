/** What holds of every ledger, whatever happened in the case. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockLedger, isRunning } from "@/lib/clocks/ledger";
import { lawOfClocks } from "@/lib/policy/library";
import { generatedCase, type GeneratedCase } from "./generated-history";

const rules = lawOfClocks();
const afterwards = (events: GeneratedCase["events"]): Date =>
  new Date(events.at(-1)?.at ?? "2026-11-23T00:00:00Z");
const fold = ({ facts, events }: GeneratedCase) =>
  clockLedger(facts, events, rules, afterwards(events));
const always = (holds: (generated: GeneratedCase) => void) =>
  fc.assert(fc.property(generatedCase, holds), { numRuns: 400 });

describe("every ledger", () => {
  it("has at most one governing clock, which runs, is the plan's and is due first", () => {
    always((generated) => {
      const rows = fold(generated);
      const governing = rows.filter(({ governs }) => governs);
      expect(governing.length).toBeLessThanOrEqual(1);
      const running = rows.filter((row) => row.owedBy === "plan" && isRunning(row) && row.dueAt);
      expect(governing.length).toBe(Math.min(1, running.length));
      for (const row of running)
        expect(Number(row.dueAt)).toBeGreaterThanOrEqual(Number(governing[0]?.dueAt));
    });
  });

  it("is never due before it starts, and is satisfied and ends only after that", () => {
    always((generated) => {
      for (const row of fold(generated)) {
        if (!row.startedAt)
          expect([row.dueAt, row.satisfiedAt, row.governs]).toEqual([null, null, false]);
        else
          for (const later of [
            row.dueAt,
            row.satisfiedAt,
            row.endedAt,
            ...row.tolled.map(({ from }) => from),
          ])
            if (later) expect(later.getTime()).toBeGreaterThanOrEqual(row.startedAt.getTime());
        for (const { from, to } of row.tolled) if (to) expect(to >= from).toBe(true);
        expect(row.words).toMatch(/^(Started|Not started|Never started).*\.$/);
      }
    });
  });

  it("names each row once, and keeps what started and was satisfied however the case goes on", () => {
    always(({ facts, events }) => {
      let before = fold({ facts, events: [] });
      for (let count = 1; count <= events.length; count += 1) {
        const rows = fold({ facts, events: events.slice(0, count) });
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        for (const old of before) {
          const now = rows.find(({ id }) => id === old.id);
          expect(now, old.id).toBeDefined();
          if (old.startedAt) expect(now?.startedAt).toEqual(old.startedAt);
          if (old.satisfiedAt) expect(now?.satisfiedAt).toEqual(old.satisfiedAt);
          expect([now?.ruleId, now?.title, now?.startedBy, now?.contestId]).toEqual([
            old.ruleId,
            old.title,
            old.startedBy,
            old.contestId,
          ]);
        }
        before = rows;
      }
    });
  });

  it("leaves nothing running once a request is withdrawn or closed", () => {
    always((generated) => {
      const over = generated.events.some(
        ({ kind }) => kind === "request_withdrawn" || kind === "closed_administratively",
      );
      if (over) expect(fold(generated).filter(isRunning)).toEqual([]);
    });
  });
});
