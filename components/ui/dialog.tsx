"use client";

import { useEffect, useId, useRef, type ReactNode } from "react";

/**
 * A question that must be settled before going on, in the browser's own `<dialog>`: it keeps the
 * focus inside, gives it back on closing, and Escape closes it. Its state belongs to the caller.
 * `sheet` is for longer content, along the right side of the window.
 */
export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  shape = "box",
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** The buttons at the foot, the one that agrees first. */
  actions?: ReactNode;
  shape?: "box" | "sheet";
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      // Also heard after a close of our own making, when there is nothing left to tell.
      onClose={() => {
        if (open) onClose();
      }}
      className={
        shape === "box"
          ? "m-auto w-[min(36rem,calc(100vw-2rem))] rounded border border-edge bg-raised p-5 text-ink shadow-overlay"
          : "my-0 mr-0 ml-auto h-dvh max-h-none w-[min(44rem,100vw)] border-l border-edge bg-raised p-5 text-ink shadow-overlay"
      }
    >
      {open && (
        <>
          <h2 id={titleId} tabIndex={-1} className="text-title">
            {title}
          </h2>
          <div className="mt-2">{children}</div>
          {actions !== undefined && <div className="mt-5 flex flex-wrap gap-2">{actions}</div>}
        </>
      )}
    </dialog>
  );
}
