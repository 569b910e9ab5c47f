import { relativeTime } from "@/components/ui/relative-time";
import type { ClockRow } from "@/lib/clocks/clock-row";
import { isRunning } from "@/lib/clocks/ledger";

/** How a clock stands for whoever looks at it now. */
export type ClockState =
  "not_started" | "running" | "due_soon" | "overdue" | "paused" | "done" | "done_late" | "ended";

type Told = Pick<ClockRow, "startedAt" | "dueAt" | "satisfiedAt" | "endedAt" | "tolled">;

const soon = 24 * 3_600_000;

/** The state of a clock at an instant; within 24 hours of its due date it is due soon. */
export function clockState(row: Told, now: Date): ClockState {
  if (row.satisfiedAt) return row.dueAt && row.satisfiedAt > row.dueAt ? "done_late" : "done";
  if (row.endedAt) return "ended";
  if (!row.startedAt) return "not_started";
  if (!isRunning(row)) return "paused";
  if (!row.dueAt) return "running";
  return dueState(row.dueAt, now);
}

/** What a due date alone says. */
export function dueState(dueAt: Date, now: Date): "running" | "due_soon" | "overdue" {
  const left = dueAt.getTime() - now.getTime();
  return left < 0 ? "overdue" : left <= soon ? "due_soon" : "running";
}

const lasting: Readonly<Record<Exclude<ClockState, "running" | "due_soon" | "overdue">, string>> = {
  not_started: "Not started",
  paused: "Paused",
  done: "Done in time",
  done_late: "Done late",
  ended: "Ended",
};

/** A clock's state in words: "in 2 days", "3 hours overdue", "Paused", "Done in time". */
export function clockStateWords(row: Told, now: Date): string {
  const state = clockState(row, now);
  if (state !== "running" && state !== "due_soon" && state !== "overdue") return lasting[state];
  return row.dueAt ? timeLeft(row.dueAt, now) : "Running";
}

/** "in 2 days", "3 hours overdue", and "due now" within the minute. */
export function timeLeft(dueAt: Date, now: Date): string {
  const distance = relativeTime(dueAt, now);
  if (distance === "just now") return "due now";
  return dueAt < now ? distance.replace(/ ago$/, " overdue") : distance;
}
