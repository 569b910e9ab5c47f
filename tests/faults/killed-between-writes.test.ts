// The program is killed, without a word, at every write of an act in turn: before it reaches the
// database, and at the commit also after. Whatever the moment, the request is as it was or the act is
// whole; and the same call made again does it once.

import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Operation } from "@/lib/casework/define-operation";
import { answerInformation } from "@/lib/operations/answer-information";
import { certifyRequest } from "@/lib/operations/certify-request";
import { noncertifyRequest } from "@/lib/operations/noncertify-request";
import { submitRequest } from "@/lib/operations/submit-request";
import { requestOverview } from "@/lib/queries/request-overview";
import type { Actor } from "@/lib/review/roles";
import type { RequestState } from "@/lib/review/workflow";
import { againstLateEvaluation, requestIn, reviewDay, wholeSpan } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { ines, nora, ruth } from "@/tests/builders/people";
import { demonstrationAccounts } from "@/prisma/demonstration-accounts";
import { connected, type TestDatabase } from "@/tests/db/database";
import { peopledDatabase } from "@/tests/db/peopled-database";
import { startSeveringProxy, type Severing } from "./severing-proxy";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const now = moment(reviewDay, "11:00");

interface Act {
  readonly file: string;
  readonly operation: Operation<z.ZodType, unknown>;
  readonly by: Actor;
  readonly from: RequestState;
  readonly to: RequestState;
  readonly over?: (requestId: string) => Promise<object> | object;
}

const acts: readonly Act[] = [
  { file: "submit-request", operation: submitRequest, by: nora, from: "draft", to: "submitted" },
  {
    file: "answer-information",
    operation: answerInformation,
    by: nora,
    from: "awaiting_information",
    to: "in_review",
    over: async (requestId) => {
      const overview = await requestOverview(nora, { requestId }, now);
      const item = overview?.informationRequests[0]?.items[0]?.id ?? "";
      return { answers: { [item]: "Collected on the day of admission." } };
    },
  },
  {
    file: "certify-request",
    operation: certifyRequest,
    by: ruth,
    from: "in_review",
    to: "certified",
    over: () => wholeSpan,
  },
  {
    file: "noncertify-request",
    operation: noncertifyRequest,
    by: ines,
    from: "with_medical_director",
    to: "noncertified",
    over: () => againstLateEvaluation,
  },
];

/** Everything the database holds about a request, with the receipts of calls that answered for it. */
const everything = (requestId: string) =>
  connected(database.ownerUrl, async (owner) => {
    const { rows } = await owner.query<Record<string, unknown>>(
      `select (select to_jsonb(r) from review_request r where r.id = $1) as request,
              (select jsonb_agg(to_jsonb(e) order by e.id) from event e where e.request_id = $1) as events,
              (select count(*)::int from submission s where s.request_id = $1) as submissions,
              (select jsonb_agg(to_jsonb(i)) from information_request i where i.request_id = $1) as asked,
              (select jsonb_agg(to_jsonb(n)) from information_item n join information_request i
                 on i.id = n.information_request_id where i.request_id = $1) as items,
              (select count(*)::int from determination d where d.request_id = $1) as determinations,
              (select count(*)::int from "authorization" a where a.request_id = $1) as authorizations,
              (select count(*)::int from receipt p where p.result->'value'->>'requestId' = $1::text
                 or p.result->'value'->>'determinationId' in
                    (select d.id::text from determination d where d.request_id = $1)) as receipts`,
      [requestId],
    );
    return rows[0];
  });

/** Makes the call in its own process through the proxy; what it wrote, and how it ended. */
async function callInProcess(
  call: { readonly input: { readonly requestId: string } },
  severing: Severing,
) {
  const running: { program?: ChildProcess } = {};
  const proxy = await startSeveringProxy(database.appUrl, severing, () =>
    running.program?.kill("SIGKILL"),
  );
  const program = spawn(
    process.execPath,
    ["--no-deprecation", "--import", "tsx", "tests/faults/one-call.ts"],
    {
      env: { ...process.env, DATABASE_URL: proxy.url },
      stdio: ["pipe", "ignore", "inherit"],
    },
  );
  running.program = program;
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    program.once("exit", (_code, signal) => resolve(signal)),
  );
  program.stdin.end(JSON.stringify(call));
  const signal = await ended;
  await proxy.close();
  await released(call.input.requestId);
  return { signal, writes: proxy.writes };
}

/** Resolves when the killed program's transaction, which holds the request, is over. */
const released = (requestId: string) =>
  connected(database.ownerUrl, (owner) =>
    owner.query("select from review_request where id = $1 for update", [requestId]),
  );

const emailOf = (actor: Actor): string =>
  demonstrationAccounts.find(({ name }) => name === actor.name)?.email ?? "";

describe.concurrent.each(acts)("$file", ({ file, operation, by, from, to, over }) => {
  it("killed at any write leaves the request whole, and done again happens once", async () => {
    const opened = await requestIn(from);
    const { requestId, version } = opened;
    const key = randomUUID();
    const input = { requestId, version, ...(await over?.(requestId)) };
    const call = { file, actor: emailOf(by), input, now: now.toISOString(), key };
    const untouched = await everything(requestId);

    let writes: readonly string[] = [];
    for (let atWrite = 1; writes.at(-1) !== "commit"; atWrite++) {
      const run = await callInProcess(call, { atWrite, when: "before" });
      expect(run.signal).toBe("SIGKILL");
      expect(run.writes).toHaveLength(atWrite);
      expect(await everything(requestId), `killed before ${run.writes.at(-1) ?? ""}`).toEqual(
        untouched,
      );
      writes = run.writes;
    }
    expect(writes.length).toBeGreaterThan(4);

    const committed = await callInProcess(call, { atWrite: writes.length, when: "after" });
    expect(committed.signal).toBe("SIGKILL");
    const complete = await everything(requestId);
    expect(complete).toMatchObject({ request: { state: to, version: version + 1 }, receipts: 1 });

    const again = await operation.from(by, input, { now, key });
    expect(again).toMatchObject({ ok: true });
    expect(await everything(requestId)).toEqual(complete);
  }, 300_000);
});
