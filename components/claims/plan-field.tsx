import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

export interface PlanChoice {
  readonly id: string;
  readonly name: string;
}

/** Which plan a file is judged under. */
export function PlanField({
  label,
  plans,
  planId,
  onChoose,
  className,
}: {
  label: string;
  plans: readonly PlanChoice[];
  planId: string;
  onChoose: (planId: string) => void;
  className: string;
}) {
  return (
    <Field id="plan" label={label} className={className}>
      {(control) => (
        <Select
          {...control}
          value={planId}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
          options={plans.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Field>
  );
}
