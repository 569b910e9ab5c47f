"use client";

import { useState } from "react";
import { FieldGroup } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import type { FactDefinition } from "@/lib/policy/schema";
import { useAnswer, useDesk } from "./draft-context";
import { questionId } from "./fact-words";
import { RowTable } from "./row-table";
import { listValue, typedList, withKind, type ListKind, type TypedList } from "./rows";
import { sameValue } from "./unsent-changes";

/** A list being typed, in step with the draft: rows half filled stay here, answers go there. */
export function useTypedList(fact: FactDefinition): [TypedList, (next: TypedList) => void] {
  const { store } = useDesk();
  const { value } = useAnswer(fact.path);
  const [list, setList] = useState(() => typedList(fact, value));
  const [known, setKnown] = useState(value);
  // Changed elsewhere (a colleague, the week grid): what is shown here starts again from it.
  if (known !== value) {
    setKnown(value);
    if (!sameValue(listValue(fact, list), value)) setList(typedList(fact, value));
  }
  return [
    list,
    (next) => {
      setList(next);
      const said = listValue(fact, next);
      if (!sameValue(said, value)) store.change(fact.path, said);
    },
  ];
}

const kinds: readonly { value: ListKind; label: string; quiet?: boolean }[] = [
  { value: "listed", label: "Listed" },
  { value: "none", label: "None" },
  { value: "not_stated", label: "Not stated", quiet: true },
];

/** Not stated, none, or listed: the record showing that there are none is an answer of its own. */
export function ListKindChoice({
  fact,
  list,
  onChange,
}: {
  fact: FactDefinition;
  list: TypedList;
  onChange: (next: TypedList) => void;
}) {
  const { editable } = useDesk();
  const id = `${questionId(fact.path)}-kind`;
  return (
    <RadioGroup
      id={id}
      name={id}
      legend="What the record shows"
      legendHidden
      layout="segmented"
      options={kinds}
      disabled={!editable}
      value={list.kind}
      onValueChange={(kind) => onChange(withKind(list, kindOf(kind), fact))}
      {...(list.kind === "none" && { note: "None: the record shows that there are none." })}
    />
  );
}

const kindOf = (text: string): ListKind =>
  kinds.find(({ value }) => value === text)?.value ?? "not_stated";

/** The control of a list: which kind of answer it is, and its rows. */
export function ListControl({ fact }: { fact: FactDefinition }) {
  const [list, change] = useTypedList(fact);
  return (
    <FieldGroup
      id={questionId(fact.path)}
      legend={fact.question}
      {...(fact.help !== undefined && { hint: fact.help })}
    >
      <ListKindChoice fact={fact} list={list} onChange={change} />
      {list.kind === "listed" && <RowTable fact={fact} list={list} onChange={change} />}
    </FieldGroup>
  );
}
