"use client";

import { useEffect, useRef } from "react";

/** `field` is the id of the control (or of the group) the message belongs to. */
export type FieldProblem = { field?: string; message: string };

/**
 * What was wrong with what was sent, on top of the form. It takes the focus whenever a new set of
 * problems arrives, and each line leads to its field.
 */
export function ErrorSummary({
  problems,
  title = "Something needs another look",
}: {
  problems: readonly FieldProblem[];
  title?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      data-focus-target
      className="rounded border-2 border-negative bg-negative-wash p-4"
    >
      <h2 className="text-lead text-negative">{title}</h2>
      <ul className="mt-1 list-disc pl-5">
        {problems.map(({ field, message }) => (
          <li key={`${field ?? ""} ${message}`}>
            {field === undefined ? (
              message
            ) : (
              <a
                href={`#${field}`}
                className="font-semibold text-negative underline underline-offset-2"
                onClick={(event) => {
                  if (focusField(field)) event.preventDefault();
                }}
              >
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Brings a field into sight and puts the cursor in it (or in the first control of a group). */
function focusField(id: string): boolean {
  const field = document.getElementById(id);
  if (field === null) return false;
  const control = field.matches("input, select, textarea, button")
    ? field
    : field.querySelector<HTMLElement>("input, select, textarea, button");
  (document.querySelector(`label[for="${CSS.escape(id)}"]`) ?? field).scrollIntoView({
    block: "center",
  });
  (control ?? field).focus({ preventScroll: true });
  return true;
}
