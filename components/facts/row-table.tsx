"use client";

import { useEffect, useRef, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { FactCell, FactRow } from "@/lib/facts/fact-values";
import type { FactColumn, FactDefinition } from "@/lib/policy/schema";
import { DateEntry, TimeEntry } from "./date-entry";
import { useDesk } from "./draft-context";
import { choiceWords } from "./fact-words";
import { columnsOf, withCells, withoutRow, withRow, type TypedList } from "./rows";

/**
 * Rows typed by keyboard: Tab goes from cell to cell, Enter adds a row and goes there. On a phone
 * each row is a small block with its labels.
 */
export function RowTable({
  fact,
  list,
  onChange,
  noteOf,
  newRow,
}: {
  fact: FactDefinition;
  list: TypedList;
  onChange: (next: TypedList) => void;
  /** What a row comes to, said under its last cell. */
  noteOf?: (position: number) => string;
  /** Cells a new row starts with, from the row before it. */
  newRow?: (previous: FactRow | undefined) => FactRow;
}) {
  const { editable } = useDesk();
  const columns = columnsOf(fact);
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    body.current
      ?.querySelector<HTMLElement>(`[data-row="${wanted.current}"] :is(input, select)`)
      ?.focus();
    wanted.current = undefined;
  });
  function add(after?: number): void {
    wanted.current = list.nextKey;
    const previous =
      after === undefined ? list.rows.at(-1) : list.rows.find((r) => r.key === after);
    onChange(withRow(list, fact, after, newRow?.(previous?.cells)));
  }
  function onKeyDown(event: KeyboardEvent, key: number): void {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || !editable) return;
    event.preventDefault();
    add(key);
  }
  return (
    <div className="relative mt-2">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{fact.label}</caption>
        <thead className="max-sm:hidden">
          <tr className="text-small text-muted">
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" className="pr-2 pb-1 align-bottom font-semibold">
                {label}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body} className="max-sm:grid max-sm:gap-3">
          {list.rows.map((row, position) => (
            <tr
              key={row.key}
              data-row={row.key}
              onKeyDown={(event) => onKeyDown(event, row.key)}
              className="max-sm:grid max-sm:gap-1 max-sm:border-l-2 max-sm:border-line max-sm:pl-3"
            >
              {columns.map((column, index) => (
                <td key={column.key} className="py-0.5 pr-2 align-top">
                  <span aria-hidden="true" className="text-small text-muted sm:hidden">
                    {column.label}
                  </span>
                  <CellControl
                    column={column}
                    label={`${column.label}, row ${position + 1}`}
                    disabled={!editable}
                    value={row.cells[column.key] ?? null}
                    onValue={(cell) => onChange(withCells(list, row.key, { [column.key]: cell }))}
                  />
                  {noteOf && index === columns.length - 1 && (
                    <span className="block text-small text-muted figures">{noteOf(position)}</span>
                  )}
                </td>
              ))}
              <td className="py-0.5 text-right align-top">
                {editable && (
                  <Button
                    variant="quiet"
                    size="small"
                    aria-label={`Remove row ${position + 1} of ${fact.label}`}
                    className="sm:mt-1"
                    onClick={() => onChange(withoutRow(list, row.key))}
                  >
                    <span aria-hidden="true" className="max-sm:hidden">
                      ×
                    </span>
                    <span className="sm:hidden">Remove</span>
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {editable && (
        <Button size="small" className="mt-1" onClick={() => add()}>
          Add a row<span className="sr-only"> to {fact.label}</span>
        </Button>
      )}
    </div>
  );
}

const yesNo = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/** One cell, labelled for those who do not see the head of its column. */
function CellControl({
  column,
  label,
  value,
  disabled,
  onValue,
}: {
  column: FactColumn;
  label: string;
  value: FactCell;
  disabled: boolean;
  onValue: (value: FactCell) => void;
}) {
  const shared = { "aria-label": label, disabled };
  const text = typeof value === "string" ? value : "";
  switch (column.type) {
    case "date":
      return <DateEntry {...shared} value={text} onValue={onValue} />;
    case "time":
      return <TimeEntry {...shared} value={text} onValue={onValue} />;
    case "yes_no":
      return (
        <Select
          {...shared}
          blank="Not stated"
          options={yesNo}
          value={value === null ? "" : value === true ? "yes" : "no"}
          onChange={({ currentTarget }) =>
            onValue(currentTarget.value === "" ? null : currentTarget.value === "yes")
          }
        />
      );
    case "text":
      return column.choices ? (
        <Select
          {...shared}
          className="min-w-32"
          blank="Not stated"
          options={column.choices.map((choice) => ({ value: choice, label: choiceWords(choice) }))}
          value={text}
          onChange={({ currentTarget }) => onValue(currentTarget.value || null)}
        />
      ) : (
        <TextInput
          {...shared}
          value={text}
          onChange={({ currentTarget }) => onValue(currentTarget.value || null)}
        />
      );
  }
}
