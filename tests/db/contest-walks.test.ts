// Contests walked at random: whatever anybody tries, a request goes on only along the workflow, with
// one contest open exactly while it stands contested, and each contest ended as the state says.

import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { z } from "zod";
import { addDays } from "@/lib/calendar";
import type { Operation } from "@/lib/casework/define-operation";
import { appeal } from "@/lib/operations/appeal";
import { assignAppeal } from "@/lib/operations/assign-appeal";
import { becomeAppeal } from "@/lib/operations/become-appeal";
import { changeDecisionInPart } from "@/lib/operations/change-decision-in-part";
import { overturnDecision } from "@/lib/operations/overturn-decision";
import { requestExternalReview } from "@/lib/operations/request-external-review";
import { requestReconsideration } from "@/lib/operations/request-reconsideration";
import { requestSecondLevel } from "@/lib/operations/request-second-level";
import { submitAppealEvidence } from "@/lib/operations/submit-appeal-evidence";
import { upholdDecision } from "@/lib/operations/uphold-decision";
import { withdrawContest } from "@/lib/operations/withdraw-contest";
import { contestLevelOf } from "@/lib/review/contest";
import { portalActor, type Actor } from "@/lib/review/roles";
import { workflow, type RequestState } from "@/lib/review/workflow";
import {
  againstLateEvaluation,
  decidedAgainst,
  reviewDay,
  statedDecision,
  wholeSpan,
} from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { greta, ines, nora, owen, paul } from "@/tests/builders/people";
import type { TestDatabase } from "@/tests/db/database";
import { peopledDatabase } from "@/tests/db/peopled-database";

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await peopledDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

interface Attempt {
  readonly operation: Operation<z.ZodType, unknown>;
  readonly actor: Actor;
  readonly input: object;
}

const directors = [ines, paul, greta, owen];
const asking = { reason: "The record shows what the decision says is missing." };
const expedited = { ...asking, urgency: "expedited", urgencyStatedBy: "Helen Abernathy, MD" };
const attempts: readonly Attempt[] = [
  ...[requestReconsideration, appeal, requestSecondLevel, requestExternalReview].map(
    (operation) => ({ operation, actor: nora, input: asking }),
  ),
  { operation: requestExternalReview, actor: nora, input: expedited },
  { operation: withdrawContest, actor: nora, input: {} },
  { operation: submitAppealEvidence, actor: nora, input: { statement: "It was closed." } },
  { operation: becomeAppeal, actor: portalActor, input: {} },
  ...directors.flatMap((director) => [
    { operation: assignAppeal, actor: director, input: { reviewerId: director.id } },
    { operation: upholdDecision, actor: director, input: statedDecision },
    { operation: overturnDecision, actor: director, input: statedDecision },
    {
      operation: changeDecisionInPart,
      actor: director,
      input: {
        ...statedDecision,
        ...wholeSpan,
        days: 9,
        rationales: againstLateEvaluation.rationales,
      },
    },
  ]),
];

interface Stand {
  readonly state: RequestState;
  readonly version: number;
  readonly open: string[];
  readonly deciders: string[];
}

async function stand(requestId: string): Promise<Stand> {
  const { rows } = await owner.query<Stand>(
    `select state, version,
            array(select level::text from contest c where c.request_id = r.id and c.outcome is null) as open,
            array(select decided_by::text from contest_decision d where d.request_id = r.id) as deciders
       from review_request r where id = $1`,
    [requestId],
  );
  const row = rows[0];
  if (!row) throw new Error("the request is gone");
  return row;
}

it("contests walk only the ways of the workflow", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("noncertified", "certified_in_part", "ended"),
      fc.array(fc.constantFrom(...attempts), { minLength: 15, maxLength: 25 }),
      async (from, walk) => {
        const { requestId } = await decidedAgainst(from);
        let before = await stand(requestId);
        for (const [step, { operation, actor, input }] of walk.entries()) {
          const now = moment(addDays(reviewDay, 1 + step * 3), "10:00");
          const outcome = await operation.from(
            actor,
            { requestId, version: before.version, ...input },
            { now },
          );
          const after = await stand(requestId);
          if (!outcome.ok) expect(after).toEqual(before);
          else if (after.state !== before.state)
            expect(
              workflow.some(
                (row) =>
                  row.from === before.state &&
                  row.to === after.state &&
                  row.who.includes(actor.role),
              ),
            ).toBe(true);
          const level = contestLevelOf[after.state];
          expect(after.open).toEqual(level ? [level] : []);
          // Nobody decides twice, and never who made the first decision or has no licence.
          expect(new Set(after.deciders).size).toBe(after.deciders.length);
          expect(after.deciders).not.toContain(ines.id);
          expect(after.deciders).not.toContain(paul.id);
          before = after;
        }
      },
    ),
    { numRuns: 12 },
  );
});
