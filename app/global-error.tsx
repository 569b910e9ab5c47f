"use client";

import { firstPage, productName } from "@/components/shell/product";
import "./globals.css";

/**
 * What is shown when even the frame around the pages failed. It stands without scripts, since the
 * framework makes it ahead of time and a page made ahead carries no nonce.
 */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en-US">
      <body>
        <title>{`${productName} could not be shown`}</title>
        <main className="mx-auto max-w-prose px-4 py-16">
          <h1 className="text-display">The portal could not be shown</h1>
          <p className="mt-2">
            Something failed on our side; nothing you saved is lost. Load the page again in a
            minute. If it goes on, tell your administrator
            {error.digest === undefined ? "." : `, with the reference ${error.digest}.`}
          </p>
          <p className="mt-4">
            <a href={firstPage} className="link">
              Go to the first page
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
