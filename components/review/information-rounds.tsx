import { Time } from "@/components/ui/time";
import { Badge } from "@/components/ui/badge";
import { writeWhen } from "@/lib/clocks/clock-words";
import type { InformationRequestView } from "@/lib/db/information";
import { standingNames } from "@/lib/review/information-standing";
import { programZone } from "@/lib/review/zone";

/** Rounds of questions with their answers, the latest first. */
export function InformationRounds({
  rounds,
  names,
  now,
}: {
  rounds: readonly InformationRequestView[];
  /** What each criterion or condition is called. */
  names: (criterion: string) => string;
  now: Date;
}) {
  return (
    <ol className="grid gap-4">
      {[...rounds].reverse().map((round) => (
        <li key={round.id} className="keep-together border-t border-line pt-2">
          <p className="figures">
            <span className="font-semibold">Round {round.number}</span>, asked by{" "}
            {round.askedByName}, <Time instant={round.askedAt} now={now} timeZone={programZone} />
          </p>
          <p className="text-small text-muted figures">
            {round.answeredAt ? (
              <>
                Answered <Time instant={round.answeredAt} now={now} timeZone={programZone} />
                {round.late && (
                  <>
                    {" "}
                    <Badge tone="caution">Late</Badge> after {writeWhen(round.dueAt)}
                  </>
                )}
              </>
            ) : (
              `${round.dueAt < now ? "No answer came by" : "Answer awaited by"} ${writeWhen(round.dueAt)}`
            )}
            {round.extends && " · told as an extension of the time to decide"}
          </p>
          {round.message && <p className="mt-1 max-w-prose">{round.message}</p>}
          <ol className="mt-2 grid max-w-prose gap-2">
            {round.items.map((item) => (
              <li key={item.id}>
                <p>
                  <span className="text-small text-muted">{names(item.criterion)}.</span>{" "}
                  {item.question}
                  {item.standing && (
                    <span className="text-small text-muted">
                      {" "}
                      ({standingNames[item.standing].toLowerCase()})
                    </span>
                  )}
                </p>
                {item.answer ? (
                  <p className="border-l-2 border-edge pl-3">{item.answer}</p>
                ) : (
                  round.answeredAt && (
                    <p className="border-l-2 border-line pl-3 text-small text-muted">
                      No separate line; see the answers and documents of the submission.
                    </p>
                  )
                )}
              </li>
            ))}
          </ol>
          {round.answerMessage && (
            <p className="mt-2 max-w-prose border-l-2 border-edge pl-3">{round.answerMessage}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
