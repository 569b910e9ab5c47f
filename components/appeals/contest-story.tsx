import { DefinitionList } from "@/components/ui/definition-list";
import { Time } from "@/components/ui/time";
import { TimelineList, type TimelineEntry } from "@/components/ui/timeline-list";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { formatDate } from "@/lib/calendar";
import type { ContestView } from "@/lib/db/contests";
import { paths } from "@/lib/paths";
import {
  contestLevelNames,
  contestOutcomeNames,
  contestPartyNames,
  type ContestOutcome,
} from "@/lib/review/contest";
import { programZone } from "@/lib/review/zone";

interface Known {
  readonly names: Readonly<Record<string, string>>;
  readonly documentNames: Readonly<Record<string, string>>;
  readonly now: Date;
}

const tones: Readonly<Record<ContestOutcome, BadgeTone>> = {
  upheld: "negative",
  overturned: "positive",
  in_part: "caution",
  withdrawn: "idle",
  became_appeal: "idle",
};

/** One contest as it went, from what was asked to what was decided. */
export function ContestStory({ contest, known }: { contest: ContestView; known: Known }) {
  const title = contestLevelNames[contest.level];
  return (
    <section aria-labelledby={`contest-${contest.id}`} className="grid gap-3">
      <h2
        id={`contest-${contest.id}`}
        className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lead"
      >
        {title}
        {contest.urgency === "expedited" && <Badge tone="caution">Expedited</Badge>}
        <Badge tone={contest.outcome ? tones[contest.outcome] : "info"}>
          {contest.outcome ? contestOutcomeNames[contest.outcome] : "Open"}
        </Badge>
      </h2>
      <TimelineList label={`${title}: what happened`} entries={entriesOf(contest, known)} />
    </section>
  );
}

function entriesOf(contest: ContestView, { names, documentNames, now }: Known): TimelineEntry[] {
  const when = (instant: Date) => <Time instant={instant} now={now} timeZone={programZone} />;
  const day = (key: string, on: string | null, title: string): Dated[] =>
    on === null ? [] : [{ on: `${on}T12`, entry: { key, title, meta: formatDate(on) } }];
  const at = (instant: Date, entry: TimelineEntry): Dated => ({ on: instant.toISOString(), entry });
  const entries: Dated[] = [
    at(contest.recordedAt, {
      key: `${contest.id}-received`,
      title: `Received from the ${contestPartyNames[contest.receivedFrom].toLowerCase()} on ${formatDate(contest.receivedOn)}`,
      meta: (
        <>
          Put on record by {contest.recordedByName}, {when(contest.recordedAt)}
          {contest.urgencyStatedBy && `. ${contest.urgencyStatedBy} states that it cannot wait.`}
        </>
      ),
      children: (
        <p className="max-w-prose border-l-2 border-edge pl-3 whitespace-pre-line">
          {contest.reason}
        </p>
      ),
    }),
    ...(contest.assignedAt
      ? [
          at(contest.assignedAt, {
            key: `${contest.id}-assigned`,
            title: `${nameOf(names, contest.reviewerId)} decides; ${nameOf(names, contest.coordinatorId)} coordinates`,
            meta: when(contest.assignedAt),
          }),
        ]
      : []),
    ...contest.evidence.map((item) =>
      at(item.addedAt, {
        key: `${contest.id}-evidence-${item.number}`,
        title: `Evidence ${item.number}, from the ${contestPartyNames[item.receivedFrom].toLowerCase()}`,
        meta: (
          <>
            Added by {item.addedByName}, {when(item.addedAt)}
          </>
        ),
        children: <Evidence item={item} documentNames={documentNames} now={now} />,
      }),
    ),
    ...(contest.informationCompleteAt
      ? [
          at(contest.informationCompleteAt, {
            key: `${contest.id}-complete`,
            title: "The information that justifies it was received",
            meta: when(contest.informationCompleteAt),
          }),
        ]
      : []),
    ...(contest.meetingOn && contest.meetingToldOn
      ? day(
          `${contest.id}-meeting`,
          contest.meetingToldOn,
          `Review meeting set for ${formatDate(contest.meetingOn)}`,
        )
      : []),
    ...day(`${contest.id}-held`, contest.meetingHeldOn, "Review meeting held"),
    ...day(
      `${contest.id}-department`,
      contest.departmentNoticeOn,
      "Notice of the Department of Insurance received",
    ),
    ...day(`${contest.id}-file`, contest.fileSentOn, "The plan’s file sent to the Department"),
    ...day(`${contest.id}-accepted`, contest.acceptedOn, "Accepted for external review"),
    ...day(`${contest.id}-declined`, contest.declinedOn, "Not accepted for external review"),
  ];
  const inOrder = entries.sort((a, b) => (a.on < b.on ? -1 : 1)).map(({ entry }) => entry);
  return contest.endedAt
    ? [
        ...inOrder,
        {
          key: `${contest.id}-ended`,
          strong: true,
          title: contest.outcome ? contestOutcomeNames[contest.outcome] : "",
          meta: (
            <>
              {contest.decision && `${contest.decision.decidedByName}, `}
              {when(contest.endedAt)}
            </>
          ),
          ...(contest.decision && { children: <Decision decision={contest.decision} /> }),
        },
      ]
    : inOrder;
}

interface Dated {
  readonly on: string;
  readonly entry: TimelineEntry;
}

const nameOf = (names: Known["names"], id: string | null): string =>
  (id === null ? undefined : names[id]) ?? "Nobody yet";

function Evidence({
  item,
  documentNames,
  now,
}: {
  item: ContestView["evidence"][number];
  documentNames: Known["documentNames"];
  now: Date;
}) {
  return (
    <div className="grid max-w-prose gap-1">
      {item.statement && (
        <p className="border-l-2 border-edge pl-3 whitespace-pre-line">{item.statement}</p>
      )}
      {item.documentId && (
        <p>
          <a href={paths.document(item.documentId)} className="link">
            {documentNames[item.documentId] ?? "Document"}
          </a>
        </p>
      )}
      {item.needsDisclosure && (
        <p className="text-small figures">
          {item.disclosedAt && item.respondBy ? (
            <>
              Shared with the member by {item.disclosedHow},{" "}
              <Time instant={item.disclosedAt} now={now} timeZone={programZone} />, to respond by{" "}
              {formatDate(item.respondBy)}
            </>
          ) : (
            <span className="font-semibold text-caution">
              Added by the plan: not shared with the member yet
            </span>
          )}
        </p>
      )}
    </div>
  );
}

function Decision({ decision }: { decision: NonNullable<ContestView["decision"]> }) {
  return (
    <DefinitionList
      items={[
        { term: "Qualifications", detail: decision.qualifications },
        {
          term: "Understanding of what is contested",
          detail: <span className="whitespace-pre-line">{decision.understanding}</span>,
        },
        {
          term: "Rationale",
          detail: <span className="whitespace-pre-line">{decision.rationale}</span>,
        },
        {
          term: "Licence",
          detail: `${decision.licence.state} ${decision.licence.number}, through ${formatDate(decision.licence.validThrough)}`,
        },
      ]}
    />
  );
}
