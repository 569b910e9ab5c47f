import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { Disclosure } from "@/components/ui/disclosure";
import { cn } from "@/lib/cn";
import { formatDate } from "@/lib/calendar";
import { documentKindNames } from "@/lib/documents/kinds";
import { paths } from "@/lib/paths";
import type { DocumentView } from "@/lib/db/documents";

export interface OpenDocument {
  readonly document: DocumentView;
  readonly page: number;
  /** Pages of a text document, split where the file breaks them; empty for other kinds. */
  readonly text: readonly string[];
}

/**
 * A document of the request at one page: PDF in the browser's own viewer, a picture as a picture,
 * text page by page. Beside it the list of all documents, and the way to a tab of its own.
 */
export function DocumentPane({
  documents,
  open,
  href,
  className,
}: {
  documents: readonly DocumentView[];
  open: OpenDocument | undefined;
  /** The address at which a page of a document is open beside. */
  href: (documentId: string, page: number) => string;
  className?: string;
}) {
  if (documents.length === 0)
    return (
      <p className="rounded border border-dashed border-edge p-6 text-center text-muted">
        No document is attached to this request.
      </p>
    );
  return (
    <div className={cn("flex flex-col gap-2", className)}>
      {open && <Head open={open} href={href} />}
      <Disclosure summary={`Documents (${documents.length})`} open={!open}>
        <ul className="grid">
          {documents.map((document) => (
            <li key={document.id}>
              <Link
                href={href(document.id, 1)}
                prefetch={false}
                scroll={false}
                aria-current={document.id === open?.document.id ? "true" : undefined}
                className="flex min-h-8 flex-wrap items-baseline gap-x-2 hover:bg-accent-wash"
              >
                <span className="text-accent">{document.fileName}</span>
                <span className="text-small text-muted figures">
                  {documentKindNames[document.kind]}, {document.pageCount} p.
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Disclosure>
      {open && <Page open={open} />}
    </div>
  );
}

function Head({
  open: { document, page },
  href,
}: {
  open: OpenDocument;
  href: (documentId: string, page: number) => string;
}) {
  const about = [
    documentKindNames[document.kind],
    document.author,
    document.documentDate && formatDate(document.documentDate),
  ].filter(Boolean);
  const step = (to: number, label: string, shortcut: string) =>
    to >= 1 &&
    to <= document.pageCount && (
      <ButtonLink
        href={href(document.id, to)}
        scroll={false}
        size="small"
        variant="quiet"
        data-shortcut={shortcut}
      >
        {label}
      </ButtonLink>
    );
  return (
    <header className="flex flex-wrap items-center gap-x-3">
      <div className="min-w-0 grow">
        <h2 className="truncate text-body">{document.fileName}</h2>
        <p className="text-small text-muted figures">{about.join(" · ")}</p>
      </div>
      <div className="flex items-center gap-1 text-small figures">
        {step(page - 1, "Previous page", "[")}
        <span className="text-muted">
          Page {page} of {document.pageCount}
        </span>
        {step(page + 1, "Next page", "]")}
        <a
          href={paths.document(document.id, page)}
          target="_blank"
          rel="noreferrer"
          className="link ml-2"
        >
          Own tab
        </a>
      </div>
    </header>
  );
}

function Page({ open: { document, page, text } }: { open: OpenDocument }) {
  const title = `${document.fileName}, page ${page}`;
  if (document.mediaType === "application/pdf")
    return (
      <iframe
        key={`${document.id} ${page}`}
        src={paths.document(document.id, page)}
        title={title}
        className="min-h-[70dvh] w-full grow rounded border border-line bg-sunken lg:min-h-0"
      />
    );
  if (document.mediaType.startsWith("image/"))
    return (
      <div className="min-h-0 grow overflow-auto rounded border border-line bg-sunken">
        <picture>
          <img src={paths.document(document.id)} alt={title} className="max-w-full" />
        </picture>
      </div>
    );
  return (
    <div
      role="region"
      aria-label={title}
      tabIndex={0}
      className="min-h-0 grow overflow-auto rounded border border-line bg-ground p-4"
    >
      <pre className="max-w-prose font-sans whitespace-pre-wrap">{text[page - 1] ?? ""}</pre>
    </div>
  );
}
