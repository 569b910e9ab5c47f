import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "@/components/review/action-form";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table, type Column } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import { printQueue } from "@/lib/queries/print-queue";
import { memberLanguages } from "@/lib/review/member-contact";
import { noticeNames } from "@/lib/review/owed-notices";
import { programZone } from "@/lib/review/zone";
import { mail } from "./actions";

export const metadata: Metadata = { title: "Print queue" };

type Queue = NonNullable<Awaited<ReturnType<typeof printQueue>>>;
type Waiting = Queue["waiting"][number];

/** Letters to be printed and mailed. A member is told when the letter was marked mailed. */
export default async function PrintQueuePage() {
  const actor = await requireActor(paths.printQueue, ["reviewer", "medical_director"]);
  const now = new Date();
  const queue = await printQueue(actor, {}, now);
  const waiting = queue?.waiting ?? [];
  const total = queue?.total ?? 0;
  const columns: readonly Column<Waiting>[] = [
    {
      key: "chosen",
      header: "Mailed",
      cell: (letter) => (
        <label className="inline-flex gap-2">
          <input type="checkbox" name="delivery" value={letter.id} className="mt-1 size-4" />
          <span className="sr-only">
            {noticeNames[letter.kind]} of {letter.reference} was mailed
          </span>
        </label>
      ),
    },
    {
      key: "letter",
      header: "Letter",
      cell: (letter) => (
        <>
          <Link
            href={paths.notice(letter.requestId, letter.noticeId, "member")}
            prefetch={false}
            className="font-semibold text-accent underline"
          >
            {noticeNames[letter.kind]}
          </Link>
          <span className="block text-small text-muted figures">{letter.reference}</span>
        </>
      ),
    },
    {
      key: "to",
      header: "To",
      cell: (letter) => (
        <address className="not-italic">
          <span className="block">{letter.memberName}</span>
          {letter.address.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
          {letter.confidential && <Badge tone="caution">Confidential address</Badge>}
        </address>
      ),
    },
    {
      key: "how",
      header: "How",
      cell: (letter) => (
        <>
          {letter.channel === "collect" ? "Kept for the member to collect" : "By mail"}
          {letter.language !== "en" && (
            <span className="block">Reads {memberLanguages[letter.language]}</span>
          )}
        </>
      ),
    },
    {
      key: "file",
      header: "Print",
      cell: (letter) => (
        <a
          href={paths.noticeFile(letter.noticeId, "member", letter.largePrint)}
          className="text-accent underline"
        >
          {letter.largePrint ? "PDF in large print" : "PDF"}
          <span className="sr-only"> of {letter.reference}</span>
        </a>
      ),
    },
    {
      key: "since",
      header: "Waiting since",
      cell: (letter) => <Time instant={letter.waitingSince} now={now} timeZone={programZone} />,
    },
  ];
  return (
    <>
      <PageHeader
        title="Print queue"
        lead="Letters to members. A member is told when the letter is marked mailed, and a time limit for telling runs until then."
      />
      {waiting.length === 0 ? (
        <EmptyState title="No letter waits to be mailed">
          A letter comes here when a notice to a member is sent.
        </EmptyState>
      ) : (
        <ActionForm
          id="mail"
          action={mail}
          hidden={{ key: crypto.randomUUID() }}
          submit="Mark the ticked letters mailed"
          pendingLabel="Marking"
          variant="primary"
          className="grid gap-4"
        >
          <Table
            caption={`${total} ${total === 1 ? "letter waits" : "letters wait"}`}
            captionHidden={false}
            columns={columns}
            rows={waiting}
            rowKey={({ id }) => id}
          />
          {total > waiting.length && (
            <p className="text-muted">
              The {waiting.length} that have waited longest are shown; the others follow.
            </p>
          )}
        </ActionForm>
      )}
      <MailedLast queue={queue} now={now} />
    </>
  );
}

function MailedLast({ queue, now }: { queue: Queue | undefined; now: Date }) {
  const mailed = queue?.mailed ?? [];
  if (mailed.length === 0) return null;
  return (
    <section aria-labelledby="mailed" className="mt-8">
      <h2 id="mailed" className="mb-2 text-lead">
        Mailed last
      </h2>
      <ul className="grid gap-1">
        {mailed.map((letter) => (
          <li key={letter.id} className="figures">
            <Link
              href={paths.notice(letter.requestId, letter.noticeId, "member")}
              prefetch={false}
              className="text-accent underline"
            >
              {noticeNames[letter.kind]}, {letter.reference}
            </Link>{" "}
            {letter.mailed && (
              <span className="text-muted">
                by {letter.mailed.byName},{" "}
                <Time instant={letter.mailed.at} now={now} timeZone={programZone} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
