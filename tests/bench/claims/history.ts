// A file of ten thousand lines against a million and against ten million lines of history; and what a
// member's calendar and a line's page read when there are as many.

import path from "node:path";
import { indexReadsOnly, linesInSpans } from "@/lib/db/claims/claim-history";
import { openClaimSession } from "@/lib/db/claims/claim-session";
import { findLine, findLinesOfMember } from "@/lib/db/claim-desk/claim-lines";
import { withActor } from "@/lib/db/transaction";
import { lena } from "@/tests/builders/people";
import { asOwner, benchDatabase, secondsOf, type BenchDatabase } from "./database";
import { enterFile, loadFile } from "./enter-file";
import { fillHistory } from "./fill-history";
import { write837 } from "./generate-837";

const target = 1.5;
const rounds = 5;

interface Measured {
  readonly file: number;
  readonly calendar: number;
  readonly line: number;
}

/**
 * Prints the times at both sizes with the plans at the larger; false when a target was missed. The two
 * databases stand side by side and take turns, so that whatever else the machine does meets both.
 */
export async function historyBench(sizes: readonly [number, number]): Promise<boolean> {
  const databases: BenchDatabase[] = [];
  try {
    for (const lines of sizes) {
      const database = await benchDatabase();
      databases.push(database);
      const filling = await secondsOf(() => fillHistory(database.ownerUrl, lines));
      console.log(`\n${lines} lines of history made in ${filling.toFixed(0)} s`);
    }
    const times = databases.map((): number[] => []);
    for (let round = 0; round <= rounds; round += 1)
      for (const [at, database] of databases.entries())
        times[at]?.push(await loadTime(database, round));
    await showPlans();
    const measured: Measured[] = [];
    for (const [at, database] of databases.entries()) {
      await database.use();
      // The first round warms code and connections.
      const file = median(times[at]?.slice(1) ?? []);
      measured.push({ file, ...(await readTimes(database.ownerUrl)) });
    }
    return report(sizes, measured);
  } finally {
    for (const database of databases) await database.stop();
  }
}

/** Seconds for a file of ten thousand lines, another one each round. */
async function loadTime(database: BenchDatabase, round: number): Promise<number> {
  await database.use();
  const file = path.join(database.folder, `${round}.837`);
  await write837(file, { lines: 10_000, members: 3_000, from: "2026-10-05", seed: 100 + round });
  const fileId = await enterFile(file);
  return secondsOf(() => loadFile(fileId));
}

function report(sizes: readonly [number, number], [small, large]: readonly Measured[]): boolean {
  if (!small || !large) throw new Error("two sizes are compared");
  const row = (name: string, unit: string, read: (of: Measured) => number) =>
    console.log(
      `  ${name.padEnd(22)}${read(small).toFixed(2)} ${unit}   ${read(large).toFixed(2)} ${unit}   ratio ${(read(large) / read(small)).toFixed(2)}`,
    );
  console.log(`\nAgainst ${sizes[0]} and ${sizes[1]} lines of history (medians)`);
  row("file of 10,000 lines", "s", ({ file }) => file);
  row("member's calendar", "ms", ({ calendar }) => calendar * 1000);
  row("line's page", "ms", ({ line }) => line * 1000);
  const ratio = large.file / small.file;
  console.log(`  the file at most ${target} times as long: ${ratio <= target ? "yes" : "no"}`);
  return ratio <= target;
}

async function readTimes(ownerUrl: string): Promise<{ calendar: number; line: number }> {
  const { rows } = await asOwner(ownerUrl, (owner) =>
    owner.query<{ id: string; member: string; date: string }>(
      `select id::text, member_id::text as member, service_date::text as date from claim_line
       where member_id in (select (random() * 3000)::int + 1 from generate_series(1, 40)) and number = 1
         and service_date between '2026-09-01' and '2026-09-30' limit 100`,
    ),
  );
  const [calendar, line]: [number[], number[]] = [[], []];
  for (const { id, member, date } of rows)
    await withActor(lena, async (tx) => {
      const month = () => findLinesOfMember(tx, member, "2026-09-01", "2026-09-30", undefined);
      await tx.$queryRaw`select 1`;
      calendar.push(await secondsOf(month));
      line.push(await secondsOf(() => findLine(tx, date, id)));
    });
  return { calendar: median(calendar), line: median(line) };
}

async function showPlans(): Promise<void> {
  const session = await openClaimSession(lena.id);
  const explain = async (title: string, sql: string, values: readonly unknown[]) => {
    const rows = await session.rows(
      `explain (analyze, costs off, timing off, summary off) ${sql}`,
      values,
    );
    // A partition that was passed over takes its conditions with it; the policy's filter is left out.
    let passedOver = false;
    const plan = rows.flatMap(([text]) => {
      if (!text) return [];
      if (text.includes("->")) passedOver = text.includes("never executed");
      return passedOver || text.includes("Filter:") ? [] : [`  ${text}`];
    });
    console.log(`\n${title}\n${plan.join("\n")}`);
  };
  try {
    await session.transaction(async () => {
      await session.rows(indexReadsOnly);
      await explain("History of two members' weeks", linesInSpans, [
        [11, 12],
        ["2026-10-05", "2026-10-05"],
        ["2026-10-11", "2026-10-11"],
      ]);
    });
    await explain(
      "A member's month",
      "select * from claim_line where member_id = $1 and service_date between $2 and $3",
      [11, "2026-09-01", "2026-09-30"],
    );
    const [line] = await session.rows(
      "select service_date, id from claim_line where member_id = 11 and service_date = '2026-09-07'",
    );
    await explain(
      "A line",
      "select * from claim_line where service_date = $1 and id = $2",
      line ?? [],
    );
  } finally {
    await session.close();
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
