import { createHash } from "node:crypto";
import type { z } from "zod";
import { canonicalJson } from "@/lib/canonical-json";
import { appendEvent, type NewEvent } from "@/lib/db/events";
import { findReceipt, keepReceipt } from "@/lib/db/receipts";
import { Undo, withActor, type Transaction } from "@/lib/db/transaction";
import { fail, type Result } from "@/lib/result";
import type { Actor, ActorRole } from "@/lib/review/roles";
import { keepClocks, movesClocks } from "./keep-clocks";
import { storable } from "./storable";

/**
 * How anything is changed. An operation is what a person does: one file, one verb, made with
 * `defineOperation`, which demands beside what it does (`run`) also who may (`who`), what it puts
 * on record (`audits`) and the shape of what comes in (`input`). Leaving one out does not compile.
 *
 * Calling an operation:
 *   1. checks the role and the input (field errors come back with their paths);
 *   2. opens one transaction for the actor, so that row-level security knows who asks;
 *   3. with a `key`, answers a repeated call with the first answer instead of doing it twice;
 *   4. runs; an error value undoes everything that was written, the events too;
 *   5. computes the clocks anew of each request whose record has grown by what moves them.
 *
 * Errors are values. `message` is for the person who reads it: what was wrong and what to do.
 */
export interface OperationError {
  readonly code:
    | "invalid_input"
    | "signed_off"
    | "not_allowed"
    | "not_found"
    | "stale"
    | "wrong_state"
    | "condition_unmet";
  readonly message: string;
  /** Field path to what is wrong with it; present with `invalid_input`. */
  readonly fields?: Readonly<Record<string, string>>;
}

export interface OperationContext {
  readonly tx: Transaction;
  readonly actor: Actor;
  /** The instant of the call; the only clock an operation has. */
  readonly now: Date;
  /** Writes an audit event in this transaction. Only kinds named in `audits` are accepted. */
  readonly record: (event: NewEvent) => Promise<void>;
}

export interface OperationDefinition<Schema extends z.ZodType, Output> {
  readonly name: string;
  readonly who: readonly ActorRole[];
  readonly audits: readonly string[];
  readonly input: Schema;
  readonly run: (
    context: OperationContext,
    input: z.output<Schema>,
  ) => Promise<Result<Output, OperationError>>;
}

export interface CallOptions {
  readonly now: Date;
  /** Chosen once by the screen; the same key again returns the first answer and does nothing. */
  readonly key?: string;
}

export interface Operation<Schema extends z.ZodType, Output> {
  (
    actor: Actor,
    input: z.input<Schema>,
    options: CallOptions,
  ): Promise<Result<Output, OperationError>>;
  /** For the edges: whatever came in, judged by the same schema. */
  readonly from: (
    actor: Actor,
    input: unknown,
    options: CallOptions,
  ) => Promise<Result<Output, OperationError>>;
  readonly definition: OperationDefinition<Schema, Output>;
}

/**
 * Makes an operation from its definition.
 *
 * @returns a function that checks role and input, then runs in one transaction opened for the actor;
 * it resolves to an error value for everything a person can put right and throws only on faults.
 */
export function defineOperation<Schema extends z.ZodType, Output>(
  definition: OperationDefinition<Schema, Output>,
): Operation<Schema, Output> {
  const call = async (
    actor: Actor,
    input: unknown,
    options: CallOptions,
  ): Promise<Result<Output, OperationError>> => {
    if (!definition.who.includes(actor.role))
      return fail({
        code: "not_allowed",
        message: "Your role does not allow this. Ask an administrator if you think it should.",
      });
    const parsed = definition.input.safeParse(storable(input));
    if (!parsed.success) return fail(invalidInput(parsed.error.issues));
    try {
      return await withActor(actor, async (tx) => {
        // The key of this very act: the same key with other input is another act.
        const key =
          options.key === undefined
            ? undefined
            : createHash("sha256")
                .update(`${options.key}\n${definition.name}\n${canonicalJson(parsed.data)}`)
                .digest("hex");
        if (key) {
          const earlier = await findReceipt(tx, actor.id, key, definition.name, options.now);
          if (earlier !== undefined) return earlier as Result<Output, OperationError>;
        }
        const moved = new Set<string>();
        const record = (event: NewEvent): Promise<void> => {
          if (!definition.audits.includes(event.kind))
            throw new Error(`${definition.name} does not declare the event ${event.kind}`);
          if (event.requestId && movesClocks(event.kind)) moved.add(event.requestId);
          return appendEvent(tx, actor, options.now, event);
        };
        const outcome = await definition.run({ tx, actor, now: options.now, record }, parsed.data);
        if (!outcome.ok) throw new Undo(outcome);
        for (const requestId of moved) await keepClocks(tx, requestId, options.now);
        if (key) await keepReceipt(tx, actor.id, key, outcome);
        return outcome;
      });
    } catch (thrown) {
      if (thrown instanceof Undo) return thrown.outcome as Result<Output, OperationError>;
      throw thrown;
    }
  };
  return Object.assign(call, { definition, from: call });
}

/** zod's issues as one message a field, keyed by the field's path (`items.0.question`). */
export function invalidInput(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): OperationError {
  const fields: Record<string, string> = {};
  for (const issue of issues) fields[issue.path.map(String).join(".")] ??= issue.message;
  return { code: "invalid_input", message: "Some answers need correcting.", fields };
}

/** One field refused by a rule that needs the record to judge it. */
export const invalidField = (field: string, message: string): OperationError => ({
  code: "invalid_input",
  message: "Some answers need correcting.",
  fields: { [field]: message },
});

export const notFound: OperationError = {
  code: "not_found",
  message: "There is no such request, or it is not yours to see.",
};
