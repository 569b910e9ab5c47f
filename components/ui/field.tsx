import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/** What a control needs so that label, hint and error belong to it. Spread it onto the control. */
export type ControlProps = {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  required?: true;
};

type Parts = { hint?: ReactNode; error?: string; note?: ReactNode };

/** The ids of the hint and the error of a field, and the attribute that names those that are shown. */
const describe = (id: string, { hint, error, note }: Parts) => {
  const ids = { hint: `${id}-hint`, error: `${id}-error`, note: `${id}-note` };
  const shown = [
    error !== undefined && ids.error,
    hint !== undefined && ids.hint,
    note !== undefined && ids.note,
  ].filter((each) => each !== false);
  return { ids, describedBy: shown.length > 0 ? shown.join(" ") : undefined };
};

/** The error of one field: a mark, a hidden word and what to do. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="mt-1 flex gap-1.5 text-small font-semibold text-negative">
      <svg aria-hidden="true" viewBox="0 0 16 16" className="mt-0.5 size-4 shrink-0 fill-current">
        <path d="M8 1 1 15h14L8 1Zm-.8 5h1.6l-.2 4.6H7.4L7.2 6Zm.8 7.4a1 1 0 1 1 0-2 1 1 0 0 1 0 2Z" />
      </svg>
      <span>
        <span className="sr-only">Error: </span>
        {children}
      </span>
    </p>
  );
}

/**
 * One question with its label, hint and error, wired to one control. The control is made by the
 * child function from the props it is given, so nothing can be left unwired:
 *
 *     <Field id="email" label="E-mail" error={errors.email}>
 *       {(control) => <TextInput {...control} name="email" />}
 *     </Field>
 *
 * `note` is a line under the control which is not an error (a unit, a live count).
 */
export function Field({
  id,
  label,
  labelHidden = false,
  optional = false,
  required = false,
  className,
  children,
  ...parts
}: Parts & {
  id: string;
  label: ReactNode;
  labelHidden?: boolean;
  /** Says "(optional)" after the label, where most questions of the form are required. */
  optional?: boolean;
  required?: boolean;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}) {
  const { hint, error, note } = parts;
  const { ids, describedBy } = describe(id, parts);
  return (
    <div className={cn("min-w-0", className)}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "block font-semibold"}>
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {hint !== undefined && (
        <p id={ids.hint} className="text-small text-muted">
          {hint}
        </p>
      )}
      {error !== undefined && <FieldError id={ids.error}>{error}</FieldError>}
      <div className={labelHidden ? undefined : "mt-1"}>
        {children({
          id,
          ...(describedBy !== undefined && { "aria-describedby": describedBy }),
          ...(error !== undefined && { "aria-invalid": true }),
          ...(required && { required: true }),
        })}
      </div>
      {note !== undefined && (
        <p id={ids.note} className="mt-1 text-small text-muted figures">
          {note}
        </p>
      )}
    </div>
  );
}

/** A question answered by several controls together (radios, a date and a time): fieldset and legend. */
export function FieldGroup({
  id,
  legend,
  legendHidden = false,
  className,
  children,
  ...parts
}: Parts & {
  id: string;
  legend: ReactNode;
  legendHidden?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const { hint, error, note } = parts;
  const { ids, describedBy } = describe(id, parts);
  return (
    <fieldset id={id} className={cn("min-w-0", className)} aria-describedby={describedBy}>
      <legend className={legendHidden ? "sr-only" : "font-semibold"}>{legend}</legend>
      {hint !== undefined && (
        <p id={ids.hint} className="text-small text-muted">
          {hint}
        </p>
      )}
      {error !== undefined && <FieldError id={ids.error}>{error}</FieldError>}
      <div className={legendHidden ? undefined : "mt-1"}>{children}</div>
      {note !== undefined && (
        <p id={ids.note} className="mt-1 text-small text-muted figures">
          {note}
        </p>
      )}
    </fieldset>
  );
}
