"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { sizeWords } from "@/components/claims/claim-words";
import { PlanField, type PlanChoice } from "@/components/claims/plan-field";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FileDrop } from "@/components/ui/file-drop";
import { ProgressBar } from "@/components/ui/progress-bar";
import { paths } from "@/lib/paths";

interface Sent {
  readonly fileId: string;
  readonly alreadyLoaded: boolean;
}

/**
 * Sends a file as it lies on disk. Its name goes in a header, because addresses are written to
 * logs and names are not.
 */
function send(
  file: File,
  planId: string,
  allOrNothing: boolean,
  progress: (share: number) => void,
  stop: AbortSignal,
): Promise<Sent | string> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ plan: planId, allOrNothing: String(allOrNothing) });
    request.open("POST", `${paths.claimFileUpload}?${query.toString()}`);
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onerror = () =>
      resolve("The connection broke off and nothing of the file was kept. Send it again.");
    request.onabort = () => resolve("Stopped. Nothing of the file was kept.");
    request.onload = () => {
      const answer = request.response as (Sent & Problem) | null;
      resolve(request.status < 300 && answer ? answer : problemText(answer));
    };
    stop.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

interface Problem {
  readonly message?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

const problemText = (problem: Problem | null): string =>
  (problem?.fields ? Object.values(problem.fields).join(" ") : problem?.message) ??
  "The portal did not take the file. Try again in a minute.";

/** Where an analyst drops a file of claims, or chooses one, and says under which plan it loads. */
export function UploadForm({
  plans,
  largest,
}: {
  plans: readonly PlanChoice[];
  /** Bytes. */
  largest: number;
}) {
  const router = useRouter();
  const [planId, setPlanId] = useState(plans[0]?.id ?? "");
  const [allOrNothing, setAllOrNothing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [upload, setUpload] = useState<{ name: string; share: number; stop: AbortController }>();

  async function take(file: File | undefined): Promise<void> {
    if (!file || upload) return;
    setProblem(undefined);
    if (file.size > largest)
      return setProblem(
        `${file.name} has ${sizeWords(file.size)}; files up to ${sizeWords(largest)} are taken. Split it at a transaction (ST to SE).`,
      );
    const stop = new AbortController();
    setUpload({ name: file.name, share: 0, stop });
    const sent = await send(
      file,
      planId,
      allOrNothing,
      (share) => setUpload({ name: file.name, share, stop }),
      stop.signal,
    );
    setUpload(undefined);
    if (typeof sent === "string") setProblem(sent);
    else router.push(`${paths.claimFile(sent.fileId)}${sent.alreadyLoaded ? "?repeated=1" : ""}`);
  }

  return (
    <section aria-labelledby="load" className="mb-8 grid gap-3">
      <h2 id="load" className="sr-only">
        Load a file
      </h2>
      {upload ? (
        <div className="grid gap-4 rounded border border-edge px-4 py-4 sm:grid-cols-[1fr_auto] sm:items-center">
          <ProgressBar
            label={`Sending ${upload.name}`}
            value={Math.round(upload.share * 100)}
            detail={`${Math.round(upload.share * 100)} %`}
          />
          <Button size="small" onClick={() => upload.stop.abort()}>
            Stop
          </Button>
        </div>
      ) : (
        <>
          <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
            <PlanField
              label="Rules of plan"
              plans={plans}
              planId={planId}
              onChoose={setPlanId}
              className="w-72"
            />
            <Checkbox
              label="All or nothing"
              hint="Refuse the whole file at its first bad claim"
              checked={allOrNothing}
              onChange={({ currentTarget }) => setAllOrNothing(currentTarget.checked)}
            />
          </div>
          <FileDrop
            label="Choose a claims file"
            hint={`or drop it here: X12 837I or 837P, CSV or JSON, up to ${sizeWords(largest)}. Loading starts at once and goes on when you leave this page.`}
            accept=""
            variant="primary"
            onFiles={([file]) => void take(file)}
          />
        </>
      )}
      {problem !== undefined && (
        <Alert tone="negative" live title="The file was not loaded">
          {problem}
        </Alert>
      )}
    </section>
  );
}
