"use client";

import { useId, useState, type ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { paths } from "@/lib/paths";
import { useDesk, useDraft } from "./draft-context";
import { problemText, sendCitation } from "./draft-requests";
import type { DraftCitation } from "./draft-store";

/** On which pages an answer rests: chips that open the page, and a small form to cite another. */
export function EvidenceLine({
  path,
  label,
  documentedBy,
  children,
}: {
  path: string;
  label: string;
  /** What usually documents it, in the vocabulary's words. */
  documentedBy: string | undefined;
  /** What else is said in the same line. */
  children?: ReactNode;
}) {
  const { editable, requestId, store } = useDesk();
  const cited = useDraft(`cited:${path}`, ({ citationsOf }) => citationsOf(path));
  const documents = useDraft("documents", (draft) => draft.documents());
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function change(citation: DraftCitation, present: boolean): Promise<boolean> {
    setProblem(undefined);
    const sent = await sendCitation(requestId, citation, !present);
    if (!sent.ok) {
      setProblem(problemText(sent.error));
      return false;
    }
    store.setCitation(citation, present);
    return true;
  }

  return (
    <div className="mt-1 text-small">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 empty:hidden">
        {editable && children}
        {cited.length > 0 && <span className="text-muted">Evidence:</span>}
        {cited.map((citation) => {
          const document = documents.find(({ id }) => id === citation.documentId);
          if (!document) return null;
          const name = `${document.fileName}, page ${citation.page}`;
          return (
            <span
              key={`${citation.documentId} ${citation.page}`}
              className="inline-flex max-w-full items-center rounded border border-line bg-ground"
            >
              <a
                href={paths.document(document.id, citation.page)}
                target="_blank"
                rel="noreferrer"
                className="link min-w-0 truncate px-1.5"
              >
                {document.fileName} · p. {citation.page}
              </a>
              {document.kind === "letter_of_support" && <Badge tone="caution">letter</Badge>}
              {editable && (
                <button
                  type="button"
                  aria-label={`Remove the citation of ${name}`}
                  className="screen-only min-h-6 min-w-6 px-1.5 text-muted hover:text-negative"
                  onClick={() => void change(citation, false)}
                >
                  ×
                </button>
              )}
            </span>
          );
        })}
        {editable && !open && (
          <button
            type="button"
            className="screen-only min-h-7 rounded px-1 font-semibold text-accent hover:bg-accent-wash"
            onClick={() => setOpen(true)}
          >
            + page<span className="sr-only"> as evidence for {label}</span>
          </button>
        )}
      </div>
      {open && (
        <CitationForm
          path={path}
          label={label}
          documentedBy={documentedBy}
          onCite={(citation) => change(citation, true)}
          onClose={() => setOpen(false)}
        />
      )}
      {problem && (
        <p role="alert" className="font-semibold text-negative">
          {problem}
        </p>
      )}
    </div>
  );
}

function CitationForm({
  path,
  label,
  documentedBy,
  onCite,
  onClose,
}: {
  path: string;
  label: string;
  documentedBy: string | undefined;
  onCite: (citation: DraftCitation) => Promise<boolean>;
  onClose: () => void;
}) {
  const id = useId();
  const documents = useDraft("documents", (draft) => draft.documents());
  const [documentId, setDocumentId] = useState(documents.at(-1)?.id ?? "");
  const [page, setPage] = useState("1");
  const pages = documents.find((document) => document.id === documentId)?.pageCount ?? 1;
  const number = /^\d+$/.test(page) ? Number(page) : 0;
  const fits = number >= 1 && number <= pages;
  if (documents.length === 0)
    return (
      <p className="py-1">
        Attach the record first, then cite its pages.{" "}
        <a className="link" href="#documents">
          To the documents
        </a>
      </p>
    );
  return (
    <div
      role="group"
      aria-label={`Evidence for ${label}`}
      className="flex flex-wrap items-end gap-2 py-1"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <Field
        id={`${id}-document`}
        label="Document"
        className="w-64 max-w-full"
        {...(documentedBy && { hint: `Usually: ${documentedBy}` })}
      >
        {(control) => (
          <Select
            {...control}
            autoFocus
            value={documentId}
            onChange={({ currentTarget }) => setDocumentId(currentTarget.value)}
            options={documents.map((document) => ({
              value: document.id,
              label: document.fileName,
            }))}
          />
        )}
      </Field>
      <Field id={`${id}-page`} label={`Page, 1 to ${pages}`} className="w-28">
        {(control) => (
          <TextInput
            {...control}
            inputMode="numeric"
            value={page}
            aria-invalid={!fits || undefined}
            onChange={({ currentTarget }) => setPage(currentTarget.value)}
          />
        )}
      </Field>
      <Button
        size="small"
        className="sm:min-h-9"
        aria-disabled={!fits}
        onClick={() =>
          fits &&
          void onCite({ path, documentId, page: number }).then((done) => {
            if (done) onClose();
          })
        }
      >
        Cite this page
      </Button>
      <Button size="small" variant="quiet" className="sm:min-h-9" onClick={onClose}>
        Cancel
      </Button>
    </div>
  );
}
