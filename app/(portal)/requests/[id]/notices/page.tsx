import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/review/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import { noticesOfCase } from "@/lib/queries/notices-of-case";
import { noticeNames, noticeRecipients } from "@/lib/review/owed-notices";
import { isClinicalStaff } from "@/lib/review/roles";
import { programZone } from "@/lib/review/zone";
import { prepare } from "./actions";
import { ContactForm } from "./contact-form";
import { NoticeStateBadge } from "./notice-state";
import { SentNotice } from "./sent-notice";

export const metadata: Metadata = { title: "Notices" };

type View = NonNullable<Awaited<ReturnType<typeof noticesOfCase>>>;

/** What a case owes of notices, what was sent, and where letters to the member go. */
export default async function NoticesPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(paths.notices(id), ["provider", "reviewer", "medical_director"]);
  const now = new Date();
  const view = await noticesOfCase(actor, { requestId: id }, now);
  if (!view) notFound();
  const staff = isClinicalStaff(actor);
  const addressMissing =
    view.mailing === null &&
    view.owed.some(({ kind }) => noticeRecipients[kind].includes("member"));
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid content-start gap-8">
        <h1 className="sr-only">Notices of {view.case.reference}</h1>
        {staff && (
          <section aria-labelledby="owed">
            <h2 id="owed" className="mb-2 text-lead">
              Owed
            </h2>
            {view.owed.length === 0 ? (
              <p className="text-muted">No notice is owed now.</p>
            ) : (
              <ul className="grid gap-5">
                {view.owed.map((owed) => (
                  <Owed key={`${owed.eventId} ${owed.kind}`} owed={owed} view={view} now={now} />
                ))}
              </ul>
            )}
          </section>
        )}
        <section aria-labelledby="sent">
          <h2 id="sent" className="mb-2 text-lead">
            Sent
          </h2>
          {staff && !view.emailIsOn && (
            <p className="mb-3 text-muted">
              E-mail is off: providers find notices in the portal and are not told of them. SMTP_URL
              and MAIL_FROM switch it on.
            </p>
          )}
          {view.notices.length === 0 ? (
            <EmptyState title="No notice was sent yet">
              {staff
                ? "A notice that is prepared and signed is sent from its own page."
                : "Every letter about this request appears here as soon as it is sent."}
            </EmptyState>
          ) : (
            <ul className="grid gap-5">
              {view.notices.map((notice) => (
                <SentNotice key={notice.id} notice={notice} staff={staff} now={now} />
              ))}
            </ul>
          )}
        </section>
        {view.superseded.length > 0 && (
          <Disclosure summary={`Versions that no longer stand (${view.superseded.length})`}>
            <ul className="grid gap-1 py-1">
              {view.superseded.map((notice) => (
                <li key={notice.id} className="figures">
                  <Link
                    href={paths.notice(id, notice.id)}
                    prefetch={false}
                    className="text-accent underline"
                  >
                    {noticeNames[notice.kind]}, version {notice.version}
                  </Link>{" "}
                  <span className="text-muted">
                    prepared by {notice.preparedByName},{" "}
                    <Time instant={notice.preparedAt} now={now} timeZone={programZone} />
                  </span>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
      <aside aria-label="The member's address">
        <ContactForm
          requestId={id}
          contact={view.contact}
          mailing={view.mailing}
          history={view.contactHistory}
          open={addressMissing}
          now={now}
        />
      </aside>
    </div>
  );
}

const parties = { provider: "provider", member: "member" } as const;

function Owed({ owed, view, now }: { owed: View["owed"][number]; view: View; now: Date }) {
  const { notice, problems, kind } = owed;
  const { id } = view.case;
  return (
    <li className="grid gap-2 border-l-2 border-edge pl-4">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="font-semibold">{noticeNames[kind]}</h3>
        {notice && <NoticeStateBadge state={notice.state} />}
      </div>
      <p className="text-muted">
        To {noticeRecipients[kind].map((party) => `the ${parties[party]}`).join(" and ")}, owed
        since <Time instant={owed.owedSince} now={now} timeZone={programZone} />
      </p>
      {notice ? (
        <>
          <p className="figures">
            Version {notice.version} by {notice.preparedByName}
            {notice.signedByName && `, signed by ${notice.signedByName}`}.{" "}
            {problems.length > 0
              ? `${problems.length} ${problems.length === 1 ? "thing is" : "things are"} missing.`
              : "Nothing is missing."}
          </p>
          <p>
            <ButtonLink href={paths.notice(id, notice.id)} variant="primary">
              {notice.state === "signed" ? "Read and send" : "Read and sign"}
            </ButtonLink>
          </p>
        </>
      ) : owed.mayWrite ? (
        <ActionForm
          id={`prepare-${owed.eventId}-${kind}`}
          action={prepare}
          hidden={{
            requestId: id,
            eventId: owed.eventId,
            kind,
            seen: 0,
            key: crypto.randomUUID(),
          }}
          submit="Prepare the notice"
          pendingLabel="Preparing"
          variant="primary"
        />
      ) : (
        <p>A medical director writes this notice: it goes against the request.</p>
      )}
    </li>
  );
}
