import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

/**
 * The connection on which one file of claims is loaded. Prisma knows no COPY and makes an object of
 * every row, so sets of claims travel on a connection of their own, as the same role, for the same
 * kind of actor: row-level security holds here as everywhere.
 *
 * Rows come as arrays of texts as the server wrote them, null for null; whoever asks reads them.
 */
export interface ClaimSession {
  /** One statement; its rows as arrays of texts. */
  readonly rows: (sql: string, values?: readonly unknown[]) => Promise<(string | null)[][]>;
  /**
   * Sends rows in COPY's text format (see copy-text.ts) to a table of this session, some at a time: the
   * server takes in the ones while the next are being written.
   */
  readonly copy: (table: string, columns: string, pieces: Iterable<string>) => Promise<void>;
  /** Runs `work` between begin and commit; undone when it throws. */
  readonly transaction: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Lets whoever else waits in this process have their turn before each piece is made. */
async function* inTurns(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await setImmediate();
  }
}

const asText = { getTypeParser: () => (text: string) => text };

/**
 * Connects for an actor, until `close`. Not from the pool: the connection holds the file's lock and
 * its staging tables.
 *
 * @throws when the actor is no claims analyst, or no longer
 */
export async function openClaimSession(actorId: string): Promise<ClaimSession> {
  const client = new pg.Client({
    connectionString: process.env["DATABASE_URL"],
    application_name: "claims",
    // Compiling a statement costs more than these statements take; a chunk's staging fits in memory.
    options: "-c jit=off -c temp_buffers=64MB",
  });
  client.on("error", () => undefined); // a statement under way reports it
  await client.connect();
  // Planned once for all chunks: with so many partitions that takes longer than some of them run.
  const names = new Map<string, string>();
  const nameOf = (sql: string): string => {
    let name = names.get(sql);
    if (name === undefined) names.set(sql, (name = `claims_${names.size}`));
    return name;
  };
  const rows: ClaimSession["rows"] = async (sql, values = []) => {
    const answer = await client.query<(string | null)[]>({
      ...(values.length > 0 && { name: nameOf(sql) }),
      text: sql,
      values: [...values],
      rowMode: "array",
      types: asText,
    });
    return answer.rows;
  };
  try {
    await rows("select set_config('app.user_id', $1, false)", [actorId]);
    await rows("select claim_staging()");
  } catch (thrown) {
    await client.end();
    throw thrown;
  }
  return {
    rows,
    copy: (table, columns, pieces) =>
      pipeline(
        Readable.from(inTurns(pieces), { objectMode: true, highWaterMark: 1 }),
        client.query(copyFrom(`copy ${table} (${columns}) from stdin`)),
      ),
    transaction: async (work) => {
      await rows("begin");
      try {
        const done = await work();
        await rows("commit");
        return done;
      } catch (thrown) {
        // A lost connection has undone it already.
        await rows("rollback").catch(() => undefined);
        throw thrown;
      }
    },
    close: () => client.end(),
  };
}
