import type { OperationError } from "@/lib/casework/define-operation";

/**
 * What a server action hands back to its form when nothing was changed: what is wrong, field by
 * field, and everything as it was typed. On success an action redirects or returns `done`.
 */
export interface FormState {
  readonly error?: OperationError;
  readonly typed: Readonly<Record<string, string>>;
  readonly done?: string;
}

export const emptyForm: FormState = { typed: {} };

/** Everything typed into a form, file fields left out. */
export function typedText(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string") typed[name] = value;
  return typed;
}

/** A text field's value, trimmed, or undefined when it was left empty. */
export function textField(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** Text fields whose names begin with a prefix, keyed by the rest: `rationales.P3` gives `P3`. */
export const fieldsUnder = (form: FormData, prefix: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typedText(form)).flatMap(([name, value]) =>
      name.startsWith(prefix) && value.trim() !== "" ? [[name.slice(prefix.length), value]] : [],
    ),
  );
