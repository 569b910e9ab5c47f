import { inForceWords } from "@/components/policy/criterion-text";
import { FindingList } from "@/components/policy/finding-list";
import { FindingMark } from "@/components/policy/finding-mark";
import { Alert } from "@/components/ui/alert";
import { DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { FactProblem } from "@/lib/facts/fact-values";
import type { Judged, Judgement } from "./judge";
import type { JsonTrouble } from "./read-json";

/** What the recommended dispositions say to a reader, and what follows. */
const dispositions: Readonly<Record<Judged["disposition"], { title: string; text: string }>> = {
  eligible_for_certification: {
    title: "Eligible for certification",
    text: "Every criterion that applies is met. A reviewer confirms the findings and certifies.",
  },
  pend_and_request_information: {
    title: "Ask for information",
    text: "Nothing is found to be not met, and something cannot be said yet. A reviewer asks for what would settle it.",
  },
  refer_to_medical_director: {
    title: "Refer to a medical director",
    text: "The record shows that something is not met. Software never denies: a medical director looks at it and decides.",
  },
  not_under_policy: {
    title: "Not under this policy",
    text: "The first date of service lies outside the dates of the policy, so its criteria do not speak of it.",
  },
};

/** What became of the document in the box: nothing yet, what is wrong with it, or its findings. */
export function JudgementView({ judgement }: { judgement: Judgement }) {
  switch (judgement.kind) {
    case "empty":
      return (
        <EmptyState title="No document yet">
          <p>Choose a file, paste the JSON of a review document, or load an example.</p>
        </EmptyState>
      );
    case "not_json":
      return <NotJson trouble={judgement.trouble} />;
    case "refused":
      return <Refused problems={judgement.problems} />;
    case "judged":
      return <Result judged={judgement} />;
  }
}

function NotJson({ trouble: { line, column, message } }: { trouble: JsonTrouble }) {
  return (
    <Alert tone="negative" live title="This is not JSON yet">
      <p>
        {line === undefined
          ? "It breaks off or holds a character that does not belong."
          : `Look at line ${line}, column ${column}.`}{" "}
        Nothing was changed in the box.
      </p>
      {message !== "" && <p className="mt-1 font-mono text-small break-words">{message}</p>}
    </Alert>
  );
}

function Refused({ problems }: { problems: readonly FactProblem[] }) {
  const count = problems.length === 1 ? "One thing" : `${problems.length} things`;
  return (
    <Alert tone="negative" live title={`${count} in the document cannot be read`}>
      <p>Mend them on the left; nothing was changed there.</p>
      <dl className="mt-3 grid gap-3">
        {problems.map(({ path, expected, found }) => (
          <div key={`${path} ${expected}`}>
            <dt className="font-mono text-small font-semibold break-all">
              {path === "" ? "the document" : path}
            </dt>
            <dd>
              expected {expected}; found {found}
            </dd>
          </div>
        ))}
      </dl>
    </Alert>
  );
}

function Result({ judged }: { judged: Judged }) {
  const { title, text } = dispositions[judged.disposition];
  return (
    <div className="grid gap-8">
      <div>
        <p className="sr-only" role="status">
          {title}
        </p>
        <FindingMark finding={judged.overall} size="large" />
        <h2 className="mt-1 text-title">{title}</h2>
        <p className="max-w-prose">{text}</p>
        <p className="mt-1 text-small text-muted figures">
          {judged.policy.title}. {inForceWords(judged.policy)}, fingerprint{" "}
          {judged.policy.fingerprint.slice(0, 12)}.
        </p>
      </div>
      {judged.requests.length > 0 && (
        <section aria-labelledby="requests" className="keep-together">
          <h3 id="requests" className="border-b border-edge pb-1 text-lead">
            What to ask for
          </h3>
          <ol className="divide-y divide-line">
            {judged.requests.map(({ criterion, fact, question }) => (
              <li key={`${criterion} ${fact}`} className="flex gap-3 py-1.5">
                <span className="w-9 shrink-0 font-semibold figures">{criterion}</span>
                <span>{question}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="gates">
        <h3 id="gates" className="border-b border-edge pb-1 text-lead">
          Before the checklists
        </h3>
        <DefinitionList
          className="pt-2"
          items={judged.gates.map((gate) => ({
            key: gate.id,
            term: gate.title,
            detail: <FindingMark finding={gate.finding} cause={gate.undetermined_because} />,
          }))}
        />
      </section>
      {judged.checklists.map((checklist) => (
        <FindingList key={checklist.title} title={checklist.title} rows={checklist.rows} />
      ))}
    </div>
  );
}
