// A proxy between a program and PostgreSQL that knows where one write ends and the next begins, so
// that the program can be killed exactly there.

import net from "node:net";

/** What the proxy does at a write: pass it on, or have the program killed before or after that. */
export interface Severing {
  /** Counted from 1: inserts, updates and deletes of one transaction, and its commit. */
  readonly atWrite: number;
  readonly when: "before" | "after";
}

export interface SeveringProxy {
  readonly url: string;
  /** The statements that arrived, each by its first word and table. */
  readonly writes: readonly string[];
  readonly close: () => Promise<void>;
}

const write = /^\s*(insert into|update|delete from|commit)\b\s*("?[\w."]*"?)/i;

/**
 * Listens on a free port and passes everything on to the server of `databaseUrl`. At the named
 * write `kill` is called; with `before` the write never reaches the server, with `after` it does
 * and its answer never comes back.
 */
export async function startSeveringProxy(
  databaseUrl: string,
  severing: Severing,
  kill: () => void,
): Promise<SeveringProxy> {
  const { hostname, port } = new URL(databaseUrl);
  const writes: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined); // a killed program resets its connection
      socket.on("close", () => sockets.delete(socket));
    }
    let severed = false;
    upstream.on("data", (data) => severed || client.write(data));
    upstream.on("close", () => client.destroy());
    client.on("close", () => upstream.end());
    let pending: Buffer = Buffer.alloc(0);
    let started = false;
    client.on("data", (data: Buffer) => {
      if (severed) return;
      pending = Buffer.concat([pending, data]);
      for (;;) {
        // The first message has no type; every other begins with one letter, then its length.
        const head = started ? 1 : 0;
        if (pending.length < head + 4) return;
        const length = head + pending.readInt32BE(head);
        if (pending.length < length) return;
        const message = pending.subarray(0, length);
        pending = pending.subarray(length);
        const statement = started ? statementOf(message) : "";
        started = true;
        const found = write.exec(statement);
        if (found) writes.push(`${found[1] ?? ""} ${found[2] ?? ""}`.trim().toLowerCase());
        if (found && writes.length === severing.atWrite) {
          severed = true;
          kill();
          // A statement in parts runs with what follows it: pass on all that came with it.
          if (severing.when === "after") upstream.end(Buffer.concat([message, pending]));
          else upstream.destroy();
          return;
        }
        upstream.write(message);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  const url = new URL(databaseUrl);
  url.port = String(address.port);
  return {
    url: url.href,
    writes,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** The text of a Query or Parse message; empty for every other. */
function statementOf(message: Buffer): string {
  const type = String.fromCharCode(message[0] ?? 0);
  const body = message.subarray(5);
  if (type === "Q") return body.toString("utf8").replace(/\0$/, "");
  if (type !== "P") return "";
  const name = body.indexOf(0);
  return body.subarray(name + 1, body.indexOf(0, name + 1)).toString("utf8");
}
