import { beforeEach, describe, expect, it } from "vitest";
import { policyLibrary } from "@/lib/policy/library";
import { createDraftStore, type DraftStore } from "./draft-store";
import { createDraftSync, pause, type DraftSync, type SendOutcome } from "./draft-sync";
import type { UnsentChanges } from "./unsent-changes";

const path = "safety_plan.documented";
const other = "safety_plan.access_is_for";
const now = new Date("2026-10-20T14:42:00Z");

/** A world whose time passes when told, and whose server answers what it is given. */
function world(kept: string | null = null) {
  const timers: { due: number; run: () => void }[] = [];
  const answers: SendOutcome[] = [];
  const sent: { changes: UnsentChanges; leaving: boolean }[] = [];
  let time = 0;
  const device = { text: kept };
  return {
    device,
    sent,
    answers,
    async pass(milliseconds: number): Promise<void> {
      time += milliseconds;
      for (const timer of timers.splice(0)) {
        if (timer.due <= time) timer.run();
        else timers.push(timer);
      }
      await new Promise((resolve) => setImmediate(resolve));
    },
    offered: {
      send: (changes: UnsentChanges, leaving: boolean): Promise<SendOutcome> => {
        sent.push({ changes, leaving });
        return Promise.resolve(answers.shift() ?? taken(changes));
      },
      keep: (text: string | undefined) => {
        device.text = text ?? null;
      },
      kept: () => device.text,
      now: () => now,
      later: (milliseconds: number, run: () => void) => {
        const timer = { due: time + milliseconds, run };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
      },
    },
  };
}

let revision = 1;
const taken = (changes: UnsentChanges): SendOutcome => ({
  kind: "answered",
  answer: { revision: (revision += 1), saved: [...changes.keys()], conflicts: [], refused: [] },
});

function begin(kept: string | null = null) {
  const policy = policyLibrary().versionOn("2026-10-05");
  if (!policy) throw new Error("no policy version in force on the day of these tests");
  const store = createDraftStore({
    policy,
    reviewType: "admission",
    today: "2026-10-20",
    dateOfBirth: "1987-06-09",
    values: {},
    revisions: {},
    origins: {},
    documents: [],
    citations: [],
  });
  const around = world(kept);
  const sync = createDraftSync(store, around.offered, undefined);
  sync.start();
  return { store, sync, around };
}

let store: DraftStore;
let sync: DraftSync;
let around: ReturnType<typeof world>;
beforeEach(() => {
  ({ store, sync, around } = begin());
});

describe("saving by itself", () => {
  it("keeps an answer on the device at once and sends it after a pause", async () => {
    store.change(path, true);
    expect(around.device.text).toContain(path);
    expect(sync.state().kind).toBe("saving");
    await around.pass(pause - 1);
    expect(around.sent).toHaveLength(0);
    await around.pass(1);
    expect(around.sent).toHaveLength(1);
    expect(sync.state()).toEqual({ kind: "saved", at: now });
    expect(around.device.text).toBeNull();
  });

  it("sends what was typed in one go together, once", async () => {
    store.change(other, "m");
    store.change(other, "member");
    store.change(path, true);
    await around.pass(pause);
    expect(around.sent.map(({ changes }) => [...changes.keys()])).toEqual([[other, path]]);
    expect(around.sent[0]?.changes.get(other)?.value).toBe("member");
  });

  it("keeps everything without a connection and sends it when it is back", async () => {
    around.answers.push({ kind: "offline" });
    store.change(path, true);
    await around.pass(pause);
    expect(sync.state().kind).toBe("offline");
    store.change(other, "both");
    expect(around.device.text).toContain(other);
    sync.retry();
    await around.pass(0);
    expect(sync.state().kind).toBe("saved");
    expect([...(around.sent.at(-1)?.changes.keys() ?? [])]).toEqual([path, other]);
  });

  it("tries again by itself after a while", async () => {
    around.answers.push({ kind: "offline" });
    store.change(path, true);
    await around.pass(pause);
    await around.pass(5_000);
    expect(sync.state().kind).toBe("saved");
  });

  it("says that the session ended, sends nothing then, and keeps what is typed", async () => {
    around.answers.push({ kind: "signed_off" });
    store.change(path, true);
    await around.pass(pause);
    expect(sync.state().kind).toBe("signed_off");
    store.change(other, "both");
    await around.pass(60_000);
    expect(around.sent).toHaveLength(1);
    expect(around.device.text).toContain(other);
  });

  it("takes up what a closed tab left on the device", async () => {
    const later = begin(JSON.stringify({ [path]: { value: true, base: 0 } }));
    expect(later.store.answer(path).value).toBe(true);
    await later.around.pass(pause);
    expect(later.around.sent).toHaveLength(1);
    expect(later.around.device.text).toBeNull();
  });

  it("makes a last attempt when the page goes away", () => {
    store.change(path, true);
    sync.leave();
    expect(around.sent).toMatchObject([{ leaving: true }]);
    expect(around.device.text).toContain(path);
  });

  it("does not say saved while an answer collides, and keeps it on the device", async () => {
    around.answers.push({
      kind: "answered",
      answer: {
        revision: 5,
        saved: [],
        conflicts: [{ path, theirs: false, by: "Amos Quill", revision: 5 }],
        refused: [],
      },
    });
    store.change(path, true);
    await around.pass(pause);
    expect(sync.state()).toEqual({ kind: "attention", count: 1 });
    expect(around.device.text).toContain(path);
    expect(await sync.flush()).toBe(false);
    store.choose(path, "mine");
    expect(sync.state().kind).toBe("saving");
    await around.pass(pause);
    expect(sync.state().kind).toBe("saved");
    expect(around.sent.at(-1)?.changes.get(path)).toEqual({ value: true, base: 5 });
  });

  it("flushes what waits before a submission", async () => {
    store.change(path, true);
    expect(await sync.flush()).toBe(true);
    expect(around.sent).toHaveLength(1);
  });
});
