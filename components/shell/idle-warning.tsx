"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { idleState, inMinutes, type IdleState } from "@/components/shell/idle-clock";

const channelName = "session-activity";
const activityEvents = ["pointerdown", "keydown", "scroll", "touchstart"] as const;
/** Activity is passed on to the server and the other tabs at most this often. */
const passOnEveryMs = 60_000;

type Message = { kind: "active"; at: number } | { kind: "signed_off" };

/**
 * Signs an idle person off, after a warning that one press puts away. Being active means typing,
 * pointing or scrolling in any tab of the portal; the tabs tell each other, so that working in one
 * keeps the others open, and signing off takes them all. The server counts for itself: activity is
 * passed on to `extendUrl` (POST), and an answer of 401 there means that the session is gone.
 */
export function IdleWarning({
  idleSeconds,
  warnSeconds,
  extendUrl,
  signInUrl,
}: {
  idleSeconds: number;
  warnSeconds: number;
  extendUrl: string;
  /** Where to go at the end; `next` and `reason=idle` are added. */
  signInUrl: string;
}) {
  const [state, setState] = useState<IdleState>({ kind: "active" });
  const lastActivity = useRef(0);
  const lastPassedOn = useRef(0);
  const channel = useRef<BroadcastChannel | null>(null);
  const warned = useRef(false);

  const leave = useCallback(() => {
    const next = encodeURIComponent(location.pathname + location.search);
    // A full load that leaves nothing of the page in memory, and no way back to it.
    location.replace(`${signInUrl}?reason=idle&next=${next}`);
  }, [signInUrl]);

  /** Tells the server and the other tabs that the person is here. */
  const passOn = useCallback(async () => {
    lastPassedOn.current = lastActivity.current;
    channel.current?.postMessage({ kind: "active", at: lastActivity.current } satisfies Message);
    try {
      const answer = await fetch(extendUrl, { method: "POST" });
      if (answer.status === 401) {
        channel.current?.postMessage({ kind: "signed_off" } satisfies Message);
        leave();
      }
    } catch {
      // No connection: the server's own count goes on, and the next activity tries again.
      lastPassedOn.current = 0;
    }
  }, [extendUrl, leave]);

  const tick = useCallback(() => {
    const now = idleState(lastActivity.current, Date.now(), { idleSeconds, warnSeconds });
    warned.current = now.kind === "warning";
    setState((before) => (before.kind === "active" && now.kind === "active" ? before : now));
    if (now.kind === "expired") {
      channel.current?.postMessage({ kind: "signed_off" } satisfies Message);
      leave();
    }
  }, [idleSeconds, warnSeconds, leave]);

  useEffect(() => {
    lastActivity.current = Date.now();
    lastPassedOn.current = Date.now();
    const bus = new BroadcastChannel(channelName);
    channel.current = bus;
    bus.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.kind === "signed_off") return leave();
      lastActivity.current = Math.max(lastActivity.current, data.at);
      lastPassedOn.current = lastActivity.current;
      tick();
    };
    const onActivity = () => {
      // Once the warning is up only its button counts: a stray touch must not keep a record open.
      if (warned.current) return;
      lastActivity.current = Date.now();
      if (lastActivity.current - lastPassedOn.current > passOnEveryMs) void passOn();
    };
    for (const event of activityEvents) {
      document.addEventListener(event, onActivity, { passive: true, capture: true });
    }
    const timer = setInterval(tick, 1000);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
      for (const event of activityEvents) {
        document.removeEventListener(event, onActivity, { capture: true });
      }
      bus.close();
      channel.current = null;
    };
  }, [leave, passOn, tick]);

  const stay = () => {
    lastActivity.current = Date.now();
    tick();
    void passOn();
  };

  return (
    <Dialog
      open={state.kind === "warning"}
      onClose={stay}
      title="Are you still there?"
      actions={
        <Button variant="primary" onClick={stay}>
          Stay signed in
        </Button>
      }
    >
      {state.kind === "warning" && (
        <>
          <p>
            Nothing has happened here for a while. To keep records private you will be signed out in{" "}
            <strong className="figures">{inMinutes(state.secondsLeft)}</strong>. What you typed in a
            draft is saved.
          </p>
          <p aria-live="polite" className="sr-only">
            {state.secondsLeft % 30 === 0 ? `${inMinutes(state.secondsLeft)} left` : ""}
          </p>
        </>
      )}
    </Dialog>
  );
}
