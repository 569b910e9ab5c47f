/** Why a clock is as it is, in plain words; moments in the program's zone. */
import type { ClockDraft } from "@/lib/clocks/clock-draft";
import { programZone } from "@/lib/review/zone";

const written = new Intl.DateTimeFormat("en-GB", {
  timeZone: programZone,
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const partsOf = (at: Date) => {
  const parts = written.formatToParts(at);
  const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? "";
  return {
    day: `${part("weekday")} ${part("day")} ${part("month")}`,
    year: part("year"),
    time: `${part("hour")}:${part("minute")}`,
  };
};

/** "Wed 25 Nov 2026, 23:59", in the program's zone. */
export function writeWhen(at: Date): string {
  const { day: date, year, time } = partsOf(at);
  return `${date} ${year}, ${time}`;
}

/** "Wed 25 Nov 23:59", in the program's zone; with its year where that is not the present one. */
export function writeDue(at: Date, now: Date): string {
  const { day: date, year, time } = partsOf(at);
  return year === partsOf(now).year ? `${date} ${time}` : `${date} ${year} ${time}`;
}

/** What starts clocks, after "when" and after "until". */
const starts: Readonly<Record<string, { readonly did: string; readonly does: string }>> = {
  request_submitted: {
    did: "the request was received",
    does: "the request is received",
  },
  all_necessary_information_obtained: {
    did: "all necessary information was put on record as obtained",
    does: "all necessary information is put on record as obtained",
  },
  information_requested: { did: "information was requested", does: "information is requested" },
  certified_in_part: {
    did: "the request was certified in part",
    does: "the request is certified in part",
  },
  noncertified: { did: "the noncertification was made", does: "the noncertification is made" },
  peer_to_peer_requested: {
    did: "peer to peer was asked for",
    does: "peer to peer is asked for",
  },
  reconsideration_requested: {
    did: "reconsideration was asked for",
    does: "reconsideration is asked for",
  },
  appeal_received: { did: "the appeal was received", does: "the appeal is received" },
  appeal_information_complete: {
    did: "the information that justifies the appeal was put on record as obtained",
    does: "the information that justifies the appeal is put on record as obtained",
  },
  second_level_requested: {
    did: "the second-level review was asked for",
    does: "the second-level review is asked for",
  },
  appeal_meeting_held: { did: "the meeting was held", does: "the meeting is held" },
  external_review_step_recorded: {
    did: "the Department’s notice arrived",
    does: "the Department’s notice arrives",
  },
  notice_sent: { did: "the notice went out to the member", does: "the notice goes out" },
};

const day = 86_400_000;

/** "18 days", "5 hours": how long a stretch lasted, in whole units. */
const lasting = (ms: number): string => {
  const [count, unit] =
    ms >= day ? [Math.round(ms / day), "day"] : [Math.round(ms / 3_600_000), "hour"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
};

/** The row's story, from its start to its end, in sentences. */
export function wordsOf(draft: ClockDraft): string {
  const start = starts[draft.startedBy];
  const said: string[] = [];
  if (!draft.startedAt) {
    said.push(
      draft.ended
        ? `Never started: ${draft.ended.why} first.`
        : `Not started: it starts when ${start?.does ?? "it is asked for"}.`,
    );
    return said.join(" ");
  }
  said.push(`Started when ${start?.did ?? "it was asked for"} ${writeWhen(draft.startedAt)}.`);
  for (const { from, to } of draft.tolled ?? [])
    said.push(
      to
        ? `Paused ${lasting(to.getTime() - from.getTime())}, to ${writeWhen(to)}, while information was awaited.`
        : `Paused since ${writeWhen(from)} while information is awaited.`,
    );
  said.push(...(draft.notes ?? []));
  if (draft.dueAt)
    said.push(
      draft.tolled?.some(({ to }) => to === null)
        ? `Due ${writeWhen(draft.dueAt)} at the latest; sooner when the answer comes sooner.`
        : `Due ${writeWhen(draft.dueAt)}.`,
    );
  if (draft.decidedAt && !draft.satisfiedBy)
    said.push(
      `Decided ${writeWhen(draft.decidedAt)}${draft.satisfiedAt || draft.ended ? "." : "; the notice has not gone out yet."}`,
    );
  if (draft.satisfiedAt) {
    const late = draft.dueAt !== null && draft.satisfiedAt > draft.dueAt;
    said.push(
      `${draft.satisfiedBy ?? "Notice sent"} ${writeWhen(draft.satisfiedAt)}, ${late ? "late" : "in time"}.`,
    );
  } else if (draft.ended) said.push(`Ended ${writeWhen(draft.ended.at)}: ${draft.ended.why}.`);
  return said.join(" ");
}
