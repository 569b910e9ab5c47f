import type pg from "pg";
import { assignAppeal } from "@/lib/operations/assign-appeal";
import { upholdDecision } from "@/lib/operations/uphold-decision";
import { portalActor, type Actor } from "@/lib/review/roles";
import { act, statedDecision, type OpenedCase } from "./case";

/** Names who decides what is contested; a medical director names, by default the same one. */
export const named = (
  opened: OpenedCase,
  reviewer: Actor,
  now: Date,
  by: Actor = reviewer,
): Promise<unknown> => act(opened, assignAppeal, by, now, { reviewerId: reviewer.id });

/** A contest decided against whoever contested, by the person named here. */
export async function upheld(opened: OpenedCase, reviewer: Actor, now: Date): Promise<void> {
  await named(opened, reviewer, now);
  await act(opened, upholdDecision, reviewer, now, statedDecision);
}

/**
 * Puts on record, as the tables' owner, that a copy of the notice of the standing decision went out,
 * by default the member's; with `contest`, that of the contest decided last.
 */
export async function noticeSent(
  owner: pg.Client,
  { requestId }: OpenedCase,
  at: Date,
  contest = false,
  recipient: "member" | "provider" = "member",
): Promise<void> {
  const { rows } = await owner.query<{ determination: string; contest: string | null }>(
    `select (select id from determination where request_id = $1 order by decided_at desc, id desc limit 1) as determination,
            (select id from contest where request_id = $1 and outcome is not null order by ended_version desc limit 1) as contest`,
    [requestId],
  );
  await owner.query(
    `insert into event (request_id, kind, internal, actor_id, actor_name, actor_role, at, data)
     values ($1, 'notice_sent', false, $2, $3, 'system', $4, $5)`,
    [
      requestId,
      portalActor.id,
      portalActor.name,
      at,
      JSON.stringify({
        recipient,
        channel: recipient === "member" ? "print" : "portal",
        notice_kind: contest ? "appeal_decision" : "noncertification",
        determination_id: rows[0]?.determination ?? null,
        contest_id: contest ? (rows[0]?.contest ?? null) : null,
      }),
    ],
  );
}
