/** The clocks of the first decision, and of what is awaited for it. */
import {
  bindingRule,
  dueOf,
  earliest,
  type ClockDraft,
  type Situation,
} from "@/lib/clocks/clock-draft";
import { wentOut, type CaseHistory, type Extension, type Round } from "@/lib/clocks/case-history";
import { writeWhen } from "@/lib/clocks/clock-words";
import type { ClockExtension, TolledStretch } from "@/lib/clocks/clock-row";
import { addHours, endOfDay, momentAt, toDate } from "@/lib/clocks/moment";
import type { ClockRule } from "@/lib/policy/clock-rules";
import type { NoticeKind } from "@/lib/review/workflow";

const noticeOf = {
  certified: "certification",
  certified_in_part: "certification_in_part",
  noncertified: "noncertification",
} as const satisfies Readonly<Record<string, NoticeKind>>;

/** What ends a clock that nothing satisfies, in words. */
const closings: Readonly<Record<string, string>> = {
  request_withdrawn: "the request was withdrawn",
  closed_administratively: "the request was closed without a clinical decision",
};

const closedAs = ({ closed }: CaseHistory): ClockDraft["ended"] =>
  closed && { at: closed.at, why: closings[closed.kind] ?? "the request was closed" };

/** How the decision was overturned or changed in part, which ends what it still owed; or null. */
function revisionOf({ contests }: CaseHistory): ClockDraft["ended"] {
  const revised = contests.find(({ outcome }) => outcome && outcome !== "decision_upheld");
  return revised?.decidedAt
    ? {
        at: revised.decidedAt,
        why:
          revised.outcome === "decision_overturned"
            ? "the decision was overturned"
            : "the decision was changed in part",
      }
    : null;
}

/** When the decision's notice had gone out to everybody it is owed to, while the decision stood. */
export function decisionNoticed(history: CaseHistory): Date | null {
  const { decision } = history;
  if (!decision) return null;
  const told = wentOut(history, noticeOf[decision.kind], {
    since: decision.at,
    determinationId: decision.determinationId,
  });
  const revision = revisionOf(history);
  return revision && told && told > revision.at ? null : told;
}

/** How a clock of the decision ends, the same for all of them. */
function outcome(history: CaseHistory) {
  const satisfiedAt = decisionNoticed(history);
  return {
    subject: "decision" as const,
    decidedAt: history.decision?.at ?? null,
    satisfiedAt,
    ended: closedAs(history) ?? (satisfiedAt ? null : revisionOf(history)),
  };
}

/** All clocks that a submitted request runs under until its decision is told. */
export function decisionClocks(situation: Situation): readonly ClockDraft[] {
  const { facts, history } = situation;
  const received = history.receivedAt;
  if (!received) return [];
  const retrospective = facts.timing === "retrospective";
  const urgent = facts.urgency === "urgent" && !retrospective;
  const ids = retrospective
    ? ["erisa_post_service", "ncqa_post_service"]
    : urgent
      ? [urgentRule(situation, received), "cms_expedited", "ncqa_urgent"]
      : ["erisa_pre_service", "cms_standard", "ncqa_pre_service"];
  return [
    ...afterInformation(situation, received),
    ...ids.flatMap((id) => {
      const rule = bindingRule(situation, id, received);
      return rule ? [fromReceipt(situation, rule, received)] : [];
    }),
    ...tellingWhatIsMissing(situation, received),
    ...writtenNotice(situation),
  ];
}

/** Asked at least 24 hours before the approved days end, what goes on with them has its own time. */
function urgentRule({ facts, rules }: Situation, received: Date): string {
  if (facts.authorizedThrough === null) return "erisa_urgent";
  const hours = rules.find("erisa_urgent_concurrent", facts.authorizedThrough)?.figures[
    "hours_before_end"
  ];
  const expires = toDate(endOfDay(facts.authorizedThrough));
  return hours !== undefined && received.getTime() + hours * 3_600_000 <= expires.getTime()
    ? "erisa_urgent_concurrent"
    : "erisa_urgent";
}

/** North Carolina counts from the moment a person records that nothing more is awaited. */
function afterInformation(situation: Situation, received: Date): readonly ClockDraft[] {
  const { facts, history, rules } = situation;
  const retrospective = facts.timing === "retrospective";
  const ruleId = retrospective ? "nc_retrospective" : "nc_prospective";
  const key = retrospective ? "determination_due" : "due_end_of_day";
  const rows: ClockDraft[] = [];
  for (const { at, reopenedAt } of history.obtained) {
    const rule = bindingRule(situation, ruleId, at);
    if (!rule) continue;
    rows.push({
      rule,
      part: "decision",
      startedAt: at,
      startedBy: "all_necessary_information_obtained",
      dueAt: dueOf(rules, ruleId, key, { all_necessary_information_obtained: at }),
      ...outcome(history),
      ...(reopenedAt && {
        decidedAt: null,
        satisfiedAt: null,
        ended: { at: reopenedAt, why: "more information was asked for" },
      }),
    });
  }
  const waits = history.obtained.every(({ reopenedAt }) => reopenedAt);
  const rule = bindingRule(situation, ruleId, received);
  if (waits && rule)
    rows.push({
      rule,
      part: "decision",
      subject: "decision",
      startedAt: null,
      startedBy: "all_necessary_information_obtained",
      dueAt: null,
      ended:
        closedAs(history) ??
        (history.decision && { at: history.decision.at, why: "the request was decided" }),
    });
  return rows;
}

function fromReceipt(situation: Situation, rule: ClockRule, received: Date): ClockDraft {
  const { facts, history, rules } = situation;
  const base = {
    rule,
    part: "decision",
    startedAt: received,
    startedBy: "request_submitted",
    ...outcome(history),
  };
  if (rule.figures["extension_days"] !== undefined)
    return { ...base, ...extendedTime(situation, rule, received) };
  if (rule.id === "erisa_urgent") return { ...base, ...urgentTime(situation, received) };
  if (rule.id === "erisa_urgent_concurrent")
    return {
      ...base,
      dueAt: dueOf(rules, rule.id, "due", {
        received,
        authorization_expires:
          facts.authorizedThrough === null ? null : toDate(endOfDay(facts.authorizedThrough)),
      }),
      notes: [
        `Asked for at least ${rule.figures["hours_before_end"]} hours before the approved days end.`,
      ],
    };
  const hours = rule.figures["hours"] !== undefined;
  return {
    ...base,
    dueAt: dueOf(rules, rule.id, hours ? "due" : "due_end_of_day", { received }),
  };
}

/** ERISA urgent: 72 hours, or 48 from the answer or the end of the time for it, when told in time. */
function urgentTime(
  { history, rules, now }: Situation,
  received: Date,
): Pick<ClockDraft, "dueAt" | "notes"> {
  const rule = rules.find("erisa_urgent", momentAt(received).date);
  const tellBy = later(received, rule?.figures["hours_to_tell_what_is_missing"] ?? 0);
  const inTime = history.rounds.findLast(({ toldAt }) => toldAt && toldAt <= tellBy);
  const round = inTime ?? history.rounds.find(({ toldAt }) => toldAt);
  if (!round) {
    const asked = history.rounds.length > 0;
    return {
      dueAt: dueOf(rules, "erisa_urgent", "due", { received }),
      notes: [
        asked && now > tellBy
          ? notToldBy(tellBy)
          : `What is missing must be told by ${writeWhen(tellBy)}.`,
      ],
    };
  }
  const hours = rule?.figures["hours_after_information"] ?? 0;
  return {
    dueAt: dueOf(rules, "erisa_urgent", "due", {
      received,
      notice_sent: round.toldAt,
      information_period_end: round.dueAt,
      information_received: round.answeredAt,
    }),
    notes: [
      !inTime
        ? notToldBy(tellBy)
        : round.answeredAt && round.answeredAt <= round.dueAt
          ? `${hours} hours from the answer, which came ${writeWhen(round.answeredAt)}.`
          : round.answeredAt
            ? `${hours} hours from the end of the time to answer, ${writeWhen(round.dueAt)}: the answer came later.`
            : `${hours} hours from the answer, or from the end of the time for it, ${writeWhen(round.dueAt)}, whichever is earlier.`,
    ],
  };
}

const notToldBy = (at: Date): string =>
  `What is missing was not told by ${writeWhen(at)}, so that the time to answer does not lengthen it.`;

/** Clocks in days that the law lets the plan extend once. */
function extendedTime(
  { history, rules, now }: Situation,
  rule: ClockRule,
  received: Date,
): Pick<ClockDraft, "dueAt" | "notes" | "tolled"> & { readonly extension: ClockExtension } {
  const first = dueOf(rules, rule.id, "due_end_of_day", { received }) ?? received;
  const [used] = extensionsOf(history, rule);
  const none = { until: first, recordedAt: used?.at ?? null, toldAt: null };
  if (!used) return { dueAt: first, extension: none };
  const days = rule.figures["extension_days"] ?? 0;
  if (!used.toldAt)
    return {
      dueAt: first,
      extension: none,
      notes: [
        `An extension of ${days} days was put on record ${writeWhen(used.at)}; it counts once its notice has gone out, until ${writeWhen(first)}.`,
      ],
    };
  const extension = { until: first, recordedAt: used.at, toldAt: used.toldAt };
  if (used.toldAt > first)
    return {
      dueAt: first,
      extension,
      notes: [
        `The notice of an extension went out ${writeWhen(used.toldAt)}, after the limit: it changes nothing.`,
      ],
    };
  const tolls = rule.id !== "cms_standard" && used.round ? used.round : null;
  const resumed = tolls && earliest(tolls.answeredAt, now >= tolls.dueAt ? tolls.dueAt : null);
  const ends = tolls && (resumed ?? tolls.dueAt);
  const stopped = history.decision?.at ?? history.closed?.at ?? null;
  const from = used.toldAt;
  const tolled: TolledStretch[] =
    tolls && (!resumed || resumed > from) && (!stopped || stopped > from)
      ? [{ from, to: earliest(resumed, stopped) }]
      : [];
  return {
    dueAt: dueOf(rules, rule.id, "due_end_of_day", {
      received,
      extension_notice_sent: from,
      claimant_responds: ends && ends > from ? ends : null,
    }),
    extension,
    tolled,
    notes: [`Extended once by ${days} days; the notice of it went out ${writeWhen(from)}.`],
  };
}

interface UsedExtension extends Pick<Extension, "at" | "toldAt"> {
  /** The round whose answer is awaited, where missing information is the reason. */
  readonly round: Round | null;
}

/** Extensions of a rule's time, earliest first: put on record by themselves or with a round. */
function extensionsOf(history: CaseHistory, rule: ClockRule): readonly UsedExtension[] {
  const declared = history.extensions
    .filter(({ ruleIds }) => ruleIds.length === 0 || ruleIds.includes(rule.id))
    .map((extension): UsedExtension => {
      const round = extension.forMissingInformation
        ? (history.rounds.find((each) => each.extends && each.askedAt >= extension.at) ??
          history.rounds.findLast(({ askedAt }) => askedAt <= extension.at))
        : undefined;
      return {
        at: extension.at,
        toldAt: earliest(extension.toldAt, round?.extends ? round.toldAt : null),
        round: round ?? null,
      };
    });
  if (declared.length > 0 || rule.id === "cms_standard") return declared;
  return history.rounds
    .filter((round) => round.extends)
    .map((round) => ({ at: round.askedAt, toldAt: round.toldAt, round }));
}

/** ERISA urgent: what is missing is told within 24 hours; seen once something was asked for. */
function tellingWhatIsMissing(situation: Situation, received: Date): readonly ClockDraft[] {
  const { facts, history } = situation;
  const [asked] = history.rounds;
  const urgent = facts.urgency === "urgent" && facts.timing !== "retrospective";
  const rule = bindingRule(situation, "erisa_urgent", received);
  if (!asked || !urgent || !rule) return [];
  const stopped =
    closedAs(history) ??
    (history.decision && { at: history.decision.at, why: "the request was decided" }) ??
    (asked.answeredAt && { at: asked.answeredAt, why: "the answer came before the notice" });
  return [
    {
      rule,
      part: "missing_information",
      about: "telling what is missing",
      subject: "information",
      startedAt: received,
      startedBy: "request_submitted",
      dueAt: later(received, rule.figures["hours_to_tell_what_is_missing"] ?? 0),
      decidedAt: asked.askedAt,
      satisfiedAt: asked.toldAt,
      ended: asked.toldAt ? null : stopped,
    },
  ];
}

/** North Carolina: a retrospective noncertification is told in writing within five business days. */
function writtenNotice(situation: Situation): readonly ClockDraft[] {
  const { facts, history, rules } = situation;
  const { decision } = history;
  if (!decision || decision.kind === "certified" || facts.timing !== "retrospective") return [];
  const rule = bindingRule(situation, "nc_retrospective", decision.at);
  if (!rule) return [];
  return [
    {
      ...outcome(history),
      rule,
      part: "written_notice",
      about: "written notice",
      startedAt: decision.at,
      startedBy: decision.kind,
      dueAt: dueOf(rules, rule.id, "written_notice_due", { noncertified_on: decision.at }),
    },
  ];
}

/** The time the provider has for each round of questions. */
export function informationClocks(situation: Situation): readonly ClockDraft[] {
  const { facts, history } = situation;
  const urgent = facts.urgency === "urgent" && facts.timing !== "retrospective";
  return history.rounds.flatMap((round) => {
    const least = urgent
      ? "erisa_urgent_information_period"
      : round.extends
        ? "erisa_pre_service_information_period"
        : "information_period";
    const rule =
      bindingRule(situation, least, round.askedAt) ??
      bindingRule(situation, "information_period", round.askedAt);
    if (!rule) return [];
    return [
      {
        rule,
        part: "answer",
        about: `round ${round.number}`,
        subject: "information",
        owedBy: "claimant",
        startedAt: round.askedAt,
        startedBy: "information_requested",
        dueAt: round.dueAt,
        satisfiedAt: round.answeredAt,
        satisfiedBy: "Answered",
        ended: round.answeredAt
          ? null
          : (closedAs(history) ??
            (history.decision && { at: history.decision.at, why: "the request was decided" })),
      } satisfies ClockDraft,
    ];
  });
}

const later = (at: Date, hours: number): Date => {
  const { instant } = momentAt(at);
  return instant ? toDate(addHours(instant, hours)) : at;
};
