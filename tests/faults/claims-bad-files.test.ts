// Bad files end to end: refused whole they leave their row with the reason and nothing else, and may be
// sent again put right; single bad claims are refused alone, and every line is accounted for.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { write837 } from "@/tests/bench/claims/generate-837";
import { facilityClaim, perDiemLine } from "@/tests/builders/claims";
import { claimsCsv, enterClaimFile, load, loaded, rowsOf } from "@/tests/db/claim-files";
import type { TestDatabase } from "@/tests/db/database";
import { peopledDatabase } from "@/tests/db/peopled-database";

let database: TestDatabase;
let sound: string;
beforeAll(async () => {
  database = await peopledDatabase();
  const file = path.join(os.tmpdir(), `bad-files-${process.pid}.837`);
  await write837(file, { lines: 300, members: 20, from: "2026-07-06", seed: 7 });
  sound = fs.readFileSync(file, "utf8");
  fs.rmSync(file);
});
afterAll(() => database.drop());

/** Every row of claims there is, the files' own left out. */
const rowsKept = async () => {
  const [row] = await rowsOf(
    database,
    `select (select count(*) from claim)::int as claims, (select count(*) from claim_line)::int as lines,
       (select count(*) from claim_refusal)::int as refusals, (select count(*) from claim_file_control)::int as controls,
       (select count(*) from claim_member)::int as members, (select count(*) from claim_file_total)::int as totals`,
  );
  return row;
};
const fileRow = async (fileId: string) =>
  (await rowsOf(database, "select * from claim_file where id = $1", [fileId]))[0];
const stored = () => fs.readdirSync(process.env["DOCUMENTS_DIR"] ?? "");

const count = (of: "SE" | "GE" | "IEA") =>
  sound.replace(new RegExp(`${of}\\*(\\d+)\\*`), (_, n: string) => `${of}*${Number(n) + 1}*`);
const bad: readonly { name: string; content: () => string | Uint8Array; code: string }[] = [
  { name: "cut short", content: () => sound.slice(0, sound.length / 2), code: "damaged" },
  { name: "with a wrong count in SE", content: () => count("SE"), code: "wrong_counts" },
  { name: "with a wrong count in GE", content: () => count("GE"), code: "wrong_counts" },
  { name: "with a wrong count in IEA", content: () => count("IEA"), code: "wrong_counts" },
  {
    name: "that is a zip",
    content: () => Buffer.concat([Buffer.from("PK\u0003\u0004\u0014"), Buffer.alloc(400, 0x9c)]),
    code: "not_a_claims_file",
  },
  { name: "that is no text", content: () => Buffer.alloc(5000, 0xfe), code: "damaged" },
  { name: "that is blank", content: () => "  \n\n", code: "empty" },
];

describe("a file", () => {
  it.each(bad)("$name leaves nothing behind but why", async ({ content, code }) => {
    const before = await rowsKept();
    const files = stored();
    const fileId = await enterClaimFile(content(), { order: false });
    expect(await load(fileId)).toBe("refused");
    const row = await fileRow(fileId);
    expect(row).toMatchObject({
      state: "refused",
      claims_judged: 0,
      lines_judged: 0,
      refusal: { code },
    });
    expect(await rowsKept()).toEqual(before);
    expect(stored()).toEqual(files);
    expect(await enterClaimFile(content(), { order: false })).not.toBe(fileId);
  });

  it("sound, then in another wrapping, is recognised by its control numbers", async () => {
    const first = await loaded(sound);
    expect(await fileRow(first)).toMatchObject({
      state: "loaded",
      format: "x12_837",
      lines_judged: 300,
    });
    const before = await rowsKept();
    const again = await loaded(sound.replaceAll("~\n", "~\r\n"));
    expect(await fileRow(again)).toMatchObject({
      state: "refused",
      refusal: { code: "already_loaded", loadedAs: first },
    });
    expect(await rowsKept()).toEqual(before);
  });

  it("with bad rows loads the good ones, or nothing when all or nothing was asked", async () => {
    const good = claimsCsv([facilityClaim("Q1", [perDiemLine()], { memberNumber: "Q" })]);
    const rows = good.trimEnd().split("\n");
    const spoiled = [...rows, (rows[1] ?? "").replaceAll("2026-10-05", "2026-13-45"), ""].join(
      "\n",
    );
    const refused = await loaded(spoiled, { allOrNothing: true });
    expect(await fileRow(refused)).toMatchObject({
      state: "refused",
      refusal: { code: "bad_rows" },
    });
    const kept = await loaded(spoiled);
    expect(await fileRow(kept)).toMatchObject({
      state: "loaded",
      lines_judged: 1,
      lines_refused: 1,
    });
  });
});

describe("lines", () => {
  it("of odd units and unknown codes are judged, not lost", async () => {
    const lines = [-1, 0.5, 0, 1_000_000, 1].map((units, index) =>
      perDiemLine({ units, procedure: index === 4 ? "ZZ999" : "S9480" }),
    );
    const fileId = await loaded(
      claimsCsv(
        lines.map((line, index) =>
          facilityClaim(`Z${index}`, [line], { memberNumber: `Z-${index}` }),
        ),
      ),
    );
    const row = await fileRow(fileId);
    expect(Number(row?.["lines_judged"]) + Number(row?.["lines_refused"])).toBe(5);
    const judged = await rowsOf(
      database,
      `select c.number as claim, l.units::float8, l.disposition::text, l.payable_units::float8 as paid from claim_line l
       join claim c on c.id = l.claim_id where c.file_id = $1 order by c.id`,
      [fileId],
    );
    expect(judged.find(({ claim }) => claim === "Z3")).toMatchObject({ units: 1_000_000, paid: 1 });
    expect(judged.filter(({ units, paid }) => Number(units) <= 0 && paid !== 0)).toEqual([]);
  });
});
