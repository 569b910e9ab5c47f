import { expect, it } from "vitest";
import { bandSpan, dueBands, stageOf, workStages } from "./workload";
import { requestStates } from "./workflow";

const now = new Date("2026-10-15T12:00:00Z");

it("bands follow one another without gap or overlap", () => {
  const spans = dueBands.flatMap((band) => (band === "none" ? [] : [bandSpan(band, now)]));
  expect(spans.map(({ before }) => before).slice(0, -1)).toEqual(
    spans.map(({ from }) => from).slice(1),
  );
  expect([spans[0]?.from, spans.at(-1)?.before]).toEqual([null, null]);
  expect(bandSpan("day", now)).toEqual({ from: now, before: new Date("2026-10-16T12:00:00Z") });
});

it("every state but a draft and what was withdrawn is work at one stage", () => {
  expect(requestStates.filter((state) => stageOf(state) === undefined)).toEqual([
    "draft",
    "withdrawn",
  ]);
  const all = Object.values(workStages).flat();
  expect(new Set(all).size).toBe(all.length);
});
