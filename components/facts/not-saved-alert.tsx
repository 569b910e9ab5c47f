"use client";

import { Alert } from "@/components/ui/alert";
import { useDesk, useDraft } from "./draft-context";
import { needingLook } from "./draft-store";
import { questionId } from "./fact-words";

/** Why nothing was sent: the answers that need a look, each a way to its question. */
export function NotSavedAlert({ again }: { again: string }) {
  const { store } = useDesk();
  // Drawn again whenever what is unsent changes; the list itself is read from the store.
  useDraft("unsent", (draft) => draft.unsent().size);
  const questions = needingLook(store);
  return (
    <Alert tone="negative" live title="Not everything is saved yet">
      {questions.length === 0 ? (
        `Nothing was sent. Wait for the connection, then ${again}.`
      ) : (
        <>
          Nothing was sent. Look at these answers, then {again}:
          <ul className="list-disc pl-5">
            {questions.map(({ path, label }) => (
              <li key={path}>
                <a className="link" href={`#${questionId(path)}`}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}
