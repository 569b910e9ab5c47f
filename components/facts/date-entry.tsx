"use client";

import { useState, type ComponentProps } from "react";
import { isPlainDate } from "@/lib/calendar";
import { DateInput, TimeInput } from "@/components/ui/date-input";

type EntryProps = Omit<ComponentProps<"input">, "type" | "value" | "onChange" | "onBlur"> & {
  /** The stored answer, or "" for none. */
  value: string;
  /** Called with whole answers only, and with null when the field was cleared. */
  onValue: (value: string | null) => void;
  /** Told what to do about a half-typed answer when the person leaves it. */
  onSlip?: (slip: string | undefined) => void;
};

/**
 * While a date is half typed the browser reports it as empty. What was typed stays in the field,
 * the stored answer stays too, and nothing half typed is taken for an answer: a year such as 0002
 * is one on its way to 2026.
 */
function useHalfTyped(
  { value, onValue, onSlip }: Pick<EntryProps, "value" | "onValue" | "onSlip">,
  isWhole: (text: string) => boolean,
) {
  const [half, setHalf] = useState<string>();
  return {
    value: half ?? value,
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      const typed = currentTarget.value;
      const cleared = typed === "" && !currentTarget.validity.badInput;
      onSlip?.(undefined);
      if (!cleared && !isWhole(typed)) return setHalf(typed);
      setHalf(undefined);
      onValue(cleared ? null : typed);
    },
    onBlur: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      if (half === undefined) return;
      if (currentTarget.validity.badInput || half !== "")
        onSlip?.("This is not a whole date yet. Finish it, or clear it.");
      else setHalf(undefined);
    },
  };
}

/** A calendar date; the earliest that is taken is 1 January 1900. */
export function DateEntry({ value, onValue, onSlip, ...rest }: EntryProps) {
  const entry = useHalfTyped(
    { value, onValue, ...(onSlip && { onSlip }) },
    (text) => isPlainDate(text) && text >= "1900-01-01",
  );
  return <DateInput {...rest} {...entry} />;
}

/** A time of day. */
export function TimeEntry({ value, onValue, ...rest }: Omit<EntryProps, "onSlip">) {
  const entry = useHalfTyped({ value, onValue }, (text) => /^\d{2}:\d{2}$/.test(text));
  return <TimeInput {...rest} {...entry} />;
}
