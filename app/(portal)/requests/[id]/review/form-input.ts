import { revalidatePath } from "next/cache";
import type { OperationError } from "@/lib/casework/define-operation";
import { textField, typedText, type FormState } from "@/lib/form-state";
import { paths } from "@/lib/paths";

/** What the forms of the plan's desk send along, as operations take it. */

/** The request and the version its screen showed. */
export const onVersion = (form: FormData) => ({
  requestId: textField(form, "requestId"),
  version: textField(form, "version"),
});

/** The instant of the call, and the key that makes a repeated sending act once. */
export function calledNow(form: FormData): { readonly now: Date; readonly key?: string } {
  const key = textField(form, "key");
  return { now: new Date(), ...(key && { key }) };
}

/** After a change: the case's header and tabs are shown anew, not as the browser remembers them. */
export function showAnew(form: FormData): string {
  const requestId = textField(form, "requestId") ?? "";
  revalidatePath(paths.request(requestId), "layout");
  return requestId;
}

/** The answer to a form that changed nothing: why, and everything as it was typed. */
export const refused = (error: OperationError, form: FormData): FormState => ({
  error,
  typed: typedText(form),
});

/** Fields whose names begin with a prefix, keyed by the rest: `rationales.P3` gives `P3`. */
export function fieldsUnder(form: FormData, prefix: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form)
    if (name.startsWith(prefix) && typeof value === "string")
      fields[name.slice(prefix.length)] = value;
  return fields;
}
