import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { SearchParams } from "@/components/review/review-address";
import { SubmissionAsItWas } from "@/components/review/submission-as-it-was";
import { SubmissionChangesView } from "@/components/review/submission-changes";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Time } from "@/components/ui/time";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import { requestHistory } from "@/lib/queries/request-history";
import { changedFacts } from "@/lib/review/changed-facts";
import { programZone } from "@/lib/review/zone";
import { readHistoryPlace, type HistoryPlace } from "./history-address";
import { StoryView, type History } from "./story-view";

export const metadata: Metadata = { title: "History" };

/** The case as a story; above it one submission whole, or what changed between two. */
export default async function HistoryPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { id } = await params;
  const actor = await requireActor(paths.history(id), ["provider", "reviewer", "medical_director"]);
  const now = new Date();
  const history = await requestHistory(actor, { requestId: id }, now);
  if (!history) notFound();
  const place = readHistoryPlace(await searchParams);
  const labels = new Map(history.policy.vocabulary.facts.map(({ path, label }) => [path, label]));
  const files = new Map(Object.entries(history.fileNames));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
        <h1 className="text-title">History</h1>
        {history.submissions.length > 1 && <CompareForm history={history} place={place} />}
      </div>
      <Above history={history} place={place} now={now} />
      <StoryView
        history={history}
        names={{
          fact: (path) => labels.get(path) ?? path,
          document: (documentId) => files.get(documentId) ?? "a document",
        }}
        now={now}
      />
    </>
  );
}

function CompareForm({ history, place }: { history: History; place: HistoryPlace }) {
  const numbers = history.submissions.map(({ number }) => number);
  const options = numbers.map((number) => ({
    value: String(number),
    label: `Submission ${number}`,
  }));
  return (
    <form
      action={paths.history(history.case.id)}
      className="screen-only flex flex-wrap items-end gap-2"
    >
      <Field id="from" label="Compare">
        {(control) => (
          <Select
            {...control}
            name="from"
            options={options}
            defaultValue={place.compare?.from ?? numbers.at(-2)}
          />
        )}
      </Field>
      <Field id="to" label="with">
        {(control) => (
          <Select
            {...control}
            name="to"
            options={options}
            defaultValue={place.compare?.to ?? numbers.at(-1)}
          />
        )}
      </Field>
      <Button type="submit">Compare</Button>
    </form>
  );
}

function Above({ history, place, now }: { history: History; place: HistoryPlace; now: Date }) {
  const { case: current, submissions, policy } = history;
  const find = (number: number) => submissions.find((each) => each.number === number);
  const close = (
    <ButtonLink href={paths.history(current.id)} size="small">
      Back to the history
    </ButtonLink>
  );
  const frame = "mb-8 border-b border-edge pb-6";
  if (place.compare) {
    const from = find(place.compare.from);
    const to = find(place.compare.to);
    if (!from || !to) return <Unknown>{close}</Unknown>;
    return (
      <section aria-labelledby="compared" className={frame}>
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <h2 id="compared" className="text-lead">
            What changed from submission {from.number} to {to.number}
          </h2>
          {close}
        </div>
        <SubmissionChangesView changes={changedFacts(policy, from, to)} policy={policy} />
      </section>
    );
  }
  if (place.submission === undefined) return null;
  const submission = find(place.submission);
  if (!submission) return <Unknown>{close}</Unknown>;
  return (
    <section aria-labelledby="whole" className={frame}>
      <div className="mb-3 flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 id="whole" className="text-lead">
            Submission {submission.number} as it was
          </h2>
          <p className="text-small text-muted figures">
            {submission.submittedByName},{" "}
            <Time instant={submission.submittedAt} now={now} timeZone={programZone} /> · policy
            version {submission.policyVersion}, fingerprint{" "}
            <code className="font-mono break-all">{submission.policyFingerprint}</code>
          </p>
        </div>
        {close}
      </div>
      <SubmissionAsItWas submission={submission} policy={policy} />
    </section>
  );
}

function Unknown({ children }: { children: React.ReactNode }) {
  return (
    <Alert
      tone="info"
      title="This request has no such submission"
      className="mb-6"
      actions={children}
    >
      Choose one that stands in the history below.
    </Alert>
  );
}
