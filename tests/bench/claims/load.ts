// A file of a million lines, from its bytes to judged lines in the database, beside `\copy` of the same
// lines into the same table, with its partitions and indexes: how much reading, judging and keeping
// cost beyond what writing the rows costs anyway.

import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { asOwner, secondsOf, type BenchDatabase } from "./database";
import { enterFile, loadFile } from "./enter-file";
import { write837 } from "./generate-837";

const target = 3;

/** Prints both times and their ratio; false when the target was missed. */
export async function loadBench(database: BenchDatabase, lines: number): Promise<boolean> {
  const file = path.join(database.folder, "million.837");
  const written = await write837(file, { lines, members: 20_000, from: "2026-07-06", seed: 1 });
  const megabytes = (written.bytes / 1e6).toFixed(0);
  console.log(
    `\nLoading ${written.lines} lines in ${written.claims} claims (${megabytes} MB, 837)`,
  );
  const fileId = await enterFile(file);
  const loading = await secondsOf(() => loadFile(fileId));
  const [totals] = await asOwner(database.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ judged: number; refused: number; denied: number }>(
      `select lines_judged as judged, lines_refused as refused,
         (select sum(lines)::int from claim_file_total t where t.file_id = f.id and disposition = 'deny') as denied
       from claim_file f where id = $1`,
      [fileId],
    );
    return rows;
  });
  console.log(`  judged ${totals?.judged} (denied ${totals?.denied}), refused ${totals?.refused}`);

  const rows = path.join(database.folder, "lines.copy");
  await asOwner(database.ownerUrl, async (owner) => {
    const out = owner.query(copyTo("copy (select * from claim_line order by id) to stdout"));
    await pipeline(out, createWriteStream(rows));
    await owner.query("truncate claim_line");
    await owner.query("checkpoint").catch(() => undefined); // where the owner may
  });
  const copying = await secondsOf(() => copyIn(database.ownerUrl, rows));
  const ratio = loading / copying;
  console.log(
    `  end to end   ${loading.toFixed(1)} s (${(lines / loading / 1000).toFixed(0)} thousand lines/s)`,
  );
  console.log(
    `  \\copy alone  ${copying.toFixed(1)} s (${(lines / copying / 1000).toFixed(0)} thousand lines/s)`,
  );
  console.log(`  ratio        ${ratio.toFixed(2)} (at most ${target})`);
  return ratio <= target;
}

/** By psql where there is one, else by the same command of the protocol. */
async function copyIn(url: string, rows: string): Promise<void> {
  if (existsSync("/usr/bin/psql")) {
    const done = spawnSync("/usr/bin/psql", [url, "-qc", `\\copy claim_line from '${rows}'`], {
      encoding: "utf8",
    });
    if (done.status !== 0) throw new Error(done.stderr);
    return;
  }
  await asOwner(url, async (owner) => {
    await pipeline(createReadStream(rows), owner.query(copyFrom("copy claim_line from stdin")));
  });
}
