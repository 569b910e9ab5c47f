"use client";

import { useState, type ComponentProps, type ReactNode } from "react";
import { ActionForm } from "@/components/review/action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/**
 * A form whose sending is put on record for good, so it first says what will be recorded and asks.
 * While a field of `required` is empty nothing could be recorded: it is then sent as it stands, and
 * the answer says beside each field what is missing.
 */
export function ConfirmedForm({
  question,
  record,
  shown,
  required,
  agree,
  ...form
}: Omit<ComponentProps<typeof ActionForm>, "gate"> & {
  /** The dialog's title: "Record this decision?" */
  question: string;
  /** What will be recorded whatever is typed. */
  record: ReactNode;
  /** Typed values to repeat, by the name of the field; `words` says a choice as people read it. */
  shown: readonly {
    readonly name: string;
    readonly label: string;
    readonly words?: Readonly<Record<string, string>>;
  }[];
  required: readonly string[];
  /** The words on the button that agrees. */
  agree: string;
}) {
  const [asking, setAsking] = useState<{ data: FormData; send: () => void }>();
  const typed = (name: string): string => {
    const value = asking?.data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return (
    <>
      <ActionForm
        {...form}
        gate={(data, send) => {
          const filled = (name: string) => {
            const value = data.get(name);
            return typeof value === "string" && value.trim() !== "";
          };
          if (required.every(filled)) setAsking({ data, send });
          else send();
        }}
      />
      <Dialog
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={question}
        actions={
          <>
            <Button
              variant="primary"
              onClick={() => {
                asking?.send();
                setAsking(undefined);
              }}
            >
              {agree}
            </Button>
            <Button onClick={() => setAsking(undefined)}>Go back to the form</Button>
          </>
        }
      >
        {record}
        <dl className="mt-3 grid max-h-[40dvh] gap-2 overflow-y-auto">
          {shown
            .filter(({ name }) => typed(name) !== "")
            .map(({ name, label, words }) => (
              <div key={name}>
                <dt className="text-small text-muted">{label}</dt>
                <dd className="whitespace-pre-line figures">
                  {words?.[typed(name)] ?? typed(name)}
                </dd>
              </div>
            ))}
        </dl>
      </Dialog>
    </>
  );
}
