import { describe, expect, it } from "vitest";
import type { RecordedEvent } from "@/lib/db/events";
import { storyOf } from "./story";

const minute = 60_000;
const start = Date.UTC(2026, 9, 5, 14, 0);

const event = (
  id: number,
  kind: string,
  minutes: number,
  more: Partial<RecordedEvent> = {},
): RecordedEvent => ({
  id: String(id),
  kind,
  internal: false,
  fromState: null,
  toState: null,
  actorName: "Nora Fields",
  actorRole: "provider",
  at: new Date(start + minutes * minute),
  data: {},
  ...more,
});

describe("a case's events as a story", () => {
  it("reads newest first", () => {
    const story = storyOf([event(1, "request_started", 0), event(2, "request_submitted", 9)]);
    expect(story.map((entry) => entry.kind)).toEqual(["request_submitted", "request_started"]);
  });

  it("puts a run of autosaves into one entry that names everything saved", () => {
    const [entry, ...others] = storyOf([
      event(1, "facts_saved", 0, { data: { paths: ["a"] } }),
      event(2, "facts_saved", 4, { data: { paths: ["b", "a"] } }),
      event(3, "facts_saved", 20, { data: { paths: ["c"] } }),
    ]);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ times: 3, data: { paths: ["a", "b", "c"] } });
    expect(entry?.since).toEqual(new Date(start));
    expect(entry?.at).toEqual(new Date(start + 20 * minute));
  });

  it("begins anew after a long pause, after another person, and after another event", () => {
    const saved = (id: number, minutes: number, actorName = "Nora Fields") =>
      event(id, "facts_saved", minutes, { actorName, data: { paths: ["a"] } });
    expect(storyOf([saved(1, 0), saved(2, 31)])).toHaveLength(2);
    expect(storyOf([saved(1, 0), saved(2, 1, "Amos Quill")])).toHaveLength(2);
    expect(storyOf([saved(1, 0), event(2, "document_attached", 1), saved(3, 2)])).toHaveLength(3);
  });

  it("never joins steps of the workflow", () => {
    expect(
      storyOf([event(1, "information_requested", 0), event(2, "information_requested", 1)]),
    ).toHaveLength(2);
  });

  it("gathers the facts for which pages were cited one by one", () => {
    const [entry] = storyOf([
      event(1, "evidence_cited", 0, { data: { path: "a", page: 1 } }),
      event(2, "evidence_cited", 1, { data: { path: "b", page: 2 } }),
    ]);
    expect(entry).toMatchObject({ times: 2, data: { paths: ["a", "b"] } });
  });
});
