/**
 * `npm run bench -- claims` measures what claims cost, each as a ratio within one run:
 *
 * reader    reading 837 files, beside other packages and a bare loop over the bytes
 * load      a million lines from file to judged rows, beside `\copy` of the same rows
 * history   a file of ten thousand lines, a calendar and a line's page against a million and against
 *           ten million lines of history
 *
 * `npm run bench -- claims load` runs one of them; `load 100000` and `history 100000 1000000` with
 * other numbers of lines. The exit code is 1 when a target was missed.
 */
import { benchDatabase } from "./claims/database";
import { historyBench } from "./claims/history";
import { loadBench } from "./claims/load";
import { runReaderBench } from "./claims/reader";

const parts: Readonly<Record<string, (sizes: readonly number[]) => Promise<boolean>>> = {
  reader: () => runReaderBench(),
  load: async ([lines = 1_000_000]) => {
    const database = await benchDatabase();
    try {
      return await loadBench(database, lines);
    } finally {
      await database.stop();
    }
  },
  history: ([small = 1_000_000, large = 10_000_000]) => historyBench([small, large]),
};

/** Runs the part named on the command line, or all; sets the exit code. */
export async function run(): Promise<void> {
  const [name, ...sizes] = process.argv.slice(3);
  const chosen = name === undefined ? Object.keys(parts) : [name];
  for (const part of chosen) {
    const measure = Object.hasOwn(parts, part) ? parts[part] : undefined;
    if (!measure)
      throw new Error(`There is no part ${part}: name ${Object.keys(parts).join(", ")}.`);
    if (!(await measure(sizes.map(Number)))) process.exitCode = 1;
  }
}
