"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FileDrop } from "@/components/ui/file-drop";
import { useDesk } from "./draft-context";
import { sendReviewDocument, type RequestProblem } from "./draft-requests";

/** Fills the draft from a review document in a file. Loaded when somebody asks for it. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const { requestId, sync } = useDesk();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<RequestProblem>();

  async function take(file: File | undefined): Promise<void> {
    if (!file || busy) return;
    setBusy(true);
    setProblem(undefined);
    const document = await readJson(file);
    if (document === undefined) {
      setProblem({
        code: "not_json",
        message: `${file.name} is not JSON. Choose a review document, such as one saved with “Export”.`,
      });
    } else {
      await sync.flush();
      const sent = await sendReviewDocument(requestId, document);
      if (sent.ok) return location.reload();
      setProblem(sent.error);
    }
    setBusy(false);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="Fill from a review document"
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <p className="text-muted">
        What the document states takes the place of the answers here; what it leaves out stays as it
        is.
      </p>
      <FileDrop
        label="Choose a file"
        hint="or drop it here (JSON)"
        accept="application/json,.json"
        variant="primary"
        onFiles={([file]) => void take(file)}
      />
      <p role="status" className="mt-2 text-small">
        {busy && "Reading the document…"}
      </p>
      {problem && (
        <div role="alert" className="mt-2 rounded border-2 border-negative bg-negative-wash p-3">
          <p className="font-semibold text-negative">Nothing was changed. {problem.message}</p>
          {problem.fields && (
            <ul className="mt-1 max-h-60 list-disc overflow-y-auto pl-5 text-small">
              {Object.entries(problem.fields).map(([path, message]) => (
                <li key={path}>
                  <code>{path || "the document"}</code>: {message}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Dialog>
  );
}

async function readJson(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text());
  } catch {
    return undefined;
  }
}
