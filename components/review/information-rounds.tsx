import { Time } from "@/components/ui/time";
import { formatDate } from "@/lib/calendar";
import type { InformationRequestView } from "@/lib/db/information";
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
              </>
            ) : (
              `Answer awaited by ${formatDate(round.dueOn)}`
            )}
          </p>
          {round.message && <p className="mt-1 max-w-prose">{round.message}</p>}
          <ol className="mt-2 grid max-w-prose gap-2">
            {round.items.map((item) => (
              <li key={item.id}>
                <p>
                  <span className="text-small text-muted">{names(item.criterion)}.</span>{" "}
                  {item.question}
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
