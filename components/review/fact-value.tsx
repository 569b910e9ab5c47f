import { formatDate, isPlainDate } from "@/lib/calendar";
import type { FactCell, FactRow, FactValue } from "@/lib/facts/fact-values";
import type { FactColumn, FactDefinition } from "@/lib/policy/schema";

/** How a value reads; what the record does not say is said so. */
const plain = (value: FactCell | number): string => {
  if (value === null || value === "") return "Not stated";
  if (value === true) return "Yes";
  if (value === false) return "No";
  if (typeof value === "number") return String(value);
  return isPlainDate(value) ? formatDate(value) : value;
};

const isRow = (entry: string | FactRow): entry is FactRow => typeof entry === "object";

/** A fact as the provider stated it: a word, a date, a list, or a small table of rows. */
export function FactValueView({
  fact,
  value,
}: {
  fact: Pick<FactDefinition, "label" | "item" | "choices"> | undefined;
  value: FactValue | undefined;
}) {
  if (value === undefined || value === null) return <span className="text-muted">Not stated</span>;
  if (!Array.isArray(value))
    return (
      <span className="figures">
        {typeof value === "string" && fact?.choices
          ? value.replaceAll("_", " ")
          : plain(value as FactCell)}
      </span>
    );
  const entries: readonly (string | FactRow)[] = value;
  if (entries.length === 0) return <span>None: the record shows there are none</span>;
  const rows = entries.filter(isRow);
  if (rows.length > 0) return <Rows fact={fact} rows={rows} />;
  return (
    <span className="figures">
      {entries
        .filter((entry) => typeof entry === "string")
        .map(plain)
        .join(", ")}
    </span>
  );
}

/** Cells of the vocabulary's own codes ("break_or_meal") in words; everything else as it stands. */
const cellWords = (column: FactColumn, cell: FactCell): string =>
  column.choices && typeof cell === "string" ? cell.replaceAll("_", " ") : plain(cell);

function Rows({
  fact,
  rows,
}: {
  fact: Pick<FactDefinition, "label" | "item"> | undefined;
  rows: readonly FactRow[];
}) {
  const columns: readonly FactColumn[] =
    typeof fact?.item === "object"
      ? fact.item.columns
      : Object.keys(rows[0] ?? {}).map((key) => ({
          key,
          type: "text" as const,
          label: key.replaceAll("_", " "),
        }));
  return (
    <div className="max-w-full overflow-x-auto">
      <table className="w-full text-left text-small figures">
        <caption className="sr-only">{fact?.label ?? "Rows"}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className="pr-3 font-normal text-muted">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="border-t border-line align-top">
              {columns.map((column) => (
                <td key={column.key} className="pr-3">
                  {cellWords(column, row[column.key] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
