"use client";

import { useState } from "react";
import { TextField, useAsked } from "@/components/review/action-fields";
import { RadioGroup } from "@/components/ui/radio-group";
import { closingReasonNames, closingReasons } from "@/lib/review/administrative-closing";

/** Why a request is closed without a decision; a duplicate names the other request. */
export function ClosingReasonFields() {
  const { value, ...asked } = useAsked("reason", "");
  const [reason, setReason] = useState(String(value));
  return (
    <>
      <RadioGroup
        {...asked}
        name="reason"
        legend="Why is it closed?"
        options={closingReasons.map((each) => ({ value: each, label: closingReasonNames[each] }))}
        value={reason}
        onValueChange={setReason}
      />
      {reason === "duplicate" && (
        <TextField
          name="duplicateOf"
          label="Reference of the other request"
          hint="For example IOP-26-000042"
        />
      )}
    </>
  );
}
