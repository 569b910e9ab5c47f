"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  startTransition,
  useActionState,
  useMemo,
  type ReactNode,
  type SyntheticEvent,
} from "react";
import { ErrorSummary, type FieldProblem } from "@/components/ui/error-summary";
import { Alert } from "@/components/ui/alert";
import { Button, type ButtonLook } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAlive } from "@/components/ui/until-alive";
import { emptyForm, type FormState } from "@/lib/form-state";

/** A server action as the forms of the plan's desk call it. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** What a field of such a form needs to know: the form's id, what was wrong, what was typed. */
export interface FormKnowledge {
  readonly formId: string;
  readonly state: FormState;
}
export const FormContext = createContext<FormKnowledge>({ formId: "form", state: emptyForm });

/** Looks at what is about to be sent; `send` sends it, not calling it holds it back. */
export type Gate = (data: FormData, send: () => void) => void;

/**
 * A form around one server action. What was typed stays whatever the answer; each error stands
 * beside its field and in a summary on top; while it is on its way a second click does nothing.
 * Before any script has loaded it is an ordinary form that does the same by a page load, unless a
 * gate looks at it first: then it waits for the script.
 *
 * `hidden` are the names and values it sends along: the request, the version seen, the key that
 * makes a repeated sending act once.
 */
export function ActionForm({
  id,
  action,
  hidden,
  submit,
  pendingLabel,
  variant,
  size,
  shortcut,
  gate,
  aside,
  className,
  children,
}: ButtonLook & {
  id: string;
  action: FormAction;
  hidden: Readonly<Record<string, string | number>>;
  /** The words on the button. */
  submit: ReactNode;
  pendingLabel?: string;
  /** Keys of the page that press the button. */
  shortcut?: string;
  gate?: Gate;
  /** Stands beside the button. */
  aside?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  const [state, dispatch, pending] = useActionState(action, emptyForm);
  const alive = useAlive();
  const knowledge = useMemo(() => ({ formId: id, state }), [id, state]);

  function send(event: SyntheticEvent<HTMLFormElement, SubmitEvent>) {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
    const go = () => startTransition(() => dispatch(data));
    if (gate) gate(data, go);
    else go();
  }

  return (
    <form id={id} action={dispatch} onSubmit={send} noValidate className={className}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormContext value={knowledge}>
        <Answer formId={id} state={state} />
        {children}
      </FormContext>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton
          {...(variant && { variant })}
          {...(size && { size })}
          {...(pendingLabel && { pendingLabel })}
          pending={pending}
          disabled={gate !== undefined && !alive}
          data-shortcut={shortcut}
        >
          {submit}
        </SubmitButton>
        {aside}
      </div>
    </form>
  );
}

/** What came back: a summary that leads to the fields, or a message with the way on. */
function Answer({ formId, state }: { formId: string; state: FormState }) {
  const router = useRouter();
  const { error, done } = state;
  const problems = useMemo<readonly FieldProblem[]>(
    () =>
      Object.entries(error?.fields ?? {}).map(([name, message]) => ({
        field: `${formId}-${name}`,
        message,
      })),
    [error, formId],
  );
  if (error === undefined)
    return done === undefined ? null : (
      <Alert tone="positive" live className="mb-3">
        {done}
      </Alert>
    );
  if (problems.length > 0)
    return (
      <div className="mb-4">
        <ErrorSummary problems={problems} title={error.message} />
      </div>
    );
  const changed = error.code === "stale" || error.code === "wrong_state";
  return (
    <Alert
      tone="negative"
      live
      className="mb-3"
      actions={
        changed && (
          <>
            <Button size="small" onClick={() => window.open(window.location.href, "_blank")}>
              Look at it in another tab
            </Button>
            <Button size="small" onClick={() => router.refresh()}>
              Bring this page up to date
            </Button>
          </>
        )
      }
    >
      {error.message}
    </Alert>
  );
}
