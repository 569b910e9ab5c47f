import { Badge } from "@/components/ui/badge";
import type { Passage, PlainLanguage } from "@/lib/notices/notice";

const kindNames: Readonly<Record<Passage["kind"], string>> = {
  abbreviation: "Not explained",
  long_sentence: "Long sentence",
  hard_sentence: "Hard to read",
};

/**
 * How plainly a letter reads, beside its preview: the grade, and each marked passage by number with
 * what to do about it. Only an abbreviation that nobody explained keeps a letter from being sent.
 */
export function PlainLanguagePanel({ reading }: { reading: PlainLanguage }) {
  const { grade, gradeAtMost, passages } = reading;
  const hard = grade !== null && grade > gradeAtMost;
  return (
    <section aria-labelledby="plain-language" className="screen-only">
      <h2 id="plain-language" className="text-lead">
        Plain language
      </h2>
      <p className="mt-1 figures">
        {grade === null
          ? "There is no text to read yet."
          : `Reading grade ${grade.toFixed(1)}; at most ${gradeAtMost} is wanted.`}{" "}
        {grade !== null && (
          <Badge tone={hard ? "caution" : "positive"}>{hard ? "Too hard" : "Plain"}</Badge>
        )}
      </p>
      {passages.length === 0 ? (
        <p className="mt-1 text-muted">No passage reads badly.</p>
      ) : (
        <ol className="mt-2 border-t border-line">
          {passages.map((passage, index) => (
            <li key={index} id={`advice-${index + 1}`} className="border-b border-line py-2">
              <p className="font-semibold">
                <a href={`#passage-${index + 1}`} className="link figures">
                  {index + 1}
                </a>{" "}
                {kindNames[passage.kind]}
              </p>
              <p className="text-small text-muted">{passage.text}</p>
              <p className="text-small">{passage.advice}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
