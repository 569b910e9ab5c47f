"use client";

import { FindingShape } from "@/components/policy/finding-mark";
import { findingWords } from "@/components/policy/finding-words";
import { checklistsOf } from "@/lib/policy/checklist";
import type { FindingValue } from "@/lib/finding";
import { useDesk, useDraft, useFocusedPath, useMark } from "./draft-context";
import { servedIds } from "./served-ids";

/** The sections of the form with how far each has come, and the checklists they serve. */
export function SectionNav() {
  const { store } = useDesk();
  const focused = useFocusedPath();
  return (
    <nav aria-label="Sections" className="screen-only">
      <ul className="relative flex gap-1 overflow-x-auto pb-1 sm:flex-wrap sm:overflow-visible lg:grid lg:gap-0">
        {store.themes.map(({ id, title, facts }) => (
          <li key={id} className="shrink-0">
            <a
              href={`#section-${id}`}
              aria-current={facts.some(({ path }) => path === focused) ? "location" : undefined}
              className="block rounded border border-line px-2 py-1.5 hover:bg-accent-wash aria-[current]:bg-accent-wash aria-[current]:font-semibold lg:border-transparent lg:py-1"
            >
              <span className="flex items-baseline justify-between gap-3">
                <span className="whitespace-nowrap lg:whitespace-normal">{title}</span>
                <Progress theme={id} />
              </span>
              <span className="hidden flex-wrap gap-x-1 lg:flex">
                {[...new Set(facts.flatMap((fact) => servedIds(store, fact)))].map((criterion) => (
                  <SmallMark key={criterion} id={criterion} />
                ))}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Progress({ theme }: { theme: string }) {
  const { answered, asked } = useDraft(`theme:${theme}`, (store) => store.answeredIn(theme));
  return (
    <span className="shrink-0 text-small whitespace-nowrap text-muted figures">
      {answered}/{asked}
      <span className="sr-only"> answered</span>
    </span>
  );
}

/** A mark without its word: the questions say it; here one sees at a glance where work is left. */
function SmallMark({ id }: { id: string }) {
  const finding = useMark(id);
  return finding ? (
    <span title={`${id}: ${findingWords[finding.finding]}`} className="inline-flex">
      <FindingShape finding={finding.finding} size="small" />
    </span>
  ) : null;
}

const order: readonly FindingValue[] = ["met", "not_met", "undetermined", "not_applicable"];

/** The checklists of this review, each as a count of its findings. */
export function ChecklistTally({ className }: { className: string }) {
  const { store } = useDesk();
  const lists = checklistsOf(store.reviewType);
  // A text is compared by value, so this is drawn again only when a count changes.
  const text = useDraft("marks", ({ policy, mark }) =>
    lists
      .map((list) => {
        const ours = policy.criteria.filter(({ checklist }) => checklist === list);
        return order.map((kind) => ours.filter(({ id }) => mark(id)?.finding === kind).length);
      })
      .join(";"),
  );
  const counts = text.split(";").map((list) => list.split(",").map(Number));
  return (
    <ul
      aria-label="Checklists"
      className={`flex flex-wrap gap-x-5 gap-y-0.5 text-small figures ${className}`}
    >
      {lists.map((list, index) => (
        <li key={list} className="flex items-center gap-2">
          <span className="text-muted">
            {store.policy.checklists.find(({ checklist }) => checklist === list)?.title}
          </span>
          {order.map((kind, position) => {
            const count = counts[index]?.[position] ?? 0;
            return count === 0 ? null : (
              <span key={kind} className="inline-flex items-center gap-1">
                <FindingShape finding={kind} size="small" />
                {count}
                <span className="sr-only"> {findingWords[kind].toLowerCase()}</span>
              </span>
            );
          })}
        </li>
      ))}
    </ul>
  );
}
