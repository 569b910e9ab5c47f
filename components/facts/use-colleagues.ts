"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { DraftDesk } from "./draft-context";
import { fetchNews, sendPresence, type Colleague } from "./draft-requests";

/** How often one looks for what colleagues did, in milliseconds. */
const interval = 10_000;

/**
 * Colleagues in the same draft: takes over what they save, tells them at which section this person
 * is, and says who they are. While the page is hidden it rests. Where somebody acted on the request
 * itself (other days, a withdrawal), the page is read again.
 *
 * @param start the request's version and facts revision when the page was made.
 */
export function useColleagues(
  { store, sync, requestId, editable }: DraftDesk,
  start: { readonly version: number; readonly revision: number },
): readonly Colleague[] {
  const router = useRouter();
  const [colleagues, setColleagues] = useState<readonly Colleague[]>([]);
  const since = useRef(start.revision);
  const { version } = start;

  useEffect(() => {
    if (!editable) return;
    let stopped = false;
    const section = (): string => {
      const path = store.focus();
      const theme = store.themes.find(({ facts }) => facts.some((fact) => fact.path === path));
      return theme?.title ?? "The top of the checklist";
    };
    async function look(): Promise<void> {
      if (document.hidden) return;
      const [news] = await Promise.all([
        fetchNews(requestId, since.current),
        sendPresence(requestId, section()),
      ]);
      if (stopped) return;
      if (!news.ok) {
        if (news.error.code === "signed_off") sync.noteSignedOff();
        return;
      }
      if (sync.state().kind === "signed_off") sync.retry();
      store.receive(news.value.facts);
      since.current = Math.max(since.current, news.value.revision);
      setColleagues((known) =>
        JSON.stringify(known) === JSON.stringify(news.value.colleagues)
          ? known
          : news.value.colleagues,
      );
      if (news.value.version !== version) router.refresh();
    }
    const seen = () => void look();
    // Told at once when it changes, and again with every look.
    let told = section();
    const stopFocus = store.subscribe("focus", () => {
      const now = section();
      if (now === told) return;
      told = now;
      void sendPresence(requestId, now);
    });
    void look();
    const timer = setInterval(seen, interval);
    document.addEventListener("visibilitychange", seen);
    return () => {
      stopped = true;
      stopFocus();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [store, sync, requestId, editable, version, router]);
  return colleagues;
}
