"use client";

import { useSyncExternalStore, type ReactNode } from "react";

const never = () => () => undefined;

/** True once the browser runs this part of the page; false in the HTML the server sends. */
export const useAlive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/**
 * Controls that need their script: what is typed or pressed before it runs would be lost, so until
 * then nothing can be. Parts of a page that are loaded by themselves need one of their own.
 */
export function UntilAlive({ children }: { children: ReactNode }) {
  const alive = useAlive();
  return (
    <fieldset role="none" disabled={!alive} className="contents">
      {children}
    </fieldset>
  );
}
