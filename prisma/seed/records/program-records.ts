import { addDays } from "@/lib/calendar";
import { licensingAgency } from "@/tests/builders/places";
import { chartDate, dateFact, rowsOf, textFact, type Chart } from "../chart";
import { headed } from "./headed";
import type { ChartRecord } from "./record";

/** The laboratory report: drug screen and tests, with the days they were collected. */
export function laboratoryRecord(chart: Chart): ChartRecord {
  const { picture, team } = chart;
  const screened = dateFact(chart, "drug_screen_on_admission.collected_on");
  const collected =
    dateFact(chart, "relevant_laboratory_tests_on_admission.collected_on") ??
    screened ??
    chart.through;
  return headed(chart, {
    fileName: `Laboratory report ${collected}.pdf`,
    kind: "lab_report",
    title: "Laboratory report",
    author: "Piedmont Reference Laboratory",
    date: collected,
    pages: [
      {
        documents: [
          ...(screened
            ? ["drug_screen_on_admission.documented", "drug_screen_on_admission.collected_on"]
            : []),
          "relevant_laboratory_tests_on_admission.documented",
          "relevant_laboratory_tests_on_admission.collected_on",
          "relevant_laboratory_tests_on_admission.tests",
        ],
        blocks: [
          {
            rows: [
              ["Ordered by", team.psychiatrist],
              ["Blood collected", chartDate(collected)],
              ["Urine collected", screened ? chartDate(screened) : "no specimen received"],
            ],
          },
          { heading: "Blood" },
          {
            table: [["Test", "Result", "Reference"], ...picture.laboratory.map((row) => [...row])],
            widths: [0.4, 0.35, 0.25],
          },
          ...(screened
            ? [
                { heading: "Urine drug screen, immunoassay" },
                {
                  table: [
                    ["Class", "Result"],
                    ["Amphetamines", "negative"],
                    ["Benzodiazepines", "negative"],
                    ["Cannabinoids", "negative"],
                    ["Cocaine metabolite", "negative"],
                    ["Opiates, fentanyl", "negative"],
                    ["Ethyl glucuronide", "negative"],
                  ],
                  widths: [0.5, 0.5],
                },
              ]
            : []),
          { text: "Results released to the ordering practitioner by the laboratory director." },
        ],
      },
    ],
  });
}

/** The safety plan, with the number to call outside program hours when the facts say there is one. */
export function safetyPlanRecord(chart: Chart): ChartRecord {
  const { picture, team, facts } = chart;
  const date = dateFact(chart, "dates.admission_date") ?? chart.through;
  const access =
    facts["safety_plan.includes_access_to_professional_support_outside_program_hours"] === true;
  return headed(chart, {
    fileName: `Safety plan ${date}.pdf`,
    kind: "safety_plan",
    title: "Safety plan",
    author: team.nurse,
    date,
    pages: [
      {
        documents: [
          "safety_plan.documented",
          "safety_plan.includes_access_to_professional_support_outside_program_hours",
          "safety_plan.access_is_for",
          "services_available_24_hours_7_days.mental_health",
          "services_available_24_hours_7_days.medical",
        ],
        blocks: [
          { rows: [["Written with the patient", chartDate(date)]] },
          { heading: "1  Warning signs" },
          { text: picture.warningSigns },
          { heading: "2  What I can do by myself" },
          { text: picture.coping },
          { heading: "3  People and places that distract" },
          { text: "Library until 8 p.m.; church hall on Wednesdays; sister or neighbor." },
          { heading: "4  People I can ask for help" },
          { text: `For: ${textFact(chart, "safety_plan.access_is_for", "the member")}` },
          { heading: "5  Professionals" },
          {
            text: access
              ? `Program on-call clinician at any hour outside program time: ${team.afterHours}. Medical: county hospital emergency department, by agreement with the program.`
              : "Program office, Monday to Friday 8:30 to 4:30.",
          },
          { heading: "6  Making the place safe" },
          {
            text: "Medicines kept by a household member, one week at a time. No firearm in the home.",
          },
          {
            text: `Signed by the patient and ${team.nurse}, ${chartDate(date)}. Copy handed over.`,
          },
        ],
      },
    ],
  });
}

/** Calls to treating providers, family and aftercare, one line a contact. */
export function contactLogRecord(chart: Chart): ChartRecord {
  const { team, facts } = chart;
  const lines: (readonly [string, string, string])[] = [];
  for (const provider of rowsOf(chart, "recent_treating_providers"))
    lines.push([
      String(provider["contacted_by_treatment_team_on"] ?? ""),
      String(provider["role"] ?? "provider"),
      "Reached; history, medicines and wishes for the plan taken down",
    ]);
  for (const session of rowsOf(chart, "family_treatment.sessions"))
    lines.push([
      String(session["date"] ?? ""),
      "family",
      `Family session, ${String(session["mode"] ?? "").replaceAll("_", " ")}, with ${team.familyTherapist}`,
    ]);
  const contacts = facts["family_or_support_system_coordination.contact_dates_in_period"];
  for (const date of Array.isArray(contacts) ? contacts : [])
    lines.push([
      String(date),
      "family",
      "Current treatment and support after step-down discussed by telephone",
    ]);
  for (const attempt of rowsOf(chart, "access_to_resources.attempts"))
    lines.push([
      String(attempt["date"] ?? ""),
      "aftercare",
      `Asked for ${String(attempt["for"] ?? "an appointment")}`,
    ]);
  lines.sort((a, b) => a[0].localeCompare(b[0]));
  const shown = lines.slice(0, 26);
  const date = shown.at(-1)?.[0] || chart.through;
  return headed(chart, {
    fileName: `Contact log to ${date}.pdf`,
    kind: "contact_log",
    title: "Contact log: providers, family, aftercare",
    author: team.familyTherapist,
    date,
    pages: [
      {
        documents: [
          "recent_treating_providers",
          "family_treatment.sessions",
          "family_or_support_system_coordination.contact_dates_in_period",
          "family_or_support_system_coordination.discussed_current_treatment",
          "access_to_resources.frequent_attempts_documented",
          "access_to_resources.attempts",
        ],
        blocks: [
          {
            table: [
              ["Date", "With", "What"],
              ...shown.map(([day, who, what]) => [chartDate(day), who, what]),
            ],
            widths: [0.16, 0.24, 0.6],
          },
          { text: `Kept by ${team.familyTherapist} and ${team.therapist}.` },
        ],
      },
    ],
  });
}

/** The program's week as it is handed to patients. */
export function scheduleRecord(chart: Chart): ChartRecord {
  const admission = dateFact(chart, "dates.admission_date") ?? chart.through;
  return headed(chart, {
    fileName: `Weekly schedule from ${admission}.pdf`,
    kind: "schedule",
    title: "Weekly program schedule",
    author: chart.team.director,
    date: addDays(admission, -3),
    pages: [
      {
        documents: ["typical_week_schedule"],
        blocks: [
          {
            text: "Groups are led by licensed behavioral health practitioners. Breaks and activities are listed for orientation.",
          },
          {
            table: [
              ["Day", "From", "To", "Activity", "Kind"],
              ...rowsOf(chart, "typical_week_schedule").map((row) => [
                String(row["day_of_week"]),
                String(row["start"]),
                String(row["end"]),
                String(row["activity"]),
                String(row["category"] ?? "not stated").replaceAll("_", " "),
              ]),
            ],
            widths: [0.18, 0.1, 0.1, 0.36, 0.26],
          },
        ],
      },
    ],
  });
}

/** A copy of the program's licence. */
export function licenceRecord(chart: Chart): ChartRecord {
  const { site, facts } = chart;
  const from = dateFact(chart, "program_license.valid_from") ?? chart.through;
  return headed(chart, {
    fileName: `Facility licence ${site.licence}.pdf`,
    kind: "licence_record",
    title: "Facility licence, copy of the register entry",
    author: licensingAgency,
    date: from,
    pages: [
      {
        documents: [
          "program_license.licensed_or_certified_by_state_agency",
          "program_license.issuing_agency",
          "program_license.valid_from",
          "program_license.valid_through",
        ],
        blocks: [
          {
            rows: [
              ["Agency", licensingAgency],
              ["Licence number", site.licence],
              ["Facility", `${site.name}, ${site.street}, ${site.city}, NC ${site.zip}`],
              ["Service", "Psychiatric intensive outpatient treatment, outpatient, unlocked"],
              ["Valid from", chartDate(from)],
              ["Valid through", chartDate(facts["program_license.valid_through"])],
              ["Status", "active"],
            ],
          },
        ],
      },
    ],
  });
}

/** A letter of support: warm, general, and by itself not documentation. */
export function letterRecord(chart: Chart, groups: readonly string[]): ChartRecord {
  const { picture, memberName, through } = chart;
  const date = addDays(through, -1);
  return headed(chart, {
    fileName: `Letter of support ${date}.pdf`,
    kind: "letter_of_support",
    title: "Letter of support",
    author: "Marjorie Tate, MD, family medicine",
    date,
    pages: [
      {
        documents: groups,
        blocks: [
          { text: chartDate(date) },
          { text: "To whom it may concern:" },
          {
            text: `I have known ${memberName} for several years as a patient of our practice. The present illness (${picture.diagnosis.toLowerCase()}) has changed daily life a great deal, and I support treatment in this program without reservation.`,
          },
          {
            text: "What we can offer here is not enough at present. In my opinion a structured program of several days a week is needed, and I would ask you to grant it in full.",
          },
          { text: "I am glad to answer questions at any time." },
          { text: "With kind regards, Marjorie Tate, MD" },
        ],
      },
    ],
  });
}
