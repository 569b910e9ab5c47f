import Link from "next/link";
import { CriterionDetail } from "@/components/review/criterion-detail";
import { CriterionFacts } from "@/components/review/criterion-facts";
import { CriterionList, rowId, spokenFinding } from "@/components/review/criterion-list";
import { DocumentPane, type OpenDocument } from "@/components/review/document-pane";
import { reviewHref, type ReviewPlace } from "@/components/review/review-address";
import { ShortcutKeys } from "@/components/review/shortcut-keys";
import { ButtonLink } from "@/components/ui/button-link";
import { KeyHints } from "@/components/ui/key-hints";
import { cn } from "@/lib/cn";
import { readStoredFile } from "@/lib/documents/storage";
import { paths } from "@/lib/paths";
import { documentFile } from "@/lib/queries/document-file";
import type { Actor } from "@/lib/review/roles";
import type { CriterionDecisionView } from "@/lib/review/effective-findings";
import { DecideFinding } from "./decide-finding";
import {
  chosenCriterion,
  citedPages,
  deskGroups,
  factsOf,
  pageLabel,
  pagesOfFact,
  type Workspace,
} from "./desk";
import { CriterionDays, FactPicture } from "./fact-pictures";

const keys = [
  {
    title: "Move",
    keys: [
      { keys: ["j"], does: "Next criterion" },
      { keys: ["k"], does: "Previous criterion" },
      { keys: ["Enter"], does: "Open the first page of evidence" },
      { keys: ["[", "]"], does: "Previous and next page of the document" },
    ],
  },
  {
    title: "Decide",
    keys: [
      { keys: ["c"], does: "Confirm the computed finding" },
      { keys: ["m"], does: "Met" },
      { keys: ["n"], does: "Not met" },
      { keys: ["u"], does: "Undetermined" },
      { keys: ["a"], does: "Not applicable" },
    ],
  },
  { title: "Help", keys: [{ keys: ["?"], does: "Show or hide these keys" }] },
];

/** A pane that scrolls for itself under the bars, beside the others. */
const pane =
  "min-w-0 lg:sticky lg:top-[calc(var(--bar-height)+var(--storyboard-height))] lg:max-h-[calc(100dvh-var(--bar-height)-var(--storyboard-height))] lg:overflow-y-auto lg:px-1 lg:pb-4 print:max-h-none";

/**
 * Criteria, the chosen one, and the document open beside it. On a phone one after the other: the
 * list alone, or the chosen criterion with a way back.
 */
export async function CriteriaDesk({
  view,
  place,
  actor,
  now,
}: {
  view: Workspace;
  place: ReviewPlace;
  actor: Actor;
  now: Date;
}) {
  const { case: current, policy, submission } = view;
  const groups = deskGroups(view);
  const rows = groups.flatMap((group) => group.rows);
  const chosen = chosenCriterion(rows, place);
  const at = rows.findIndex((row) => row.id === chosen);
  const row = rows[at];
  const criterion = policy.criteria.find((each) => each.id === chosen);
  const explanation = submission.evaluation.findings[chosen];
  if (!row || !criterion || !explanation) return null;

  const facts = factsOf(view, chosen);
  const first = citedPages(view, facts)[0];
  // What links keep, and what is open: without a document in the address the first cited page is.
  const here: ReviewPlace = {
    criterion: chosen,
    ...(place.set && { set: place.set }),
    ...(place.document && { document: place.document, page: place.page ?? 1 }),
  };
  const beside: ReviewPlace =
    place.document || !first ? here : { ...here, document: first.documentId, page: first.page };
  const open = await openDocument(view, beside, actor, now);
  const previous = rows[at - 1];
  const next = rows[at + 1];
  const opened = place.criterion !== undefined;
  const reading = opened && place.document !== undefined;
  const questions = policy.vocabulary.facts
    .filter((fact) => explanation.missing.includes(fact.path))
    .map((fact) => fact.question);

  return (
    <div
      className={cn(
        "grid items-start gap-x-4 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]",
        // Without a document the list has the room, so that its reasons can be read.
        open
          ? "xl:grid-cols-[minmax(26rem,31rem)_minmax(0,1fr)_minmax(0,1.1fr)]"
          : "xl:grid-cols-[minmax(34rem,1.3fr)_minmax(0,1fr)_minmax(14rem,0.45fr)]",
      )}
    >
      <section
        aria-label="Criteria"
        className={cn(pane, "lg:row-span-2 xl:row-span-1", opened && "max-lg:hidden")}
      >
        <CriterionList groups={groups} chosen={chosen} />
      </section>
      <section
        aria-label={`${chosen} ${criterion.title}`}
        className={cn(pane, (!opened || reading) && "max-lg:hidden")}
        key={chosen}
      >
        <div className="mb-2 flex items-center gap-1 border-b border-line pb-1">
          <ButtonLink
            href={paths.review(current.id)}
            variant="quiet"
            size="small"
            className="lg:hidden"
          >
            All criteria
          </ButtonLink>
          {previous && (
            <ButtonLink href={previous.href} scroll={false} variant="quiet" size="small">
              Previous<span className="sr-only"> criterion, {previous.id}</span>
            </ButtonLink>
          )}
          {next && (
            <ButtonLink href={next.href} scroll={false} variant="quiet" size="small">
              Next<span className="sr-only"> criterion, {next.id}</span>
            </ButtonLink>
          )}
          {first && (
            <ButtonLink
              href={reviewHref(current.id, {
                ...here,
                document: first.documentId,
                page: first.page,
              })}
              scroll={false}
              variant="quiet"
              size="small"
              data-shortcut="Enter"
            >
              Evidence
            </ButtonLink>
          )}
          {!first && view.documents[0] && (
            <ButtonLink
              href={reviewHref(current.id, { ...here, document: view.documents[0].id, page: 1 })}
              scroll={false}
              variant="quiet"
              size="small"
              className="lg:hidden"
            >
              Documents
            </ButtonLink>
          )}
          <span className="ml-auto max-lg:hidden">
            <KeyHints groups={keys} />
          </span>
        </div>
        <CriterionDetail
          criterion={criterion}
          policy={policy}
          explanation={explanation}
          values={submission.facts}
          effective={row.finding}
          questions={questions}
          pageLinks={(decision) => <PageLinks view={view} here={here} decision={decision} />}
          now={now}
          decide={
            <DecideFinding
              view={view}
              criterion={chosen}
              place={here}
              open={open && { documentId: open.document.id, page: open.page }}
              next={next?.id ?? chosen}
            />
          }
          facts={
            <>
              <CriterionDays view={view} criterion={chosen} />
              <CriterionFacts
                shown={(fact) => <FactPicture view={view} fact={fact} />}
                facts={facts}
                values={submission.facts}
                provenance={submission.provenance}
                missing={explanation.missing}
                pagesOf={(path) => pagesOfFact(view, here, beside, path)}
              />
            </>
          }
        />
      </section>
      <section
        aria-label="Documents"
        className={cn(
          pane,
          "lg:h-[calc(100dvh-var(--bar-height)-var(--storyboard-height))] lg:max-xl:h-[70dvh]",
          !reading && "max-lg:hidden",
          "print:hidden",
        )}
      >
        <ButtonLink
          href={reviewHref(current.id, { criterion: chosen })}
          variant="quiet"
          size="small"
          className="lg:hidden"
        >
          Back to {chosen}
        </ButtonLink>
        <DocumentPane
          documents={view.documents}
          open={open}
          href={(document, page) => reviewHref(current.id, { ...here, document, page })}
          className="h-full"
        />
      </section>
      <ShortcutKeys
        rows={rows.map(({ href }) => href)}
        shown={at}
        {...(opened && { current: rowId(chosen) })}
        spoken={`${chosen} ${criterion.title}: ${spokenFinding(row.finding)}`}
      />
    </div>
  );
}

/** The document in the address at its page; a text document is read, to be shown page by page. */
async function openDocument(
  view: Workspace,
  place: ReviewPlace,
  actor: Actor,
  now: Date,
): Promise<OpenDocument | undefined> {
  const document = view.documents.find((each) => each.id === place.document);
  if (!document) return undefined;
  const page = Math.min(place.page ?? 1, document.pageCount);
  if (document.mediaType !== "text/plain") return { document, page, text: [] };
  const file = await documentFile(actor, { documentId: document.id }, now);
  const bytes = file && (await readStoredFile(file.storageKey));
  return { document, page, text: bytes ? new TextDecoder().decode(bytes).split("\f") : [] };
}

function PageLinks({
  view,
  here,
  decision,
}: {
  view: Workspace;
  here: ReviewPlace;
  decision: CriterionDecisionView;
}) {
  return decision.evidence.map(({ documentId, page }) => (
    <Link
      key={`${documentId} ${page}`}
      href={reviewHref(view.case.id, { ...here, document: documentId, page })}
      prefetch={false}
      scroll={false}
      className="link mr-3"
    >
      {pageLabel(view, documentId, page)}
    </Link>
  ));
}
