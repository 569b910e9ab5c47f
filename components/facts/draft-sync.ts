/**
 * Saving by itself.
 *
 * An answer is kept on the device at once and sent when the person pauses. Where it cannot be sent
 * it stays on the device and is tried again: after a while, when the connection is back, when the
 * page is looked at again, and when the draft is next opened. One save is under way at a time.
 *
 * Save state  what the person is told, always:
 *   saved        everything here is on the server; since when
 *   saving       a change waits for its pause or is on its way
 *   offline      the server cannot be reached; the device keeps the changes
 *   signed_off   the session ended; the device keeps the changes
 *   refused      the server takes no answers now (the request was submitted meanwhile), with why
 *   attention    some answers need a look: a problem, or a collision with a colleague's
 */
import type { DraftStore, SaveAnswer } from "./draft-store";
import { readUnsent, writeUnsent, type UnsentChanges } from "./unsent-changes";

export type SaveState =
  | { readonly kind: "saved"; readonly at: Date | undefined }
  | { readonly kind: "saving" }
  | { readonly kind: "offline" }
  | { readonly kind: "signed_off" }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "attention"; readonly count: number };

export type SendOutcome =
  | { readonly kind: "answered"; readonly answer: SaveAnswer }
  | { readonly kind: "offline" }
  | { readonly kind: "signed_off" }
  | { readonly kind: "refused"; readonly message: string };

/** What the world offers; the page gives the browser's, a test its own. */
export interface SyncWorld {
  /** Sends changes. `leaving`: the page goes away, so the answer will not be read. */
  readonly send: (changes: UnsentChanges, leaving: boolean) => Promise<SendOutcome>;
  readonly keep: (text: string | undefined) => void;
  readonly kept: () => string | null;
  readonly now: () => Date;
  /** Runs something once, later; the answer takes it back. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
}

export interface DraftSync {
  readonly state: () => SaveState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes up what the device kept and follows the store from now on. */
  readonly start: () => () => void;
  /** Sends what can be sent now; says whether everything is on the server afterwards. */
  readonly flush: () => Promise<boolean>;
  /** The page goes away: a last attempt that does not wait. */
  readonly leave: () => void;
  /** The connection or the session is back: what was held up goes now. */
  readonly retry: () => void;
  /** Said by whoever else notices that the session is gone. */
  readonly noteSignedOff: () => void;
}

/** How long a pause in typing is, in milliseconds. */
export const pause = 600;
const retries = [5_000, 10_000, 30_000];

export function createDraftSync(
  store: DraftStore,
  world: SyncWorld,
  savedAt: Date | undefined,
): DraftSync {
  let state: SaveState = { kind: "saved", at: savedAt };
  let lastSaved = savedAt;
  let cancel: (() => void) | undefined;
  let underWay: Promise<void> | undefined;
  let failures = 0;
  const listeners = new Set<() => void>();

  function become(next: SaveState): void {
    state = next;
    listeners.forEach((listener) => listener());
  }

  function schedule(milliseconds: number): void {
    cancel?.();
    cancel = world.later(milliseconds, () => {
      cancel = undefined;
      void send();
    });
  }

  function settled(): SaveState {
    const left = store.unsent().size;
    if (left === 0) return { kind: "saved", at: lastSaved };
    return store.sendable().size > 0 ? { kind: "saving" } : { kind: "attention", count: left };
  }

  async function sendOnce(): Promise<void> {
    const changes = new Map(store.sendable());
    if (changes.size === 0) return become(settled());
    become({ kind: "saving" });
    const outcome = await world.send(changes, false);
    if (outcome.kind !== "answered") {
      become(outcome);
      if (outcome.kind === "offline")
        schedule(retries[Math.min(failures++, retries.length - 1)] ?? pause);
      return;
    }
    failures = 0;
    lastSaved = world.now();
    store.settle(changes, outcome.answer);
    world.keep(writeUnsent(store.unsent()));
    become(settled());
    if (store.sendable().size > 0) schedule(pause);
  }

  function send(): Promise<void> {
    underWay ??= sendOnce().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  /** After a change, or to try again. While signed off or refused nothing is sent. */
  function changed(): void {
    world.keep(writeUnsent(store.unsent()));
    if (state.kind === "signed_off" || state.kind === "refused") return;
    if (underWay) return;
    if (store.sendable().size === 0) {
      cancel?.();
      return become(settled());
    }
    if (state.kind !== "saving" && state.kind !== "offline") become({ kind: "saving" });
    if (state.kind !== "offline") schedule(pause);
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      const stop = store.subscribe("unsent", changed);
      store.restore(readUnsent(world.kept()));
      changed();
      return () => {
        stop();
        cancel?.();
      };
    },
    async flush() {
      cancel?.();
      await underWay;
      if (state.kind !== "refused") await send();
      return store.unsent().size === 0;
    },
    leave() {
      const changes = store.sendable();
      if (changes.size > 0 && !underWay) void world.send(changes, true);
    },
    retry() {
      if (state.kind !== "offline" && state.kind !== "signed_off") return;
      become(settled());
      if (store.sendable().size > 0) schedule(0);
    },
    noteSignedOff() {
      cancel?.();
      become({ kind: "signed_off" });
    },
  };
}
