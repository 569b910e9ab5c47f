import { chartDate, dateFact, textFact, type Chart } from "../chart";
import { headed } from "./headed";
import type { ChartRecord } from "./record";

const element = (name: string): string => `treatment_plan.elements_addressed.${name}`;

/** The individualized treatment plan: goals on page one, the plan's elements on page two. */
export function treatmentPlanRecord(chart: Chart): ChartRecord {
  const { picture, team, facts } = chart;
  const date = dateFact(chart, "treatment_plan.completed_on") ?? chart.through;
  const family = facts["family_treatment.included_in_treatment_plan"] === true;
  const away = facts["geography.treatment_is_outside_members_home_geographic_area"] === true;
  const mitigated = facts["geography.discharge_plan_mitigates_that_risk"] === true;
  const contraindication =
    facts["family_treatment.contraindications_to_family_therapy_specifically_listed"];
  return headed(chart, {
    fileName: `Treatment plan ${date}.pdf`,
    kind: "plan",
    title: "Individualized treatment plan",
    author: team.therapist,
    date,
    pages: [
      {
        documents: [
          "treatment_plan.completed_on",
          "treatment_plan.individualized",
          "treatment_plan.uses_evidence_based_concepts_where_applicable",
          "diagnosis.is_primary_focus_of_active_treatment_each_program_day",
          "progress.plan_centered_on_disabling_symptoms_and_precipitating_stressors",
          "progress.objective_measurable_goals_documented",
        ],
        blocks: [
          {
            rows: [
              ["Plan completed", chartDate(date)],
              ["Admission", chartDate(facts["dates.admission_date"])],
              [
                "Team",
                [team.psychiatrist, team.therapist, team.familyTherapist, team.nurse].join("; "),
              ],
              ["Diagnosis in focus on each program day", `${picture.icd10cm} ${picture.diagnosis}`],
            ],
          },
          { heading: "Precipitants of this episode" },
          { text: `${picture.precipitant}.` },
          { heading: "Goals, measured" },
          {
            table: [
              ["Goal", "Treatment", "Reviewed"],
              ...picture.goals.map((goal, index) => [
                goal,
                `Group: ${picture.groupWork[index] ?? picture.groupWork[0]}; individual session weekly`,
                "every week in team",
              ]),
            ],
            widths: [0.46, 0.36, 0.18],
          },
          { heading: "Condition for moving to a lower level" },
          {
            text: "Two of the three goals reached and held for two weeks, first appointments with therapist and prescriber near home kept.",
          },
          { heading: "Medication" },
          { text: picture.medicines },
        ],
      },
      {
        documents: [
          element("key_precipitants_to_current_episode"),
          element("psychosocial_supports_after_discharge"),
          element("aftercare_availability_in_home_area"),
          element("ability_to_meet_financial_obligations_of_discharge_plan"),
          element("contact_with_aftercare_providers"),
          "family_treatment.included_in_treatment_plan",
          "family_treatment.frequency_documented_as_clinically_appropriate",
          "family_treatment.contraindications_to_family_therapy_specifically_listed",
          "geography.discharge_plan_reflects_relapse_risk_of_treatment_away_from_home",
          "geography.discharge_plan_mitigates_that_risk",
        ],
        blocks: [
          { heading: "Elements of the plan" },
          {
            table: [
              ["Element", "Entry"],
              ["Key precipitants", picture.precipitant],
              ["Supports after discharge", "Household member and one friend named; both invited"],
              [
                "Aftercare in the home area",
                `Two practices near ${textFact(chart, "member.home_city_and_state", "home")} called, waiting list joined`,
              ],
              ["Supportive living", "Weighed; not needed at present, reviewed every two weeks"],
              [
                "Ability to meet costs of the discharge plan",
                "Copayments and transport reviewed with the patient; assistance form handed over",
              ],
              ["Medical and substance use conditions", picture.factors],
              [
                "Contact with aftercare providers",
                "First call made by the therapist, see contact log",
              ],
              [
                "Other issues of community tenure",
                "Transport on program days; leave papers for the employer or school",
              ],
            ],
            widths: [0.34, 0.66],
          },
          { heading: "Family treatment" },
          {
            text:
              typeof contraindication === "string"
                ? `Not held. Contraindication: ${contraindication}`
                : family
                  ? `Family sessions with ${team.familyTherapist}, at the frequency written in the family log; judged appropriate by the team.`
                  : "Family treatment is not part of the plan at present.",
          },
          { heading: "Discharge planning" },
          {
            text: away
              ? `Treatment away from home carries a higher risk of relapse on return; ${mitigated ? "the plan answers it with three booked appointments at home, a peer contact and a call in each of the first four weeks." : "measures are still to be agreed."}`
              : "Step down to weekly therapy and monthly psychiatric visits, with a return call after two weeks.",
          },
          {
            text: `Signed ${team.therapist}; ${team.psychiatrist}; patient, ${chartDate(date)}`,
          },
        ],
      },
    ],
  });
}
