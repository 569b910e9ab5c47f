"use client";

import { useState } from "react";
import { useAsked } from "@/components/review/action-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";

/** Codes that a plan sets in the place of the billing rule's, as text fields. */
export interface OwnCodes {
  readonly edit: string;
  readonly group: string;
  readonly carc: string;
  readonly rarc: string;
}

export interface EditChoice {
  readonly value: string;
  readonly label: string;
}

const groups = [
  { value: "CO", label: "CO, contractual obligation" },
  { value: "OA", label: "OA, other adjustment" },
  { value: "PR", label: "PR, patient responsibility" },
  { value: "PI", label: "PI, payer initiated" },
];

/** Rows of an edit and its codes; rows are added and taken out, and each says what is wrong with it. */
export function OwnCodesFields({
  start,
  edits,
}: {
  start: readonly OwnCodes[];
  edits: readonly EditChoice[];
}) {
  const [rows, setRows] = useState(() => start.map((codes, id) => ({ id, codes })));
  const [next, setNext] = useState(start.length);
  return (
    <div className="grid gap-3">
      {rows.map(({ id, codes }, index) => (
        <fieldset
          key={id}
          className="grid items-end gap-3 border-l-2 border-line pl-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1.4fr)_5rem_6rem_auto]"
        >
          <legend className="sr-only">Codes {index + 1}</legend>
          <Choice at={index} name="edit" label="Edit" options={edits} start={codes.edit} />
          <Choice at={index} name="group" label="Group" options={groups} start={codes.group} />
          <Code at={index} name="carc" label="Reason" start={codes.carc} />
          <Code at={index} name="rarc" label="Remark" start={codes.rarc} />
          <Button
            size="small"
            variant="quiet"
            onClick={() => setRows(rows.filter((row) => row.id !== id))}
          >
            Remove<span className="sr-only"> codes {index + 1}</span>
          </Button>
        </fieldset>
      ))}
      <div>
        <Button
          size="small"
          onClick={() => {
            setRows([...rows, { id: next, codes: { edit: "", group: "CO", carc: "", rarc: "" } }]);
            setNext(next + 1);
          }}
        >
          Set codes for an edit
        </Button>
      </div>
    </div>
  );
}

function Choice({
  at,
  name,
  label,
  options,
  start,
}: {
  at: number;
  name: keyof OwnCodes;
  label: string;
  options: readonly EditChoice[];
  start: string;
}) {
  const path = `terms.codes.${at}.${name}`;
  const { value, ...asked } = useAsked(path, start);
  return (
    <Field {...asked} label={label}>
      {(control) => (
        <Select {...control} name={path} blank="Choose" defaultValue={value} options={options} />
      )}
    </Field>
  );
}

function Code({
  at,
  name,
  label,
  start,
}: {
  at: number;
  name: keyof OwnCodes;
  label: string;
  start: string;
}) {
  const path = `terms.codes.${at}.${name}`;
  const { value, ...asked } = useAsked(path, start);
  return (
    <Field {...asked} label={label}>
      {(control) => (
        <TextInput
          {...control}
          name={path}
          defaultValue={value}
          className="figures"
          autoComplete="off"
        />
      )}
    </Field>
  );
}
