import { useState } from "react";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { formatDate } from "@/lib/calendar";

/** A member the organization sent before. */
export interface KnownMember {
  readonly planId: string;
  readonly number: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
  readonly homeCityAndState: string;
}

type Typed = Readonly<
  Record<"number" | "givenName" | "familyName" | "dateOfBirth" | "home", string>
>;

const names: Readonly<Record<keyof Typed, string>> = {
  number: "member.number",
  givenName: "member.givenName",
  familyName: "member.familyName",
  dateOfBirth: "member.dateOfBirth",
  home: "member.homeCityAndState",
};

/** Who the member is. Choosing a known member number fills the rest. */
export function MemberFields({
  members,
  typed,
  errors,
  onPlan,
}: {
  members: readonly KnownMember[];
  /** What was typed before, by field name. */
  typed: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>> | undefined;
  /** Told the plan of a known member. */
  onPlan: (planId: string) => void;
}) {
  const [member, setMember] = useState<Typed>({
    number: typed[names.number] ?? "",
    givenName: typed[names.givenName] ?? "",
    familyName: typed[names.familyName] ?? "",
    dateOfBirth: typed[names.dateOfBirth] ?? "",
    home: typed[names.home] ?? "",
  });
  const field = (key: keyof Typed) => ({
    id: names[key],
    ...(errors?.[names[key]] !== undefined && { error: errors[names[key]] }),
  });
  const input = (key: keyof Typed) => ({
    name: names[key],
    value: member[key],
    autoComplete: "off",
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setMember({ ...member, [key]: currentTarget.value }),
  });
  function number(text: string): void {
    const known = members.find((one) => one.number === text.trim().toUpperCase());
    if (known) onPlan(known.planId);
    setMember(
      known
        ? {
            number: known.number,
            givenName: known.givenName,
            familyName: known.familyName,
            dateOfBirth: known.dateOfBirth,
            home: known.homeCityAndState,
          }
        : { ...member, number: text },
    );
  }
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 text-title font-semibold">Member</legend>
      <Field
        {...field("number")}
        label="Member number"
        hint="As on the card. For a member you sent before, type the number or the name and choose from the list."
        className="max-w-md"
      >
        {(control) => (
          <TextInput
            {...control}
            {...input("number")}
            list="known-members"
            onChange={({ currentTarget }) => number(currentTarget.value)}
          />
        )}
      </Field>
      <datalist id="known-members">
        {members.map((known) => (
          <option key={`${known.planId} ${known.number}`} value={known.number}>
            {`${known.familyName}, ${known.givenName}, born ${formatDate(known.dateOfBirth)}`}
          </option>
        ))}
      </datalist>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field {...field("givenName")} label="Given name">
          {(control) => <TextInput {...control} {...input("givenName")} />}
        </Field>
        <Field {...field("familyName")} label="Family name">
          {(control) => <TextInput {...control} {...input("familyName")} />}
        </Field>
        <Field {...field("dateOfBirth")} label="Date of birth">
          {(control) => <DateInput {...control} {...input("dateOfBirth")} />}
        </Field>
        <Field {...field("home")} label="Home" hint="City and state, such as Durham, NC.">
          {(control) => <TextInput {...control} {...input("home")} />}
        </Field>
      </div>
    </fieldset>
  );
}
