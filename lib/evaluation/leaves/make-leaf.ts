/**
 * From a leaf test as written in criteria/ to the leaf that decides it.
 */
import { met, missing, needsClinician, notApplicable, notMet, notYetDue } from "@/lib/finding";
import type { Leaf } from "@/lib/evaluation/node";
import { everyAttendedDayLeaf } from "@/lib/evaluation/leaves/attendance";
import {
  doneInPeriodLeaf,
  doneNearAdmissionLeaf,
  eachDoneWithinDaysLeaf,
  noneNeededLeaf,
} from "@/lib/evaluation/leaves/dated";
import { followedUpLeaf } from "@/lib/evaluation/leaves/followed-up";
import {
  coversServiceLeaf,
  triedEveryWeekLeaf,
  weeklyHoursLeaf,
} from "@/lib/evaluation/leaves/program";
import {
  countAtLeastLeaf,
  disorderLeaf,
  namedLeaf,
  noneStatedLeaf,
  specificallyListedLeaf,
  yesNoLeaf,
} from "@/lib/evaluation/leaves/stated";
import {
  everyWeekLeaf,
  familySessionEveryWeekLeaf,
  familySessionHeldLeaf,
  remoteSessionsLeaf,
} from "@/lib/evaluation/leaves/weekly";
import type { FactDefinition, Policy } from "@/lib/policy/schema";
import type { LeafTest } from "@/lib/policy/test";

/** Names as written in a test, looked up. The loader has checked that all of them exist. */
export interface Names {
  readonly fact: (path: string) => FactDefinition;
  readonly number: (value: number | string) => number;
  readonly texts: (setting: string) => readonly string[];
}

/** Looks names up in a policy. */
export function namesOf(policy: Policy): Names {
  const facts = new Map(
    policy.vocabulary.facts.map((fact) => [fact.path, { ...fact, path: asKey(fact.path) }]),
  );
  return {
    fact(path) {
      const fact = facts.get(path);
      if (!fact) throw new Error(`The vocabulary has no fact "${path}".`);
      return fact;
    },
    number(value) {
      if (typeof value === "number") return value;
      const setting = policy.settings[value]?.value;
      if (typeof setting !== "number") throw new Error(`There is no number setting "${value}".`);
      return setting;
    },
    texts(name) {
      const setting = policy.settings[name]?.value;
      if (typeof setting !== "object") throw new Error(`There is no list setting "${name}".`);
      return setting;
    },
  };
}

/** The same text as the engine keeps for property names, by which a fact is found at once. */
function asKey(path: string): string {
  return Object.keys({ [path]: true })[0] ?? path;
}

/** The leaf of a leaf test. */
export function makeLeaf(test: LeafTest, { fact, number, texts }: Names): Leaf {
  if ("yes" in test) return yesNoLeaf(fact(test.yes), { yes: met, no: notMet, silent: missing });
  if ("no" in test) return yesNoLeaf(fact(test.no), { yes: notMet, no: met, silent: missing });
  if ("addressed" in test) {
    return yesNoLeaf(fact(test.addressed), { yes: met, no: needsClinician, silent: missing });
  }
  if ("not_denied" in test) {
    return yesNoLeaf(fact(test.not_denied), { yes: met, no: notMet, silent: met });
  }
  if ("named" in test) return namedLeaf(fact(test.named.text), texts(test.named.none));
  if ("none_stated" in test) {
    const { text, begins, whole, unless } = test.none_stated;
    return noneStatedLeaf(fact(text), texts(begins), texts(whole), texts(unless));
  }
  if ("specifically_listed" in test) {
    const { text, vague } = test.specifically_listed;
    return specificallyListedLeaf(fact(text), texts(vague));
  }
  if ("count_at_least" in test) {
    const { count, minimum } = test.count_at_least;
    return countAtLeastLeaf(fact(count), number(minimum));
  }
  if ("disorder" in test) {
    const { name, code, not_disorders } = test.disorder;
    return disorderLeaf(fact(name), fact(code), texts(not_disorders));
  }
  if ("covers_service" in test) {
    return coversServiceLeaf(fact(test.covers_service.from), fact(test.covers_service.through));
  }
  if ("done_near_admission" in test) {
    const { documented, on, days_before, days_after } = test.done_near_admission;
    return doneNearAdmissionLeaf(
      fact(documented),
      fact(on),
      number(days_before),
      number(days_after),
    );
  }
  if ("none_needed" in test) {
    return noneNeededLeaf(fact(test.none_needed.documented), fact(test.none_needed.list));
  }
  if ("each_done_within_days" in test) {
    const { list, on, days, days_before } = test.each_done_within_days;
    return eachDoneWithinDaysLeaf(fact(list), on, number(days), number(days_before));
  }
  if ("every_attended_day" in test) {
    const { list, shows } = test.every_attended_day;
    return everyAttendedDayLeaf(fact(list), shows, { none: notYetDue, inPeriod: false });
  }
  if ("every_attended_day_if_any" in test) {
    const { list, shows } = test.every_attended_day_if_any;
    return everyAttendedDayLeaf(fact(list), shows, { none: notApplicable, inPeriod: false });
  }
  if ("every_attended_day_in_period" in test) {
    const { list, shows } = test.every_attended_day_in_period;
    return everyAttendedDayLeaf(fact(list), shows, { none: notApplicable, inPeriod: true });
  }
  if ("every_week" in test) {
    const { dates, attended, minimum } = test.every_week;
    return everyWeekLeaf(fact(dates), fact(attended), number(minimum));
  }
  if ("family_session_held" in test) {
    const { sessions, limitation, frequent } = test.family_session_held;
    return familySessionHeldLeaf(fact(sessions), fact(limitation), fact(frequent));
  }
  if ("family_session_every_week" in test) {
    const week = test.family_session_every_week;
    return familySessionEveryWeekLeaf(
      fact(week.sessions),
      fact(week.limitation),
      fact(week.contraindications),
      texts(week.vague),
      fact(week.attended),
      fact(week.date_of_birth),
      number(week.adult_from),
    );
  }
  if ("remote_sessions_explained" in test) {
    const { sessions, limitation } = test.remote_sessions_explained;
    return remoteSessionsLeaf(fact(sessions), fact(limitation));
  }
  if ("weekly_hours" in test) {
    const { schedule, days, minutes } = test.weekly_hours;
    return weeklyHoursLeaf(fact(schedule), number(days), number(minutes));
  }
  if ("done_in_period" in test) return doneInPeriodLeaf(fact(test.done_in_period.dates));
  if ("tried_every_week" in test) {
    const { documented, attempts } = test.tried_every_week;
    return triedEveryWeekLeaf(fact(documented), fact(attempts));
  }
  if ("followed_up" in test) {
    const { documented, since, on, days } = test.followed_up;
    return followedUpLeaf(fact(documented), fact(since), fact(on), number(days), false);
  }
  const { absent, since, on, days } = test.followed_up_unless_absent;
  return followedUpLeaf(fact(absent), fact(since), fact(on), number(days), true);
}
