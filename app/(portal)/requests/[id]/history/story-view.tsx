import Link from "next/link";
import { FindingMark } from "@/components/policy/finding-mark";
import { sentenceFor, type Names } from "@/components/review/event-sentences";
import { reviewHref } from "@/components/review/review-address";
import { storyOf, type StoryEntry } from "@/components/review/story";
import { SubmissionChangesView } from "@/components/review/submission-changes";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { Time } from "@/components/ui/time";
import { TimelineList } from "@/components/ui/timeline-list";
import { paths } from "@/lib/paths";
import type { requestHistory } from "@/lib/queries/request-history";
import { roleNames } from "@/lib/review/roles";
import { programZone } from "@/lib/review/zone";
import { submissionHref } from "./history-address";

export type History = NonNullable<Awaited<ReturnType<typeof requestHistory>>>;

const decisions = ["certified", "certified_in_part", "noncertified"];

/** The case as a story, newest first: each step in a sentence, and what lies behind it. */
export function StoryView({ history, names, now }: { history: History; names: Names; now: Date }) {
  return (
    <TimelineList
      label="History, newest first"
      entries={storyOf(history.events).map((entry) => ({
        key: entry.key,
        title: (
          <>
            {entry.actorName} {sentenceFor(entry, names)}
            {entry.internal && (
              <>
                {" "}
                <Badge>Not visible to the provider</Badge>
              </>
            )}
          </>
        ),
        meta: <Meta entry={entry} now={now} />,
        strong: decisions.includes(entry.kind),
        children: <Behind entry={entry} history={history} />,
      }))}
    />
  );
}

function Meta({ entry, now }: { entry: StoryEntry; now: Date }) {
  return (
    <>
      {roleNames[entry.actorRole]} · <Time instant={entry.at} now={now} timeZone={programZone} />
      {entry.times > 1 && ` · ${entry.times} times`}
      {entry.at.getTime() - entry.since.getTime() >= 60_000 && (
        <>
          {" "}
          since <Time instant={entry.since} now={now} timeZone={programZone} relative="none" />
        </>
      )}
    </>
  );
}

const numberIn = (data: unknown, name: string): number | undefined => {
  if (typeof data !== "object" || data === null) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...data };
  const value = fields[name];
  return typeof value === "number" ? value : undefined;
};

/** What a step left behind: the submission with what changed, the questions asked, the decision. */
function Behind({ entry, history }: { entry: StoryEntry; history: History }) {
  if (decisions.includes(entry.kind))
    return (
      <Link href={paths.decision(history.case.id)} prefetch={false} className="link">
        Read the decision as it was recorded
      </Link>
    );
  if (entry.kind === "information_requested") {
    const number = numberIn(entry.data, "information_request");
    const round = history.informationRequests.find((each) => each.number === number);
    if (!round) return null;
    return (
      <Disclosure summary="What was asked">
        {round.message && <p className="max-w-prose">{round.message}</p>}
        <ul className="list-disc pl-5">
          {round.items.map((item) => (
            <li key={item.id}>{item.question}</li>
          ))}
        </ul>
      </Disclosure>
    );
  }
  if (entry.kind === "request_submitted" || entry.kind === "information_answered")
    return <Submission number={numberIn(entry.data, "submission")} history={history} />;
  if (entry.kind === "finding_overridden") return <Overridden entry={entry} history={history} />;
  return null;
}

/** Findings set in one step: what was computed, why it was set, and on which pages. */
function Overridden({ entry, history }: { entry: StoryEntry; history: History }) {
  const set = history.decisions.filter(
    ({ action, decidedAt, decidedByName }) =>
      action === "override" &&
      decidedByName === entry.actorName &&
      decidedAt.getTime() === entry.at.getTime(),
  );
  return (
    <ul className="grid gap-1 text-small">
      {set.map((decision) => (
        <li key={decision.id}>
          <p>
            <span className="font-semibold figures">{decision.criterion}</span>: computed as “
            {wordsFor(decision.computedFinding)}”, set to “{wordsFor(decision.finding)}”.{" "}
            {decision.reason}
          </p>
          {decision.evidence.length > 0 && (
            <p className="text-muted">
              Evidence:{" "}
              {decision.evidence.map(({ documentId, page }) => (
                <Link
                  key={`${documentId} ${page}`}
                  href={reviewHref(history.case.id, {
                    criterion: decision.criterion,
                    document: documentId,
                    page,
                  })}
                  prefetch={false}
                  className="link mr-3"
                >
                  {history.fileNames[documentId] ?? "a document"}, p. {page}
                </Link>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

const wordsFor = (finding: string): string => finding.replaceAll("_", " ");

function Submission({ number, history }: { number: number | undefined; history: History }) {
  const submission = history.submissions.find((each) => each.number === number);
  if (!submission) return null;
  const { evaluation, changes } = submission;
  const changed = changes.facts.length + changes.findings.length;
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-3">
        <FindingMark finding={evaluation.overall_criteria_result} size="small" />
        <span className="text-small text-muted figures">
          computed under policy version {submission.policyVersion}
        </span>
        <Link
          href={submissionHref(history.case.id, submission.number)}
          prefetch={false}
          className="link text-small"
        >
          Answers and findings of submission {submission.number}
        </Link>
      </p>
      {submission.number > 1 && (
        <Disclosure
          className="text-small"
          summary={
            changed === 0
              ? `Nothing changed since submission ${submission.number - 1}`
              : `What changed since submission ${submission.number - 1}: ${changes.facts.length} answer${changes.facts.length === 1 ? "" : "s"}, ${changes.findings.length} finding${changes.findings.length === 1 ? "" : "s"}`
          }
        >
          <SubmissionChangesView changes={changes} policy={history.policy} />
        </Disclosure>
      )}
    </div>
  );
}
