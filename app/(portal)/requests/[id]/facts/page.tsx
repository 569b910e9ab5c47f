import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChecklistForm } from "@/components/facts/checklist-form";
import { Alert } from "@/components/ui/alert";
import { requireActor } from "@/lib/auth/current-person";
import { writeWhen } from "@/lib/clocks/clock-words";
import { paths } from "@/lib/paths";
import { checklistsOf } from "@/lib/policy/checklist";
import type { Policy, ReviewType } from "@/lib/policy/schema";
import { requestDraft } from "@/lib/queries/request-draft";
import { stateNames } from "@/lib/review/workflow";
import { WithdrawForm } from "../withdraw-form";
import { answer, submit } from "./actions";
import { TermsForm } from "./terms-form";

export const metadata: Metadata = { title: "Checklist" };

/** The version of the policy as this review needs it: the other kind's checklist stays here. */
function policyFor(policy: Policy, reviewType: ReviewType): Policy {
  const lists = checklistsOf(reviewType);
  return {
    ...policy,
    criteria: policy.criteria.filter(({ checklist }) => lists.includes(checklist)),
    vocabulary: {
      themes: policy.vocabulary.themes,
      facts: policy.vocabulary.facts.filter(({ review_types }) =>
        review_types.includes(reviewType),
      ),
    },
  };
}

export default async function FactsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(paths.facts(id), ["provider"]);
  const now = new Date();
  const draft = await requestDraft(actor, { requestId: id }, now);
  if (!draft) notFound();
  const { case: current, editable, informationRequest: asked } = draft;
  return (
    <>
      <h1 className="sr-only">Checklist of request {current.reference}</h1>
      {!editable && (
        <Alert
          className="mb-9"
          title={`The answers are shown as they stand: the request is at “${stateNames[current.state]}”.`}
        >
          They can be changed in a draft, and while the plan asks for information.
        </Alert>
      )}
      {editable && draft.previousReference && (
        <p className="mb-9 max-w-prose">
          The answers began as those of request{" "}
          <span className="figures">{draft.previousReference}</span>. Check that they still hold,
          and add the days since.
        </p>
      )}
      <ChecklistForm
        requestId={id}
        userId={actor.id}
        editable={editable}
        submittable={current.state === "draft"}
        version={current.version}
        factsRevision={current.factsRevision}
        savedAt={draft.savedAt?.toISOString() ?? null}
        operationKey={crypto.randomUUID()}
        start={{
          ...(draft.previousReference && {
            carried: { from: draft.previousReference, paths: draft.carried },
          }),
          policy: policyFor(draft.policy, current.reviewType),
          reviewType: current.reviewType,
          today: draft.today,
          dateOfBirth: current.member.dateOfBirth,
          values: draft.values,
          revisions: draft.revisions,
          origins: draft.origins,
          documents: draft.documents.map(
            ({ id, fileName, mediaType, kind, byteSize, pageCount, author, documentDate }) => ({
              id,
              fileName,
              mediaType,
              kind,
              byteSize,
              pageCount,
              author,
              documentDate,
            }),
          ),
          citations: draft.citations.map(({ path, documentId, page }) => ({
            path,
            documentId,
            page,
          })),
        }}
        asked={
          asked && {
            id: asked.id,
            number: asked.number,
            message: asked.message,
            due: writeWhen(asked.dueAt),
            late: asked.dueAt < now,
            askedByName: asked.askedByName,
            changedSince: [draft.savedAt, ...draft.documents.map((each) => each.uploadedAt)].some(
              (at) => at !== null && at > asked.askedAt,
            ),
            items: asked.items.map(({ id, criterion, factPath, question }) => ({
              id,
              criterion,
              factPath,
              question,
            })),
          }
        }
        submit={submit}
        answer={answer}
      >
        {editable && (
          <section aria-labelledby="the-request" className="grid gap-2 border-t border-edge pt-5">
            <h2 id="the-request" className="text-title">
              The request itself
            </h2>
            {current.state === "draft" && (
              <TermsForm
                requestId={id}
                version={current.version}
                operationKey={crypto.randomUUID()}
                terms={{
                  firstDay: current.firstDay,
                  lastDay: current.lastDay,
                  daysPerWeek: String(current.daysPerWeek),
                  requestedDays: String(current.requestedDays),
                  urgency: current.urgency,
                  urgencyStatedBy: current.urgencyStatedBy ?? undefined,
                }}
              />
            )}
            <WithdrawForm
              hidden={{ requestId: id, version: current.version, key: crypto.randomUUID() }}
            />
          </section>
        )}
      </ChecklistForm>
    </>
  );
}
