"use client";

import { useEffect } from "react";

const typedInto = "input:not([type=radio], [type=checkbox]), textarea, select";
const pressedByEnter = "a, button, summary, iframe, [role=button]";

/**
 * The page's keys. A link or button says which keys press it (`data-shortcut="j ArrowDown"`); this
 * only finds it and presses it, so everything the keys do can also be done by mouse, by Tab and by
 * touch. It keeps out of the way where something is typed, where a modifier is held and where a
 * dialog is open. `current` is the id of the row that was chosen, kept in sight.
 */
export function ShortcutKeys({ current, spoken }: { current?: string; spoken: string }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const { target } = event;
      if (target instanceof HTMLElement) {
        if (target.isContentEditable || target.matches(typedInto)) return;
        if (event.key === "Enter" && target.closest(pressedByEnter)) return;
      }
      if (document.querySelector("dialog[open]")) return;
      const pressed = document.querySelector<HTMLElement>(
        `[data-shortcut~="${CSS.escape(event.key)}"]`,
      );
      if (!pressed) return;
      event.preventDefault();
      pressed.click();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  useEffect(() => {
    if (current) document.getElementById(current)?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <p aria-live="polite" className="sr-only">
      {spoken}
    </p>
  );
}
