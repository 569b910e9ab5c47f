// The program is killed, without a word, while it loads a file of claims: before a write of a chunk,
// before and after a commit, between two chunks. Loading it again goes on from there, and what is kept
// in the end is what an undisturbed load keeps.

import { spawn, type ChildProcess } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import type { Claim } from "@/lib/claims/claim";
import { facilityClaim, monday, perDiemLine, professionalClaim } from "@/tests/builders/claims";
import { claimsCsv, enterClaimFile, load, rowsOf } from "@/tests/db/claim-files";
import type { TestDatabase } from "@/tests/db/database";
import { peopledDatabase } from "@/tests/db/peopled-database";
import { startSeveringProxy, type Severing } from "./severing-proxy";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

/** Days kept, lost and freed: chunks that each change lines of the chunks before. */
const claimsOf = (name: string): readonly Claim[] =>
  Array.from({ length: 8 }, (_, index) => {
    const memberNumber = `${name}-${index % 2}`;
    const serviceFrom = addDays(monday, Math.floor(index / 4));
    const make = index % 4 < 2 ? facilityClaim : professionalClaim;
    return make(`K${index}`, [perDiemLine({ serviceFrom })], {
      memberNumber,
      receivedOn: "2026-10-30",
      ...(index === 6 && { frequencyCode: "8", originalNumber: "K0", form: "institutional" }),
    });
  });

const spoiledRow = `K9,institutional,K-0,,560000001,2026-10-30,1,,0131,F332,,,,1,2026-02-30,2026-02-30,S9480,,0905,1,,1999999984,,\n`;
const contentOf = (name: string): string => claimsCsv(claimsOf(name)) + spoiledRow;

/** What is kept of a file, but for the numbers it was given. */
async function keptOf(fileId: string, name: string) {
  const of = (sql: string) => rowsOf(database, sql, [fileId]);
  const [file] = await of(
    `select state::text, claims_in, lines_in, claims_judged, lines_judged, claims_refused, lines_refused
     from claim_file where id = $1`,
  );
  const lines = await rowsOf(
    database,
    `select substr(m.member_number, length($2) + 1) as member, c.number as claim, c.position_in_file, l.number,
       l.disposition::text, l.payable_units, l.edits::text, o.number as other, l.readjudicate_later, s.number as superseded
     from claim c join claim_line l on l.claim_id = c.id join claim_member m on m.id = c.member_id
     left join claim o on o.id = l.collision_claim_id left join claim s on s.id = c.superseded_by
     where c.file_id = $1 order by c.position_in_file, l.number`,
    [fileId, name],
  );
  const totals = await of(
    "select disposition::text, edit::text, lines, payable_units from claim_file_total where file_id = $1 and lines <> 0 order by 1, 2",
  );
  const refusals = await of(
    "select position_in_file, lines, problem from claim_refusal where file_id = $1 order by 1",
  );
  const changes = await of(
    `select c.number as claim, b.number as by, h.before->>'disposition' as before, h.after->>'disposition' as after
     from claim_line_change h join claim c on c.id = h.claim_id join claim b on b.id = h.by_claim_id
     where c.file_id = $1 order by c.position_in_file, h.id`,
  );
  return { file, lines, totals, refusals, changes };
}

/** Loads a file in a process of its own that is killed there; how it ended. */
async function loadKilled(fileId: string, severing: Severing): Promise<NodeJS.Signals | null> {
  const running: { program?: ChildProcess } = {};
  const proxy = await startSeveringProxy(database.appUrl, severing, () =>
    running.program?.kill("SIGKILL"),
  );
  const program = spawn(
    process.execPath,
    ["--no-deprecation", "--import", "tsx", "tests/faults/load-one-file.ts", fileId, "2"],
    { env: { ...process.env, DATABASE_URL: proxy.url }, stdio: ["ignore", "ignore", "inherit"] },
  );
  running.program = program;
  const signal = await new Promise<NodeJS.Signals | null>((resolve) =>
    program.once("exit", (_code, ended) => resolve(ended)),
  );
  await proxy.close();
  return signal;
}

/** Loads once the killed program's connection, which holds the file, is gone. */
async function loadAfter(fileId: string): Promise<void> {
  await expect.poll(() => load(fileId, { roundLines: 2 }), { timeout: 10_000 }).not.toBe("taken");
}

describe("a load killed", () => {
  const moments: readonly (Severing & { readonly name: string })[] = [
    { name: "while the file is checked", atWrite: 1, when: "before" },
    { name: "before the first chunk commits", atWrite: 9, when: "before" },
    { name: "within the second chunk", atWrite: 12, when: "before" },
    { name: "at a commit, before it", atWrite: 15, when: "before" },
    { name: "at a commit, after it", atWrite: 15, when: "after" },
    { name: "in a later chunk", atWrite: 20, when: "before" },
    { name: "near the end", atWrite: 27, when: "after" },
  ];

  it.each(moments)(
    "$name is taken up again: nothing lost, nothing twice",
    async (moment) => {
      const other = `U${moment.atWrite}${moment.when}`;
      const undisturbed = await enterClaimFile(contentOf(other), { order: false });
      await load(undisturbed, { roundLines: 2 });
      const name = `D${moment.atWrite}${moment.when}`;
      const fileId = await enterClaimFile(contentOf(name), { order: false });
      expect(await loadKilled(fileId, moment)).toBe("SIGKILL");
      await loadAfter(fileId);
      const kept = await keptOf(fileId, name);
      expect(kept.file).toMatchObject({
        state: "loaded",
        lines_in: 9,
        lines_judged: 8,
        lines_refused: 1,
      });
      expect(kept).toEqual(await keptOf(undisturbed, other));
      expect(kept.changes.length).toBeGreaterThan(0);
    },
    60_000,
  );

  it("of which the file is gone from the disk says so, and is taken up when it is back", async () => {
    const fileId = await enterClaimFile(contentOf("G"), { order: false });
    const documents = process.env["DOCUMENTS_DIR"];
    process.env["DOCUMENTS_DIR"] = `${documents}-elsewhere`;
    await expect(load(fileId)).rejects.toThrow();
    const [row] = await rowsOf(
      database,
      "select state::text, problem from claim_file where id = $1",
      [fileId],
    );
    expect(row).toMatchObject({ state: "stopped" });
    expect(row?.["problem"]).toMatch(/not on this machine's disk/);
    process.env["DOCUMENTS_DIR"] = documents;
    expect(await load(fileId)).toBe("loaded");
  });
});
