import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DueLine } from "@/components/clocks/due-line";
import { TalkStory } from "@/components/peer-to-peer/talk-story";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { requireActor } from "@/lib/auth/current-person";
import { writeWhen } from "@/lib/clocks/clock-words";
import { paths } from "@/lib/paths";
import { peerToPeer, type PeerToPeerPage } from "@/lib/queries/peer-to-peer";
import { AskForm, ChooseForm, OfferForm, RecordForm } from "./talk-forms";

export const metadata: Metadata = { title: "Peer to peer" };

/** Talks between the program's clinician and a medical director, and what is to be done now. */
export default async function PeerToPeerPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(paths.peerToPeer(id), [
    "provider",
    "reviewer",
    "medical_director",
  ]);
  const view = await peerToPeer(actor, { requestId: id }, new Date());
  if (!view) notFound();
  const { open, may } = view;
  const agreed = open?.times.find(({ chosenAt }) => chosenAt);
  const past = view.talks.filter(({ outcome }) => outcome !== null).toReversed();
  const canAsk = !open && may.includes("request_peer_to_peer");
  return (
    <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,28rem)]">
      <div className="grid gap-6">
        <div>
          <h1 className="text-title">Peer to peer on {view.case.reference}</h1>
          <p className="mt-1 max-w-prose text-muted">
            A clinician of the program talks with a medical director of the plan. The talk changes
            nothing by itself: what it brings to light comes in with a decision or an appeal.
          </p>
        </div>
        {open && <Standing view={view} />}
        {open && <TalkStory talk={open} now={view.now} />}
        {past.map((talk) => (
          <TalkStory key={talk.id} talk={talk} now={view.now} />
        ))}
        {view.talks.length === 0 && (
          <EmptyState
            title={
              canAsk
                ? "No peer to peer was asked for"
                : "The provider has not asked for a peer to peer"
            }
            action={<ButtonLink href={paths.request(id)}>See where the request stands</ButtonLink>}
          >
            It may be asked for while a medical director has the request, and after a decision
            against it. The plan takes it up within one business day.
          </EmptyState>
        )}
      </div>
      <aside className="grid gap-8" aria-label="What can be done">
        {canAsk && <AskForm view={view} />}
        {open && !agreed && may.includes("choose_peer_to_peer_time") && open.times.length > 0 && (
          <ChooseForm view={view} talk={open} />
        )}
        {open && !agreed && may.includes("offer_peer_to_peer_times") && <OfferForm view={view} />}
        {open && may.includes("record_peer_to_peer") && <RecordForm view={view} talk={open} />}
      </aside>
    </div>
  );
}

function Standing({ view }: { view: PeerToPeerPage }) {
  const { open, clock, now } = view;
  if (!open) return null;
  const agreed = open.times.find(({ chosenAt }) => chosenAt);
  const title = agreed
    ? `Agreed for ${writeWhen(agreed.startsAt)}`
    : open.times.some(({ startsAt }) => startsAt > now)
      ? "Times are offered; the program chooses"
      : "The plan offers times";
  return (
    <Alert tone={agreed ? "positive" : "info"} title={title}>
      <p className="flex flex-wrap items-center gap-x-2">
        {clock?.dueAt && !clock.satisfiedAt && (
          <>
            To be held by <DueLine dueAt={clock.dueAt} now={now} />
            <span className="text-small text-muted">{clock.citation}</span>
          </>
        )}
      </p>
    </Alert>
  );
}
