import { CriterionContext, CriterionText } from "@/components/policy/criterion-text";
import { FindingMark, FindingShape } from "@/components/policy/finding-mark";
import { causeWords, findingWords } from "@/components/policy/finding-words";
import { Badge } from "@/components/ui/badge";
import type { Finding } from "@/lib/finding";
import type { Criterion } from "@/lib/policy/schema";

/** One criterion of a checklist with what it came to, ready to be shown. */
export type FindingRow = Finding & {
  readonly criterion: Pick<Criterion, "id" | "checklist" | "title" | "text" | "parts" | "note">;
  /** One line: why. */
  readonly reason: string;
  /** Findings of the lettered parts. */
  readonly parts?: Readonly<Record<string, Finding>> | undefined;
  /** The statements that decided it. */
  readonly decisive: readonly { readonly text: string }[];
  /** What would settle it, in the words of the questions. */
  readonly wanted: readonly string[];
  /** Sentences of the policy that help here and never decide. */
  readonly context?: Criterion["context"];
  /** True where only the way days are counted decides. */
  readonly sensitiveToCounting?: boolean | undefined;
};

/**
 * A checklist as rows that fit one screen: mark, number, name and one line of reason. Each row opens
 * to the policy's words with the parts marked, what was decisive, and what would settle it.
 */
export function FindingList({ title, rows }: { title: string; rows: readonly FindingRow[] }) {
  return (
    <section aria-label={title}>
      <h3 className="flex flex-wrap items-baseline gap-x-3 border-b border-edge pb-1 text-lead">
        {title} <Tally rows={rows} />
      </h3>
      <ul>
        {rows.map((row) => (
          <li key={row.criterion.id} className="border-b border-line">
            <details className="group/row open:bg-sunken">
              <summary className="keep-together grid min-h-8 grid-cols-[1.25rem_2.25rem_minmax(0,1fr)] items-baseline gap-x-2 px-1 py-1 hover:bg-accent-wash lg:grid-cols-[1.25rem_2.25rem_minmax(8rem,15rem)_minmax(0,1fr)]">
                <span className="self-start pt-1 leading-none">
                  <FindingShape finding={row.finding} />
                </span>
                <span className="font-semibold figures">{row.criterion.id}</span>
                <span>
                  {row.criterion.title}
                  <span className="sr-only">: {spoken(row)}. </span>
                </span>
                <span className="text-small text-muted figures max-lg:col-start-3">
                  {row.reason}
                  {row.sensitiveToCounting && (
                    <Badge tone="caution" className="ml-2">
                      sensitive to counting
                    </Badge>
                  )}
                </span>
              </summary>
              <div className="grid gap-3 px-1 pt-1 pb-4 lg:pl-17">
                <FindingMark finding={row.finding} cause={row.undetermined_because} />
                <CriterionText
                  criterion={row.criterion}
                  partMark={(letter) => <PartMark part={row.parts?.[letter]} />}
                />
                <Lines title="What decided it" lines={row.decisive.map(({ text }) => text)} />
                <Lines title="What would settle it" lines={row.wanted} />
                <CriterionContext criterion={{ context: row.context }} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

const spoken = ({ finding, undetermined_because }: Finding): string =>
  findingWords[finding] +
  (undetermined_because === undefined ? "" : `, ${causeWords[undetermined_because]}`);

/** How many rows came to what, in the order of the marks. */
function Tally({ rows }: { rows: readonly FindingRow[] }) {
  const kinds = ["met", "not_met", "undetermined", "not_applicable"] as const;
  return (
    <span className="flex flex-wrap gap-x-3 text-small font-normal text-muted figures">
      {kinds.map((kind) => {
        const count = rows.filter(({ finding }) => finding === kind).length;
        return count === 0 ? null : (
          <span key={kind} className="inline-flex items-center gap-1">
            <FindingShape finding={kind} size="small" />
            {count} {findingWords[kind].toLowerCase()}
          </span>
        );
      })}
    </span>
  );
}

function PartMark({ part }: { part: Finding | undefined }) {
  if (part === undefined) return <span className="w-4.5 shrink-0" />;
  return (
    <span className="shrink-0 pt-0.5">
      <FindingShape finding={part.finding} />
      <span className="sr-only">{spoken(part)}: </span>
    </span>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="max-w-prose text-small">
      <p className="text-muted">{title}</p>
      <ul className="list-disc pl-5 figures">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
