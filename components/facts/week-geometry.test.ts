import { describe, expect, it } from "vitest";
import { countSchedule } from "@/lib/evaluation/count-schedule";
import type { FactRow } from "@/lib/facts/fact-values";
import {
  drawnSession,
  durationText,
  minuteAt,
  movedSession,
  shownHours,
  stretchedSession,
  timeOf,
  weekBlocks,
} from "./week-geometry";

const session = (day: string, start: string, end: string): FactRow => ({
  day_of_week: day,
  start,
  end,
  activity: "Process group",
  category: "clinical",
});
const blocksOf = (rows: readonly FactRow[]) =>
  weekBlocks(rows, countSchedule(rows).sessions, shownHours(rows));

describe("the week grid", () => {
  it("shows the hours of the sessions with an hour around them, and room to draw", () => {
    expect(shownHours([])).toEqual({ from: 480, to: 1080 });
    expect(shownHours([session("Monday", "07:30", "20:10")])).toEqual({ from: 360, to: 1320 });
    expect(shownHours([session("Monday", "09:00", "10:00")])).toEqual({ from: 480, to: 840 });
    expect(shownHours([session("Monday", "22:30", "23:30")])).toEqual({ from: 1080, to: 1440 });
  });

  it("places a block by its share of the hours shown", () => {
    const rows = [session("Wednesday", "13:00", "15:30")];
    const hours = { from: 480, to: 1080 };
    const [block] = weekBlocks(rows, countSchedule(rows).sessions, hours);
    expect(block).toMatchObject({ day: 2, top: 0.5, height: 0.25, lane: 0, lanes: 1 });
  });

  it("sets sessions that overlap side by side, and later ones over the full width", () => {
    const blocks = blocksOf([
      session("Monday", "09:00", "10:00"),
      session("Monday", "09:30", "10:30"),
      session("Monday", "10:30", "11:00"),
      session("Tuesday", "09:00", "10:00"),
    ]);
    expect(blocks.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 1],
      [0, 1],
    ]);
    expect(blocks[1]?.counted).toMatchObject({ counted_minutes: 30, excluded_minutes: 30 });
  });

  it("leaves out what has no place yet", () => {
    expect(blocksOf([{ day_of_week: "Monday", start: "09:00", end: null }])).toEqual([]);
    expect(blocksOf([session("Monday", "10:00", "09:00")])).toEqual([]);
  });
});

describe("drawing", () => {
  it("snaps to a quarter of an hour and stays within the hours shown", () => {
    const hours = { from: 480, to: 1080 };
    expect(minuteAt(0.5, hours)).toBe(780);
    expect(minuteAt(0.51, hours)).toBe(780);
    expect(minuteAt(0.515, hours)).toBe(795);
    expect(minuteAt(-3, hours)).toBe(480);
    expect(minuteAt(7, hours)).toBe(1080);
  });

  it("makes a session whichever way the pointer went, and none of a mere click", () => {
    expect(drawnSession(0, 600, 540)).toEqual({
      day_of_week: "Monday",
      start: "09:00",
      end: "10:00",
    });
    expect(drawnSession(0, 600, 600)).toBeUndefined();
    expect(drawnSession(7, 540, 600)).toBeUndefined();
  });

  it("moves a session with its length, within the week and the day", () => {
    const block = { day: 5, start: 540, end: 645 };
    expect(movedSession(block, 4, 60)).toEqual({
      day_of_week: "Sunday",
      start: "10:00",
      end: "11:45",
    });
    expect(movedSession(block, -9, -2000)).toEqual({
      day_of_week: "Monday",
      start: "00:00",
      end: "01:45",
    });
    expect(movedSession(block, 0, 2000)).toMatchObject({ start: "22:14", end: "23:59" });
  });

  it("stretches an edge and never turns a session over", () => {
    const block = { start: 540, end: 600 };
    expect(stretchedSession(block, "end", 720)).toEqual({ end: "12:00" });
    expect(stretchedSession(block, "end", 300)).toEqual({ end: "09:15" });
    expect(stretchedSession(block, "start", 900)).toEqual({ start: "09:45" });
    expect(stretchedSession(block, "end", 1440)).toEqual({ end: "23:59" });
  });
});

describe("times in words", () => {
  it("are hours and minutes", () => {
    expect(durationText(540)).toBe("9 h");
    expect(durationText(510)).toBe("8 h 30 min");
    expect(durationText(0)).toBe("0 min");
    expect(timeOf(65)).toBe("01:05");
  });
});
