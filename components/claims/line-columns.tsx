import { DispositionMark } from "@/components/claims/disposition-mark";
import { formWords, unitWords } from "@/components/claims/claim-words";
import { shortCodes } from "@/components/claims/code-words";
import { serviceWords } from "@/components/claims/service-words";
import type { Column } from "@/components/ui/table";
import { formatDate } from "@/lib/calendar";
import type { ClaimForm } from "@/lib/claims/claim";
import type { Disposition, Edit } from "@/lib/claims/judgement";

/** What a table shows of a claim line. */
export interface ShownLine {
  readonly id: string;
  readonly serviceDate: string;
  readonly serviceTo: string;
  readonly number: number;
  readonly claimId: string;
  readonly claimNumber: string;
  readonly form: ClaimForm;
  readonly memberNumber: string;
  readonly procedure: string | null;
  readonly revenueCode: string | null;
  readonly modifiers: readonly string[];
  readonly units: number | null;
  readonly payableUnits: number;
  readonly disposition: Disposition;
  readonly edit: Edit | null;
  readonly groupCode: string | null;
  readonly carc: string | null;
  readonly rarc: string | null;
  readonly readjudicateLater: boolean;
}

/** A line's address: "2026-10-05.1234". */
export const keyOfLine = ({ serviceDate, id }: Pick<ShownLine, "serviceDate" | "id">): string =>
  `${serviceDate}.${id}`;

/** On a phone, where a row is a block, a cell with nothing to say is left out. */
const emptyHidden = "max-sm:has-[div:empty]:hidden";

/** The columns of a table of lines, the first of which opens the line. */
export function lineColumns(titles: ReadonlyMap<Edit, string>): readonly Column<ShownLine>[] {
  return [
    {
      key: "date",
      header: "Date",
      className: "figures whitespace-nowrap",
      cell: (line) => (
        <>
          {formatDate(line.serviceDate)}
          {line.serviceTo !== line.serviceDate && (
            <span className="font-normal"> to {formatDate(line.serviceTo)}</span>
          )}
          <span className="sr-only">
            , line {line.number} of claim {line.claimNumber}
          </span>
        </>
      ),
    },
    {
      key: "claim",
      header: "Claim · line",
      className: "figures",
      cell: (line) => (
        <>
          {line.claimNumber} <span className="text-muted">· {line.number}</span>
        </>
      ),
    },
    { key: "form", header: "Form", cell: (line) => formWords[line.form] },
    { key: "member", header: "Member", className: "figures", cell: (line) => line.memberNumber },
    {
      key: "service",
      header: "Service",
      className: "figures sm:whitespace-nowrap",
      cell: serviceWords,
    },
    {
      key: "units",
      header: "Units",
      align: "right",
      cell: (line) => (
        <>
          <span className="sr-only">payable </span>
          {unitWords(line.payableUnits)}
          <span className="text-muted"> of {unitWords(line.units)}</span>
        </>
      ),
    },
    {
      key: "disposition",
      header: "Disposition",
      cell: (line) => <DispositionMark disposition={line.disposition} />,
    },
    {
      key: "edit",
      header: "Edit",
      className: emptyHidden,
      cell: (line) =>
        line.edit && (
          <>
            {titles.get(line.edit) ?? line.edit}
            {line.readjudicateLater && (
              <span className="block text-small font-semibold text-caution">
                Can be judged again
              </span>
            )}
          </>
        ),
    },
    {
      key: "codes",
      header: "Codes",
      className: `figures sm:whitespace-nowrap ${emptyHidden}`,
      cell: (line) => shortCodes(line),
    },
  ];
}
