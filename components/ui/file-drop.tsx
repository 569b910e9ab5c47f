"use client";

import { useState, type ReactNode } from "react";
import { buttonClass, type ButtonVariant } from "@/components/ui/button";
import { cn } from "@/lib/cn";

/** A place to drop files on, or to choose them from; the same file may be chosen again. */
export function FileDrop({
  label,
  hint,
  accept,
  multiple = false,
  variant = "secondary",
  onFiles,
}: {
  /** The words on the button. */
  label: string;
  /** What is taken, behind the button. */
  hint: ReactNode;
  accept: string;
  multiple?: boolean;
  variant?: ButtonVariant;
  onFiles: (files: readonly File[]) => void;
}) {
  const [over, setOver] = useState(false);
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
      className={cn(
        "mt-3 flex cursor-pointer flex-wrap items-center gap-x-4 gap-y-2 rounded border border-dashed border-edge px-4 py-4 focus-ring-within",
        over && "border-accent bg-accent-wash",
      )}
    >
      <input
        type="file"
        multiple={multiple}
        accept={accept}
        className="sr-only"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <span className={buttonClass(variant)}>{label}</span>
      <span className="text-small text-muted">{hint}</span>
    </label>
  );
}
