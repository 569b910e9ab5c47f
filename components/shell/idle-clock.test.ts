import { expect, test } from "vitest";
import { idleState, inMinutes } from "@/components/shell/idle-clock";

const limits = { idleSeconds: 900, warnSeconds: 120 };
const after = (seconds: number) => idleState(1_000_000, 1_000_000 + seconds * 1000, limits);

test("someone who was just here is left alone", () => {
  expect(after(0)).toEqual({ kind: "active" });
  expect(after(779)).toEqual({ kind: "active" });
});

test("the warning opens for the last two minutes and counts down", () => {
  expect(after(780)).toEqual({ kind: "warning", secondsLeft: 120 });
  expect(after(899.5)).toEqual({ kind: "warning", secondsLeft: 1 });
});

test("at the limit the time is up, and stays up after a machine has slept", () => {
  expect(after(900)).toEqual({ kind: "expired" });
  expect(after(90_000)).toEqual({ kind: "expired" });
});

test("a clock set back never signs anyone off", () => {
  expect(after(-60)).toEqual({ kind: "active" });
});

test("what is left is said in minutes and seconds", () => {
  expect(inMinutes(120)).toBe("2 minutes");
  expect(inMinutes(65)).toBe("1 minute 5 seconds");
  expect(inMinutes(1)).toBe("1 second");
});
