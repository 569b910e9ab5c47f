"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { UntilAlive } from "@/components/ui/until-alive";
import { paths } from "@/lib/paths";
import { useDesk } from "./draft-context";
import type { DraftStore } from "./draft-store";
import { questionId } from "./fact-words";
import { NotSavedAlert } from "./not-saved-alert";
import { useFormAction, type FormAction } from "./use-form-action";

export interface AskedInformation {
  readonly id: string;
  readonly number: number;
  readonly message: string;
  /** The end of the time to answer, as people write it. */
  readonly due: string;
  /** That time is over. */
  readonly late: boolean;
  readonly askedByName: string;
  /** True where an answer or a document has come in since the plan asked. */
  readonly changedSince: boolean;
  readonly items: readonly {
    readonly id: string;
    readonly criterion: string;
    readonly factPath: string | null;
    readonly question: string;
  }[];
}

/**
 * What the plan asked for, each item with the question it is about and room for words. Words are
 * kept on this device until they are sent; answers and documents are saved like always.
 */
export default function AnswerPanel({
  asked,
  action,
  version,
  operationKey,
  keptUnder,
}: {
  asked: AskedInformation;
  action: FormAction;
  version: number;
  operationKey: string;
  /** The name under which the device keeps the words. */
  keptUnder: string;
}) {
  const { requestId, sync, store } = useDesk();
  const router = useRouter();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [unsaved, setUnsaved] = useState(false);
  const [opened] = useState(() => recordOf(store));
  // An answer that says nothing is sent only by somebody who said so.
  const [bare, setBare] = useState(false);
  const { state, pending, form } = useFormAction(action, async () => {
    const sent = await sync.flush();
    setUnsaved(!sent);
    const says =
      asked.changedSince ||
      Object.values(texts).some((text) => text.trim() !== "") ||
      recordOf(store) !== opened;
    setBare(sent && !says);
    return sent && (says || bare);
  });

  useEffect(() => {
    const kept = readTexts(localStorage.getItem(keptUnder));
    // The server cannot know what this device kept, so it comes in after the first drawing.
    if (Object.keys(kept).length > 0) queueMicrotask(() => setTexts(kept));
  }, [keptUnder]);
  useEffect(() => {
    if (state.done === undefined) return;
    localStorage.removeItem(keptUnder);
    router.replace(paths.request(requestId));
    // The header over the pages of the case says where it stands: it is read again too.
    router.refresh();
  }, [state.done, keptUnder, router, requestId]);

  const type = (name: string, text: string): void => {
    const next = { ...texts, [name]: text };
    setTexts(next);
    setBare(false);
    localStorage.setItem(keptUnder, JSON.stringify(next));
  };
  return (
    <form
      {...form}
      aria-labelledby="asked"
      className="mb-6 grid gap-4 rounded border-l-4 border-caution bg-caution-wash px-4 py-3"
    >
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="key" value={operationKey} />
      <div>
        <h2 id="asked" className="text-title">
          The plan asks for {asked.items.length} {asked.items.length === 1 ? "item" : "items"} by{" "}
          {asked.due}
        </h2>
        <p className="text-small text-muted">Asked by {asked.askedByName}.</p>
        {asked.late && (
          <p className="max-w-prose font-semibold">
            That time is over. Until the request is decided an answer is still taken, and marked as
            late.
          </p>
        )}
        {asked.message && <p className="mt-1 max-w-prose">{asked.message}</p>}
      </div>
      <UntilAlive>
        <ol className="grid gap-4">
          {asked.items.map((item, index) => (
            <li key={item.id}>
              <Field
                id={`answers.${item.id}`}
                label={`${index + 1}. ${item.question}`}
                hint={
                  <>
                    {/^[A-Z]\d/.test(item.criterion) && `${item.criterion}. `}
                    {item.factPath ? (
                      <a className="link" href={`#${questionId(item.factPath)}`}>
                        Go to the question
                      </a>
                    ) : (
                      "Answer in words, or attach the record."
                    )}
                  </>
                }
              >
                {(control) => (
                  <TextArea
                    {...control}
                    name={`answers.${item.id}`}
                    rows={2}
                    maxLength={4000}
                    value={texts[item.id] ?? ""}
                    onChange={({ currentTarget }) => type(item.id, currentTarget.value)}
                  />
                )}
              </Field>
            </li>
          ))}
        </ol>
        <Field id="message" label="A word to the reviewer" optional>
          {(control) => (
            <TextArea
              {...control}
              name="message"
              rows={2}
              maxLength={4000}
              value={texts["message"] ?? ""}
              onChange={({ currentTarget }) => type("message", currentTarget.value)}
            />
          )}
        </Field>
      </UntilAlive>
      {unsaved && <NotSavedAlert again="send again" />}
      {bare && (
        <Alert tone="caution" live title="This answer says nothing">
          No box is filled in, and no answer or document has changed since the plan asked. Sent like
          this, the reviewer decides on what is there already.
        </Alert>
      )}
      {state.error && (
        <Alert tone="negative" live title="Not sent">
          {state.error.message}
        </Alert>
      )}
      <div>
        <SubmitButton pending={pending}>
          {bare ? "Send without answering" : "Send answer"}
        </SubmitButton>
      </div>
    </form>
  );
}

/** The record as it stands on this screen, to tell whether anything in it changed. */
const recordOf = ({ policy, answer, citationsOf, documents }: DraftStore): string =>
  JSON.stringify([
    policy.vocabulary.facts.map(({ path }) => [answer(path).value, citationsOf(path)]),
    documents(),
  ]);

function readTexts(kept: string | null): Readonly<Record<string, string>> {
  try {
    const value: unknown = JSON.parse(kept ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter(
        (entry): entry is [string, string] => typeof entry[1] === "string",
      ),
    );
  } catch {
    return {};
  }
}
