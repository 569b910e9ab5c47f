"use client";

import { useAsked } from "@/components/review/action-fields";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldGroup } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";

const otherRows = [0, 1];

/**
 * Pages that support a decision: tick those already cited for the criterion, or name others by
 * document and page. Nothing is ticked beforehand: whoever decides says which page supports it.
 */
export function EvidenceField({
  cited,
  documents,
}: {
  cited: readonly { readonly value: string; readonly label: string }[];
  documents: readonly { readonly value: string; readonly label: string }[];
}) {
  const { id, error } = useAsked("evidence", undefined);
  if (documents.length === 0)
    return (
      <p className="text-small text-muted">
        No document is attached, so this decision names no page.
      </p>
    );
  return (
    <FieldGroup
      id={id}
      legend="Pages that support it"
      hint="“Undetermined” needs none; every other finding at least one."
      {...(error !== undefined && { error })}
    >
      {cited.map((page) => (
        <Checkbox
          key={page.value}
          name="cited"
          value={page.value}
          label={page.label}
          className="sm:min-h-6 sm:py-0.5"
        />
      ))}
      {otherRows.map((row) => (
        <OtherPage key={row} row={row} documents={documents} />
      ))}
    </FieldGroup>
  );
}

function OtherPage({
  row,
  documents,
}: {
  row: number;
  documents: readonly { readonly value: string; readonly label: string }[];
}) {
  const document = useAsked(`document.${row}`, undefined);
  const number = useAsked(`page.${row}`, undefined);
  return (
    <div className="mt-1 flex gap-2">
      <Select
        id={document.id}
        name={`document.${row}`}
        aria-label={row === 0 ? "Document" : "Another document"}
        blank={row === 0 ? "Another page: document" : "One more: document"}
        options={documents}
        defaultValue={document.value ?? ""}
        className="min-w-0"
      />
      <TextInput
        id={number.id}
        name={`page.${row}`}
        aria-label="Page"
        placeholder="Page"
        inputMode="numeric"
        defaultValue={number.value}
        className="max-w-20 figures"
      />
    </div>
  );
}
