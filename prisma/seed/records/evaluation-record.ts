import { chartDate, dateFact, type Chart } from "../chart";
import { headed } from "./headed";
import type { ChartRecord } from "./record";

/** The psychiatric evaluation, two pages, by whoever the facts say performed it. */
export function evaluationRecord(chart: Chart): ChartRecord {
  const { picture, team, facts } = chart;
  const date = dateFact(chart, "psychiatric_evaluation.performed_on") ?? chart.through;
  const byPsychiatrist = facts["psychiatric_evaluation.performed_by_is_a_psychiatrist"] !== false;
  const author = byPsychiatrist ? team.psychiatrist : team.nursePractitioner;
  const trial =
    facts["why_this_level_provides_needed_structure.recent_lower_level_trial.occurred"] === true;
  return headed(chart, {
    fileName: `Psychiatric evaluation ${date}.pdf`,
    kind: "evaluation",
    title: "Psychiatric evaluation",
    author,
    date,
    pages: [
      {
        documents: [
          "psychiatric_evaluation.documented",
          "psychiatric_evaluation.performed_on",
          "psychiatric_evaluation.performed_by",
          "psychiatric_evaluation.performed_by_is_a_psychiatrist",
        ],
        blocks: [
          {
            rows: [
              ["Date of evaluation", `${chartDate(date)}, face to face, 75 minutes`],
              ["Evaluated by", author],
              ["Program admission (first attended day)", chartDate(facts["dates.admission_date"])],
              ["Sources", "Patient, referral packet, collateral by telephone with consent"],
            ],
          },
          { heading: "Chief complaint" },
          { text: `“${picture.complaint}”` },
          { heading: "History of present illness" },
          { text: picture.history },
          { text: `Precipitant of this episode: ${picture.precipitant.toLowerCase()}.` },
          { heading: "Psychiatric history and previous treatment" },
          {
            text: trial
              ? "Weekly individual therapy within the last twelve months, attended regularly, without lasting reduction of symptoms. Details in the assessment."
              : "No treatment at a lower intensive level immediately before this admission. Earlier treatment is listed in the assessment.",
          },
          { heading: "Medical history" },
          { text: `${picture.factors} No known drug allergies.` },
          { heading: "Substance use" },
          {
            text: "Asked at each visit. Drug screen collected by the program; result in the laboratory report.",
          },
          { heading: "Family history" },
          { text: "Mood disorder in one parent; no completed suicide in first-degree relatives." },
          { heading: "Medication" },
          {
            text: `${picture.medicines}. Risks, benefits and alternatives discussed; patient agrees.`,
          },
        ],
      },
      {
        documents: [
          "diagnosis.dsm_diagnosis",
          "diagnosis.icd10cm",
          "cognitively_capable_of_active_engagement",
          "expected_improvement.reasonable_expectation_of_improvement_documented",
          "expected_improvement.condition_and_behaviors_require_at_least_nine_hours_weekly",
          "psychiatric_evaluation.psychiatrist_remains_available_for_face_to_face_evaluation",
          "primary_nature_of_the_treatment.primarily_social",
          "reasons_for_intensive_outpatient_care.multiple_interventions_per_week_needed",
          "reasons_for_intensive_outpatient_care.marked_day_to_day_variability_in_capacity_to_cope",
        ],
        blocks: [
          { heading: "Mental status examination" },
          { text: picture.mentalStatus },
          { heading: "Rating scales" },
          {
            table: [
              ["Scale", "Score", "Range"],
              ...picture.scales.map(([name, score, , range]) => [name, String(score), range]),
            ],
            widths: [0.45, 0.15, 0.4],
          },
          { heading: "Diagnosis" },
          { text: `${picture.icd10cm}  ${picture.diagnosis}` },
          { heading: "Risk assessment" },
          {
            text: `Static and dynamic factors reviewed with the patient. Warning signs: ${picture.warningSigns.toLowerCase()}. Acute inpatient care is not required today; the patient can follow the safety plan and has a contact outside program hours.`,
          },
          { heading: "Capacity to take part" },
          {
            text: "Oriented and able to follow group work, remember agreements between sessions and give informed consent. Able to engage in the recommended plan.",
          },
          { heading: "Recommendation and level of care" },
          {
            text: `Intensive outpatient treatment three days a week. Several interventions a week are needed to stabilize the condition; capacity to cope varies from day to day. At least nine hours a week of structured treatment are needed for treatment, structure and support, and improvement is expected within the requested period. Treatment is active and clinical; it is not social, domiciliary or respite care.`,
          },
          {
            text: byPsychiatrist
              ? `I remain responsible for this patient and available for face-to-face evaluation on program days and as medically indicated.`
              : `Case discussed by telephone with ${team.psychiatrist}, who has not yet seen the patient.`,
          },
          { text: `Electronically signed by ${author}, ${chartDate(date)}` },
        ],
      },
    ],
  });
}
