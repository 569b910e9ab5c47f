"use client";

import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { DraftStore } from "./draft-store";
import type { DraftSync } from "./draft-sync";

/** What every part of the form reaches: the draft, its saving, and whether it may be changed. */
export interface DraftDesk {
  readonly requestId: string;
  readonly editable: boolean;
  readonly store: DraftStore;
  readonly sync: DraftSync;
}

const Desk = createContext<DraftDesk | undefined>(undefined);
export const DraftDeskProvider = Desk.Provider;

export function useDesk(): DraftDesk {
  const desk = useContext(Desk);
  if (!desk) throw new Error("a part of the checklist form stands outside of it");
  return desk;
}

/** A value of the draft, read again only when something under this key was told to change. */
export function useDraft<T>(key: string, read: (store: DraftStore) => T): T {
  const { store } = useDesk();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(key, listener),
    [store, key],
  );
  const snapshot = () => read(store);
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

export const useAnswer = (path: string) => useDraft(`fact:${path}`, (store) => store.answer(path));
export const useMark = (id: string) => useDraft(`mark:${id}`, (store) => store.mark(id));
export const useExplanation = (id: string) =>
  useDraft(`why:${id}`, (store) => store.explanation(id));
export const useFocusedPath = () => useDraft("focus", (store) => store.focus());
