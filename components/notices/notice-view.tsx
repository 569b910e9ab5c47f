import { Fragment } from "react";
import { MarkedText, PassageAdvice } from "@/components/notices/marked-text";
import { cn } from "@/lib/cn";
import { letterDate } from "@/lib/notices/letter-words";
import type { Block, Notice, NoticePart, Passage } from "@/lib/notices/notice";

/**
 * A notice as a page: the letter with its headings, lists and tables, as a screen reader and paper
 * want them. Its title is a heading of the second level, below the page's own. In a preview the
 * passages that read badly are marked, with the advice below them, and each part names the clause
 * that wants it.
 */
export function NoticeView({
  notice,
  passages = [],
  sources = false,
}: {
  notice: Notice;
  passages?: readonly Passage[];
  sources?: boolean;
}) {
  const { sender, recipient, regarding, signature } = notice;
  return (
    <div lang={notice.language} className="max-w-prose">
      <AddressLines lines={[sender.name, ...sender.address]} className="text-small text-muted" />
      <AddressLines lines={[recipient.name, ...recipient.address]} className="mt-6" />
      <p className="mt-6 figures">{letterDate(notice.date)}</p>
      <h2 className="mt-4 text-title">{notice.title}</h2>
      <Facts rows={regarding} />
      <p className="mt-4">{notice.greeting}</p>
      {notice.parts.map((part) => (
        <PartView
          key={part.id}
          part={part}
          passages={passages.filter((passage) => passage.part === part.id)}
          sources={sources}
        />
      ))}
      {signature ? (
        <footer className="keep-together mt-8 border-t border-line pt-4">
          <p>Sincerely,</p>
          <p className="mt-2 font-semibold">{signature.name}</p>
          <p>{signature.title}</p>
          <p className="figures">Signed on {letterDate(signature.on)}</p>
        </footer>
      ) : (
        <p className="mt-8 border-t border-line pt-4 font-semibold">Draft, not signed</p>
      )}
    </div>
  );
}

function PartView({
  part,
  passages,
  sources,
}: {
  part: NoticePart;
  passages: readonly Passage[];
  sources: boolean;
}) {
  const id = `part-${part.id}`;
  return (
    <section aria-labelledby={id} className="mt-6">
      <h3 id={id} className="text-lead">
        {part.heading}
      </h3>
      {sources && <p className="screen-only text-small text-muted">{part.source}</p>}
      {part.blocks.map((block, index) => (
        <BlockView
          key={index}
          block={block}
          passages={passages.filter((passage) => passage.block === index)}
        />
      ))}
    </section>
  );
}

function BlockView({ block, passages }: { block: Block; passages: readonly Passage[] }) {
  const label = block.label && <p className="mt-3 font-semibold">{block.label}</p>;
  const text = (item: number, words: string) => (
    <MarkedText text={words} passages={passages.filter((passage) => passage.item === item)} />
  );
  switch (block.kind) {
    case "paragraph":
      return (
        <>
          {label}
          <p className={cn("whitespace-pre-line", !label && "mt-2")} lang={block.lang}>
            {text(0, block.text)}
          </p>
          <PassageAdvice passages={passages} />
        </>
      );
    case "subheading":
      return <h4 className="mt-5 font-semibold">{block.text}</h4>;
    case "quote":
      return (
        <blockquote className="keep-together mt-2 border-l-2 border-edge pl-3 whitespace-pre-line text-muted italic">
          {block.text}
          <footer className="sr-only">{block.source}</footer>
        </blockquote>
      );
    case "list": {
      const items = block.items.map((item, index) => <li key={index}>{text(index, item)}</li>);
      return (
        <>
          {label}
          {block.ordered ? (
            <ol className="mt-2 grid list-decimal gap-1 pl-6">{items}</ol>
          ) : (
            <ul className="mt-2 grid list-disc gap-1 pl-6">{items}</ul>
          )}
          <PassageAdvice passages={passages} />
        </>
      );
    }
    case "facts":
      return <Facts rows={block.rows} />;
    case "address":
      return <AddressLines lines={block.lines} className="keep-together mt-2 pl-4" />;
  }
}

function Facts({ rows }: { rows: Notice["regarding"] }) {
  return (
    <dl className="keep-together mt-3 border-t border-line">
      {rows.map(({ term, value }) => (
        <div
          key={term}
          className="grid gap-x-4 border-b border-line py-1 sm:grid-cols-[11rem_minmax(0,1fr)]"
        >
          <dt className="font-semibold">{term}</dt>
          <dd className="figures">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function AddressLines({ lines, className }: { lines: readonly string[]; className: string }) {
  return (
    <address className={`not-italic figures ${className}`}>
      {lines.map((line, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </address>
  );
}
