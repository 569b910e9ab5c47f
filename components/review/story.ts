import type { RecordedEvent } from "@/lib/db/events";

/**
 * A case's events as a story: one entry for each step, and one for a run of the same small act by
 * the same person (the draft saving itself, pages being cited, findings confirmed one by one), as
 * long as no pause of half an hour and no other event lies between. Nothing is left out: a run's
 * entry holds what all of it named.
 */
export interface StoryEntry {
  /** The id of the first event of the run. */
  readonly key: string;
  readonly kind: string;
  readonly internal: boolean;
  readonly actorName: string;
  readonly actorRole: RecordedEvent["actorRole"];
  /** The first and the last instant of the run; the same for a single event. */
  readonly since: Date;
  readonly at: Date;
  readonly times: number;
  readonly data: unknown;
}

/** Acts that come in runs, with the list in their data that a run puts together. */
const runs: Readonly<Record<string, string>> = {
  facts_saved: "paths",
  findings_confirmed: "criteria",
  evidence_cited: "paths",
};
const longestPause = 30 * 60 * 1000;

/** @param events oldest first. @returns entries, newest first. */
export function storyOf(events: readonly RecordedEvent[]): readonly StoryEntry[] {
  const entries: StoryEntry[] = [];
  for (const event of events) {
    const last = entries.at(-1);
    if (last && continues(last, event)) entries[entries.length - 1] = joined(last, event);
    else entries.push(single(event));
  }
  return entries.reverse();
}

const continues = (last: StoryEntry, event: RecordedEvent): boolean =>
  last.kind === event.kind &&
  event.kind in runs &&
  last.actorName === event.actorName &&
  event.at.getTime() - last.at.getTime() <= longestPause;

const single = (event: RecordedEvent): StoryEntry => ({
  key: `event-${event.id}`,
  kind: event.kind,
  internal: event.internal,
  actorName: event.actorName,
  actorRole: event.actorRole,
  since: event.at,
  at: event.at,
  times: 1,
  data: event.data,
});

function joined(last: StoryEntry, event: RecordedEvent): StoryEntry {
  const list = runs[event.kind] ?? "";
  return {
    ...last,
    at: event.at,
    times: last.times + 1,
    data: {
      ...fieldsOf(last.data),
      [list]: [...new Set([...listIn(last.data, list), ...listIn(event.data, list)])],
    },
  };
}

const fieldsOf = (data: unknown): object => (typeof data === "object" && data !== null ? data : {});

/** The list a run puts together; a single citation names one path. */
function listIn(data: unknown, name: string): readonly unknown[] {
  const fields: Readonly<Record<string, unknown>> = { ...fieldsOf(data) };
  const list = fields[name];
  if (Array.isArray(list)) return list;
  return fields["path"] === undefined ? [] : [fields["path"]];
}
