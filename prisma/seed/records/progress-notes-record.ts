import { programWeek } from "@/lib/calendar";
import { chartDate, dateFact, rowsOf, type Chart } from "../chart";
import { headed } from "./headed";
import type { Block, ChartRecord } from "./record";

const notesAPage = 4;

const presentations = [
  "On time, sat at the edge of the group, spoke when asked.",
  "Arrived tired, took part in both groups, named one skill used since yesterday.",
  "Tearful in the first hour, stayed, gave feedback to another member.",
  "Brighter than last session, had done the assignment in part.",
  "Restless, left the room once and came back by own decision.",
] as const;

/**
 * Daily notes, newest program days first left out: at most sixteen notes on four pages, each with
 * who evaluated the patient that day, as the facts say.
 *
 * @param from ISO date of the first note, so that a continued stay shows its own period.
 */
export function progressNotesRecord(chart: Chart, from: string): ChartRecord {
  const admission = dateFact(chart, "dates.admission_date") ?? from;
  const days = rowsOf(chart, "program_days_attended")
    .filter((row) => typeof row["date"] === "string" && row["date"] >= from)
    .slice(-4 * notesAPage);
  const individual = chart.facts["individual_counseling_session_dates"];
  const sessions: readonly unknown[] = Array.isArray(individual) ? individual : [];
  const pages: ChartRecord["pages"] = Array.from(
    { length: Math.max(1, Math.ceil(days.length / notesAPage)) },
    (_, page) => ({
      documents:
        page === 0
          ? [
              "program_days_attended",
              "individual_counseling_session_dates",
              "all_treatment_supervised_by_licensed_behavioral_health_practitioners",
              "engagement.displaying_increasing_motivation_and_active_participation",
              "progress.progress_toward_goals_documented",
              "progress.progressing_appropriately",
              "reasons_for_continued_intensive_outpatient_care.multiple_interventions_per_week_needed",
            ]
          : [],
      blocks: days
        .slice(page * notesAPage, (page + 1) * notesAPage)
        .flatMap((day, index) =>
          note(chart, admission, day, page * notesAPage + index, sessions.includes(day["date"])),
        ),
    }),
  );
  const last = days.at(-1)?.["date"];
  const date = typeof last === "string" ? last : chart.through;
  return headed(chart, {
    fileName: `Daily progress notes to ${date}.pdf`,
    kind: "progress_note",
    title: "Daily progress notes",
    author: chart.team.therapist,
    date,
    pages,
  });
}

function note(
  chart: Chart,
  admission: string,
  day: Readonly<Record<string, unknown>>,
  index: number,
  withIndividual: boolean,
): readonly Block[] {
  const { picture, team } = chart;
  const date = String(day["date"]);
  const week = programWeek(admission, date);
  const evaluated = day["evaluated_by_licensed_behavioral_health_practitioner"];
  const [scale, intake, later] = picture.scales[0] ?? ["", 0, 0];
  const score = Math.round(intake + ((later - intake) * Math.min(week - 1, 3)) / 3);
  return [
    { heading: `${chartDate(date)} · program week ${week}` },
    {
      text: `Groups: ${picture.groupWork[index % 3]}, process group. ${presentations[index % presentations.length]} Focus of the day: ${picture.diagnosis.toLowerCase()}. ${withIndividual ? `Individual session with ${team.therapist}, 45 minutes: goal “${picture.goals[index % 3]}” reviewed. ` : ""}${scale} this week ${score}.`,
    },
    {
      text:
        evaluated === true
          ? `Evaluated today by ${index % 2 === 0 ? team.therapist : team.nurse.replace("RN", "RN, with ") + team.therapist}: mood, risk and plan reviewed; no change of risk. Supervision: ${team.director}.`
          : evaluated === false
            ? "Seen today by the peer support specialist only; no evaluation by a licensed practitioner."
            : "Attendance signed. Evaluation note not in the record.",
    },
  ];
}
