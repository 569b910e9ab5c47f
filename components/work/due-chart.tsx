import Link from "next/link";
import { DueBar } from "@/components/work/due-bar";
import { workAddress } from "@/components/work/work-address";
import { bandNames, dueBands, type DueBand } from "@/lib/review/workload";

/** When work is due: a bar and a figure for each stretch of time, each a link to its list. */
export function DueChart({ byBand }: { byBand: Readonly<Record<DueBand, number>> }) {
  const most = Math.max(...Object.values(byBand));
  return (
    <ul aria-label="Requests by when they are due" className="grid gap-1">
      {dueBands.map((band) => (
        <li
          key={band}
          className="relative grid grid-cols-[8.5rem_1fr_2.5rem] items-center gap-x-3 rounded px-1 py-1.5 has-[a:hover]:bg-accent-wash sm:py-1"
        >
          <Link
            href={workAddress({ due: band })}
            prefetch={false}
            className="text-accent after:absolute after:inset-0"
          >
            {bandNames[band]}
          </Link>
          <DueBar parts={[{ band, requests: byBand[band] }]} most={most} />
          <span className="text-right font-semibold figures">{byBand[band]}</span>
        </li>
      ))}
    </ul>
  );
}
