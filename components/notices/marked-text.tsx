import { Fragment } from "react";
import { markedSegments, type NumberedPassage } from "@/components/notices/marked-segments";

/** A text with its passages underlined, each closed by its number, which leads to the advice. */
export function MarkedText({
  text,
  passages,
}: {
  text: string;
  passages: readonly NumberedPassage[];
}) {
  return markedSegments(text, passages).map((segment, index) => (
    <Fragment key={index}>
      {segment.marked ? (
        <mark className="bg-caution-wash text-ink underline decoration-caution decoration-wavy underline-offset-4">
          {segment.text}
        </mark>
      ) : (
        segment.text
      )}
      {segment.ends.map(({ number }) => (
        <sup key={number} className="screen-only">
          <a
            id={`passage-${number}`}
            href={`#advice-${number}`}
            aria-label={`Advice ${number} on this passage`}
            className="link px-0.5 figures"
          >
            {number}
          </a>
        </sup>
      ))}
    </Fragment>
  ));
}
