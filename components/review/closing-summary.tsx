import { DefinitionList } from "@/components/ui/definition-list";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/paths";
import {
  closingReasonNames,
  type AdministrativeClosing,
} from "@/lib/review/administrative-closing";
import { programZone } from "@/lib/review/zone";

/** Why a request was closed without a clinical decision, as it was recorded. */
export function ClosingSummary({ closing, now }: { closing: AdministrativeClosing; now: Date }) {
  return (
    <div className="grid gap-3">
      <p className="max-w-prose">
        <strong>{closingReasonNames[closing.reason]}.</strong> No clinical decision was made:
        nothing is said of the criteria.
      </p>
      <DefinitionList
        items={[
          {
            term: "Why",
            detail: <p className="max-w-prose whitespace-pre-line">{closing.explanation}</p>,
          },
          ...(closing.duplicateOf
            ? [
                {
                  term: "The other request",
                  detail: (
                    <a href={paths.request(closing.duplicateOf.id)} className="link">
                      {closing.duplicateOf.reference}
                    </a>
                  ),
                },
              ]
            : []),
          {
            term: "Closed by",
            detail: (
              <>
                {closing.closedByName},{" "}
                <Time instant={closing.closedAt} now={now} timeZone={programZone} />
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
