/** Program criterion 13 by hand. */
import { dayNumber, dayOfAge } from "@/lib/calendar";
import {
  insufficientDocumentation,
  met,
  missing,
  needsClinician,
  notApplicable,
  notMet,
  notYetDue,
  type Finding,
} from "@/lib/finding";
import type { FactRow } from "@/lib/facts/fact-values";
import { atLeast, both, strength } from "./logic";
import type { RecordByHand } from "./record";

const vague = new Set(
  [
    "patient patients pt pts client clients member members mbr individual family families he she they his her their him them",
    "decline declines declined declining refuse refuses refused refusing refusal reject rejects rejected want wants wanted wish wishes wished prefer prefers preferred preference like agree agrees agreed consent consents consented willing unwilling reluctant interested interest choice request requests requested opted out",
    "therapy therapies treatment treatments session sessions counseling meeting meetings participation participate participates participated participating involvement involve involved involving attend attends attended attending include included work held done offered provided",
    "contraindication contraindications contraindicated contraindicate indicated indication appropriate inappropriate applicable clinically clinical medically therapeutic therapeutically beneficial suitable recommended necessary needed available unavailable possible deemed considered felt determined judged identified listed reported stated given due because reason per team staff therapist clinician provider",
    "see refer chart record records note notes noted documentation documented documents attached above below file tbd tba pending unknown unclear unspecified none nil n/a na",
    "a an and any as at be been by can could currently current did do does doesn don didn for from has have had if in is isn are aren it its later moment no not now of on only or other present s so still t that the there this time to until was wasn were will with would yet",
  ].flatMap((group) => group.split(" ")),
);

const isVague = (reason: string) => {
  let content = 0;
  for (const word of reason.toLowerCase().split(/[^\p{L}\p{N}/]+/u)) {
    if (word !== "" && !vague.has(word)) content += 1;
  }
  return content < 2;
};

/** Finding of P13. */
export function decideFamily(r: RecordByHand): Finding {
  const { f, weak, known, yes, rows, happened, deed, lacking, admission, review, weeks } = r;
  // P13
  const ft = "family_treatment";
  const limitation = f["family_treatment.significant_geographic_or_other_limitation_documented"];
  const family = rows("family_treatment.sessions")?.filter(happened);
  const listed = f["family_treatment.contraindications_to_family_therapy_specifically_listed"];
  const reason = typeof listed === "string" ? listed.trim() : "";
  const familyWeak =
    weak(ft) && (known(f["family_treatment.sessions"]) || known(limitation) || known(listed));
  const specific = (): Finding => {
    if (reason === "") return notMet;
    if (weak(ft)) return insufficientDocumentation;
    return isVague(reason) ? needsClinician : met;
  };
  const counts = (row: FactRow): Finding => {
    if (row.mode === "in_person" || limitation === true) return met;
    return limitation === false && known(row.mode) ? notMet : missing;
  };
  const adult = (): Finding => {
    const frequent = f["family_treatment.frequency_documented_as_clinically_appropriate"];
    const stated = known(f["family_treatment.sessions"]) || known(limitation) || known(frequent);
    let held: Finding;
    if (weak(ft) && stated) held = insufficientDocumentation;
    else if (!family) held = missing;
    else {
      held = weeks === 0 ? notYetDue : notMet;
      for (const row of family) {
        if (typeof row.date === "string" && dayNumber(row.date) < admission) continue;
        const counted = counts(row);
        if (counted === met) {
          held = met;
          break;
        }
        if (counted === missing) held = missing;
      }
    }
    const often =
      held === notYetDue || held === insufficientDocumentation
        ? met
        : frequent === true
          ? met
          : frequent === false
            ? notMet
            : missing;
    return atLeast(1, both(held, often), specific());
  };
  const birth = f["member.date_of_birth"];
  const eighteenth = typeof birth === "string" ? dayOfAge(birth, 18) : Infinity;
  const minor = (): Finding => {
    const assessed = deed(
      ft,
      "family_treatment.family_or_support_system_assessment_completed_on",
      undefined,
      5,
      30,
    );
    const waiver = specific();
    let weekly: Finding;
    if (familyWeak) weekly = insufficientDocumentation;
    else if (!family) weekly = waiver === met ? met : missing;
    else {
      const held: Finding[] = new Array<Finding>(Math.max(1, weeks)).fill(notMet);
      for (const row of family) {
        const counted = counts(row);
        if (counted === notMet) continue;
        if (typeof row.date === "string") {
          const week = Math.floor((dayNumber(row.date) - admission) / 7);
          if (week >= 0 && week < held.length && held[week] !== met) held[week] = counted;
        } else {
          for (let week = 0; week < held.length; week += 1) {
            if (held[week] === notMet) held[week] = missing;
          }
        }
      }
      if (weeks === 0) {
        weekly = held[0] === notMet ? (waiver === met ? met : notYetDue) : (held[0] ?? missing);
      } else {
        weekly = both(
          ...held.map((session, week) => {
            if (admission + 7 * week >= eighteenth) return notApplicable;
            if (session === met || waiver === met) return met;
            const weighed = session === notMet ? lacking(week) : session;
            if (weighed === notApplicable || waiver !== needsClinician) return weighed;
            return strength(weighed) > strength(needsClinician) ? weighed : needsClinician;
          }),
        );
      }
    }
    return both(
      assessed,
      atLeast(1, yes("family_treatment.included_in_treatment_plan", ft), waiver),
      weekly,
    );
  };
  let p13: Finding;
  if (typeof birth !== "string" || weak("member")) {
    const young = minor();
    const grown = adult();
    const silent = typeof birth === "string" ? insufficientDocumentation : missing;
    if (young === grown && strength(young) === 0) p13 = young;
    else p13 = [young, grown].reduce((a, b) => (strength(b) > strength(a) ? b : a), silent);
  } else if (eighteenth <= admission) p13 = adult();
  else if (review >= admission + 7 * Math.ceil((eighteenth - admission) / 7)) {
    p13 = both(minor(), adult());
  } else p13 = minor();

  return p13;
}
