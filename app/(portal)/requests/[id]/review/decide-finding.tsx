import { findingWords } from "@/components/policy/finding-words";
import { ActionForm } from "@/components/review/action-form";
import { AreaField } from "@/components/review/action-fields";
import { FailFirstAlert } from "@/components/review/criterion-detail";
import { EvidenceField } from "@/components/review/evidence-field";
import { failFirstCaution } from "@/components/review/fail-first";
import { reviewHref, type ReviewPlace } from "@/components/review/review-address";
import { ButtonLink } from "@/components/ui/button-link";
import type { FindingValue } from "@/lib/finding";
import { decide } from "./actions";
import { citedPages, factsOf, pageLabel, type Workspace } from "./desk";

/** The key that sets each finding; the same key confirms where it is the computed one. */
const keyOf: Readonly<Record<FindingValue, string>> = {
  met: "m",
  not_met: "n",
  undetermined: "u",
  not_applicable: "a",
};
const settable: readonly FindingValue[] = ["met", "not_met", "undetermined", "not_applicable"];

/** What a clinician may do with one finding: confirm it, or set another with reason and evidence. */
export function DecideFinding({
  view,
  criterion,
  place,
  open,
  next,
}: {
  view: Workspace;
  criterion: string;
  place: ReviewPlace;
  /** The page open beside, offered as evidence. */
  open: { readonly documentId: string; readonly page: number } | undefined;
  /** The criterion chosen after saving. */
  next: string;
}) {
  const effective = view.findings.find((each) => each.criterion === criterion);
  if (!view.mayWork || !effective) return null;
  const { computed, decision } = effective;
  const hidden = {
    requestId: view.case.id,
    version: view.case.version,
    key: crypto.randomUUID(),
    criterion,
    next,
  };
  const confirmed = decision?.action === "confirm";
  const setting = place.set !== undefined && place.set !== computed ? place.set : undefined;
  return (
    <section aria-labelledby="decide" className="rounded border border-edge p-3">
      <h3 id="decide" className="text-small text-muted">
        Your decision
      </h3>
      <div className="mt-1 flex flex-wrap items-start gap-2">
        {!confirmed && (
          <ActionForm
            key={`confirm ${criterion}`}
            id="confirm-finding"
            action={decide}
            hidden={{ ...hidden, action: "confirm" }}
            submit={
              <>
                Confirm: {findingWords[computed].toLowerCase()} <KeyMark>c</KeyMark>
              </>
            }
            pendingLabel="Saving"
            variant={setting || computed === "undetermined" ? "secondary" : "primary"}
            size="small"
            shortcut={`c ${keyOf[computed]}`}
          />
        )}
        {settable
          .filter((finding) => finding !== computed && finding !== setting)
          .map((finding) => (
            <ButtonLink
              key={finding}
              href={reviewHref(view.case.id, { ...place, criterion, set: finding })}
              scroll={false}
              size="small"
              data-shortcut={keyOf[finding]}
            >
              Set: {findingWords[finding].toLowerCase()} <KeyMark>{keyOf[finding]}</KeyMark>
            </ButtonLink>
          ))}
      </div>
      {setting && (
        <Override
          key={`${criterion} ${setting}`}
          view={view}
          criterion={criterion}
          place={place}
          open={open}
          finding={setting}
          hidden={hidden}
        />
      )}
    </section>
  );
}

/** The key that presses a button, on the button, where there is a keyboard. */
function KeyMark({ children }: { children: string }) {
  return (
    <span
      aria-hidden="true"
      className="rounded border border-current px-1 font-mono text-[0.6875rem] leading-4 font-normal opacity-80 max-lg:hidden"
    >
      {children}
    </span>
  );
}

function Override({
  view,
  criterion,
  place,
  open,
  finding,
  hidden,
}: {
  view: Workspace;
  criterion: string;
  place: ReviewPlace;
  open: { readonly documentId: string; readonly page: number } | undefined;
  finding: FindingValue;
  hidden: Readonly<Record<string, string | number>>;
}) {
  const cited = citedPages(view, factsOf(view, criterion));
  const caution = failFirstCaution(
    criterion,
    finding,
    view.submission.evaluation.findings[criterion]?.parts,
  );
  const isOpen = (page: { documentId: string; page: number }) =>
    page.documentId === open?.documentId && page.page === open.page;
  const offered = open && !cited.some(isOpen) ? [open, ...cited] : cited;
  return (
    <ActionForm
      id="override-finding"
      action={decide}
      hidden={{ ...hidden, action: "override", finding }}
      submit={`Set ${criterion} to “${findingWords[finding].toLowerCase()}”`}
      pendingLabel="Saving"
      className="mt-3 grid gap-3 border-t border-line pt-3"
      aside={
        <ButtonLink
          href={reviewHref(view.case.id, { ...withoutSet(place), criterion })}
          scroll={false}
          variant="quiet"
        >
          Leave it
        </ButtonLink>
      }
    >
      {caution && <FailFirstAlert parts={caution.metParts} />}
      <AreaField
        name="reason"
        label={`Why does the record support “${findingWords[finding].toLowerCase()}”?`}
        hint="Kept with the decision. The provider does not see it."
        rows={3}
        focused
      />
      <EvidenceField
        cited={offered.map((page) => ({
          value: `${page.documentId}:${page.page}`,
          label: `${pageLabel(view, page.documentId, page.page)}${isOpen(page) ? " (open beside)" : ""}`,
        }))}
        documents={view.documents.map((document) => ({
          value: document.id,
          label: `${document.fileName} (${document.pageCount} p.)`,
        }))}
      />
    </ActionForm>
  );
}

const withoutSet = ({ set: _, ...place }: ReviewPlace): ReviewPlace => place;
