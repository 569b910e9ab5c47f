import { Fragment } from "react";
import { markedSegments } from "@/components/notices/marked-segments";
import type { Passage } from "@/lib/notices/notice";

/** A text with its passages underlined. */
export function MarkedText({ text, passages }: { text: string; passages: readonly Passage[] }) {
  return markedSegments(text, passages).map((segment, index) => (
    <Fragment key={index}>
      {segment.marked ? (
        <mark className="bg-caution-wash text-ink underline decoration-caution decoration-wavy underline-offset-4">
          {segment.text}
        </mark>
      ) : (
        segment.text
      )}
    </Fragment>
  ));
}

const kindNames: Readonly<Record<Passage["kind"], string>> = {
  abbreviation: "Not explained",
  long_sentence: "Long sentence",
  hard_sentence: "Hard to read",
};

/** What to do about the passages of a paragraph or list, right below it; never on paper. */
export function PassageAdvice({ passages }: { passages: readonly Passage[] }) {
  if (passages.length === 0) return null;
  return (
    <ul
      aria-label="Advice on the marked passages above"
      className="screen-only mt-1 grid gap-1 border-l-2 border-caution pl-3 text-small"
    >
      {passages.map(({ kind, text, advice, item, start }) => (
        <li key={`${kind} ${item} ${start}`}>
          <span className="font-semibold">
            {kindNames[kind]}
            {kind === "abbreviation" && `: ${text}`}.
          </span>{" "}
          {advice}
        </li>
      ))}
    </ul>
  );
}
