"use client";

import { CriterionPanel, GatePanel } from "./criterion-panel";
import { useDesk, useFocusedPath } from "./draft-context";
import { servedIds } from "./served-ids";

/** Beside the questions: what the answer one is at settles, one criterion after the other. */
export function SettlesPanel() {
  const { store } = useDesk();
  const focused = useFocusedPath();
  // Before one is at any question, the first one shows what the column is for.
  const fact =
    store.policy.vocabulary.facts.find(({ path }) => path === focused) ??
    store.themes.flatMap(({ facts }) => facts)[0];
  if (!fact) return null;
  const ids = servedIds(store, fact);
  return (
    <div className="grid gap-6">
      {ids.length === 0 && (
        <p className="text-muted">
          {fact.label} decides no criterion by itself; the dates and ages of others rest on it.
        </p>
      )}
      <Settled ids={ids} />
    </div>
  );
}

/** The panels of some criteria and gates. */
export function Settled({ ids }: { ids: readonly string[] }) {
  const { criteria, gates } = useDesk().store.policy;
  return (
    <>
      {gates
        .filter(({ id }) => ids.includes(id))
        .map((gate) => (
          <GatePanel key={gate.id} gate={gate} />
        ))}
      {criteria
        .filter(({ id }) => ids.includes(id))
        .map((criterion) => (
          <CriterionPanel key={criterion.id} criterion={criterion} />
        ))}
    </>
  );
}
