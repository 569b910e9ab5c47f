import type { OperationError } from "@/lib/casework/define-operation";
import { textField, typedText, type FormState } from "@/lib/form-state";
import type { Result } from "@/lib/result";
import type { Actor } from "@/lib/review/roles";
import { actorForMutation } from "./mutation";

interface Call {
  readonly now: Date;
  readonly key?: string;
}

export type FormOutcome<T> = { readonly done: T } | { readonly state: FormState };

/**
 * What every server action does before it says where to go: checks who asks and from where, calls
 * one operation with what was typed (empty fields left out), and on an error hands everything typed
 * back. A hidden field `key` makes a repeated submission act once.
 */
export async function callFromForm<T>(
  form: FormData,
  operation: (actor: Actor, input: unknown, call: Call) => Promise<Result<T, OperationError>>,
  input: unknown = filledFields(form),
): Promise<FormOutcome<T>> {
  const typed = typedText(form);
  const allowed = await actorForMutation();
  if (!allowed.ok) return { state: { error: allowed.error, typed } };
  const key = textField(form, "key");
  const outcome = await operation(allowed.value, input, {
    now: new Date(),
    ...(key && { key }),
  });
  return outcome.ok ? { done: outcome.value } : { state: { error: outcome.error, typed } };
}

/** The fields that were filled in; an empty one counts as not given. */
export const filledFields = (form: FormData): Record<string, string> =>
  Object.fromEntries(Object.entries(typedText(form)).filter(([, value]) => value.trim() !== ""));
