import { DispositionMark } from "@/components/claims/disposition-mark";
import { formWords, unitWords } from "@/components/claims/claim-words";
import { shortCodes } from "@/components/claims/code-words";
import { serviceWords } from "@/components/claims/service-words";
import type { Column } from "@/components/ui/table";
import { formatDate } from "@/lib/calendar";
import type { Edit } from "@/lib/claims/judgement";
import { memberInWords } from "@/lib/claims/member-number";
import type { LineRow } from "@/lib/db/claim-desk/line-columns";

/** The columns of a table of lines, the first of which opens the line. */
export function lineColumns(titles: ReadonlyMap<Edit, string>): readonly Column<LineRow>[] {
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
    {
      key: "member",
      header: "Member",
      className: "figures",
      cell: (line) => memberInWords(line.memberNumber),
    },
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
      className: "figures sm:whitespace-nowrap",
      cell: (line) => shortCodes(line),
    },
  ];
}
