"use client";

/**
 * The checklist form: the one island of its page. Left the sections, in the middle the questions as
 * the vocabulary has them, right what the answer one is at settles; above, always in sight, when it
 * was saved, who else is here, and how the checklists stand.
 */
import { Suspense, lazy, useEffect, useMemo, useState, type ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Button, buttonClass } from "@/components/ui/button";
import { UntilAlive, useAlive } from "@/components/ui/until-alive";
import { paths } from "@/lib/paths";
import type { AskedInformation } from "./answer-panel";
import { DayCountTimeline } from "./day-count-timeline";
import { DocumentsPanel } from "./documents-panel";
import { DraftDeskProvider, useDesk, useDraft, type DraftDesk } from "./draft-context";
import { sendChanges } from "./draft-requests";
import { createDraftStore, type DraftStart } from "./draft-store";
import { createDraftSync } from "./draft-sync";
import { Question } from "./question";
import { SaveStatus } from "./save-status";
import { ChecklistTally, SectionNav } from "./section-nav";
import { servedIds } from "./served-ids";
import { SettlesPanel } from "./settles-panel";
import { SubmitPanel } from "./submit-panel";
import { unsentKey } from "./unsent-changes";
import { useColleagues } from "./use-colleagues";
import type { FormAction } from "./use-form-action";
import { weekTargets } from "./week-targets";

const AnswerPanel = lazy(() => import("./answer-panel"));
const ImportDialog = lazy(() => import("./import-dialog"));

export interface ChecklistFormProps {
  readonly requestId: string;
  readonly userId: string;
  readonly editable: boolean;
  /** True for a draft; an open information request is answered instead. */
  readonly submittable: boolean;
  readonly version: number;
  readonly factsRevision: number;
  /** ISO instant of the last save, if there was one. */
  readonly savedAt: string | null;
  readonly operationKey: string;
  readonly start: DraftStart;
  readonly asked: AskedInformation | null;
  readonly submit: FormAction;
  readonly answer: FormAction;
  /** What belongs to the request rather than to the record: its days, taking it back. */
  readonly children?: ReactNode;
}

export function ChecklistForm(props: ChecklistFormProps) {
  const { requestId, userId, editable, asked } = props;
  const desk = useDraftDesk(props);
  const colleagues = useColleagues(desk, {
    version: props.version,
    revision: props.factsRevision,
  });
  return (
    <DraftDeskProvider value={desk}>
      <div className="screen-only sticky top-[calc(var(--bar-height)+var(--storyboard-height))] z-20 -mx-4 -mt-5 mb-4 border-b border-line bg-ground px-4 py-2 lg:-mx-6 lg:px-6">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
          <SaveStatus />
          <ChecklistTally className="max-lg:hidden" />
          {colleagues.length > 0 && (
            <p role="status" className="text-small font-semibold text-accent">
              {colleagues.map(({ name, section }) => `${name} is here too: ${section}`).join(". ")}
            </p>
          )}
          <Tools />
        </div>
      </div>
      {editable && asked && (
        <Suspense>
          <AnswerPanel
            asked={asked}
            action={props.answer}
            version={props.version}
            operationKey={props.operationKey}
            keptUnder={`information-answers:${userId}:${requestId}:${asked.number}`}
          />
        </Suspense>
      )}
      <div className="grid grid-cols-1 items-start gap-x-8 gap-y-4 lg:grid-cols-[13rem_minmax(0,1fr)_minmax(17rem,22rem)] print:block">
        <Pane label="Sections of the checklist">
          <ChecklistTally className="mb-2 lg:hidden" />
          <SectionNav />
        </Pane>
        <div className="grid min-w-0 grid-cols-1 gap-10 print:block">
          <UntilAlive>
            <Questions />
            <DocumentsPanel />
            {props.children}
            {props.submittable && editable && (
              <SubmitPanel
                action={props.submit}
                version={props.version}
                operationKey={props.operationKey}
              />
            )}
          </UntilAlive>
        </div>
        <Pane label="What this answer settles" className="hidden lg:block">
          <SettlesPanel />
        </Pane>
      </div>
    </DraftDeskProvider>
  );
}

/** The draft with its saving, made once; the browser's part begins when the page is alive. */
function useDraftDesk({ requestId, userId, editable, start, savedAt }: ChecklistFormProps) {
  const [store] = useState(() => createDraftStore(start));
  const [sync] = useState(() => {
    const key = unsentKey(userId, requestId);
    return createDraftSync(
      store,
      {
        send: (changes, leaving) => sendChanges(requestId, changes, leaving),
        keep: (text) => {
          if (text === undefined) localStorage.removeItem(key);
          else localStorage.setItem(key, text);
        },
        kept: () => localStorage.getItem(key),
        now: () => new Date(),
        later: (milliseconds, run) => {
          const timer = setTimeout(run, milliseconds);
          return () => clearTimeout(timer);
        },
      },
      savedAt === null ? undefined : new Date(savedAt),
    );
  });
  useEffect(() => {
    if (!editable) return;
    const stop = sync.start();
    const back = () => {
      if (!document.hidden) sync.retry();
    };
    addEventListener("online", back);
    addEventListener("pagehide", sync.leave);
    document.addEventListener("visibilitychange", back);
    return () => {
      stop();
      removeEventListener("online", back);
      removeEventListener("pagehide", sync.leave);
      document.removeEventListener("visibilitychange", back);
    };
  }, [sync, editable]);
  return useMemo<DraftDesk>(
    () => ({ requestId, editable, store, sync }),
    [requestId, editable, store, sync],
  );
}

/** A column that stays in sight and scrolls for itself. */
function Pane({
  label,
  className = "",
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <aside
      aria-label={label}
      className={`min-w-0 lg:sticky lg:top-[calc(var(--bar-height)+var(--storyboard-height)+3.5rem)] lg:max-h-[calc(100dvh-var(--bar-height)-var(--storyboard-height)-4rem)] lg:overflow-y-auto ${className}`}
      tabIndex={0}
    >
      {children}
    </aside>
  );
}

/** Review documents in and out. */
function Tools() {
  const { requestId, editable } = useDesk();
  const alive = useAlive();
  const [importing, setImporting] = useState(false);
  return (
    <div className="ml-auto flex gap-1">
      {editable && (
        <Button size="small" variant="quiet" disabled={!alive} onClick={() => setImporting(true)}>
          Import
        </Button>
      )}
      <a href={paths.reviewDocument(requestId)} download className={buttonClass("quiet", "small")}>
        Export
      </a>
      {importing && (
        <Suspense>
          <ImportDialog onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </div>
  );
}

function Questions() {
  const { store } = useDesk();
  const week = useMemo(() => weekTargets(store.policy)?.path, [store]);
  const served = useMemo(
    () =>
      new Map(
        store.themes.flatMap(({ facts }) =>
          facts.map((fact) => [fact.path, servedIds(store, fact)] as const),
        ),
      ),
    [store],
  );
  if (store.themes.length === 0)
    return <Alert tone="caution">This version of the policy asks no questions.</Alert>;
  return store.themes.map(({ id, title, facts }) => (
    <section key={id} aria-labelledby={`section-${id}`}>
      <h2 id={`section-${id}`} className="border-b border-edge pb-1 text-title">
        {title}
      </h2>
      {facts.map((fact) => (
        <Question
          key={fact.path}
          fact={fact}
          served={served.get(fact.path) ?? []}
          week={fact.path === week}
        />
      ))}
      {facts.some(({ path }) => path === "dates.admission_date") && (
        <div className="mt-4">
          <h3 className="mb-2 font-semibold">Days since admission</h3>
          <LiveTimeline />
        </div>
      )}
    </section>
  ));
}

function LiveTimeline() {
  return <DayCountTimeline timeline={useDraft("timeline", (store) => store.timeline())} />;
}
