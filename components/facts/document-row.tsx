"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { formatDate } from "@/lib/calendar";
import { documentKindNames, documentKinds } from "@/lib/documents/kinds";
import { paths } from "@/lib/paths";
import { DateEntry } from "./date-entry";
import { useDesk } from "./draft-context";
import { describeDocument, problemText, removeDocument } from "./draft-requests";
import type { DraftDocument } from "./draft-store";

const kindOptions = documentKinds.map((kind) => ({ value: kind, label: documentKindNames[kind] }));

/** "1 page", "240 KB". */
function sizeWords({ pageCount, byteSize }: DraftDocument): string {
  const pages = `${pageCount} ${pageCount === 1 ? "page" : "pages"}`;
  const kilobytes = Math.max(1, Math.round(byteSize / 1024));
  const size = kilobytes < 1024 ? `${kilobytes} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
  return `${pages}, ${size}`;
}

/** One document: what it is, who wrote it and when, and how to open it or take it out. */
export function DocumentRow({
  document,
  onChanged,
}: {
  document: DraftDocument;
  /** Undefined when it was taken out. */
  onChanged: (next: DraftDocument | undefined) => void;
}) {
  const { editable } = useDesk();
  const [problem, setProblem] = useState<string>();
  const [author, setAuthor] = useState(document.author ?? "");
  const { id, fileName, kind } = document;

  async function describe(change: Partial<DraftDocument>): Promise<void> {
    const next = { ...document, ...change };
    setProblem(undefined);
    const sent = await describeDocument(id, {
      kind: next.kind,
      ...(next.author && { author: next.author }),
      ...(next.documentDate && { documentDate: next.documentDate }),
    });
    if (sent.ok) onChanged(next);
    else setProblem(problemText(sent.error));
  }

  async function remove(): Promise<void> {
    setProblem(undefined);
    const sent = await removeDocument(id);
    if (sent.ok) onChanged(undefined);
    else setProblem(problemText(sent.error));
  }

  return (
    <li className="border-b border-line py-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <a
          href={paths.document(id)}
          target="_blank"
          rel="noreferrer"
          className="link font-semibold"
        >
          {fileName}
          <span className="sr-only"> (opens in a new tab)</span>
        </a>
        <span className="text-small text-muted figures">{sizeWords(document)}</span>
        {kind === "letter_of_support" && <Badge tone="caution">Letter</Badge>}
        {editable && (
          <Button
            size="small"
            variant="quiet"
            className="ml-auto"
            aria-label={`Remove ${fileName}`}
            onClick={() => void remove()}
          >
            Remove
          </Button>
        )}
      </div>
      {editable ? (
        <div className="mt-1 flex flex-wrap gap-3">
          <Field id={`kind-${id}`} label="Kind" className="w-56">
            {(control) => (
              <Select
                {...control}
                options={kindOptions}
                value={kind}
                onChange={({ currentTarget }) => {
                  const chosen = documentKinds.find((known) => known === currentTarget.value);
                  if (chosen) void describe({ kind: chosen });
                }}
              />
            )}
          </Field>
          <Field id={`author-${id}`} label="Author" className="w-56">
            {(control) => (
              <TextInput
                {...control}
                value={author}
                maxLength={120}
                onChange={({ currentTarget }) => setAuthor(currentTarget.value)}
                onBlur={() => {
                  const next = author.trim() || null;
                  if (next !== document.author) void describe({ author: next });
                }}
              />
            )}
          </Field>
          <Field id={`date-${id}`} label="Date of the document">
            {(control) => (
              <DateEntry
                {...control}
                value={document.documentDate ?? ""}
                onValue={(documentDate) => void describe({ documentDate })}
              />
            )}
          </Field>
        </div>
      ) : (
        <p className="text-small text-muted">
          {[
            documentKindNames[kind],
            document.author,
            document.documentDate && formatDate(document.documentDate),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      {kind === "letter_of_support" && (
        <p className="mt-1 max-w-prose text-small text-muted">
          A letter proves nothing by itself: answers that rest on letters alone stay undetermined
          until a page of the record is cited beside them.
        </p>
      )}
      {problem && (
        <p role="alert" className="mt-1 text-small font-semibold text-negative">
          {problem}
        </p>
      )}
    </li>
  );
}
