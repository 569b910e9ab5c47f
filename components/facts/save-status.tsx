"use client";

import { useSyncExternalStore } from "react";
import { dateInZone } from "@/lib/calendar";
import { programZone } from "@/lib/review/zone";
import { paths } from "@/lib/paths";
import { useDesk } from "./draft-context";
import { needingLook } from "./draft-store";
import { questionId } from "./fact-words";
import type { SaveState } from "./draft-sync";

/** An hour of the program's place: "10:42". */
const clock = (at: Date): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: programZone,
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);

const dayAndMonth = (at: Date): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: programZone,
    day: "numeric",
    month: "short",
  }).format(at);

function savedWords(at: Date | undefined, today: string): string {
  if (!at) return "Nothing to save yet";
  return dateInZone(at, programZone) === today
    ? `Saved ${clock(at)}`
    : `Saved ${dayAndMonth(at)}, ${clock(at)}`;
}

function words(state: SaveState, today: string): string {
  switch (state.kind) {
    case "saved":
      return savedWords(state.at, today);
    case "saving":
      return "Saving…";
    case "offline":
      return "Not saved: no connection. Kept on this device; will be sent when it is back.";
    case "signed_off":
      return "Not saved: you are signed off. Kept on this device.";
    case "refused":
      return `Not saved: ${state.message} Kept on this device.`;
    case "attention":
      return state.count === 1
        ? "1 answer is not saved: it needs a look."
        : `${state.count} answers are not saved: they need a look.`;
  }
}

/** When the draft was saved, always in sight. It tells and never blocks. */
export function SaveStatus() {
  const { sync, store, requestId } = useDesk();
  const state = useSyncExternalStore(sync.subscribe, sync.state, sync.state);
  const calm = state.kind === "saved" || state.kind === "saving";
  return (
    <p
      role="status"
      className={
        calm ? "text-small text-muted figures" : "text-small font-semibold text-caution figures"
      }
    >
      {state.kind === "attention" ? (
        <a className="link" href={`#${questionId(needingLook(store)[0]?.path ?? "")}`}>
          {words(state, store.today)}
        </a>
      ) : (
        words(state, store.today)
      )}
      {state.kind === "signed_off" && (
        <>
          {" "}
          <a
            className="link"
            href={`${paths.signIn}?next=${encodeURIComponent(paths.facts(requestId))}`}
          >
            Sign in again
          </a>
        </>
      )}
    </p>
  );
}
