// A file of ten thousand lines against a million and against ten million lines of history; and what a
// member's calendar and a line's page read when there are as many.

import path from "node:path";
import { indexReadsOnly, linesInSpans } from "@/lib/db/claims/claim-history";
import { openClaimSession } from "@/lib/db/claims/claim-session";
import { findLine, findLinesOfMember } from "@/lib/db/claim-desk/claim-lines";
import { withActor } from "@/lib/db/transaction";
import { lena } from "@/tests/builders/people";
import { asOwner, benchDatabase, secondsOf } from "./database";
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

/** Prints the times at both sizes with the plans at the larger; false when a target was missed. */
export async function historyBench(sizes: readonly [number, number]): Promise<boolean> {
  const small = await measure(sizes[0], false);
  const large = await measure(sizes[1], true);
  const ratio = large.file / small.file;
  const row = (name: string, read: (of: Measured) => number, unit: string, scale: number) =>
    console.log(
      `  ${name.padEnd(22)}${(read(small) * scale).toFixed(2)} ${unit}   ${(read(large) * scale).toFixed(2)} ${unit}   ratio ${(read(large) / read(small)).toFixed(2)}`,
    );
  console.log(`\nAgainst ${sizes[0]} and ${sizes[1]} lines of history (medians)`);
  row("file of 10,000 lines", ({ file }) => file, "s", 1);
  row("member's calendar", ({ calendar }) => calendar, "ms", 1000);
  row("line's page", ({ line }) => line, "ms", 1000);
  console.log(`  the file at most ${target} times as long: ${ratio <= target ? "yes" : "no"}`);
  return ratio <= target;
}

async function measure(lines: number, plans: boolean): Promise<Measured> {
  const database = await benchDatabase();
  try {
    const filling = await secondsOf(() => fillHistory(database.ownerUrl, lines));
    console.log(`\n${lines} lines of history made in ${filling.toFixed(0)} s`);
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const file = path.join(database.folder, `${round}.837`);
      await write837(file, {
        lines: 10_000,
        members: 3_000,
        from: "2026-10-05",
        seed: 100 + round,
      });
      const fileId = await enterFile(file);
      times.push(await secondsOf(() => loadFile(fileId)));
    }
    if (plans) await showPlans();
    const reads = await readTimes(database.ownerUrl);
    // The first round warms code and connections.
    return { file: median(times.slice(1)), ...reads };
  } finally {
    await database.stop();
  }
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
    const plan = rows
      .map(([text]) => text ?? "")
      .filter((text) => !text.includes("never executed"));
    console.log(`\n${title}\n${plan.map((text) => `  ${text}`).join("\n")}`);
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
