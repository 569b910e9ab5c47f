"use client";

import { lazy, Suspense } from "react";
import { FieldGroup } from "@/components/ui/field";
import { countSchedule } from "@/lib/evaluation/count-schedule";
import type { FactDefinition } from "@/lib/policy/schema";
import { useDesk } from "./draft-context";
import { questionId } from "./fact-words";
import { ListKindChoice, useTypedList } from "./list-control";
import { RowTable } from "./row-table";
import { columnsOf, withCells, withoutRow, withRow } from "./rows";
import { countedWords, WeekGrid, WeekTotal } from "./week-grid";
import { weekTargets } from "./week-targets";

const WeekGridEditor = lazy(() => import("./week-grid-editor"));

/** The typical week: a grid to draw on and a table to type in, both of the same rows. */
export function WeekQuestion({ fact }: { fact: FactDefinition }) {
  const { store, editable } = useDesk();
  const [list, change] = useTypedList(fact);
  const rows = list.kind === "listed" ? list.rows.map(({ cells }) => cells) : [];
  const targets = weekTargets(store.policy);
  const { sessions } = countSchedule(rows);
  const keyOf = (index: number) => list.rows[index]?.key ?? -1;
  const categories = columnsOf(fact).find(({ key }) => key === "category")?.choices ?? [];
  return (
    <FieldGroup
      id={questionId(fact.path)}
      legend={fact.question}
      {...(fact.help !== undefined && { hint: fact.help })}
    >
      <ListKindChoice fact={fact} list={list} onChange={change} />
      {list.kind !== "none" && (
        <div className="mt-3">
          {editable ? (
            <>
              <p className="mb-1 text-small text-muted pointer-coarse:hidden">
                Draw sessions with the mouse, or type them in the table below.
              </p>
              <Suspense fallback={<WeekGrid rows={rows} />}>
                <WeekGridEditor
                  rows={rows}
                  categories={categories}
                  onAdd={(cells) => change(withRow(list, fact, undefined, cells))}
                  onCells={(index, cells) => change(withCells(list, keyOf(index), cells))}
                  onRemove={(index) => change(withoutRow(list, keyOf(index)))}
                />
              </Suspense>
            </>
          ) : (
            <WeekGrid rows={rows} />
          )}
          {targets && <WeekTotal rows={rows} targets={targets} />}
        </div>
      )}
      {list.kind === "listed" && (
        <RowTable
          fact={fact}
          list={list}
          onChange={change}
          newRow={(previous) => ({
            day_of_week: previous?.day_of_week ?? null,
            start: previous?.end ?? null,
          })}
          noteOf={(position) => countedWords(sessions[position])}
        />
      )}
    </FieldGroup>
  );
}
