import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { FieldGroup } from "@/components/ui/field";

/** `quiet` stands for "no answer" and is marked softly when chosen. */
export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; quiet?: boolean };

/**
 * One of a few, all of them in sight. `segmented` lays them side by side as one control (for two to
 * four short words), `stacked` one under the other with room for hints. The radios are the
 * browser's own: Tab enters the group, the arrows move, and it works before any script has loaded.
 *
 * Uncontrolled with `defaultValue`; controlled with `value` and `onValueChange` (client only).
 */
export function RadioGroup({
  id,
  name,
  legend,
  options,
  layout = "stacked",
  value,
  defaultValue,
  onValueChange,
  disabled = false,
  ...group
}: {
  id: string;
  name: string;
  legend: ReactNode;
  legendHidden?: boolean;
  hint?: ReactNode;
  error?: string;
  note?: ReactNode;
  className?: string;
  options: readonly RadioOption[];
  layout?: "stacked" | "segmented";
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  disabled?: boolean;
}) {
  const segmented = layout === "segmented";
  return (
    <FieldGroup id={id} legend={legend} {...group}>
      <div
        className={
          segmented
            ? "inline-flex max-w-full divide-x divide-edge overflow-clip rounded border border-edge [overflow-clip-margin:4px]"
            : "grid gap-1"
        }
      >
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              segmented
                ? [
                    "flex min-h-11 items-center px-3.5 text-body sm:min-h-8",
                    option.quiet
                      ? "text-muted hover:bg-accent-wash has-checked:bg-idle-wash has-checked:text-ink"
                      : "hover:bg-accent-wash has-checked:bg-accent has-checked:font-semibold has-checked:text-on-accent",
                    "has-focus-visible:outline-2 has-focus-visible:-outline-offset-4 has-focus-visible:outline-current",
                    // On paper the chosen one is the strongest, whatever the printer makes of colour.
                    "print:text-muted print:opacity-100 print:has-checked:font-bold print:has-checked:outline-2 print:has-checked:-outline-offset-2 print:has-checked:outline-ink print:has-checked:before:mr-1 print:has-checked:before:content-['✓'] print:has-checked:[print-color-adjust:exact]",
                    "forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:forced-color-adjust-none",
                  ]
                : "flex min-h-11 items-start gap-2.5 rounded py-2 sm:min-h-7 sm:py-1",
              disabled && "cursor-not-allowed opacity-55",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={disabled}
              className={segmented ? "sr-only" : "mt-1 size-4 shrink-0"}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : {
                    checked: option.value === value,
                    onChange: () => onValueChange?.(option.value),
                  })}
            />
            <span>
              {option.label}
              {option.hint !== undefined && (
                <span className="block text-small text-muted">{option.hint}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

const threeWay: readonly RadioOption[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "", label: "Not stated", quiet: true },
];

const toWord = (value: boolean | null) => (value === null ? "" : value ? "yes" : "no");

/**
 * Yes, no, or not stated, as one segmented control. "Not stated" is an answer of its own and the
 * one that stands at first: silence is neither yes nor no. The form sends `yes`, `no` or nothing.
 */
export function YesNoGroup({
  value,
  defaultValue = null,
  onValueChange,
  ...rest
}: Omit<
  Parameters<typeof RadioGroup>[0],
  "options" | "layout" | "value" | "defaultValue" | "onValueChange"
> & {
  value?: boolean | null;
  defaultValue?: boolean | null;
  onValueChange?: (value: boolean | null) => void;
}) {
  return (
    <RadioGroup
      {...rest}
      options={threeWay}
      layout="segmented"
      defaultValue={toWord(defaultValue)}
      {...(value !== undefined && {
        value: toWord(value),
        onValueChange: (word: string) => onValueChange?.(word === "" ? null : word === "yes"),
      })}
    />
  );
}
