import { StateBadge } from "@/components/review/state-badge";
import { DefinitionList } from "@/components/ui/definition-list";
import { Time } from "@/components/ui/time";
import { formatDate } from "@/lib/calendar";
import type { DeterminationView } from "@/lib/review/determination";
import { roleNames } from "@/lib/review/roles";
import { programZone } from "@/lib/review/zone";

/** A determination in its few facts: what, which days, by whom. */
export function DeterminationSummary({
  determination,
  now,
}: {
  determination: DeterminationView;
  now: Date;
}) {
  const { days, firstDay, lastDay } = determination;
  return (
    <DefinitionList
      layout="columns"
      items={[
        { term: "Outcome", detail: <StateBadge state={determination.outcome} /> },
        ...(days !== null && firstDay && lastDay
          ? [
              { term: "Days certified", detail: days },
              {
                term: "From – through",
                detail: `${formatDate(firstDay)} – ${formatDate(lastDay)}`,
              },
              { term: "Authorization", detail: determination.authorizationNumber ?? "" },
            ]
          : []),
        {
          term: "Decided by",
          detail: `${determination.decidedByName}, ${roleNames[determination.decidedByRole].toLowerCase()}${
            determination.licence
              ? ` (${determination.licence.state} licence ${determination.licence.number})`
              : ""
          }`,
        },
        {
          term: "On",
          detail: <Time instant={determination.decidedAt} now={now} timeZone={programZone} />,
        },
      ]}
    />
  );
}
