/**
 * The draft as it stands on this screen.
 *
 * Answer     the value of one fact here, with what the person has to know about it: a problem that
 *            keeps it from being saved, a colleague's answer that collides with it, a note that a
 *            colleague changed it just now, or that it was filled in from what the portal knew.
 * Unsent     answers the server does not have yet (unsent-changes.ts).
 * Collision  two people answered the same question; both values stay until one is chosen.
 *
 * Whoever shows something subscribes to exactly that: `fact:PATH`, `mark:ID` (the finding of a
 * criterion), `why:ID` (its explanation), `theme:ID` (how much of a section is answered), `marks`
 * (some finding changed), `timeline`, `documents`, `cited:PATH`, `unsent`, `focus` (at which
 * question the person is), `group:NAME` (some fact of a top-level group changed). A keystroke notifies its
 * own field and what depends on it, and nothing else.
 *
 * Plain TypeScript: no framework, no network, no clock.
 */
import { parseFactValue } from "@/lib/facts/parse-fact-value";
import type { DocumentKind } from "@/lib/facts/evidence";
import type { FactValue, FactValues } from "@/lib/facts/fact-values";
import type { FactDefinition, Policy, ReviewType } from "@/lib/policy/schema";
import { liveFindings, type Judge, type LiveFindings, type Reevaluated } from "./live-findings";
import { stillUnsent, sameValue, type UnsentChange, type UnsentChanges } from "./unsent-changes";

export interface Answer {
  readonly value: FactValue;
  /** Why the value is not saved, for the person who gave it. */
  readonly problem?: string;
  readonly collision?: Collision;
  /** Who changed it while this screen was open. */
  readonly changedBy?: string;
  /** Filled in from what the portal knew, and not touched since. */
  readonly prefilled?: boolean;
  /** The reference of the earlier request it was taken over from. */
  readonly carriedFrom?: string;
}

export interface Collision {
  readonly theirs: FactValue;
  readonly by: string;
  readonly revision: number;
}

export interface DraftDocument {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly kind: DocumentKind;
  readonly byteSize: number;
  readonly pageCount: number;
  readonly author: string | null;
  readonly documentDate: string | null;
}

export interface DraftCitation {
  readonly path: string;
  readonly documentId: string;
  readonly page: number;
}

export interface DraftStart {
  readonly policy: Policy;
  readonly reviewType: ReviewType;
  /** Answers taken over from the request that this one continues, by its reference. */
  readonly carried?: { readonly from: string; readonly paths: readonly string[] };
  /** ISO date in the program's zone. */
  readonly today: string;
  /** The member's, as on file: an answer that differs is in conflict with it. */
  readonly dateOfBirth: string;
  readonly values: FactValues;
  readonly revisions: Readonly<Record<string, number>>;
  readonly origins: Readonly<Record<string, string>>;
  readonly documents: readonly DraftDocument[];
  readonly citations: readonly DraftCitation[];
}

/** What a colleague (or this person elsewhere) saved. */
export interface ColleagueChange {
  readonly path: string;
  readonly value: FactValue;
  readonly revision: number;
  readonly by: string;
  readonly mine: boolean;
}

/** What the server said to a save: see lib/operations/save-facts.ts. */
export interface SaveAnswer {
  readonly revision: number;
  readonly saved: readonly string[];
  readonly conflicts: readonly (Collision & { readonly path: string })[];
  readonly refused: readonly { readonly path: string; readonly message: string }[];
}

export interface Answered {
  readonly answered: number;
  readonly asked: number;
}

export interface DraftStore extends Pick<
  LiveFindings,
  "ids" | "mark" | "explanation" | "timeline" | "report"
> {
  readonly policy: Policy;
  readonly reviewType: ReviewType;
  /** The day the form was opened, in the program's zone. */
  readonly today: string;
  readonly dateOfBirth: string;
  /** Facts this review asks for, by section, in the vocabulary's order. */
  readonly themes: readonly {
    readonly id: string;
    readonly title: string;
    readonly facts: readonly FactDefinition[];
  }[];
  readonly answer: (path: string) => Answer;
  readonly answeredIn: (themeId: string) => Answered;
  readonly change: (path: string, value: FactValue) => void;
  readonly receive: (changes: readonly ColleagueChange[]) => void;
  readonly restore: (kept: UnsentChanges) => void;
  /** Everything not yet on the server, collisions included: what must survive a closed tab. */
  readonly unsent: () => UnsentChanges;
  /** What can be sent now: no collisions, nothing with a problem. */
  readonly sendable: () => UnsentChanges;
  readonly settle: (sent: UnsentChanges, answer: SaveAnswer) => void;
  readonly choose: (path: string, whose: "theirs" | "mine") => void;
  readonly documents: () => readonly DraftDocument[];
  readonly setDocuments: (documents: readonly DraftDocument[]) => void;
  readonly citationsOf: (path: string) => readonly DraftCitation[];
  readonly setCitation: (citation: DraftCitation, present: boolean) => void;
  readonly focus: () => string | undefined;
  readonly setFocus: (path: string) => void;
  readonly subscribe: (key: string, listener: () => void) => () => void;
}

const nothing: Answer = { value: null };
const noCitations: readonly DraftCitation[] = [];

export function createDraftStore(start: DraftStart, judge?: Judge): DraftStore {
  const { policy, reviewType } = start;
  const findings = liveFindings(policy, reviewType, start, judge);
  const asked = policy.vocabulary.facts.filter(
    (fact) => fact.group !== "evidence" && fact.review_types.includes(reviewType),
  );
  const definitions = new Map(asked.map((fact) => [fact.path, fact]));
  const answers = new Map<string, Answer>();
  const revisions = new Map(Object.entries(start.revisions));
  const unsent = new Map<string, UnsentChange>();
  let documents = start.documents;
  const citations = new Map<string, readonly DraftCitation[]>();
  const answered = new Map<string, Answered>();
  const listeners = new Map<string, Set<() => void>>();
  let focus: string | undefined;

  const notify = (key: string) => listeners.get(key)?.forEach((listener) => listener());
  const values = (): FactValues => ({
    ...start.values,
    ...Object.fromEntries([...answers].map(([path, { value }]) => [path, value])),
  });

  function tell({ judged, changed }: Reevaluated): void {
    judged.forEach((id) => notify(`why:${id}`));
    changed.forEach((id) => notify(`mark:${id}`));
    if (changed.length > 0) notify("marks");
  }

  /** Shows a value for a fact and judges what depends on it. */
  function show(definition: FactDefinition, next: Answer): void {
    const { path, theme } = definition;
    const before = answers.get(path) ?? nothing;
    answers.set(path, next);
    notify(`fact:${path}`);
    if (sameValue(before.value, next.value)) return;
    if ((before.value === null) !== (next.value === null)) {
      const sum = answered.get(theme) ?? { answered: 0, asked: 0 };
      const step = next.value === null ? -1 : 1;
      answered.set(theme, { ...sum, answered: sum.answered + step });
      notify(`theme:${theme}`);
    }
    notify(`group:${definition.group}`);
    tell(findings.answer(path, next.value));
    if (definition.type === "date" || definition.type === "list") notify("timeline");
  }

  function judgeEverything(): void {
    const cited = [...citations.values()].flat().flatMap((citation) => {
      const kind = documents.find(({ id }) => id === citation.documentId)?.kind;
      return kind ? [{ ...citation, documentKind: kind }] : [];
    });
    tell(findings.restart(values(), cited));
  }

  /** Told last, when the answer itself is in place: whoever saves looks at both. */
  function setUnsent(path: string, change: UnsentChange | undefined): void {
    if (change) unsent.set(path, change);
    else unsent.delete(path);
    notify("unsent");
  }

  for (const citation of start.citations)
    citations.set(citation.path, [...(citations.get(citation.path) ?? []), citation]);
  for (const { path, theme } of asked) {
    const value = start.values[path] ?? null;
    const prefilled = value !== null && start.origins[path] === "electronic_record";
    const carriedFrom = start.carried?.paths.includes(path) ? start.carried.from : undefined;
    answers.set(path, {
      value,
      ...(prefilled && { prefilled }),
      ...(carriedFrom !== undefined && { carriedFrom }),
    });
    const sum = answered.get(theme) ?? { answered: 0, asked: 0 };
    answered.set(theme, {
      asked: sum.asked + 1,
      answered: sum.answered + (value === null ? 0 : 1),
    });
  }
  judgeEverything();

  return {
    ids: findings.ids,
    mark: findings.mark,
    explanation: findings.explanation,
    timeline: findings.timeline,
    report: findings.report,
    policy,
    reviewType,
    today: start.today,
    dateOfBirth: start.dateOfBirth,
    themes: policy.vocabulary.themes.flatMap(({ id, title }) => {
      const facts = asked.filter((fact) => fact.theme === id);
      return facts.length > 0 ? [{ id, title, facts }] : [];
    }),
    answer: (path) => answers.get(path) ?? nothing,
    answeredIn: (themeId) => answered.get(themeId) ?? { answered: 0, asked: 0 },

    change(path, value) {
      const definition = definitions.get(path);
      if (!definition) return;
      const parsed = parseFactValue(definition, value);
      const { collision } = answers.get(path) ?? nothing;
      show(definition, {
        value,
        ...(collision && { collision }),
        ...(!parsed.ok && {
          problem: parsed.error
            .map(({ expected, found }) => `Not saved: expected ${expected}, found ${found}.`)
            .join(" "),
        }),
      });
      setUnsent(path, { value, base: unsent.get(path)?.base ?? revisions.get(path) ?? 0 });
    },

    receive(changes) {
      for (const { path, value, revision, by, mine } of changes) {
        const definition = definitions.get(path);
        if (!definition || (revisions.get(path) ?? 0) >= revision) continue;
        // What is being typed here stays: on saving, the server says that the two collide.
        if (unsent.has(path)) continue;
        revisions.set(path, revision);
        show(definition, { value, ...(!mine && { changedBy: by }) });
      }
    },

    restore(kept) {
      const stored = Object.fromEntries([...answers].map(([path, { value }]) => [path, value]));
      for (const [path, change] of stillUnsent(kept, stored)) {
        const definition = definitions.get(path);
        if (!definition) continue;
        show(definition, { value: change.value });
        setUnsent(path, change);
      }
    },

    unsent: () => unsent,
    sendable: () =>
      new Map(
        [...unsent].filter(([path]) => {
          const { problem, collision } = answers.get(path) ?? nothing;
          return problem === undefined && collision === undefined;
        }),
      ),

    settle(sent, { revision, saved, conflicts, refused }) {
      for (const path of saved) {
        revisions.set(path, revision);
        const now = unsent.get(path);
        // Typed on while the save was under way: the rest goes with the next save, on the new base.
        const done = !now || sameValue(now.value, sent.get(path)?.value);
        setUnsent(path, done ? undefined : { value: now.value, base: revision });
      }
      for (const { path, ...collision } of conflicts) {
        const definition = definitions.get(path);
        if (definition)
          show(definition, { value: (answers.get(path) ?? nothing).value, collision });
      }
      for (const { path, message } of refused) {
        const definition = definitions.get(path);
        const { value } = answers.get(path) ?? nothing;
        if (definition) show(definition, { value, problem: `Not saved: ${message}` });
      }
    },

    choose(path, whose) {
      const definition = definitions.get(path);
      const { value, collision } = answers.get(path) ?? nothing;
      if (!definition || !collision) return;
      revisions.set(path, collision.revision);
      show(definition, { value: whose === "mine" ? value : collision.theirs });
      setUnsent(path, whose === "mine" ? { value, base: collision.revision } : undefined);
    },

    documents: () => documents,
    setDocuments(next) {
      documents = next;
      notify("documents");
      for (const [path, cited] of citations) {
        const left = cited.filter(({ documentId }) => next.some(({ id }) => id === documentId));
        if (left.length !== cited.length) citations.set(path, left);
        // A chip also shows its document's name and kind.
        notify(`cited:${path}`);
      }
      judgeEverything();
    },
    citationsOf: (path) => citations.get(path) ?? noCitations,
    setCitation(citation, present) {
      const others = (citations.get(citation.path) ?? []).filter(
        ({ documentId, page }) => documentId !== citation.documentId || page !== citation.page,
      );
      citations.set(citation.path, present ? [...others, citation] : others);
      notify(`cited:${citation.path}`);
      judgeEverything();
    },

    focus: () => focus,
    setFocus(path) {
      if (path === focus) return;
      const left = focus === undefined ? undefined : definitions.get(focus);
      focus = path;
      // Whoever was at a question has seen who changed it.
      if (left) {
        const { changedBy, ...seen } = answers.get(left.path) ?? nothing;
        if (changedBy) show(left, seen);
      }
      notify("focus");
    },
    subscribe(key, listener) {
      const known = listeners.get(key) ?? new Set();
      listeners.set(key, known.add(listener));
      return () => known.delete(listener);
    },
  };
}

/** Questions whose answer is kept here and cannot be saved before somebody looks, in their order. */
export const needingLook = ({
  themes,
  answer,
  unsent,
}: Pick<DraftStore, "themes" | "answer" | "unsent">): readonly FactDefinition[] =>
  themes
    .flatMap(({ facts }) => facts)
    .filter(({ path }) => {
      const { problem, collision } = answer(path);
      return unsent().has(path) && (problem !== undefined || collision !== undefined);
    });
