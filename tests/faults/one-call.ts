// One call of one operation in a process of its own, which the test beside it kills half way. The
// call comes as JSON on standard input: { file, actor, input, now, key }.

import { text } from "node:stream/consumers";
import type { z } from "zod";
import type { Operation } from "@/lib/casework/define-operation";
import { closeDatabase } from "@/lib/db/client";
import { actorOf } from "@/tests/builders/people";

interface Call {
  readonly file: string;
  readonly actor: string;
  readonly input: unknown;
  readonly now: string;
  readonly key: string;
}

async function makeCall(): Promise<void> {
  const call = JSON.parse(await text(process.stdin)) as Call;
  const found = (await import(`../../lib/operations/${call.file}.ts`)) as Readonly<
    Record<string, Operation<z.ZodType, unknown>>
  >;
  const operation = Object.values(found)[0];
  if (!operation) throw new Error(`${call.file} holds no operation`);
  const { input, key } = call;
  const options = { now: new Date(call.now), key };
  await operation.from(actorOf(call.actor), input, options);
  await closeDatabase();
}

void makeCall();
