"use client";

import { Wordmark } from "@/components/shell/wordmark";
import { Button } from "@/components/ui/button";

/** What a page shows when it failed. The cause is in the server's log under the reference given. */
export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <main className="mx-auto max-w-prose px-4 py-16">
      <Wordmark />
      <h1 className="mt-8 text-display">This page could not be shown</h1>
      <p className="mt-2">
        Something failed on our side; nothing you saved is lost. Try again. If it goes on, tell your
        administrator
        {error.digest === undefined ? "." : `, with the reference ${error.digest}.`}
      </p>
      <div className="mt-4 flex gap-2">
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
      </div>
    </main>
  );
}
