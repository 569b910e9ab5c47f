import type { z } from "zod";
import { addDays } from "@/lib/calendar";
import type { Operation } from "@/lib/casework/define-operation";
import { attachDocument } from "@/lib/operations/attach-document";
import { citeEvidence } from "@/lib/operations/cite-evidence";
import { startRequest } from "@/lib/operations/start-request";
import type { Actor } from "@/lib/review/roles";
import { act, done, enterFacts, type OpenedCase } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { metAdmission, metContinuedStay, type Facts } from "@/tests/builders/review-facts";
import { type BuiltPlan, sites } from "@/tests/builders/places";
import { careTeams, type Chart } from "./chart";
import { birthOf, type DemonstrationMember } from "./member";
import { meetingWeek } from "./meeting-week";
import { type ChartRecord, writeRecord } from "./records/record";

/**
 * How a story is told. A story belongs to one member and is a list of steps, each with the instant
 * at which somebody took it. Days are counted from the admission: day 0 is the first attended day.
 * The seed takes the steps of all stories in the order of their instants, so that references and
 * events read as if they had happened.
 */
export interface Step {
  readonly at: Date;
  readonly take: () => Promise<void>;
}

export interface Story {
  readonly member: DemonstrationMember;
  readonly provider: Actor;
  readonly site: keyof typeof sites;
  readonly plan: BuiltPlan;
  /** The day of the last step; the whole story lies before today. */
  readonly lastDay: number;
  /** Further weeks back than need be. */
  readonly weeksAgo: number;
  /** The steps; `told` is the request the story is about. */
  readonly tell: (stage: Stage, told: ToldCase) => readonly Step[];
}

/** One request of a story while it is being told. */
export interface ToldCase {
  opened: OpenedCase | undefined;
  revision: number;
  facts: Facts;
  documents: Map<ChartRecord["kind"], string>;
}

export interface Stage {
  readonly story: Story;
  /** ISO date of an admission-counted day. */
  readonly on: (day: number) => string;
  readonly admission: (through: number, overrides?: Facts) => Facts;
  readonly continuedStay: (through: number, overrides?: Facts) => Facts;
  /** An admission request, or the continued stay that goes on from `previous`. */
  readonly start: (
    at: readonly [number, string],
    request: {
      readonly told: ToldCase;
      readonly facts: Facts;
      readonly previous?: ToldCase;
      readonly urgentBecause?: string;
      readonly by?: Actor;
    },
  ) => Step;
  readonly fill: (at: readonly [number, string], told: ToldCase, facts: Facts, by?: Actor) => Step;
  /** Attaches records written from the facts and cites them; `leave` names groups not cited. */
  readonly attach: (
    at: readonly [number, string],
    told: ToldCase,
    through: number,
    records: readonly ((chart: Chart) => ChartRecord)[],
    leave?: readonly string[],
  ) => Step;
  /** Whatever is done at a moment without a step of the workflow. */
  readonly act: (at: readonly [number, string], take: (now: Date) => Promise<unknown>) => Step;
  readonly step: <Output>(
    at: readonly [number, string],
    told: ToldCase,
    operation: Operation<z.ZodType, Output>,
    actor: Actor,
    input?: (
      told: ToldCase,
    ) => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>,
  ) => Step;
}

export const newCase = (): ToldCase => ({
  opened: undefined,
  revision: 1,
  facts: {},
  documents: new Map(),
});

/** The request, which must have been started by an earlier step. */
export function openedCase(told: ToldCase): OpenedCase {
  if (!told.opened) throw new Error("a step of a story comes before its request was started");
  return told.opened;
}

/** A stage for a story whose member is admitted on `admissionDate`. */
export function stageOf(story: Story, admissionDate: string): Stage {
  const { member, provider } = story;
  const on = (day: number): string => addDays(admissionDate, day);
  const instant = ([day, time]: readonly [number, string]): Date => moment(on(day), time);
  const site = sites[story.site];
  const birth = birthOf(member, admissionDate);
  const stay = (through: number) => ({
    admission: admissionDate,
    through: on(through),
    birth,
    home: member.homeCityAndState,
  });
  const ofThisChart: Facts = {
    "diagnosis.dsm_diagnosis": member.picture.diagnosis,
    "diagnosis.icd10cm": member.picture.icd10cm,
    "psychiatric_evaluation.performed_by": careTeams[story.site].psychiatrist,
    "relevant_laboratory_tests_on_admission.tests": member.picture.laboratory.map(([name]) => name),
    typical_week_schedule: meetingWeek(story.site),
  };
  const chartOf = (told: ToldCase, through: number): Chart => ({
    memberName: `${member.givenName} ${member.familyName}`,
    memberNumber: member.number,
    birth,
    site,
    team: careTeams[story.site],
    picture: member.picture,
    through: on(through),
    facts: told.facts,
  });
  const enter = async (told: ToldCase, facts: Facts, by: Actor, now: Date): Promise<void> => {
    if (Object.keys(facts).length === 0) return;
    const { requestId } = openedCase(told);
    told.revision = await enterFacts(requestId, by, facts, now, told.revision);
    told.facts = { ...told.facts, ...facts };
  };

  return {
    story,
    on,
    admission: (through, overrides) =>
      metAdmission(stay(through), { ...ofThisChart, ...overrides }),
    continuedStay: (through, overrides) =>
      metContinuedStay(
        stay(through),
        { start: admissionDate, end: on(through) },
        { ...ofThisChart, ...overrides },
      ),
    start: (at, { told, facts, previous, urgentBecause, by = provider }) => ({
      at: instant(at),
      take: async () => {
        const firstDay = previous ? on(28) : on(0);
        const started = await startRequest(
          by,
          {
            reviewType: previous ? "continued_stay" : "admission",
            ...(previous
              ? { previousRequestId: openedCase(previous).requestId }
              : { member: card(member, birth), planId: story.plan.id, siteId: site.id }),
            firstDay,
            lastDay: addDays(firstDay, 27),
            daysPerWeek: 3,
            requestedDays: 12,
            urgency: urgentBecause ? "urgent" : "standard",
            ...(urgentBecause && { urgencyStatedBy: urgentBecause }),
          },
          { now: instant(at) },
        );
        told.opened = { ...done(started), version: 1 };
        await enter(told, facts, by, instant(at));
      },
    }),
    fill: (at, told, facts, by = provider) => ({
      at: instant(at),
      take: () => enter(told, facts, by, instant(at)),
    }),
    attach: (at, told, through, records, leave = []) => ({
      at: instant(at),
      take: async () => {
        const { requestId } = openedCase(told);
        for (const write of records) {
          const record = write(chartOf(told, through));
          told.documents.set(
            record.kind,
            await attachRecord(requestId, record, told.facts, leave, provider, instant(at)),
          );
        }
      },
    }),
    act: (at, take) => ({
      at: instant(at),
      take: async () => {
        await take(instant(at));
      },
    }),
    step: (at, told, operation, actor, input = () => ({})) => ({
      at: instant(at),
      take: async () => {
        await act(openedCase(told), operation, actor, instant(at), await input(told));
      },
    }),
  };
}

const card = (
  { number, givenName, familyName, homeCityAndState }: DemonstrationMember,
  dateOfBirth: string,
) => ({ number, givenName, familyName, dateOfBirth, homeCityAndState });

/** Programs cite what matters most on a page, which stands first in its list. */
const citedAPage = 3;

async function attachRecord(
  requestId: string,
  record: ChartRecord,
  facts: Facts,
  leave: readonly string[],
  by: Actor,
  now: Date,
): Promise<string> {
  const attached = done(
    await attachDocument(
      by,
      {
        requestId,
        fileName: record.fileName,
        kind: record.kind,
        author: record.author,
        documentDate: record.date,
        bytes: await writeRecord(record),
      },
      { now },
    ),
  );
  const cited = (path: string): boolean =>
    facts[path] !== undefined &&
    facts[path] !== null &&
    (record.kind === "letter_of_support" || !leave.includes(path.split(".")[0] ?? path));
  for (const [index, page] of record.pages.entries())
    for (const path of page.documents.filter(cited).slice(0, citedAPage))
      done(
        await citeEvidence(by, { documentId: attached.documentId, page: index + 1, path }, { now }),
      );
  return attached.documentId;
}
