"use client";

import { useAsked } from "@/components/review/action-fields";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldGroup } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";

const otherRows = [0, 1];

/**
 * Pages that support a decision: tick those already cited for the criterion, or name others by
 * document and page. The page open beside is offered first.
 */
export function EvidenceField({
  cited,
  documents,
  open,
}: {
  cited: readonly { readonly value: string; readonly label: string; readonly open: boolean }[];
  documents: readonly { readonly value: string; readonly label: string }[];
  /** The page open beside, where it is not among those cited. */
  open: { readonly documentId: string; readonly page: number } | undefined;
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
          defaultChecked={page.open}
          className="sm:min-h-6 sm:py-0.5"
        />
      ))}
      {otherRows.map((row) => (
        <OtherPage
          key={row}
          row={row}
          documents={documents}
          {...(row === 0 && open && { documentId: open.documentId, page: open.page })}
        />
      ))}
    </FieldGroup>
  );
}

function OtherPage({
  row,
  documents,
  documentId,
  page,
}: {
  row: number;
  documents: readonly { readonly value: string; readonly label: string }[];
  documentId?: string;
  page?: number;
}) {
  const document = useAsked(`document.${row}`, documentId);
  const number = useAsked(`page.${row}`, page);
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
