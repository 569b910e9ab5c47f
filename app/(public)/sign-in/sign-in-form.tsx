"use client";

import { useState, type SyntheticEvent } from "react";
import { ErrorSummary, type FieldProblem } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { useAlive } from "@/components/ui/until-alive";
import { paths } from "@/lib/paths";
import { problemOfCode, sendCredentials } from "./credentials";

const typed = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
};

/**
 * E-mail and password, sent to the sign-in of this portal and nowhere else. What was typed as
 * e-mail stays after an error; the password is asked for again.
 */
export function SignInForm({ next, arrivedWith }: { next?: string; arrivedWith?: string }) {
  const [problems, setProblems] = useState<readonly FieldProblem[]>(() =>
    arrivedWith === undefined ? [] : [problemOfCode(arrivedWith)],
  );
  const [pending, setPending] = useState(false);
  const alive = useAlive();
  const messageFor = (field: string) => problems.find((each) => each.field === field)?.message;

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const email = typed(data, "email").trim();
    const password = typed(data, "password");
    const missing: FieldProblem[] = [];
    if (!/^\S+@\S+$/.test(email)) {
      missing.push({
        field: "email",
        message: "Enter your e-mail address, such as name@clinic.example",
      });
    }
    if (password === "") missing.push({ field: "password", message: "Enter your password" });
    setProblems(missing);
    if (missing.length > 0) return;

    setPending(true);
    const answer = await sendCredentials({ email, password, next: next ?? paths.home });
    if (answer.ok) return location.assign(answer.value);
    setPending(false);
    setProblems([answer.error]);
    const box = form.elements.namedItem("password");
    if (box instanceof HTMLInputElement) box.value = "";
  }

  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => void submit(event)}
      className="mt-5 grid gap-4"
    >
      <ErrorSummary problems={problems} title="You are not signed in" />
      <Field id="email" label="E-mail" required error={messageFor("email")}>
        {(control) => (
          <TextInput
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field id="password" label="Password" required error={messageFor("password")}>
        {(control) => (
          <TextInput {...control} name="password" type="password" autoComplete="current-password" />
        )}
      </Field>
      <div>
        <SubmitButton disabled={!alive} pending={pending} pendingLabel="Signing in">
          Sign in
        </SubmitButton>
      </div>
    </form>
  );
}
