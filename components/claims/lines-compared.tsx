import Link from "next/link";
import type { ReactNode } from "react";
import { formWords, unitWords } from "@/components/claims/claim-words";
import { DispositionMark } from "@/components/claims/disposition-mark";
import { serviceWords } from "@/components/claims/service-words";
import { cn } from "@/lib/cn";
import { formatDate } from "@/lib/calendar";
import type { LineRow } from "@/lib/db/claim-desk/line-columns";
import { paths } from "@/lib/paths";

/** What is set side by side; a row in which the two differ is set in bold. */
const aspects: readonly {
  readonly name: string;
  readonly text: (line: LineRow) => string;
  readonly show?: (line: LineRow) => ReactNode;
}[] = [
  { name: "Date of service", text: ({ serviceDate }) => formatDate(serviceDate) },
  { name: "Claim · line", text: ({ claimNumber, number }) => `${claimNumber} · ${number}` },
  { name: "Form", text: ({ form }) => formWords[form] },
  { name: "Billing NPI", text: ({ billingNpi }) => billingNpi ?? "–" },
  { name: "Service", text: serviceWords },
  {
    name: "Units payable of billed",
    text: ({ payableUnits, units }) => `${unitWords(payableUnits)} of ${unitWords(units)}`,
  },
  {
    name: "Disposition",
    text: ({ disposition }) => disposition,
    show: ({ disposition }) => <DispositionMark disposition={disposition} />,
  },
];

/** A line beside the one it collided with. */
export function LinesCompared({ one, other }: { one: LineRow; other: LineRow }) {
  return (
    <table className="w-full max-w-3xl border-collapse text-left">
      <caption className="sr-only">This line beside the one it collided with</caption>
      <thead>
        <tr className="border-b border-edge text-small">
          <td className="py-1.5 pr-3" />
          <th scope="col" className="px-3 py-1.5">
            This line
          </th>
          <th scope="col" className="px-3 py-1.5">
            <Link href={paths.claimLine(other.key)} prefetch={false} className="link">
              The line it collided with
            </Link>
          </th>
        </tr>
      </thead>
      <tbody>
        {aspects.map(({ name, text, show = text }) => {
          const differs = text(one) !== text(other);
          return (
            <tr key={name} className="border-b border-line align-top">
              <th scope="row" className="py-1 pr-3 font-normal text-muted">
                {name}
              </th>
              <td className={cn("px-3 py-1 figures", differs && "font-semibold")}>{show(one)}</td>
              <td className={cn("px-3 py-1 figures", differs && "font-semibold")}>{show(other)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
