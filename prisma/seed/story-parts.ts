import { answerInformation } from "@/lib/operations/answer-information";
import { certifyRequest } from "@/lib/operations/certify-request";
import { decideFindings } from "@/lib/operations/decide-findings";
import { markInformationComplete } from "@/lib/operations/mark-information-complete";
import { referToDirector } from "@/lib/operations/refer-to-director";
import { requestInformation } from "@/lib/operations/request-information";
import { submitRequest } from "@/lib/operations/submit-request";
import { takeRequest } from "@/lib/operations/take-request";
import { requestOverview } from "@/lib/queries/request-overview";
import type { FindingValue } from "@/lib/finding";
import type { Actor } from "@/lib/review/roles";
import type { NoticeKind } from "@/lib/review/workflow";
import { enterAddress, mailed, prepared, sent, signed } from "@/tests/builders/notices";
import type { Facts } from "@/tests/builders/review-facts";
import type { Chart } from "./chart";
import { assessmentRecord } from "./records/assessment-record";
import { evaluationRecord } from "./records/evaluation-record";
import {
  contactLogRecord,
  laboratoryRecord,
  licenceRecord,
  safetyPlanRecord,
  scheduleRecord,
} from "./records/program-records";
import { progressNotesRecord } from "./records/progress-notes-record";
import type { ChartRecord } from "./records/record";
import { treatmentPlanRecord } from "./records/treatment-plan-record";
import { newCase, openedCase, type Stage, type Step, type ToldCase } from "./stage";

/** Parts that many stories share, so that each story says only what is its own. */
type At = readonly [number, string];

const notesFrom = (from: (chart: Chart) => unknown) => (chart: Chart) =>
  progressNotesRecord(chart, String(from(chart)));
const admissionNotes = notesFrom((chart) => chart.facts["dates.admission_date"]);
const periodNotes = notesFrom((chart) => chart.facts["dates.period_under_review_start"]);

/** Everything a program sends with an admission. */
export const wholeRecord: readonly ((chart: Chart) => ChartRecord)[] = [
  licenceRecord,
  scheduleRecord,
  evaluationRecord,
  assessmentRecord,
  treatmentPlanRecord,
  admissionNotes,
  laboratoryRecord,
  safetyPlanRecord,
  contactLogRecord,
];

/** What many programs send: evaluation, plan and notes. */
export const usualRecord: readonly ((chart: Chart) => ChartRecord)[] = [
  evaluationRecord,
  treatmentPlanRecord,
  admissionNotes,
];

/** What is new since the admission review. */
export const laterRecord: readonly ((chart: Chart) => ChartRecord)[] = [
  treatmentPlanRecord,
  periodNotes,
  contactLogRecord,
];

/** An admission request with its facts and record, submitted the same day. */
export function submittedAdmission(
  stage: Stage,
  told: ToldCase,
  through: number,
  facts: Facts = {},
  options: {
    readonly records?: readonly ((chart: Chart) => ChartRecord)[];
    readonly urgentBecause?: string;
    readonly leave?: readonly string[];
  } = {},
): readonly Step[] {
  const { provider } = stage.story;
  return [
    stage.start([through, "09:12"], {
      told,
      facts: stage.admission(through, facts),
      ...(options.urgentBecause && { urgentBecause: options.urgentBecause }),
    }),
    stage.attach([through, "09:40"], told, through, options.records ?? usualRecord, options.leave),
    stage.step([through, "10:05"], told, submitRequest, provider),
  ];
}

/** The continued stay of days 28 to 55, submitted on day 28 about the 28 days before. */
export function submittedContinuedStay(
  stage: Stage,
  told: ToldCase,
  previous: ToldCase,
  facts: Facts = {},
  records = laterRecord,
): readonly Step[] {
  return [
    stage.start([26, "14:20"], { told, previous, facts: stage.continuedStay(27, facts) }),
    stage.attach([28, "09:15"], told, 27, records),
    stage.step([28, "09:50"], told, submitRequest, stage.story.provider),
  ];
}

export const taken = (stage: Stage, told: ToldCase, at: At, by: Actor): Step =>
  stage.step(at, told, takeRequest, by);

/** Takes a step of a story and then, in the same minute, what follows from it. */
const followed = (step: Step, next: () => Promise<unknown>): Step => ({
  at: step.at,
  take: async () => {
    await step.take();
    await next();
  },
});

/** Certified for what was asked, unless `days` says otherwise, and the provider told of it. */
export const certified = (
  stage: Stage,
  told: ToldCase,
  at: At,
  by: Actor,
  span: {
    readonly from?: number;
    readonly to?: number;
    readonly days?: number;
    readonly rationale?: string;
  } = {},
): Step => {
  const step = stage.step(at, told, certifyRequest, by, () => ({
    days: span.days ?? 12,
    firstDay: stage.on(span.from ?? 0),
    lastDay: stage.on(span.to ?? (span.from ?? 0) + 27),
    rationale: span.rationale ?? "",
  }));
  return followed(step, () => sent(openedCase(told), "certification", by, step.at));
};

/** A whole first chapter: an admission submitted on day 10 and certified on day 11. */
export function certifiedAdmission(
  stage: Stage,
  told: ToldCase,
  by: Actor,
  facts: Facts = {},
  records = usualRecord,
): readonly Step[] {
  return [
    ...submittedAdmission(stage, told, 10, facts, { records }),
    taken(stage, told, [11, "08:45"], by),
    certified(stage, told, [11, "10:30"], by),
  ];
}

/** The continued stay of an admission that `by` certified before, submitted on day 28. */
export function continuedStay(
  stage: Stage,
  told: ToldCase,
  by: Actor,
  facts: Facts = {},
): readonly Step[] {
  const admission = newCase();
  return [
    ...certifiedAdmission(stage, admission, by, {}, usualRecord.slice(0, 2)),
    ...submittedContinuedStay(stage, told, admission, facts),
  ];
}

export const asked = (
  stage: Stage,
  told: ToldCase,
  at: At,
  by: Actor,
  dueDay: number,
  message: string,
  items: readonly {
    readonly criterion: string;
    readonly factPath?: string;
    readonly question: string;
  }[],
  time: { readonly dueTime?: string; readonly extends?: boolean } = {},
): Step => {
  const step = stage.step(at, told, requestInformation, by, () => ({
    message,
    dueOn: stage.on(dueDay),
    ...time,
    items,
  }));
  return followed(step, () => sent(openedCase(told), "information_request", by, step.at));
};

/** How far a notice of a story has come. */
const stages = { prepared, signed, sent, mailed };

/** A notice brought as far as a stage by a medical director, at one moment. */
export const noticed = (
  stage: Stage,
  told: ToldCase,
  at: At,
  kind: NoticeKind,
  by: Actor,
  as: keyof typeof stages,
): Step => stage.act(at, (now) => stages[as](openedCase(told), kind, by, now));

/** The member's address, entered by the program; `more` says what else the member asked for. */
export const addressed = (
  stage: Stage,
  told: ToldCase,
  at: At,
  address: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
): Step =>
  stage.act(at, (now) =>
    enterAddress(openedCase(told), stage.story.provider, now, { address, ...more }),
  );

/** The provider's answer: one line to every open item, and facts entered before it. */
export function answered(
  stage: Stage,
  told: ToldCase,
  at: At,
  facts: Facts,
  lines: readonly string[],
  message = "",
): readonly Step[] {
  const { provider } = stage.story;
  return [
    stage.fill([at[0], "08:30"], told, facts),
    stage.step(at, told, answerInformation, provider, async () => {
      const view = await requestOverview(
        provider,
        { requestId: openedCase(told).requestId },
        new Date(0),
      );
      const open = view?.informationRequests.find((round) => round.answeredAt === null);
      const answers = open?.items.map((item, index) => [item.id, lines[index] ?? ""]) ?? [];
      return { answers: Object.fromEntries(answers), message };
    }),
  ];
}

export const referred = (stage: Stage, told: ToldCase, at: At, by: Actor, reason: string): Step =>
  stage.step(at, told, referToDirector, by, () => ({ reason }));

export const complete = (stage: Stage, told: ToldCase, at: At, by: Actor): Step =>
  stage.step(at, told, markInformationComplete, by);

export const confirmed = (
  stage: Stage,
  told: ToldCase,
  at: At,
  by: Actor,
  criteria: readonly string[],
): Step =>
  stage.step(at, told, decideFindings, by, () => ({
    decisions: criteria.map((criterion) => ({ criterion, action: "confirm" })),
  }));

/** Another finding in place of the computed one, resting on a page of a record of the case. */
export const overridden = (
  stage: Stage,
  told: ToldCase,
  at: At,
  by: Actor,
  criterion: string,
  finding: FindingValue,
  reason: string,
  evidence: readonly (readonly [ChartRecord["kind"], number])[],
): Step =>
  stage.step(at, told, decideFindings, by, ({ documents }) => ({
    decisions: [
      {
        criterion,
        action: "override",
        finding,
        reason,
        evidence: evidence.map(([kind, page]) => ({ documentId: documents.get(kind), page })),
      },
    ],
  }));
