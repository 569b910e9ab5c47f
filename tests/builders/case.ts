import type { z } from "zod";
import { addDays } from "@/lib/calendar";
import type { Operation, OperationError } from "@/lib/casework/define-operation";
import { appeal } from "@/lib/operations/appeal";
import { assignAppeal } from "@/lib/operations/assign-appeal";
import { certifyInPart } from "@/lib/operations/certify-in-part";
import { certifyRequest } from "@/lib/operations/certify-request";
import { closeAdministratively } from "@/lib/operations/close-administratively";
import { noncertifyRequest } from "@/lib/operations/noncertify-request";
import { recordDischarge } from "@/lib/operations/record-discharge";
import { referToDirector } from "@/lib/operations/refer-to-director";
import { requestExternalReview } from "@/lib/operations/request-external-review";
import { requestInformation } from "@/lib/operations/request-information";
import { requestReconsideration } from "@/lib/operations/request-reconsideration";
import { requestSecondLevel } from "@/lib/operations/request-second-level";
import { saveFacts } from "@/lib/operations/save-facts";
import { startRequest } from "@/lib/operations/start-request";
import { submitRequest } from "@/lib/operations/submit-request";
import { takeRequest } from "@/lib/operations/take-request";
import { upholdDecision } from "@/lib/operations/uphold-decision";
import { withdrawRequest } from "@/lib/operations/withdraw-request";
import type { Result } from "@/lib/result";
import type { Actor } from "@/lib/review/roles";
import { contestLevelOf } from "@/lib/review/contest";
import type { contestable, RequestState } from "@/lib/review/workflow";
import { moment } from "./moment";
import { greta, ines, nora, ruth } from "./people";
import { plans, sites } from "./places";
import { metAdmission, type Facts } from "./review-facts";

/**
 * Cases brought about the way people bring them about: through the operations, as the right
 * persons, at given times. An opened case remembers the version its next step must name.
 */
export interface OpenedCase {
  readonly requestId: string;
  readonly reference: string;
  version: number;
}

/** The value of a call that has to succeed here; otherwise an error that says what was refused. */
export function done<T>(result: Result<T, OperationError>): T {
  if (result.ok) return result.value;
  const { code, message, fields } = result.error;
  throw new Error(`${code}: ${message} ${JSON.stringify(fields ?? {})}`);
}

/** The error of a call that has to be refused here; `fields` are those it names, in order. */
export async function errorOf(call: Promise<Result<unknown, OperationError>>): Promise<{
  readonly code: OperationError["code"];
  readonly message: string;
  readonly fields: readonly string[];
}> {
  const outcome = await call;
  if (outcome.ok) throw new Error("this should have been refused");
  const { code, message, fields } = outcome.error;
  return { code, message, fields: Object.keys(fields ?? {}) };
}

/** What a step names that somebody takes who saw the case as it stands. */
export const seen = ({ requestId, version }: OpenedCase) => ({ requestId, version });

/** Takes one step of the workflow, or another act that raises the version. */
export async function act<Output>(
  opened: OpenedCase,
  operation: Operation<z.ZodType, Output>,
  actor: Actor,
  now: Date,
  input: Readonly<Record<string, unknown>> = {},
): Promise<Output> {
  const { requestId, version } = opened;
  const value = done(await operation.from(actor, { requestId, version, ...input }, { now }));
  opened.version += 1;
  return value;
}

export interface DraftOptions {
  readonly by?: Actor;
  readonly site?: { readonly id: string };
  readonly plan?: { readonly id: string };
  readonly member?: z.input<typeof startRequest.definition.input>["member"];
  readonly admission?: string;
  /** Said otherwise than in a review that meets everything. */
  readonly facts?: Facts;
}

/** The Monday on which builders' members are admitted, unless a test says otherwise. */
export const admissionDay = "2026-10-05";

/** The day builders' requests are started, submitted and decided: ten days after admission. */
export const reviewDay = "2026-10-15";

const reviewMoment = moment(reviewDay, "10:00");

let members = 0;

/** A member nobody has used yet in this process. */
export function newMember(): NonNullable<DraftOptions["member"]> {
  members += 1;
  return {
    number: `BRT-${String(100_000 + members)}`,
    givenName: "Delia",
    familyName: `Hathaway`,
    dateOfBirth: "1987-06-09",
    homeCityAndState: "Durham, NC",
  };
}

/** A draft of an admission review, filled so that everything is met but for `facts`. */
export async function filledDraft(options: DraftOptions = {}): Promise<OpenedCase> {
  const by = options.by ?? nora;
  const admission = options.admission ?? admissionDay;
  const started = done(
    await startRequest(
      by,
      {
        reviewType: "admission",
        member: options.member ?? newMember(),
        planId: (options.plan ?? plans.group).id,
        siteId: (options.site ?? sites.durham).id,
        firstDay: admission,
        lastDay: addDays(admission, 27),
        daysPerWeek: 3,
        requestedDays: 12,
        urgency: "standard",
      },
      { now: reviewMoment },
    ),
  );
  await enterFacts(
    started.requestId,
    by,
    metAdmission({ admission, through: reviewDay }, options.facts),
    reviewMoment,
  );
  return { ...started, version: 1 };
}

/** Enters facts the way the form does. `base` is the revision they were read at. */
export async function enterFacts(
  requestId: string,
  by: Actor,
  facts: Facts,
  now: Date,
  base = 1,
): Promise<number> {
  const changes = Object.entries(facts).map(([path, value]) => ({
    path,
    value,
    base,
  }));
  const saved = done(await saveFacts.from(by, { requestId, changes }, { now }));
  if (saved.refused.length > 0 || saved.conflicts.length > 0)
    throw new Error(`facts were not taken: ${JSON.stringify([saved.refused, saved.conflicts])}`);
  return saved.revision;
}

/** The one fact by which builders make a review fail: the psychiatrist came on day 4 (P3). */
export const lateEvaluation: Facts = {
  "psychiatric_evaluation.performed_on": addDays(admissionDay, 4),
};

/** The one fact by which builders leave a review open: nobody says whether screens were done (P2). */
export const silentDrugScreen: Facts = { "drug_screen_on_admission.documented": null };

const standingFacts: Partial<Record<RequestState, Facts>> = {
  awaiting_information: silentDrugScreen,
  with_medical_director: lateEvaluation,
  certified_in_part: lateEvaluation,
  noncertified: lateEvaluation,
};

/** The item that asks for what `silentDrugScreen` left out. */
export const drugScreenItem = {
  criterion: "P2",
  factPath: "drug_screen_on_admission.documented",
  question: "Was a drug screen done on admission, and when was it collected?",
};

/** A request standing at `state`, brought there through the operations. */
export async function requestIn(
  state: RequestState,
  options: DraftOptions & {
    readonly reviewer?: Actor;
    /** What else happens while the request can still be changed. */
    readonly whileDraft?: (draft: OpenedCase) => Promise<void>;
    /** Where a request stood that is now contested. */
    readonly contested?: (typeof contestable)[number];
  } = {},
): Promise<OpenedCase> {
  if (contestLevelOf[state]) return contestedIn(state, options);
  const by = options.by ?? nora;
  const reviewer = options.reviewer ?? ruth;
  const now = reviewMoment;
  const opened = await filledDraft({
    ...options,
    facts: { ...standingFacts[state], ...options.facts },
  });
  await options.whileDraft?.(opened);
  if (state === "draft") return opened;
  if (state === "withdrawn") {
    await act(opened, withdrawRequest, by, now, { reason: "The member chose another program." });
    return opened;
  }
  await act(opened, submitRequest, by, now);
  if (state === "submitted") return opened;
  await act(opened, takeRequest, reviewer, now);
  if (state === "awaiting_information")
    await act(opened, requestInformation, reviewer, now, {
      dueOn: addDays(reviewDay, 45),
      items: [drugScreenItem],
    });
  if (state === "certified" || state === "ended")
    await act(opened, certifyRequest, reviewer, now, spanFrom(options.admission ?? admissionDay));
  if (state === "ended")
    await act(opened, recordDischarge, by, now, { dischargedOn: addDays(admissionDay, 9) });
  if (state === "closed_administratively")
    await act(opened, closeAdministratively, reviewer, now, {
      reason: "not_covered",
      explanation: "The plan does not cover this service.",
    });
  if (!["with_medical_director", "certified_in_part", "noncertified"].includes(state))
    return opened;
  await act(opened, referToDirector, reviewer, now, { reason: "The evaluation came a day late." });
  if (state === "noncertified")
    await act(opened, noncertifyRequest, ines, now, againstLateEvaluation);
  if (state === "certified_in_part")
    await act(opened, certifyInPart, ines, now, { ...halfSpan, ...againstLateEvaluation });
  return opened;
}

/** A request decided against, standing at `at`; ended is the discharge after a decision in part. */
export async function decidedAgainst(
  at: (typeof contestable)[number],
  options: Parameters<typeof requestIn>[1] = {},
): Promise<OpenedCase> {
  if (at !== "ended") return requestIn(at, options);
  const opened = await requestIn("certified_in_part", options);
  const dischargedOn = addDays(admissionDay, 9);
  await act(opened, recordDischarge, options.by ?? nora, reviewMoment, { dischargedOn });
  return opened;
}

/** A contest as its own operation opens it; an appeal was upheld before what lies beyond it. */
async function contestedIn(
  state: RequestState,
  options: Parameters<typeof requestIn>[1] = {},
): Promise<OpenedCase> {
  const by = options.by ?? nora;
  const opened = await decidedAgainst(options.contested ?? "noncertified", options);
  const reason = "The closure of the site for weather was not taken into account.";
  if (state === "in_reconsideration")
    await act(opened, requestReconsideration, by, reviewMoment, { reason });
  else await act(opened, appeal, by, reviewMoment, { reason });
  if (state === "in_second_level" || state === "in_external_review") {
    await act(opened, assignAppeal, greta, reviewMoment, { reviewerId: greta.id });
    await act(opened, upholdDecision, greta, reviewMoment, statedDecision);
    const further = state === "in_second_level" ? requestSecondLevel : requestExternalReview;
    await act(opened, further, by, reviewMoment, { reason });
  }
  return opened;
}

/** What the decision on a contest states. */
export const statedDecision = {
  qualifications: "Board-certified psychiatrist, licensed in North Carolina.",
  understanding: "The provider holds that the delay of a day had a documented cause.",
  rationale: "The record was read anew in full; the reasons stand as they are written.",
};

const spanFrom = (firstDay: string) => ({ days: 12, firstDay, lastDay: addDays(firstDay, 27) });

/** All that builders request. */
export const wholeSpan = spanFrom(admissionDay);

/** Half of what builders request. */
export const halfSpan = { days: 6, firstDay: admissionDay, lastDay: addDays(admissionDay, 13) };

/** The rationale that goes with `lateEvaluation`. */
export const againstLateEvaluation = {
  rationale: "The psychiatric evaluation was not timely.",
  rationales: {
    P3: "The psychiatrist first saw the member on the fourth day. Nobody had examined the risk of harm until then.",
  },
};
