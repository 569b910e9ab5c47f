"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { afterKey } from "@/components/review/key-press";

const typedInto = "input:not([type=radio], [type=checkbox]), textarea, select";
const pressedByEnter = "a, button, summary, iframe, [role=button]";

/**
 * The page's keys. A link or button says which keys press it (`data-shortcut="j ArrowDown"`); this
 * only finds it and presses it, so everything the keys do can also be done by mouse, by Tab and by
 * touch. It keeps out of the way where something is typed, where a modifier is held and where a
 * dialog is open. `current` is the id of the row that was chosen, kept in sight.
 *
 * Moving from row to row is told apart: presses add up, and until the row asked for is shown no
 * other key acts, so that none can decide the row being left.
 */
export function ShortcutKeys({
  rows,
  shown,
  current,
  spoken,
}: {
  /** The addresses of the rows, in order. */
  rows: readonly string[];
  /** Which of them is on the page, from 0. */
  shown: number;
  current?: string;
  spoken: string;
}) {
  const router = useRouter();
  const [moving, startMove] = useTransition();
  const going = useRef<number>(undefined);
  useEffect(() => {
    if (!moving) going.current = undefined;
  }, [moving, shown]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const { target } = event;
      if (target instanceof HTMLElement) {
        if (target.isContentEditable || target.matches(typedInto)) return;
        if (event.key === "Enter" && target.closest(pressedByEnter)) return;
      }
      if (document.querySelector("dialog[open]")) return;
      const busy = document.querySelector(`[data-shortcut][aria-disabled="true"]`) !== null;
      const does = afterKey(event.key, {
        shown,
        busy,
        rows: rows.length,
        ...(going.current !== undefined && { going: going.current }),
      });
      if (does.kind === "go") {
        const href = rows[does.row];
        if (href === undefined) return;
        event.preventDefault();
        going.current = does.row;
        startMove(() => router.push(href, { scroll: false }));
        return;
      }
      if (does.kind === "ignore") return;
      const pressed = document.querySelector<HTMLElement>(
        `[data-shortcut~="${CSS.escape(event.key)}"]`,
      );
      if (!pressed) return;
      event.preventDefault();
      pressed.click();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [rows, shown, router]);
  useEffect(() => {
    if (current) document.getElementById(current)?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <p aria-live="polite" className="sr-only">
      {spoken}
    </p>
  );
}
