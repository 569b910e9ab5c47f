/** The clocks of reconsiderations, appeals, second levels, external reviews, and talks between peers. */
import { decisionNoticed } from "@/lib/clocks/decision-clocks";
import { bindingRule, dueOf, type ClockDraft, type Situation } from "@/lib/clocks/clock-draft";
import { wentOut, type CaseHistory, type Contest } from "@/lib/clocks/case-history";
import { addDays } from "@/lib/calendar";
import { endOfDay, startOfDay, toDate } from "@/lib/clocks/moment";
import type { ClockSubject } from "@/lib/review/workflow";

/** Every clock of every contest, in the order they were opened. */
export const contestClocks = (situation: Situation): readonly ClockDraft[] =>
  situation.history.contests.flatMap((contest) => clocksOf[contest.level](situation, contest));

type ClocksOf = (situation: Situation, contest: Contest) => readonly ClockDraft[];

const clocksOf: Readonly<Record<Contest["level"], ClocksOf>> = {
  reconsideration: (situation, contest) =>
    decided(situation, contest, "nc_reconsideration", "treat_as_appeal_on", "request_received"),
  appeal: (situation, contest) => {
    const retrospective = situation.facts.timing === "retrospective";
    const expedited = contest.expedited && !retrospective;
    const erisa = expedited
      ? "urgent"
      : retrospective
        ? "post_service_one_level"
        : "pre_service_one_level";
    return [
      ...(expedited
        ? expeditedAppeal(situation, contest)
        : [
            ...acknowledged(
              situation,
              contest,
              "nc_standard_appeal",
              "coordinator_information_due",
              "received",
            ),
            ...decided(
              situation,
              contest,
              "nc_standard_appeal",
              "written_decision_due",
              "received",
            ),
          ]),
      ...decided(situation, contest, "erisa_appeal", erisa, "received"),
    ];
  },
  second_level: (situation, contest) => [
    ...acknowledged(
      situation,
      contest,
      "nc_second_level",
      "coordinator_and_rights_due",
      "request_received",
    ),
    ...meeting(situation, contest),
  ],
  external_review: (situation, contest) => {
    const { departmentNoticeAt: noticed, fileSentAt: file } = contest;
    const rule = bindingRule(situation, "nc_external_review_file", noticed ?? contest.receivedAt);
    if (!rule) return [];
    return [
      {
        ...about(contest),
        rule,
        part: "file",
        startedAt: noticed,
        startedBy: "external_review_step_recorded",
        dueAt:
          noticed &&
          dueOf(situation.rules, rule.id, "due_end_of_day", { notice_received: noticed }),
        // A file sent before the notice came is there when it comes.
        satisfiedAt: noticed && file && (file < noticed ? noticed : file),
        satisfiedBy: "File sent",
        ended: noticed && file ? null : over(contest),
      },
    ];
  },
};

const about = ({
  id,
  level,
}: Contest): { readonly contestId: string; readonly subject: ClockSubject } => ({
  contestId: id,
  subject: level,
});

const endings: Readonly<Record<string, string>> = {
  contest_withdrawn: "the contest was withdrawn",
  appeal_received: "it went on as an appeal",
};

/** How a contest came to its end other than by what a clock awaits. */
const over = (contest: Contest): ClockDraft["ended"] =>
  contest.endedAt
    ? {
        at: contest.endedAt,
        why: endings[contest.endedBy ?? ""] ?? "the contest went on elsewhere",
      }
    : contest.decidedAt && { at: contest.decidedAt, why: "the contest was decided" };

/** When the notice of a contest's decision had gone out to everybody. */
const decisionTold = (history: CaseHistory, contest: Contest): Date | null =>
  contest.decidedAt &&
  wentOut(history, "appeal_decision", { since: contest.decidedAt, contestId: contest.id });

/** The clock of a contest's decision, from its receipt to the notice. */
function decided(
  situation: Situation,
  contest: Contest,
  ruleId: string,
  key: string,
  startKey: string,
  start: { readonly at: Date | null; readonly by: string } = {
    at: contest.receivedAt,
    by: contest.openedBy,
  },
): readonly ClockDraft[] {
  const rule = bindingRule(situation, ruleId, start.at ?? contest.receivedAt);
  if (!rule) return [];
  return [
    {
      ...about(contest),
      rule,
      part: "decision",
      about: "written decision",
      startedAt: start.at,
      startedBy: start.by,
      dueAt: start.at && dueOf(situation.rules, ruleId, key, { [startKey]: start.at }),
      decidedAt: start.at && contest.decidedAt,
      satisfiedAt: start.at && decisionTold(situation.history, contest),
      ended: contest.decidedAt && start.at ? null : over(contest),
    },
  ];
}

/** The coordinator's name and the rights, told with the acknowledgement. */
function acknowledged(
  situation: Situation,
  contest: Contest,
  ruleId: string,
  key: string,
  startKey: string,
): readonly ClockDraft[] {
  const rule = bindingRule(situation, ruleId, contest.receivedAt);
  if (!rule) return [];
  const told = wentOut(situation.history, "appeal_acknowledgement", {
    since: contest.receivedAt,
    contestId: contest.id,
  });
  return [
    {
      ...about(contest),
      rule,
      part: "coordinator",
      about: contest.level === "second_level" ? "coordinator and rights" : "coordinator",
      startedAt: contest.receivedAt,
      startedBy: contest.openedBy,
      dueAt: dueOf(situation.rules, ruleId, key, { [startKey]: contest.receivedAt }),
      satisfiedAt: told,
      ended: told ? null : over(contest),
    },
  ];
}

/** Four days from the justifying information, or 72 hours where that is earlier. */
const expeditedAppeal: ClocksOf = (situation, contest) =>
  decided(
    situation,
    contest,
    "nc_expedited_appeal",
    "effective_due",
    "justifying_information_received",
    { at: contest.completeAt, by: "appeal_information_complete" },
  );

/** The second level's meeting: held in time, told in time, decided in time after it. */
function meeting(situation: Situation, contest: Contest): readonly ClockDraft[] {
  const { rules } = situation;
  const rule = bindingRule(situation, "nc_second_level", contest.receivedAt);
  if (!rule) return [];
  const held = contest.meetingHeldAt;
  const from = { startedAt: contest.receivedAt, startedBy: contest.openedBy };
  const latest = dueOf(rules, rule.id, "meeting_not_later_than", {
    request_received: contest.receivedAt,
  });
  const unset = dueOf(rules, rule.id, "member_notice_of_meeting_not_later_than", {
    request_received: contest.receivedAt,
  });
  const told = (contest.meetings.length > 0 ? contest.meetings : [null]).map((set): ClockDraft => {
    const by = set
      ? toDate(endOfDay(addDays(set.on, -(rule.figures["told_days_before"] ?? 0))))
      : unset;
    return {
      ...about(contest),
      rule,
      part: "meeting_told",
      about: "telling the member of the meeting",
      ...from,
      // A meeting set too soon is told too late from the first.
      dueAt: by && (by < contest.receivedAt ? contest.receivedAt : by),
      satisfiedAt: set?.setAt ?? null,
      satisfiedBy: "Told",
      ended: set ? null : held ? { at: held, why: "the meeting was held" } : over(contest),
    };
  });
  return [
    {
      ...about(contest),
      rule,
      part: "meeting",
      about: "meeting",
      ...from,
      dueAt: latest,
      satisfiedAt: held,
      satisfiedBy: "Held",
      ended: held ? null : over(contest),
    },
    ...told,
    ...decided(situation, contest, "nc_second_level", "written_decision_due", "meeting_held", {
      at: contest.meetingHeldOn && held ? earlierDay(contest.meetingHeldOn, held) : null,
      by: "appeal_meeting_held",
    }),
  ];
}

/** A meeting put on record on a later day than it was held counts from the day it was held. */
const earlierDay = (heldOn: string, recordedAt: Date): Date => {
  const start = toDate(startOfDay(heldOn));
  return toDate(endOfDay(heldOn)) < recordedAt ? start : recordedAt;
};

/** Within one business day of being asked for. */
export const peerToPeerClocks = (situation: Situation): readonly ClockDraft[] =>
  situation.history.peerToPeers.flatMap((talk) => {
    const { closed, contests, decision } = situation.history;
    const overturned = contests.find(({ outcome }) => outcome === "decision_overturned")?.decidedAt;
    const rule = bindingRule(situation, "peer_to_peer", talk.requestedAt);
    if (!rule) return [];
    return [
      {
        rule,
        part: "talk",
        subject: "peer_to_peer",
        startedAt: talk.requestedAt,
        startedBy: "peer_to_peer_requested",
        dueAt: dueOf(situation.rules, rule.id, "due_end_of_day", {
          request_received: talk.requestedAt,
        }),
        satisfiedAt: talk.heldAt,
        satisfiedBy: "Taken up",
        ended: talk.heldAt
          ? null
          : closed
            ? { at: closed.at, why: "the request was closed" }
            : decision?.kind === "certified" && decision.at > talk.requestedAt
              ? { at: decision.at, why: "the request was certified" }
              : overturned && overturned >= talk.requestedAt
                ? { at: overturned, why: "the decision was overturned" }
                : null,
      } satisfies ClockDraft,
    ];
  });

interface AdverseNotice {
  readonly at: Date;
  /** The decision of a contest, rather than the first one. */
  readonly contest: Contest | null;
}

/** Until when a member may appeal, and ask for external review, counted from each adverse notice. */
export function windowClocks(situation: Situation): readonly ClockDraft[] {
  const { history, rules } = situation;
  const first = history.decision?.kind === "certified" ? null : decisionNoticed(history);
  const notices: AdverseNotice[] = [
    ...(first ? [{ at: first, contest: null }] : []),
    ...history.contests.flatMap((contest) => {
      const at = contest.outcome === "decision_overturned" ? null : decisionTold(history, contest);
      return at ? [{ at, contest }] : [];
    }),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  const overturned = history.contests.find(({ outcome }) => outcome === "decision_overturned");
  const row = (
    ruleId: string,
    key: string,
    startKey: string,
    subject: "appeal" | "external_review",
    { at, contest }: AdverseNotice,
    next: AdverseNotice | undefined,
  ): readonly ClockDraft[] => {
    const rule = bindingRule(situation, ruleId, at);
    if (!rule) return [];
    const used = history.contests.find(
      ({ level, receivedAt }) => level === subject && receivedAt >= at,
    );
    const replaced = next && (!used || next.at < used.receivedAt) ? next : undefined;
    return [
      {
        rule,
        part: contest ? `window_after_${contest.id}` : "window",
        subject,
        owedBy: "claimant",
        startedAt: at,
        startedBy: "notice_sent",
        dueAt: dueOf(rules, ruleId, key, { [startKey]: at }),
        satisfiedAt: replaced ? null : (used?.receivedAt ?? null),
        satisfiedBy: "Asked for",
        ended: replaced
          ? { at: replaced.at, why: "a later notice began the time anew" }
          : !used && overturned?.decidedAt
            ? {
                at: overturned.decidedAt < at ? at : overturned.decidedAt,
                why: "the decision was overturned",
              }
            : null,
      },
    ];
  };
  return [
    ...notices
      .filter(({ contest }) => contest === null)
      .flatMap((notice) =>
        row(
          "erisa_appeal_window",
          "appeal_accepted_through",
          "adverse_notice_received",
          "appeal",
          notice,
          undefined,
        ),
      ),
    ...notices.flatMap((notice, index) =>
      row(
        "nc_external_review_window",
        "request_accepted_through",
        "notice_received",
        "external_review",
        notice,
        notices[index + 1],
      ),
    ),
  ];
}
