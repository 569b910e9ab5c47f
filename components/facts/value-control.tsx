"use client";

import { useState } from "react";
import { cn } from "@/lib/cn";
import type { FactDefinition } from "@/lib/policy/schema";
import { controlClass, oneLineClass } from "@/components/ui/control-class";
import { Field } from "@/components/ui/field";
import { YesNoGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { DateEntry } from "./date-entry";
import { useAnswer, useDesk } from "./draft-context";
import { choiceWords, questionId } from "./fact-words";

/** The control of a single answer: yes or no, a date, a count, a choice or words. */
export function ValueControl({ fact }: { fact: FactDefinition }) {
  const { store, editable } = useDesk();
  const { value, problem } = useAnswer(fact.path);
  const [slip, setSlip] = useState<string>();
  const { path } = fact;
  const id = questionId(path);
  const error = slip ?? problem;
  const shared = {
    id,
    ...(fact.help !== undefined && { hint: fact.help }),
    ...(error !== undefined && { error }),
  };
  if (fact.type === "yes_no")
    return (
      <YesNoGroup
        {...shared}
        name={id}
        legend={fact.question}
        disabled={!editable}
        value={typeof value === "boolean" ? value : null}
        onValueChange={(next) => store.change(path, next)}
      />
    );
  const text = typeof value === "string" ? value : "";
  return (
    <Field {...shared} label={fact.question}>
      {(control) => {
        if (fact.type === "date")
          return (
            <DateEntry
              {...control}
              disabled={!editable}
              value={text}
              onValue={(next) => store.change(path, next)}
              onSlip={setSlip}
            />
          );
        if (fact.type === "count")
          return (
            <CountInput
              control={control}
              disabled={!editable}
              value={typeof value === "number" ? value : null}
              onValue={(next) => store.change(path, next)}
              onSlip={setSlip}
            />
          );
        if (fact.choices)
          return (
            <Select
              {...control}
              disabled={!editable}
              blank="Not stated"
              options={fact.choices.map((choice) => ({
                value: choice,
                label: choiceWords(choice),
              }))}
              value={text}
              onChange={({ currentTarget }) => store.change(path, currentTarget.value || null)}
            />
          );
        return (
          <textarea
            {...control}
            rows={1}
            disabled={!editable}
            value={text}
            onChange={({ currentTarget }) => store.change(path, currentTarget.value || null)}
            className={cn(controlClass, oneLineClass, "field-sizing-content max-h-60 resize-none")}
          />
        );
      }}
    </Field>
  );
}

/** A whole number as text, so that what is mistyped stays to be corrected. */
function CountInput({
  control,
  value,
  disabled,
  onValue,
  onSlip,
}: {
  control: { id: string };
  value: number | null;
  disabled: boolean;
  onValue: (value: number | null) => void;
  onSlip: (slip: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  const shown = /^\d*$/.test(typed.trim()) && numberOf(typed) !== value ? toText(value) : typed;
  return (
    <TextInput
      {...control}
      inputMode="numeric"
      autoComplete="off"
      disabled={disabled}
      className="max-w-24 figures"
      value={shown}
      onChange={({ currentTarget }) => {
        const text = currentTarget.value;
        setTyped(text);
        const fits = /^\d{0,6}$/.test(text.trim());
        onSlip(fits ? undefined : "Enter a whole number in digits, such as 3.");
        if (fits) onValue(numberOf(text));
      }}
    />
  );
}

const numberOf = (text: string): number | null => (text.trim() === "" ? null : Number(text));
const toText = (value: number | null): string => (value === null ? "" : String(value));
