"use client";

import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { FileDrop } from "@/components/ui/file-drop";
import { ProgressBar } from "@/components/ui/progress-bar";
import { documentKinds } from "@/lib/documents/kinds";
import { DocumentRow } from "./document-row";
import { useDesk, useDraft } from "./draft-context";
import { attachFile, problemText, type Attached } from "./draft-requests";
import type { DraftDocument } from "./draft-store";

interface Upload {
  readonly key: number;
  readonly name: string;
  readonly share: number;
  readonly problem?: string;
}

/** The record: files attached by dropping or choosing them, and what each of them is. */
export function DocumentsPanel() {
  const { editable, requestId, store } = useDesk();
  const documents = useDraft("documents", (draft) => draft.documents());
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [told, setTold] = useState<string>();

  const update = (key: number, change: Partial<Upload> | undefined) =>
    setUploads((known) =>
      known.flatMap((upload) =>
        upload.key !== key ? [upload] : change ? [{ ...upload, ...change }] : [],
      ),
    );

  async function attach(files: readonly File[]): Promise<void> {
    // Keys rise for as long as the page is open; what failed stays in the list until it is read.
    const first = uploads.reduce((most, { key }) => Math.max(most, key + 1), documents.length);
    const batch = files.map((file, index) => ({ file, key: first + index }));
    setUploads((known) => [
      ...known,
      ...batch.map(({ file, key }) => ({ key, name: file.name, share: 0 })),
    ]);
    for (const { file, key } of batch) {
      const sent = await attachFile(requestId, file, (share) => update(key, { share }));
      if (!sent.ok) {
        update(key, { problem: problemText(sent.error) });
        continue;
      }
      update(key, undefined);
      if (sent.value.alreadyAttached) setTold(`${file.name} is already attached.`);
      else {
        setTold(`${file.name} is attached.`);
        store.setDocuments([...store.documents(), attachedDocument(file, sent.value)]);
      }
    }
  }

  return (
    <section aria-labelledby="documents" className="scroll-mt-32">
      <h2 id="documents" className="text-title">
        Documents
      </h2>
      <p className="max-w-prose text-muted">
        Attach the record, then cite its pages beside the questions. A letter of support proves
        nothing by itself; it needs the record beside it.
      </p>
      {editable && (
        <FileDrop
          label="Attach documents"
          hint="Choose files or drop them here: PDF, PNG, JPEG or plain text, up to 20 MB each."
          accept="application/pdf,image/png,image/jpeg,text/plain"
          multiple
          onFiles={(files) => void attach(files)}
        />
      )}
      <p role="status" className="mt-1 text-small">
        {told}
      </p>
      {uploads.length > 0 && (
        <ul aria-label="Being attached" className="mt-2 grid gap-2">
          {uploads.map(({ key, name, share, problem }) => (
            <li key={key}>
              {problem === undefined ? (
                <ProgressBar
                  label={name}
                  value={Math.round(share * 100)}
                  detail={`${Math.round(share * 100)} %`}
                />
              ) : (
                <Alert tone="negative" live title={`${name} is not attached`}>
                  {problem}{" "}
                  <button type="button" className="link" onClick={() => update(key, undefined)}>
                    Put this away
                  </button>
                </Alert>
              )}
            </li>
          ))}
        </ul>
      )}
      {documents.length === 0 ? (
        <p className="mt-2 text-muted">No documents yet.</p>
      ) : (
        <ul className="mt-2 border-t border-line">
          {documents.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              onChanged={(next) => {
                setTold(undefined);
                store.setDocuments(
                  store
                    .documents()
                    .flatMap((one) => (one.id !== document.id ? [one] : next ? [next] : [])),
                );
              }}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** A document as the server now has it, from what was sent and what it answered. */
const attachedDocument = (
  file: File,
  { documentId, kind, pageCount }: Attached,
): DraftDocument => ({
  id: documentId,
  fileName: file.name,
  mediaType: file.type,
  kind: documentKinds.find((known) => known === kind) ?? "other_record",
  byteSize: file.size,
  pageCount,
  author: null,
  documentDate: null,
});
