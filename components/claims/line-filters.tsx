import Link from "next/link";
import { dispositionWords } from "@/components/claims/claim-words";
import { shownOrder } from "@/components/claims/file-totals";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { Edit } from "@/lib/claims/judgement";

/** What a table of lines is narrowed to, as it stands in the address. */
export interface AskedLines {
  readonly disposition?: string | undefined;
  readonly edit?: string | undefined;
  readonly member?: string | undefined;
  readonly claim?: string | undefined;
  readonly from?: string | undefined;
  readonly through?: string | undefined;
  readonly again?: string | undefined;
}

export const lineFilterNames = [
  "disposition",
  "edit",
  "member",
  "claim",
  "from",
  "through",
  "again",
] as const satisfies readonly (keyof AskedLines)[];

/** The address of a list under a filter; what is undefined is left out. */
export function linesHref(
  base: string,
  asked: Readonly<Record<string, string | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
  const text = query.toString();
  return text === "" ? base : `${base}?${text}`;
}

/** Narrows a table of lines. A plain form: it works without scripts, and the address says it all. */
export function LineFilters({
  action,
  asked,
  titles,
}: {
  action: string;
  asked: AskedLines;
  titles: ReadonlyMap<Edit, string>;
}) {
  const narrowed = lineFilterNames.some((name) => asked[name]);
  return (
    <search>
      <form action={action} className="mb-3 flex flex-wrap items-end gap-3">
        <Field id="disposition" label="Disposition">
          {(control) => (
            <Select
              {...control}
              name="disposition"
              blank="All"
              defaultValue={asked.disposition ?? ""}
              options={shownOrder.map((value) => ({ value, label: dispositionWords[value] }))}
            />
          )}
        </Field>
        <Field id="edit" label="Edit" className="sm:max-w-64">
          {(control) => (
            <Select
              {...control}
              name="edit"
              blank="All"
              defaultValue={asked.edit ?? ""}
              options={[...titles].map(([value, label]) => ({ value, label }))}
            />
          )}
        </Field>
        <Field id="member" label="Member number" className="w-40">
          {(control) => (
            <TextInput {...control} name="member" defaultValue={asked.member} autoComplete="off" />
          )}
        </Field>
        <Field id="claim" label="Claim number" className="w-40">
          {(control) => (
            <TextInput {...control} name="claim" defaultValue={asked.claim} autoComplete="off" />
          )}
        </Field>
        <Field id="from" label="From">
          {(control) => <DateInput {...control} name="from" defaultValue={asked.from} />}
        </Field>
        <Field id="through" label="Through">
          {(control) => <DateInput {...control} name="through" defaultValue={asked.through} />}
        </Field>
        <Checkbox
          label="Can be judged again"
          name="again"
          value="1"
          defaultChecked={asked.again === "1"}
        />
        <Button type="submit">Show</Button>
        {narrowed && (
          <Link href={action} prefetch={false} className="link inline-flex min-h-9 items-center">
            Clear
          </Link>
        )}
      </form>
    </search>
  );
}
