"use client";

import { useDeferredValue, useMemo, useState, type ChangeEvent, type DragEvent } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { UntilAlive } from "@/components/ui/until-alive";
import { cn } from "@/lib/cn";
import type { Policy } from "@/lib/policy/schema";
import { judge } from "./judge";
import { JudgementView } from "./judgement-view";

/** Far above any real review; a larger file is not one. */
const largestFile = 2_000_000;

/**
 * The document on the left, what it comes to on the right, anew at every keystroke. Whatever is put
 * in stays as it is, however wrong, so that it can be mended in place.
 */
export function TryDocument({
  policies,
  examples,
}: {
  policies: readonly Policy[];
  examples: readonly { name: string; text: string }[];
}) {
  const [text, setText] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const [dragging, setDragging] = useState(false);
  const settled = useDeferredValue(text);
  const judgement = useMemo(() => judge(settled, policies), [settled, policies]);

  async function take(file: File | undefined) {
    if (file === undefined) return;
    if (file.size > largestFile) {
      setRefusal("That file is larger than 2 MB: it cannot be a review document. Choose another.");
      return;
    }
    setRefusal(undefined);
    setText(await file.text());
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    void take(event.dataTransfer.files[0]);
  };
  const onChoose = (event: ChangeEvent<HTMLInputElement>) => {
    void take(event.target.files?.[0]);
    event.target.value = "";
  };

  return (
    <div className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] print:block">
      <section
        aria-label="The document"
        onDrop={onDrop}
        onDragOver={(event) => {
          event.preventDefault();
          setDragging(true);
        }}
        onDragLeave={() => setDragging(false)}
        className={cn(
          "screen-only grid gap-3 rounded lg:sticky lg:top-16",
          dragging && "bg-accent-wash outline-2 outline-offset-4 outline-accent outline-dashed",
        )}
      >
<UntilAlive>
        <div className="flex flex-wrap items-center gap-2">
          <label className={cn(buttonClass("primary"), "focus-ring-within")}>
            <input
              type="file"
              accept=".json,application/json"
              onChange={onChoose}
              className="sr-only"
            />
            Choose a file
          </label>
          {text !== "" && (
            <Button
              onClick={() => {
                setText("");
                setRefusal(undefined);
              }}
            >
              Clear
            </Button>
          )}
          <span className="text-small text-muted">or drop one here, or paste below</span>
        </div>
        <div role="group" aria-label="Examples" className="flex flex-wrap items-center gap-1">
          <span className="text-small text-muted">Load an example:</span>
          {examples.map((example) => (
            <Button
              key={example.name}
              variant="quiet"
              size="small"
              onClick={() => {
                setText(example.text);
                setRefusal(undefined);
              }}
            >
              {example.name}
            </Button>
          ))}
        </div>
        <Field
          id="document"
          label="Review document (JSON)"
          {...(refusal !== undefined && { error: refusal })}
        >
          {(control) => (
            <TextArea
              {...control}
              value={text}
              onChange={(event) => setText(event.target.value)}
              rows={24}
              spellCheck={false}
              autoComplete="off"
              className="h-[50vh] max-h-none font-mono text-small whitespace-pre lg:h-[calc(100dvh-17rem)]"
            />
          )}
        </Field>
</UntilAlive>
      </section>
      <section aria-label="The result" aria-busy={settled !== text}>
        <JudgementView judgement={judgement} />
      </section>
    </div>
  );
}
