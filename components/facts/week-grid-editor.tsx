"use client";

/**
 * Drawing on the week: drag over empty time to make a session, drag a block to move it, its edges to
 * stretch it, and type its name into it. The pointer only proposes cells; the rows belong to the
 * table, which is the same thing by keyboard. Loaded when somebody opens the grid.
 */
import { useRef, useState, type PointerEvent } from "react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import { weekdays } from "@/lib/calendar";
import type { FactCell, FactRow } from "@/lib/facts/fact-values";
import { choiceWords } from "./fact-words";
import { BlockText, WeekGrid } from "./week-grid";
import {
  drawnSession,
  minuteAt,
  movedSession,
  shownHours,
  stretchedSession,
  timeOf,
  type WeekBlock,
} from "./week-geometry";

type Drag =
  | { readonly kind: "draw"; readonly day: number; readonly from: number; readonly to: number }
  | { readonly kind: "move"; readonly block: WeekBlock; readonly day: number; readonly at: number }
  | { readonly kind: "stretch"; readonly block: WeekBlock; readonly edge: "start" | "end" };

export default function WeekGridEditor({
  rows,
  categories,
  onAdd,
  onCells,
  onRemove,
}: {
  rows: readonly FactRow[];
  /** The choices of a session's category. */
  categories: readonly string[];
  onAdd: (cells: FactRow) => void;
  onCells: (index: number, cells: FactRow) => void;
  onRemove: (index: number) => void;
}) {
  const [drag, setDrag] = useState<Drag>();
  const [preview, setPreview] = useState<{ index: number; cells: FactRow }>();
  const [selected, setSelected] = useState<number>();
  // The hours stay as they are while something is dragged: nothing jumps under the pointer.
  const [heldHours, setHeldHours] = useState(() => shownHours(rows));
  const hours = drag ? heldHours : shownHours(rows);
  const moved = useRef(false);
  const shown = preview
    ? rows.map((row, index) => (index === preview.index ? { ...row, ...preview.cells } : row))
    : rows;

  /** Day and minute under the pointer. */
  function place(event: PointerEvent): { day: number; minute: number } | undefined {
    const columns = event.currentTarget.closest("[data-editor]")?.querySelectorAll("[data-day]");
    for (const [day, column] of [...(columns ?? [])].entries()) {
      const box = column.getBoundingClientRect();
      if (event.clientX >= box.left && event.clientX < box.right)
        return { day, minute: minuteAt((event.clientY - box.top) / box.height, hours) };
    }
    return undefined;
  }

  function begin(event: PointerEvent, next: Drag): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    moved.current = false;
    setHeldHours(hours);
    setDrag(next);
  }

  function onPointerMove(event: PointerEvent): void {
    const at = drag && place(event);
    if (!at) return;
    if (drag.kind === "draw") {
      if (at.minute !== drag.to) setDrag({ ...drag, to: at.minute });
      return;
    }
    const { block } = drag;
    const cells =
      drag.kind === "move"
        ? movedSession(block, at.day - drag.day, at.minute - drag.at)
        : stretchedSession(block, drag.edge, at.minute);
    if (cells.start !== block.row.start || cells.end !== block.row.end || at.day !== block.day)
      moved.current = true;
    setPreview({ index: block.index, cells });
  }

  function onPointerUp(): void {
    if (drag?.kind === "draw") {
      const cells = drawnSession(drag.day, drag.from, drag.to);
      if (cells) {
        onAdd(cells);
        setSelected(rows.length);
      }
    } else if (preview && moved.current) onCells(preview.index, preview.cells);
    setDrag(undefined);
    setPreview(undefined);
  }

  function cancel(): void {
    setDrag(undefined);
    setPreview(undefined);
  }

  const current = selected === undefined ? undefined : rows[selected];
  return (
    <div
      data-editor
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={cancel}
    >
      <WeekGrid
        rows={shown}
        hours={hours}
        dayLayer={(day) => (
          <div
            className="absolute inset-0 cursor-crosshair"
            onPointerDown={(event) => {
              const at = event.button === 0 && event.pointerType !== "touch" && place(event);
              if (at) begin(event, { kind: "draw", day, from: at.minute, to: at.minute });
            }}
          >
            {drag?.kind === "draw" && drag.day === day && <Drawing drag={drag} hours={hours} />}
          </div>
        )}
        renderBlock={(block) => (
          <div
            className="h-full cursor-grab touch-none outline-accent data-selected:outline-2 data-selected:-outline-offset-2"
            data-selected={block.index === selected || undefined}
            onPointerDown={(event) => {
              const at = event.button === 0 && place(event);
              setSelected(block.index);
              if (at && !(event.target instanceof HTMLInputElement))
                begin(event, { kind: "move", block, day: at.day, at: at.minute });
            }}
          >
            {(["start", "end"] as const).map((edge) => (
              <div
                key={edge}
                className={`absolute inset-x-0 z-10 h-2 cursor-ns-resize touch-none ${edge === "start" ? "top-0" : "bottom-0"}`}
                onPointerDown={(event) => {
                  event.stopPropagation();
                  setSelected(block.index);
                  begin(event, { kind: "stretch", block, edge });
                }}
              />
            ))}
            <BlockText
              block={block}
              activity={
                <input
                  tabIndex={-1}
                  aria-label={`Activity, ${weekdays[block.day]} ${timeOf(block.start)}`}
                  className="relative z-20 w-full bg-transparent placeholder:text-muted"
                  placeholder="Name it"
                  value={textOf(block.row.activity)}
                  onFocus={() => setSelected(block.index)}
                  onChange={({ currentTarget }) =>
                    onCells(block.index, { activity: currentTarget.value || null })
                  }
                />
              }
            />
          </div>
        )}
      />
      {current && selected !== undefined && (
        <SelectedSession
          row={current}
          categories={categories}
          onCategory={(category) => onCells(selected, { category })}
          onCopy={(day) => onAdd({ ...current, day_of_week: day })}
          onRemove={() => {
            onRemove(selected);
            setSelected(undefined);
          }}
        />
      )}
    </div>
  );
}

const textOf = (cell: FactCell | undefined): string => (typeof cell === "string" ? cell : "");

function Drawing({
  drag,
  hours,
}: {
  drag: { from: number; to: number };
  hours: { from: number; to: number };
}) {
  const length = hours.to - hours.from;
  const start = Math.min(drag.from, drag.to);
  const end = Math.max(drag.from, drag.to);
  return (
    <div
      className="absolute inset-x-0 rounded border-2 border-accent bg-accent-wash px-1 text-small figures"
      style={{
        top: `${((start - hours.from) / length) * 100}%`,
        height: `${((end - start) / length) * 100}%`,
      }}
    >
      {timeOf(start)}–{timeOf(end)}
    </div>
  );
}

/** What the chosen block is, and the same session on other days with one press each. */
function SelectedSession({
  row,
  categories,
  onCategory,
  onCopy,
  onRemove,
}: {
  row: FactRow;
  categories: readonly string[];
  onCategory: (category: string) => void;
  onCopy: (day: string) => void;
  onRemove: () => void;
}) {
  return (
    <div className="mt-2 grid gap-2 rounded border border-line bg-sunken px-3 py-2">
      <RadioGroup
        id="chosen-session-category"
        name="chosen-session-category"
        legend={`${textOf(row.activity) || "Session"}, ${textOf(row.day_of_week)} ${textOf(row.start)}–${textOf(row.end)}`}
        layout="segmented"
        options={categories.map((category) => ({ value: category, label: choiceWords(category) }))}
        value={textOf(row.category)}
        onValueChange={onCategory}
      />
      <div className="flex flex-wrap items-center gap-1">
        <span className="mr-1 text-small text-muted">Copy to</span>
        {weekdays
          .filter((day) => day !== row.day_of_week)
          .map((day) => (
            <Button
              key={day}
              size="small"
              onClick={() => onCopy(day)}
              aria-label={`Copy to ${day}`}
            >
              {day.slice(0, 3)}
            </Button>
          ))}
        <Button size="small" variant="quiet" className="ml-auto" onClick={onRemove}>
          Remove this session
        </Button>
      </div>
    </div>
  );
}
