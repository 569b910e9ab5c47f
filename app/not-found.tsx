import type { Metadata } from "next";
import { firstPage } from "@/components/shell/product";
import { Wordmark } from "@/components/shell/wordmark";

export const metadata: Metadata = { title: "Not found" };

/** There is nothing at this address, or nothing that this person may see: the two look the same. */
export default function NotFound() {
  return (
    <main className="mx-auto max-w-prose px-4 py-16">
      <Wordmark />
      <h1 className="mt-8 text-display">Not found</h1>
      <p className="mt-2">
        There is nothing at this address, or it belongs to another organization. Check the address,
        or start again from the first page.
      </p>
      <p className="mt-4">
        <a href={firstPage} className="link">
          Go to the first page
        </a>
      </p>
    </main>
  );
}
