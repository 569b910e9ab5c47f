"use client";

import { useState } from "react";
import { MemberFields, type KnownMember } from "@/components/facts/member-fields";
import { TermsFields } from "@/components/facts/terms-fields";
import { useFormAction } from "@/components/facts/use-form-action";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { UntilAlive } from "@/components/ui/until-alive";
import { addDays, formatDate } from "@/lib/calendar";
import { start } from "./actions";
import { AuthorizationNote, type AskedFor, type PlanChoice } from "./authorization-note";

interface Continuable {
  readonly id: string;
  readonly planId: string;
  readonly reference: string;
  readonly memberName: string;
  readonly siteName: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly daysPerWeek: number;
  readonly chosen: boolean;
}

const kinds = [
  { value: "admission", label: "Admission", hint: "The beginning of an episode of care." },
  {
    value: "continued_stay",
    label: "Continued stay",
    hint: "Further days. It starts from the answers of the request it continues.",
  },
];

/** Opens a request: the member, the plan and site, the days. */
export function NewRequestForm({
  options,
  operationKey,
}: {
  options: {
    readonly sites: readonly {
      readonly id: string;
      readonly name: string;
      readonly city: string;
    }[];
    readonly today: string;
    readonly plans: readonly PlanChoice[];
    readonly members: readonly KnownMember[];
    readonly continuable: readonly Continuable[];
  };
  operationKey: string;
}) {
  const { state, pending, form } = useFormAction(start);
  const { sites, plans, members, continuable } = options;
  const chosen = continuable.find((request) => request.chosen);
  const [kind, setKind] = useState(chosen ? "continued_stay" : "admission");
  const [previousId, setPreviousId] = useState(chosen?.id ?? "");
  const [planId, setPlanId] = useState(plans.length === 1 ? (plans[0]?.id ?? "") : "");
  const previous =
    kind === "continued_stay" ? continuable.find(({ id }) => id === previousId) : undefined;
  const dayAfter = previous ? addDays(previous.lastDay, 1) : undefined;
  const [asked, setAsked] = useState<AskedFor>({ firstDay: "", lastDay: "", urgency: "standard" });
  const errors = state.error?.fields;
  const error = (name: string) => {
    const message = errors?.[name];
    return message === undefined ? {} : { error: message };
  };
  return (
    <form {...form} noValidate className="grid max-w-3xl gap-8">
      <ErrorSummary
        title="The request is not opened yet"
        problems={
          state.error
            ? errors
              ? Object.entries(errors).map(([field, message]) => ({ field, message }))
              : [{ message: state.error.message }]
            : noProblems
        }
      />
      <UntilAlive>
        <input type="hidden" name="key" value={operationKey} />
        <RadioGroup
          id="reviewType"
          name="reviewType"
          legend="What is requested?"
          options={kinds}
          value={kind}
          onValueChange={setKind}
          {...error("reviewType")}
        />
        {kind === "continued_stay" && (
          <Field
            id="previousRequestId"
            label="The request it continues"
            hint="It says the member, the plan and the site."
            {...error("previousRequestId")}
          >
            {(control) => (
              <Select
                {...control}
                name="previousRequestId"
                blank="None of these: an earlier stay was not requested here"
                value={previousId}
                onChange={({ currentTarget }) => setPreviousId(currentTarget.value)}
                options={continuable.map(({ id, reference, memberName, lastDay }) => ({
                  value: id,
                  label: `${memberName}, ${reference}, to ${formatDate(lastDay)}`,
                }))}
              />
            )}
          </Field>
        )}
        {previous ? (
          <p className="border-l-2 border-line pl-3">
            {previous.memberName}, at {previous.siteName}. Requested there:{" "}
            <span className="figures">
              {formatDate(previous.firstDay)} to {formatDate(previous.lastDay)}
            </span>
            .
          </p>
        ) : (
          <fieldset className="grid gap-4">
            <legend className="mb-2 text-title font-semibold">Plan and site</legend>
            <div className="grid gap-4 sm:grid-cols-2">
              <Field id="planId" label="Plan" {...error("planId")}>
                {(control) => (
                  <Select
                    {...control}
                    name="planId"
                    blank="Choose the plan"
                    value={planId}
                    onChange={({ currentTarget }) => setPlanId(currentTarget.value)}
                    options={plans.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                )}
              </Field>
              <Field id="siteId" label="Program site" {...error("siteId")}>
                {(control) => (
                  <Select
                    {...control}
                    name="siteId"
                    blank="Choose the site"
                    {...(sites.length === 1 && { defaultValue: sites[0]?.id })}
                    options={sites.map(({ id, name, city }) => ({
                      value: id,
                      label: `${name}, ${city}`,
                    }))}
                  />
                )}
              </Field>
            </div>
          </fieldset>
        )}
        <fieldset className="grid gap-4">
          <legend className="mb-2 text-title font-semibold">Days and urgency</legend>
          <TermsFields
            key={previous?.id ?? "new"}
            start={{
              firstDay: dayAfter,
              daysPerWeek: previous && String(previous.daysPerWeek),
              ...state.typed,
            }}
            errors={errors}
            onTerms={(changed) => setAsked((before) => ({ ...before, ...changed }))}
          />
        </fieldset>
        <AuthorizationNote
          plan={plans.find(({ id }) => id === (previous?.planId ?? planId))}
          asked={{ ...asked, firstDay: asked.firstDay || (dayAfter ?? "") }}
          today={options.today}
        />
        {!previous && (
          <MemberFields
            members={members}
            typed={state.typed}
            errors={errors}
            onPlan={(id) => setPlanId(plans.some((plan) => plan.id === id) ? id : planId)}
          />
        )}
        <div>
          <SubmitButton pending={pending} pendingLabel="Opening">
            Open the checklist
          </SubmitButton>
        </div>
      </UntilAlive>
    </form>
  );
}

const noProblems: readonly never[] = [];
