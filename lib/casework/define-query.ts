import type { z } from "zod";
import { withActor, type Transaction } from "@/lib/db/transaction";
import type { Actor, ActorRole } from "@/lib/review/roles";
import { storable } from "./storable";

/**
 * How anything is read. A query answers one screen's question with a small plain view; like an
 * operation it names who may ask, takes the actor, and runs in a transaction opened for the actor,
 * so that row-level security answers for what the code forgets. What the actor may not see does
 * not exist: the answer is undefined, and the page says "not found".
 */
export interface QueryDefinition<Schema extends z.ZodType, View> {
  readonly name: string;
  readonly who: readonly ActorRole[];
  readonly input: Schema;
  readonly run: (
    context: { readonly tx: Transaction; readonly actor: Actor; readonly now: Date },
    input: z.output<Schema>,
  ) => Promise<View | undefined>;
}

export interface Query<Schema extends z.ZodType, View> {
  (actor: Actor, input: z.input<Schema>, now: Date): Promise<View | undefined>;
  readonly definition: QueryDefinition<Schema, View>;
}

/** Makes a query from its definition; undefined is its answer to whatever may not be seen. */
export function defineQuery<Schema extends z.ZodType, View>(
  definition: QueryDefinition<Schema, View>,
): Query<Schema, View> {
  const ask = async (
    actor: Actor,
    input: z.input<Schema>,
    now: Date,
  ): Promise<View | undefined> => {
    if (!definition.who.includes(actor.role)) return undefined;
    const parsed = definition.input.safeParse(storable(input));
    if (!parsed.success) return undefined;
    return withActor(actor, (tx) => definition.run({ tx, actor, now }, parsed.data));
  };
  return Object.assign(ask, { definition });
}
