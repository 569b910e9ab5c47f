import type { ReactElement } from "react";
import type { ClockState } from "@/components/clocks/clock-state";
import { Shape, shapeStroke, type ShapeSize } from "@/components/ui/shape";

/*
 * The state of a clock to look at: a dial while it runs, a dial with a dot below when it is due within
 * a day, a filled square with a stroke when it is overdue, two bars while it is paused, a check when
 * it is done, a check in a square when it was done late, a dashed ring before it starts, a dash once
 * it has ended. Beside its words; colour only helps to find it.
 */
const colours: Readonly<Record<ClockState, string>> = {
  not_started: "text-idle",
  running: "text-accent",
  due_soon: "text-caution",
  overdue: "text-negative",
  paused: "text-idle",
  done: "text-positive",
  done_late: "text-caution",
  ended: "text-idle",
};

const ring = <circle cx="8" cy="8" r="6.5" stroke="currentColor" {...shapeStroke} />;

const shapes: Readonly<Record<ClockState, ReactElement>> = {
  not_started: (
    <circle cx="8" cy="8" r="6.5" stroke="currentColor" {...shapeStroke} strokeDasharray="1.5 3" />
  ),
  running: (
    <>
      {ring}
      <path d="M8 4.6V8l2.4 1.6" stroke="currentColor" {...shapeStroke} />
    </>
  ),
  due_soon: (
    <>
      <circle cx="8" cy="8" r="6.5" stroke="currentColor" {...shapeStroke} />
      <path d="M8 8V1.5A6.5 6.5 0 0 0 1.5 8 6.5 6.5 0 0 0 8 14.5z" fill="currentColor" />
    </>
  ),
  overdue: (
    <>
      <path d="M1.25 1.25h13.5v13.5H1.25z" fill="currentColor" />
      <path d="M8 4v4.6m0 3v.2" stroke="var(--color-ground)" {...shapeStroke} strokeWidth={2.2} />
    </>
  ),
  paused: <path d="M5.5 3.5v9m5-9v9" stroke="currentColor" {...shapeStroke} strokeWidth={2.4} />,
  done: (
    <>
      <circle cx="8" cy="8" r="7.25" fill="currentColor" />
      <path d="m4.6 8.3 2.3 2.3 4.5-5" stroke="var(--color-ground)" {...shapeStroke} />
    </>
  ),
  done_late: (
    <>
      <path d="M1.9 1.9h12.2v12.2H1.9z" stroke="currentColor" {...shapeStroke} />
      <path d="m4.6 8.3 2.3 2.3 4.5-5" stroke="currentColor" {...shapeStroke} />
    </>
  ),
  ended: <path d="M3 8h10" stroke="currentColor" {...shapeStroke} strokeWidth={2.2} />,
};

/** The shape alone; always beside its words. */
export function ClockMark({ state, size = "regular" }: { state: ClockState; size?: ShapeSize }) {
  return (
    <Shape size={size} regular="4" className={colours[state]}>
      {shapes[state]}
    </Shape>
  );
}
