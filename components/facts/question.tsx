"use client";

import { memo } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { formatDate } from "@/lib/calendar";
import type { FactValue } from "@/lib/facts/fact-values";
import type { FactDefinition } from "@/lib/policy/schema";
import { birthDate, conflictsOf } from "@/lib/review/assemble";
import { useAnswer, useDesk, useFocusedPath } from "./draft-context";
import { EvidenceLine } from "./evidence-line";
import { valueWords } from "./fact-words";
import { LiveMark } from "./live-mark";
import { ListControl } from "./list-control";
import { columnsOf } from "./rows";
import { Settled } from "./settles-panel";
import { ValueControl } from "./value-control";
import { WeekQuestion } from "./week-question";

/**
 * One question of the form: the control its fact calls for, the criteria it serves as they stand,
 * what the person must know about the answer, and the pages it rests on.
 */
export const Question = memo(function Question({
  fact,
  served,
  week,
}: {
  fact: FactDefinition;
  /** Criteria of this review that the answer serves, or is shown beside. */
  served: readonly string[];
  /** True for the schedule of the typical week, which is drawn. */
  week: boolean;
}) {
  const { store, editable } = useDesk();
  const control =
    fact.type !== "list" ? (
      <ValueControl fact={fact} />
    ) : week ? (
      <WeekQuestion fact={fact} />
    ) : (
      <ListControl fact={fact} />
    );
  return (
    <div
      onFocusCapture={() => store.setFocus(fact.path)}
      onPointerDown={() => store.setFocus(fact.path)}
      className="border-b border-line py-3 focus-within:bg-accent-wash/40 sm:px-2"
    >
      <div
        className={cn(
          "gap-x-4",
          // A list takes the whole width; its marks stand above it.
          fact.type === "list"
            ? "flex flex-col-reverse"
            : "sm:grid sm:grid-cols-[minmax(0,1fr)_auto]",
        )}
      >
        <div className="min-w-0">
          {control}
          <AnswerNotes fact={fact} />
          <EvidenceLine path={fact.path} label={fact.label} documentedBy={fact.documented_by}>
            <Prefilled path={fact.path} />
          </EvidenceLine>
        </div>
        <ul
          aria-label="Serves"
          className={cn(
            "hidden lg:flex",
            fact.type === "list"
              ? ["justify-end gap-3", served.length <= 2 && "-mb-5"]
              : "flex-col items-end gap-0.5",
          )}
        >
          {served.map((id) => (
            <li key={id}>
              {editable ? (
                <LiveMark id={id} />
              ) : (
                // Nothing can be answered here, so this is how the keyboard comes to a criterion.
                <button type="button">
                  <LiveMark id={id} />
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
      {served.length > 0 && <FoldedCriteria path={fact.path} served={served} />}
    </div>
  );
});

/** On a narrow window, what the answer settles folds under its question. */
function FoldedCriteria({ path, served }: { path: string; served: readonly string[] }) {
  const { store } = useDesk();
  const here = useFocusedPath() === path;
  return (
    <details className="screen-only mt-1 lg:hidden" onToggle={() => store.setFocus(path)}>
      <summary className="flex min-h-11 flex-wrap items-center gap-x-3">
        <span className="text-small font-semibold text-accent">What this settles</span>
        {served.map((id) => (
          <LiveMark key={id} id={id} />
        ))}
      </summary>
      {here && (
        <div className="mt-1 grid gap-4 border-l-2 border-line pl-3">
          <Settled ids={served} />
        </div>
      )}
    </details>
  );
}

function Prefilled({ path }: { path: string }) {
  const { prefilled, carriedFrom } = useAnswer(path);
  if (!prefilled) return null;
  return (
    <span className="text-muted figures">
      {carriedFrom
        ? `From request ${carriedFrom}: check that it still holds.`
        : "Filled in for you: check it."}
    </span>
  );
}

/** What the person must know about the answer: who changed it, and what it disagrees with. */
function AnswerNotes({ fact }: { fact: FactDefinition }) {
  const { store } = useDesk();
  const { value, collision, changedBy, problem } = useAnswer(fact.path);
  const columns = columnsOf(fact);
  return (
    <>
      {changedBy && (
        <p role="status" className="mt-1 text-small font-semibold text-accent">
          {changedBy} changed this.
        </p>
      )}
      {fact.path === birthDate && <OtherBirthDate stated={value} />}
      {problem && fact.type === "list" && (
        <p role="alert" className="mt-1 text-small font-semibold text-negative">
          {problem}
        </p>
      )}
      {collision && (
        <div
          role="group"
          aria-label={`Two answers: ${fact.label}`}
          className="mt-2 rounded border-l-4 border-caution bg-caution-wash px-3 py-2"
        >
          <p className="font-semibold">
            {collision.by} answered this meanwhile. Both answers are kept until you choose.
          </p>
          <dl className="mt-1 grid gap-1 text-small figures">
            <div>
              <dt className="inline text-muted">Theirs: </dt>
              <dd className="inline">{valueWords(collision.theirs, columns)}</dd>
            </div>
            <div>
              <dt className="inline text-muted">Yours: </dt>
              <dd className="inline">{valueWords(value, columns)}</dd>
            </div>
          </dl>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="small" onClick={() => store.choose(fact.path, "theirs")}>
              Use theirs
            </Button>
            <Button size="small" onClick={() => store.choose(fact.path, "mine")}>
              Keep mine
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

function OtherBirthDate({ stated }: { stated: FactValue }) {
  const { store } = useDesk();
  if (!conflictsOf({ [birthDate]: stated }, store).has(birthDate)) return null;
  return (
    <p role="status" className="mt-1 rounded border-l-4 border-caution bg-caution-wash px-3 py-2">
      The member is on file as born on {formatDate(store.dateOfBirth)}. Correct the date, or start a
      request for the right member: while the two differ, nothing that rests on the age is judged.
    </p>
  );
}
