import { dateInZone } from "@/lib/calendar";
import { findDeterminationById } from "@/lib/db/determinations";
import { findLicences } from "@/lib/db/licences";
import type { Transaction } from "@/lib/db/transaction";
import type { KindFacts, NoticeCriterion, NoticeDecider } from "@/lib/notices/notice";
import type { Policy } from "@/lib/policy/schema";
import type { DeterminationView } from "@/lib/review/determination";
import { activeNorthCarolinaLicence } from "@/lib/review/licence";
import { programZone } from "@/lib/review/zone";

/** What the author wrote for a notice, by the name of the field. */
export type Paragraphs = Readonly<Record<string, string>>;

/** Sentences as they were typed, one a line. */
const typedLines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** What holds of a written field: what was typed, also when it was emptied, else what is on record. */
const written = (paragraphs: Paragraphs, name: string, otherwise: string): string =>
  paragraphs[name] ?? otherwise;

/**
 * Each unmet criterion of a determination as a letter tells it: the policy's words and the rationale
 * as they were recorded, what the record showed as it was evaluated, and what it did not hold. Where
 * a clinician set the finding, the evaluation speaks of something else, so what the record showed is
 * for the author to write.
 */
export function unmetOf(
  determination: DeterminationView,
  policy: Policy,
  paragraphs: Paragraphs,
): readonly NoticeCriterion[] {
  const labels = new Map(policy.vocabulary.facts.map(({ path, label }) => [path, label]));
  const { evaluation, findings } = determination.record;
  return determination.unmet.map(({ criterion, title, text, rationale }) => {
    const told = evaluation.findings[criterion];
    const overridden =
      findings.find((finding) => finding.criterion === criterion)?.decision?.action === "override";
    const showed = overridden ? [] : (told?.decisive ?? []).map((decisive) => decisive.text);
    const missing = (told?.missing ?? []).map((path) => labels.get(path) ?? path);
    return {
      criterion,
      title,
      wording: text,
      rationale: written(paragraphs, `rationale.${criterion}`, rationale),
      recordShowed: typedLines(
        written(paragraphs, `showed.${criterion}`, showed.map(asSentence).join("\n")),
      ),
      recordMissing: typedLines(written(paragraphs, `missing.${criterion}`, missing.join("\n"))),
    };
  });
}

const asSentence = (text: string): string => {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(begun) ? begun : `${begun}.`;
};

/** Who decided, with credentials, specialty and the licence under which it was decided. */
export async function deciderOf(
  tx: Transaction,
  userId: string,
  name: string,
  decidedAt: Date,
  recorded: { readonly state: string; readonly number: string } | null,
): Promise<NoticeDecider> {
  const person = await tx.user.findUnique({
    where: { id: userId },
    select: { credentials: true, specialty: true },
  });
  const licence =
    recorded ??
    activeNorthCarolinaLicence(await findLicences(tx, userId), dateInZone(decidedAt, programZone));
  return {
    name,
    credentials: person?.credentials ?? null,
    specialty: person?.specialty ?? null,
    licence: licence ? { state: licence.state, number: licence.number } : null,
  };
}

/** The days a determination certified, or null when it certified none. */
export function spanOf(determination: DeterminationView): KindFacts["appeal_decision"]["span"] {
  const { days, firstDay, lastDay, authorizationNumber } = determination;
  return days !== null && firstDay !== null && lastDay !== null
    ? { days, firstDay, lastDay, authorizationNumber }
    : null;
}

type DecisionFacts =
  | ({ readonly kind: "certification" } & KindFacts["certification"])
  | ({ readonly kind: "certification_in_part" } & KindFacts["certification_in_part"])
  | ({ readonly kind: "noncertification" } & KindFacts["noncertification"]);

/** What a notice of a first decision tells of it. */
export async function decisionFacts(
  tx: Transaction,
  determinationId: string,
  policy: Policy,
  paragraphs: Paragraphs,
): Promise<DecisionFacts> {
  const determination = await findDeterminationById(tx, determinationId);
  if (!determination) throw new Error(`there is no determination ${determinationId}`);
  const { outcome, conditions, decidedAt } = determination;
  const decidedOn = dateInZone(decidedAt, programZone);
  const span = spanOf(determination);
  if (outcome === "certified") {
    if (!span) throw new Error(`determination ${determinationId} certifies no days`);
    return {
      kind: "certification",
      span,
      decidedOn,
      conditions: conditions.map(({ criterion, title }) => ({ criterion, title })),
    };
  }
  const adverse = {
    rationale: written(paragraphs, "rationale", determination.rationale ?? ""),
    unmet: unmetOf(determination, policy, paragraphs),
    decidedOn,
    decidedBy: await deciderOf(
      tx,
      determination.decidedBy,
      determination.decidedByName,
      decidedAt,
      determination.licence,
    ),
  };
  if (outcome === "noncertified") return { kind: "noncertification", ...adverse };
  if (!span) throw new Error(`determination ${determinationId} certifies no days`);
  return { kind: "certification_in_part", ...adverse, span };
}
