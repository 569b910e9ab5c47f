"use client";

import { useState } from "react";
import { useAsked } from "@/components/review/action-fields";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";

/** One thing to ask for; `fact` is set where the item comes from the proposal. */
export interface ProposedItem {
  readonly criterion: string;
  readonly criterionLabel: string;
  readonly fact?: string;
  readonly question: string;
}

interface Item extends ProposedItem {
  readonly key: string;
}

/**
 * The items of an information request: the proposal to begin with, each question editable, each
 * item removable, others added under one of the criteria that may be asked about.
 */
export function InformationItems({
  proposed,
  criteria,
}: {
  proposed: readonly ProposedItem[];
  criteria: readonly { readonly value: string; readonly label: string }[];
}) {
  const [items, setItems] = useState<readonly Item[]>(() =>
    proposed.map((item, index) => ({ ...item, key: `p${index}` })),
  );
  const [added, setAdded] = useState(0);
  const { id, error } = useAsked("items", undefined);
  const add = () => {
    const criterion = criteria[0];
    if (!criterion) return;
    setItems([
      ...items,
      {
        key: `a${added}`,
        criterion: criterion.value,
        criterionLabel: criterion.label,
        question: "",
      },
    ]);
    setAdded(added + 1);
  };
  return (
    <section id={id} tabIndex={-1} aria-label="Items">
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <ol className="grid gap-3">
        {items.map((item, index) => (
          <ItemFields
            key={item.key}
            item={item}
            number={index + 1}
            criteria={criteria}
            onRemove={() => setItems(items.filter((other) => other.key !== item.key))}
          />
        ))}
      </ol>
      {items.length === 0 && (
        <p className="text-muted">Nothing is asked for yet. Add an item below.</p>
      )}
      {criteria.length > 0 && (
        <Button size="small" className="mt-3" onClick={add}>
          Add an item
        </Button>
      )}
    </section>
  );
}

function ItemFields({
  item,
  number,
  criteria,
  onRemove,
}: {
  item: Item;
  number: number;
  criteria: readonly { readonly value: string; readonly label: string }[];
  onRemove: () => void;
}) {
  const name = (field: string) => `item.${item.key}.${field}`;
  const question = useAsked(name("question"), item.question);
  const criterion = useAsked(name("criterion"), item.criterion);
  const fact = useAsked(name("factPath"), undefined);
  const problem = question.error ?? fact.error;
  return (
    <li className="grid gap-2 border-t border-line pt-2">
      <input type="hidden" name="item" value={item.key} />
      <div className="flex flex-wrap items-end justify-between gap-2">
        {item.fact === undefined ? (
          <Field
            id={criterion.id}
            label={`Item ${number}: for`}
            {...(criterion.error !== undefined && { error: criterion.error })}
          >
            {(control) => (
              <Select
                {...control}
                name={name("criterion")}
                options={criteria}
                defaultValue={criterion.value}
              />
            )}
          </Field>
        ) : (
          <>
            <p className="font-semibold" id={criterion.id}>
              Item {number}: for {item.criterionLabel}
            </p>
            <input type="hidden" name={name("criterion")} value={item.criterion} />
            <input type="hidden" name={name("factPath")} value={item.fact} />
          </>
        )}
        <Button variant="quiet" size="small" onClick={onRemove}>
          Do not ask<span className="sr-only"> item {number}</span>
        </Button>
      </div>
      <Field
        id={question.id}
        label={`Question of item ${number}`}
        labelHidden
        {...(problem !== undefined && { error: problem })}
      >
        {(control) => (
          <TextArea
            {...control}
            name={name("question")}
            defaultValue={question.value}
            rows={2}
            className="min-h-16"
          />
        )}
      </Field>
    </li>
  );
}
