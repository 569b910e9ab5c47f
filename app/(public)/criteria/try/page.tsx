import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metadata } from "next";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { policyLibrary } from "@/lib/policy/library";
import { TryDocument } from "./try-document";

export const metadata: Metadata = { title: "Try it", robots: { index: true, follow: true } };

const examples = [
  { name: "Admission, complete", file: "admission-complete.json" },
  { name: "Admission, with gaps", file: "admission-with-gaps.json" },
  { name: "Continued stay, late plan", file: "continued-stay-late-plan.json" },
];

/**
 * Judges a review document in the reader's browser. The policy and the examples come with the page,
 * so nothing is fetched afterwards and it works without a connection once it is open.
 */
export default function TryPage() {
  const folder = join(process.cwd(), "public", "examples");
  return (
    <>
      <PageHeader
        title="Try it"
        lead="Put in a review document and see what each criterion comes to, and why."
      />
      <Alert title="Nothing leaves your browser" className="mb-6">
        <p>
          The document is read and judged on this page by the same code that the portal runs. It is
          not sent, not stored and not counted. Once the page is open it also works offline.
        </p>
      </Alert>
      <noscript>
        <Alert tone="caution" title="JavaScript is switched off" className="mb-6">
          <p>Judging a document in your browser needs it. The criteria read without it.</p>
        </Alert>
      </noscript>
      <TryDocument
        policies={policyLibrary().all}
        examples={examples.map(({ name, file }) => ({
          name,
          text: readFileSync(join(folder, file), "utf8"),
        }))}
      />
    </>
  );
}
