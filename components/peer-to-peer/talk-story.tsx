import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import { TimelineList, type TimelineEntry } from "@/components/ui/timeline-list";
import { writeWhen } from "@/lib/clocks/clock-words";
import type { PeerToPeerView } from "@/lib/db/peer-to-peer";
import { participantNames, peerToPeerOutcomeNames } from "@/lib/review/peer-to-peer";
import { programZone } from "@/lib/review/zone";

/** One talk between peers as it went, from being asked for to what came of it. */
export function TalkStory({ talk, now }: { talk: PeerToPeerView; now: Date }) {
  const title = `Talk asked for on ${writeWhen(talk.requestedAt)}`;
  return (
    <section aria-labelledby={`talk-${talk.id}`} className="grid gap-3">
      <h2 id={`talk-${talk.id}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lead">
        {title}
        <Badge
          tone={talk.outcome === null ? "info" : talk.outcome === "held" ? "positive" : "idle"}
        >
          {talk.outcome === null ? "Open" : peerToPeerOutcomeNames[talk.outcome]}
        </Badge>
      </h2>
      <TimelineList label={title} entries={entriesOf(talk, now)} />
    </section>
  );
}

function entriesOf(talk: PeerToPeerView, now: Date): TimelineEntry[] {
  const when = (instant: Date) => <Time instant={instant} now={now} timeZone={programZone} />;
  const agreed = talk.times.find(({ chosenAt }) => chosenAt);
  const offers = [...new Set(talk.times.map(({ offeredAt }) => offeredAt.getTime()))].sort();
  return [
    {
      key: `${talk.id}-asked`,
      title: `${talk.clinician} will talk for the program, ${talk.telephone}`,
      meta: (
        <>
          Asked for by {talk.requestedByName}, {when(talk.requestedAt)}
        </>
      ),
      ...(talk.message && {
        children: (
          <p className="max-w-prose border-l-2 border-edge pl-3 whitespace-pre-line">
            {talk.message}
          </p>
        ),
      }),
    },
    ...offers.map((at) => {
      const times = talk.times.filter(({ offeredAt }) => offeredAt.getTime() === at);
      return {
        key: `${talk.id}-offered-${at}`,
        title: times.length === 1 ? "A time was offered" : `${times.length} times were offered`,
        meta: (
          <>
            {times[0]?.offeredByName}, {when(new Date(at))}
          </>
        ),
        children: (
          <ul className="figures">
            {times.map(({ id, startsAt }) => (
              <li key={id}>{writeWhen(startsAt)}</li>
            ))}
          </ul>
        ),
      };
    }),
    ...(agreed?.chosenAt
      ? [
          {
            key: `${talk.id}-agreed`,
            title: `Agreed for ${writeWhen(agreed.startsAt)}`,
            meta: when(agreed.chosenAt),
          },
        ]
      : []),
    ...(talk.outcome && talk.happenedAt && talk.recordedAt
      ? [
          {
            key: `${talk.id}-recorded`,
            strong: true,
            title: `${peerToPeerOutcomeNames[talk.outcome]}, ${writeWhen(talk.happenedAt)}`,
            meta: (
              <>
                Recorded by {talk.recordedByName}, {when(talk.recordedAt)}
              </>
            ),
            children: (
              <div className="grid max-w-prose gap-1">
                {talk.tookPart.length > 0 && (
                  <p>Took part: {talk.tookPart.map((who) => participantNames[who]).join(", ")}</p>
                )}
                {talk.note && (
                  <div className="border-l-2 border-edge pl-3">
                    <p className="text-small text-muted">Note for the plan</p>
                    <p className="whitespace-pre-line">{talk.note}</p>
                  </div>
                )}
              </div>
            ),
          },
        ]
      : []),
  ];
}
