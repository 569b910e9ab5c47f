"use client";

import Link from "next/link";
import { lineFilterNames, linesHref, type AskedLines } from "@/components/claims/asked-lines";
import { dispositionWords } from "@/components/claims/claim-words";
import { shownOrder } from "@/components/claims/file-totals";
import { useAsked } from "@/components/review/action-fields";
import { ActionForm, type FormAction } from "@/components/review/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { Edit } from "@/lib/claims/judgement";

/** What the fields show of the filter in force. */
interface ShownFilter {
  readonly asked: AskedLines;
  readonly memberNumber: string | null;
  readonly claimNumber: string | null;
  readonly titles: ReadonlyMap<Edit, string>;
}

/**
 * Narrows a table of lines. What is typed is posted, and the action leads to an address in which ids
 * stand for the numbers of members and claims. It works without scripts too.
 */
export function LineFilters({
  action,
  base,
  hidden = {},
  ...shown
}: ShownFilter & {
  action: FormAction;
  /** The list without a filter. */
  base: string;
  hidden?: Readonly<Record<string, string>>;
}) {
  const { asked } = shown;
  const narrowed = lineFilterNames.some((name) => asked[name]);
  return (
    <search>
      <ActionForm
        // Another filter is another form: nothing typed before stands in it.
        key={linesHref("", { ...asked })}
        id="filter"
        action={action}
        hidden={hidden}
        submit="Show"
        variant="secondary"
        className="mb-3 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap [&>[role=alert]]:col-span-2 sm:[&>[role=alert]]:w-full"
        aside={
          narrowed && (
            <Link href={base} prefetch={false} className="link inline-flex min-h-9 items-center">
              Clear
            </Link>
          )
        }
      >
        <Fields {...shown} />
      </ActionForm>
    </search>
  );
}

function Fields({ asked, memberNumber, claimNumber, titles }: ShownFilter) {
  const disposition = useAsked("disposition", asked.disposition ?? "");
  const edit = useAsked("edit", asked.edit ?? "");
  const again = useAsked("again", asked.again);
  return (
    <>
      <Field id={disposition.id} label="Disposition">
        {(control) => (
          <Select
            {...control}
            name="disposition"
            blank="All"
            defaultValue={disposition.value}
            options={shownOrder.map((value) => ({ value, label: dispositionWords[value] }))}
          />
        )}
      </Field>
      <Field id={edit.id} label="Edit" className="sm:max-w-64">
        {(control) => (
          <Select
            {...control}
            name="edit"
            blank="All"
            defaultValue={edit.value}
            options={[...titles].map(([value, label]) => ({ value, label }))}
          />
        )}
      </Field>
      <NumberOf name="member" label="Member number" stated={memberNumber} />
      <NumberOf name="claim" label="Claim number" stated={claimNumber} />
      <Day name="from" label="From" stated={asked.from} />
      <Day name="through" label="Through" stated={asked.through} />
      <Checkbox
        label="Can be judged again"
        name="again"
        value="1"
        defaultChecked={again.value === "1"}
      />
    </>
  );
}

function NumberOf({
  name,
  label,
  stated,
}: {
  name: "member" | "claim";
  label: string;
  stated: string | null;
}) {
  const { value, ...asked } = useAsked(name, stated ?? "");
  return (
    <Field {...asked} label={label} className="sm:w-40">
      {(control) => <TextInput {...control} name={name} defaultValue={value} autoComplete="off" />}
    </Field>
  );
}

function Day({
  name,
  label,
  stated,
}: {
  name: "from" | "through";
  label: string;
  stated: string | undefined;
}) {
  const { id, value } = useAsked(name, stated);
  return (
    <Field id={id} label={label}>
      {(control) => <DateInput {...control} name={name} defaultValue={value} />}
    </Field>
  );
}
