import type { CriterionRow } from "@/components/review/criterion-list";
import type { CitedPage } from "@/components/review/criterion-facts";
import { reviewHref, type ReviewPlace } from "@/components/review/review-address";
import type { reviewWorkspace } from "@/lib/queries/review-workspace";
import type { EffectiveFinding } from "@/lib/review/effective-findings";
import type { FactDefinition } from "@/lib/policy/schema";

/**
 * The desk: a request's criteria, facts and pages, joined for the page that shows them. Chosen is
 * the criterion beside which everything stands; without one in the address it is the first that
 * still needs a person.
 */
export type Workspace = NonNullable<Awaited<ReturnType<typeof reviewWorkspace>>>;

/** Criteria of the review in the policy's order, as rows under their checklist. */
export function deskGroups(view: Workspace) {
  const { policy, submission, case: current } = view;
  return policy.checklists
    .map(({ checklist, title }) => ({
      title,
      rows: policy.criteria
        .filter((criterion) => criterion.checklist === checklist)
        .flatMap((criterion): CriterionRow[] => {
          const finding = view.findings.find((each) => each.criterion === criterion.id);
          if (!finding) return [];
          return [
            {
              id: criterion.id,
              title: criterion.title,
              href: reviewHref(current.id, { criterion: criterion.id }),
              finding,
              reason:
                finding.decision?.reason ||
                (submission.evaluation.findings[criterion.id]?.reason ?? ""),
              pages: citedPages(view, factsOf(view, criterion.id)).length,
            },
          ];
        }),
    }))
    .filter((group) => group.rows.length > 0);
}

/** True where a person still has to look: nobody confirmed or set it, or that lapsed. */
export const needsPerson = (finding: EffectiveFinding): boolean => finding.decision === undefined;

/** The criterion in the address, else the first adverse or open one not yet decided, else the first. */
export function chosenCriterion(rows: readonly CriterionRow[], place: ReviewPlace): string {
  const pressing = (row: CriterionRow) =>
    needsPerson(row.finding) &&
    (row.finding.finding === "not_met" || row.finding.finding === "undetermined");
  return (
    (
      rows.find((row) => row.id === place.criterion) ??
      rows.find(pressing) ??
      rows.find((row) => needsPerson(row.finding)) ??
      rows[0]
    )?.id ?? ""
  );
}

/** Facts a criterion's test reads, then those shown beside it that never decide. */
export function factsOf({ policy }: Workspace, criterion: string): readonly FactDefinition[] {
  const { facts } = policy.vocabulary;
  return [
    ...facts.filter((fact) => fact.serves.includes(criterion)),
    ...facts.filter(
      (fact) => fact.context_for.includes(criterion) && !fact.serves.includes(criterion),
    ),
  ];
}

interface PlaceCited {
  readonly documentId: string;
  readonly page: number;
  readonly letter: boolean;
}

/** The distinct pages cited under any of the facts, in the order of the facts. */
export function citedPages(
  { submission }: Workspace,
  facts: readonly Pick<FactDefinition, "path">[],
): readonly PlaceCited[] {
  const places = new Map<string, PlaceCited>();
  for (const { path } of facts)
    for (const citation of submission.citations)
      if (citation.path === path)
        places.set(`${citation.documentId} ${citation.page}`, {
          documentId: citation.documentId,
          page: citation.page,
          letter: citation.documentKind === "letter_of_support",
        });
  return [...places.values()];
}

/**
 * The pages cited for one fact, as links that open them beside.
 *
 * @param here what the links keep of the address. @param beside what is open now.
 */
export function pagesOfFact(
  view: Workspace,
  here: ReviewPlace,
  beside: ReviewPlace,
  path: string,
): readonly CitedPage[] {
  return citedPages(view, [{ path }]).map(({ documentId, page, letter }) => ({
    key: `${documentId} ${page}`,
    label: pageLabel(view, documentId, page),
    href: reviewHref(view.case.id, { ...here, document: documentId, page }),
    open: beside.document === documentId && beside.page === page,
    letter,
  }));
}

/** "Treatment plan.pdf, p. 2"; a document that was removed since is named as such. */
export function pageLabel({ documents }: Workspace, documentId: string, page: number): string {
  const document = documents.find((each) => each.id === documentId);
  return document ? `${document.fileName}, p. ${page}` : `a document since removed, p. ${page}`;
}

/** "P3 Psychiatric evaluation within three days"; a gate by its title. */
export function criterionName({ policy }: Workspace, id: string): string {
  const criterion = policy.criteria.find((each) => each.id === id);
  if (criterion) return `${id} ${criterion.title}`;
  return policy.gates.find((gate) => gate.id === id)?.title ?? id;
}
