"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

export type KeyGroup = {
  title: string;
  keys: readonly { keys: readonly string[]; does: string }[];
};

/** True where a letter is being typed, so that a page's keys must keep out of the way. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("input:not([type=radio], [type=checkbox]), textarea, select"));

/** The page's keys, shown by "?" or by the button. Listing them is all it does. */
export function KeyHints({ groups }: { groups: readonly KeyGroup[] }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      setOpen((now) => !now);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <Button variant="quiet" size="small" onClick={() => setOpen(true)}>
        Keys <Kbd>?</Kbd>
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Keys on this page"
        actions={<Button onClick={() => setOpen(false)}>Close</Button>}
      >
        {groups.map((group) => (
          <section key={group.title} className="mt-3">
            <h3 className="text-small text-muted">{group.title}</h3>
            <dl className="mt-1 grid grid-cols-[7rem_1fr] gap-y-1">
              {group.keys.map(({ keys, does }) => (
                <div key={does} className="contents">
                  <dt className="flex gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </Dialog>
    </>
  );
}
