import { AreaField } from "@/components/review/action-fields";
import { ActionForm } from "@/components/review/action-form";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Disclosure } from "@/components/ui/disclosure";
import type { PlainLanguage } from "@/lib/notices/notice";
import { paths } from "@/lib/paths";
import type { notice } from "@/lib/queries/notice";
import { prepare, send, sign } from "../actions";
import { paragraphFields } from "../paragraph-fields";

type View = NonNullable<Awaited<ReturnType<typeof notice>>>;

/** What the plan's people see and do beside a letter that is not sent yet. */
export function NoticeDesk({ view }: { view: View }) {
  const { notice: stored, problems, plain, mayWrite } = view;
  const hidden = { requestId: view.case.id, noticeId: stored.id };
  return (
    <section
      aria-labelledby="desk"
      className="grid max-w-[34rem] gap-6 lg:sticky lg:top-[calc(var(--bar-height)+var(--storyboard-height)+1rem)] lg:max-h-[calc(100dvh-var(--bar-height)-var(--storyboard-height)-2rem)] lg:overflow-y-auto lg:p-1"
    >
      <h2 id="desk" className="sr-only">
        Before it is sent
      </h2>
      <Missing view={view} />
      {stored.state === "prepared" ? (
        mayWrite &&
        (view.unsignable ? (
          <p className="text-muted">{view.unsignable}</p>
        ) : (
          <ActionForm
            id="sign"
            action={sign}
            hidden={{ ...hidden, key: crypto.randomUUID() }}
            submit="Sign this notice"
            pendingLabel="Signing"
            variant={problems.length === 0 ? "primary" : "secondary"}
          >
            <p className="mb-2 text-small text-muted">
              Your name stands under it. Nothing in it changes afterwards.
            </p>
          </ActionForm>
        ))
      ) : (
        <ActionForm
          id="send"
          action={send}
          hidden={{ ...hidden, key: crypto.randomUUID() }}
          submit="Send it"
          pendingLabel="Sending"
          variant={problems.length === 0 ? "primary" : "secondary"}
        >
          <p className="mb-2">
            Signed by {stored.signedByName}
            {stored.signedCredentials && `, ${stored.signedCredentials}`}.{" "}
            {view.copies.includes("member")
              ? "The provider has its copy at once; the member’s goes to the print queue."
              : "The provider has it at once."}
          </p>
        </ActionForm>
      )}
      {plain && <Reading plain={plain} />}
      {mayWrite ? (
        <Paragraphs view={view} />
      ) : (
        <p className="text-muted">
          A medical director writes and signs this notice: it goes against the request.
        </p>
      )}
    </section>
  );
}

function Missing({ view: { problems, case: current } }: { view: View }) {
  if (problems.length === 0) return <Alert tone="positive" title="Every part is there" />;
  return (
    <Alert
      tone="negative"
      title={`${problems.length} ${problems.length === 1 ? "thing is" : "things are"} missing`}
      actions={
        problems.some(({ part }) => part === "letter") && (
          <ButtonLink href={`${paths.notices(current.id)}#address`} size="small">
            Enter the member’s address
          </ButtonLink>
        )
      }
    >
      <ol className="mt-1 grid list-decimal gap-2 pl-5">
        {problems.map(({ part, problem, remedy, source }) => (
          <li key={`${part} ${problem}`}>
            {problem} {remedy} <span className="text-small text-muted">{source}</span>
          </li>
        ))}
      </ol>
    </Alert>
  );
}

function Reading({
  plain: { grade, writtenGrade, gradeAtMost, passages },
}: {
  plain: PlainLanguage;
}) {
  const hard = [grade, writtenGrade].some((each) => each !== null && each > gradeAtMost);
  return (
    <section aria-labelledby="plain">
      <h3 id="plain" className="font-semibold">
        Plain language
      </h3>
      <p className="figures">
        {grade === null ? (
          "The letter has no words of its own yet."
        ) : (
          <>
            Grade {grade.toFixed(1)}
            {writtenGrade !== null && `, what was written for it ${writtenGrade.toFixed(1)}`}, at
            most {gradeAtMost} is wanted.{" "}
            <Badge tone={hard ? "caution" : "positive"}>{hard ? "Too hard" : "Plain"}</Badge>
          </>
        )}
      </p>
      <p>
        {passages.length === 0
          ? "No passage is marked."
          : `${passages.length} ${passages.length === 1 ? "passage is" : "passages are"} marked in the letter, with what helps below.`}
      </p>
    </section>
  );
}

function Paragraphs({ view: { notice: stored, case: current, problems } }: { view: View }) {
  const fields = paragraphFields(stored.facts);
  return (
    <Disclosure
      summary={fields.length > 0 ? "Write the paragraphs" : "Prepare it again"}
      open={fields.length > 0 && problems.length > 0}
    >
      <ActionForm
        key={stored.id}
        id="paragraphs"
        action={prepare}
        hidden={{
          requestId: current.id,
          eventId: stored.eventId,
          kind: stored.kind,
          seen: stored.version,
          key: crypto.randomUUID(),
        }}
        submit={`Prepare version ${stored.version + 1}`}
        pendingLabel="Preparing"
        className="grid gap-4 py-2"
      >
        <p className="text-small text-muted">
          Everything else is taken from the record and the criteria as they now stand.
          {stored.state === "signed" && " The signature does not carry over."}
        </p>
        {fields.map(({ name, label, hint, value, rows }) => (
          <AreaField
            key={name}
            name={`paragraphs.${name}`}
            label={label}
            {...(hint && { hint })}
            defaultValue={value}
            rows={rows}
          />
        ))}
      </ActionForm>
    </Disclosure>
  );
}
