/**
 * What a chart is about: one invented clinical picture, told the way a clinician writes it. Records
 * of a case are filled from its picture and its facts, so that diagnosis, scores and dates agree
 * wherever they are read.
 */
export interface ClinicalPicture {
  readonly diagnosis: string;
  readonly icd10cm: string;
  /** In the person's own words. */
  readonly complaint: string;
  readonly history: string;
  readonly precipitant: string;
  readonly mentalStatus: string;
  /** Name, score at intake, score after three weeks, what the intake score means. */
  readonly scales: readonly (readonly [string, number, number, string])[];
  readonly medicines: string;
  readonly laboratory: readonly (readonly [string, string, string])[];
  readonly impairment: string;
  readonly factors: string;
  readonly warningSigns: string;
  readonly coping: string;
  readonly goals: readonly [string, string, string];
  readonly groupWork: readonly [string, string, string];
}

const metabolicPanel = ["Basic metabolic panel", "within reference range", "see report"] as const;
const thyroid = (value: string) => ["TSH", `${value} mIU/L`, "0.45 - 4.50"] as const;

export const pictures = {
  depression: {
    diagnosis: "Major depressive disorder, recurrent, severe without psychotic features",
    icd10cm: "F33.2",
    complaint: "I get the kids to school and then I cannot get off the couch.",
    history:
      "Seven weeks of low mood nearly every day, waking at 4 a.m., loss of 11 pounds and poor concentration. Third lifetime episode; the last one in 2021 remitted on sertraline, which was stopped a year ago. Passive thoughts that the family would be better off, no plan, no intent, no attempt. Worst in the mornings, with two or three days a week on which washing and cooking are not managed.",
    precipitant: "Separation from spouse in the spring and a written warning at work for absences",
    mentalStatus:
      "Tired, slowed, tearful at times. Speech quiet, coherent. Mood “empty”, affect constricted. Thought process linear; no psychosis. Passive death wish without plan or intent. Oriented, attention mildly reduced. Insight good, judgment fair.",
    scales: [
      ["PHQ-9", 22, 14, "severe"],
      ["GAD-7", 13, 9, "moderate"],
    ],
    medicines: "Sertraline 100 mg daily, restarted and raised from 50 mg; trazodone 50 mg at night",
    laboratory: [thyroid("2.1"), metabolicPanel, ["Vitamin B12", "412 pg/mL", "232 - 1245"]],
    impairment:
      "On leave from work since last month. Meals and bills are handled by a sister. Has stopped answering friends.",
    factors:
      "Type 2 diabetes with missed doses and a recent A1c of 9.4; staying with a relative since the separation, with notice to leave.",
    warningSigns: "Staying in bed past noon, not answering the phone, thinking of being a burden",
    coping: "Walk to the end of the street, call sister, distress-tolerance card from group",
    goals: [
      "PHQ-9 below 10 on two readings a week apart",
      "Out of bed by 8 a.m. on six of seven days, by activity log",
      "No passive death wish on the daily check-in for 14 days",
    ],
    groupWork: ["behavioral activation", "distress tolerance", "sleep and daily rhythm"],
  },
  bipolar: {
    diagnosis: "Bipolar II disorder, current episode depressed",
    icd10cm: "F31.81",
    complaint: "Some days I am fine by noon and the next day I cannot speak to anyone.",
    history:
      "Depressed episode of ten weeks following a hypomanic spell in the summer with overspending and four hours of sleep. Day-to-day swings in energy. Left a retail job after conflict with a supervisor. One hospital stay in 2022 after stopping lithium. Denies suicidal intent; cut forearm superficially once, six weeks ago.",
    precipitant: "Loss of employment and debt run up during the hypomanic spell",
    mentalStatus:
      "Casually dressed, restless hands. Speech normal in rate. Mood “all over the place”, affect labile. No delusions or hallucinations. No suicidal plan or intent today. Cognition intact. Insight partial, judgment fair.",
    scales: [
      ["PHQ-9", 19, 12, "moderately severe"],
      ["Altman Self-Rating Mania", 3, 2, "below cutoff"],
    ],
    medicines: "Lithium 900 mg daily, restarted; lamotrigine titration at 25 mg",
    laboratory: [
      ["Lithium level", "0.7 mmol/L", "0.6 - 1.2"],
      thyroid("3.0"),
      ["Creatinine", "0.9 mg/dL", "0.6 - 1.1"],
    ],
    impairment:
      "Unable to hold a schedule; two interviews missed. Arguments at home every week, once with police called.",
    factors:
      "Hypothyroidism out of range in the summer and corrected only now; alcohol use disorder, mild, four drinks on weekend nights.",
    warningSigns: "Sleeping under five hours, new spending, picking fights, wanting to cut",
    coping: "Mood chart before bed, hand cards to spouse, ice in hand, call the on-call line",
    goals: [
      "Seven hours of sleep on five nights a week, by mood chart",
      "No self-injury for 30 days",
      "Lithium taken on 14 of 14 days, level 0.6 to 0.9",
    ],
    groupWork: ["interpersonal and social rhythm", "emotion regulation", "relapse signature"],
  },
  anxiety: {
    diagnosis: "Generalized anxiety disorder with panic attacks",
    icd10cm: "F41.1",
    complaint: "My heart starts and I am sure I am about to die in the checkout line.",
    history:
      "Years of worry, since August up to five panic attacks a week and avoidance of driving and shops. Three emergency department visits with normal cardiac work-up. Weekly outpatient CBT for four months before admission with good attendance and no drop in attacks. No suicidal thoughts.",
    precipitant: "Spouse's layoff and a collision on the interstate in August",
    mentalStatus:
      "Tense, sits at the edge of the chair. Speech pressured when describing attacks. Mood “scared”, affect anxious, reactive. No psychosis. No suicidal or homicidal ideation. Cognition intact. Insight and judgment good.",
    scales: [
      ["GAD-7", 19, 12, "severe"],
      ["PHQ-9", 12, 8, "moderate"],
    ],
    medicines: "Escitalopram 15 mg daily; hydroxyzine 25 mg as needed, no benzodiazepine",
    laboratory: [thyroid("1.6"), metabolicPanel, ["Hemoglobin", "13.2 g/dL", "12.0 - 15.5"]],
    impairment:
      "Not driving; on short-term disability. Child is taken to school by a neighbor. Leaves the house only accompanied.",
    factors:
      "Asthma with frequent rescue inhaler use that triggers attacks; one income, eviction notice pending in small-claims court.",
    warningSigns: "Checking pulse, calling 911 without chest pain, staying in the bedroom all day",
    coping: "Paced breathing card, ten-minute rule before calling, grounding with cold water",
    goals: [
      "At most one panic attack a week for two weeks",
      "Drive alone to the program on three days",
      "GAD-7 below 10",
    ],
    groupWork: ["interoceptive exposure", "worry time and problem solving", "graded driving steps"],
  },
  trauma: {
    diagnosis: "Posttraumatic stress disorder, chronic",
    icd10cm: "F43.12",
    complaint: "I check the locks until three, and then I lie there and listen.",
    history:
      "Assault at a previous workplace two years ago. Nightmares four to five nights a week, hypervigilance, avoidance of parking lots, irritability. Two partial hospital stays within the last year, each followed by return of symptoms in a month and an emergency visit for suicidal thoughts. Drinks to sleep twice a week.",
    precipitant: "Subpoena to testify in the pending trial",
    mentalStatus:
      "Sits facing the door, startles at noise. Speech normal. Mood “on guard”, affect restricted. Intrusive images without psychosis. Suicidal thoughts last week without plan; none today. Cognition intact. Insight good, judgment fair.",
    scales: [
      ["PCL-5", 58, 41, "provisional PTSD"],
      ["PHQ-9", 17, 12, "moderately severe"],
    ],
    medicines: "Prazosin 4 mg at night; venlafaxine extended release 150 mg daily",
    laboratory: [thyroid("1.9"), metabolicPanel, ["GGT", "61 U/L", "0 - 60"]],
    impairment:
      "Left work as a pharmacy technician. Does not shop alone, quarrels with partner over doors and lights.",
    factors:
      "High risk of acute inpatient admission after two stays that did not hold; alcohol used for sleep; lives beside the place of the assault.",
    warningSigns: "Two nights without sleep, sleeping with the lights on, drinking alone",
    coping: "Grounding by five senses, partner stays on the phone, weighted blanket",
    goals: [
      "PCL-5 lower by 15 points",
      "Nightmares on at most two nights a week",
      "Twelve consecutive days without alcohol, by self-report and screen",
    ],
    groupWork: ["cognitive processing therapy", "seeking safety", "grounding and sleep"],
  },
  obsessions: {
    diagnosis: "Obsessive-compulsive disorder with good insight",
    icd10cm: "F42.2",
    complaint: "I wash until my hands bleed and I know it makes no sense.",
    history:
      "Contamination fears since adolescence, up to six hours a day since the spring. Skin breakdown on both hands. Weekly exposure therapy for three months without change in ritual time. Eats only packaged food and has lost 14 pounds. No suicidal thoughts.",
    precipitant: "Birth of a niece in the household and fear of infecting her",
    mentalStatus:
      "Thin, hands red and cracked, keeps them off the chair. Speech normal. Mood “worn out”, affect anxious. Obsessional doubt, recognized as excessive. No psychosis, no suicidal ideation. Cognition intact. Insight good.",
    scales: [
      ["Y-BOCS", 31, 22, "severe"],
      ["PHQ-9", 14, 9, "moderate"],
    ],
    medicines: "Fluvoxamine 200 mg daily, raised from 150 mg",
    laboratory: [thyroid("2.4"), metabolicPanel, ["Prealbumin", "16 mg/dL", "18 - 40"]],
    impairment:
      "Studies suspended for the semester. Does not eat with the household. Showers of two hours make the mornings unworkable.",
    factors:
      "Weight loss and skin infection needing oral antibiotics; parents wash and check on request, which feeds the rituals.",
    warningSigns:
      "Skipping meals, gloves indoors, asking for reassurance more than ten times a day",
    coping:
      "Delay ritual by 15 minutes, thought record, call therapist before washing a third time",
    goals: [
      "Ritual time under 90 minutes a day, by log",
      "Three shared meals a week",
      "Y-BOCS below 24",
    ],
    groupWork: ["exposure with response prevention", "ritual delay", "family accommodation"],
  },
  borderline: {
    diagnosis: "Borderline personality disorder",
    icd10cm: "F60.3",
    complaint: "When she hangs up on me I am certain it is over and I want it to stop.",
    history:
      "Intense reactions to separation, self-harm by scratching two to three times a month, three crisis calls since September. Discharged in the summer from a five-day inpatient stay, readmitted within a month. Engages well in DBT skills but cannot use them alone in the evenings.",
    precipitant: "Break-up and move back into the mother's house",
    mentalStatus:
      "Casually dressed, makes eye contact, tearful then joking. Mood “raw”, affect labile. No psychosis; brief dissociation under stress. Suicidal ideation without plan, urges to scratch. Cognition intact. Insight fair, judgment impulsive.",
    scales: [
      ["BSL-23 (mean)", 3, 2, "severe"],
      ["PHQ-9", 18, 13, "moderately severe"],
    ],
    medicines: "Fluoxetine 40 mg daily; no as-needed sedatives",
    laboratory: [thyroid("1.3"), metabolicPanel, ["Urine hCG", "negative", "negative"]],
    impairment:
      "On academic probation. Calls to the mother up to twenty a day. Police welfare check in October.",
    factors:
      "Two admissions in the year that did not hold; mother withdraws contact as a punishment; cannabis on most evenings.",
    warningSigns: "Unanswered texts, pacing after 9 p.m., saying goodbye to the cat",
    coping: "TIPP skills, sleep at the aunt's, skills coaching line until 10 p.m.",
    goals: [
      "No self-harm for 21 days, by diary card",
      "Skills coaching used before every crisis call",
      "Diary card complete on six of seven days",
    ],
    groupWork: ["DBT mindfulness", "DBT interpersonal effectiveness", "DBT distress tolerance"],
  },
  schizoaffective: {
    diagnosis: "Schizoaffective disorder, bipolar type",
    icd10cm: "F25.0",
    complaint: "The voices are quieter but they come back when I am alone.",
    history:
      "Discharged eleven days before admission from a 12-day inpatient stay for commanding voices and sleeplessness. Two further admissions within twelve months, each after missed injections. Voices now twice a day, not commanding. Lives in a family care home with notice at month's end.",
    precipitant: "Change of case manager and two missed injections",
    mentalStatus:
      "Neat, guarded at first. Speech sparse. Mood “okay”, affect blunted. Hears voices of two men commenting, able to dismiss them. No suicidal or homicidal ideation. Oriented; attends for 40 minutes. Insight partial, judgment fair.",
    scales: [
      ["BPRS", 52, 40, "markedly ill"],
      ["PHQ-9", 9, 7, "mild"],
    ],
    medicines: "Paliperidone palmitate 156 mg monthly; valproate extended release 1000 mg at night",
    laboratory: [
      ["Valproic acid level", "78 mcg/mL", "50 - 125"],
      ["Hemoglobin A1c", "5.9 %", "4.8 - 5.6"],
      ["ALT", "28 U/L", "0 - 32"],
    ],
    impairment:
      "Cannot travel alone by bus. Does not take part in meals. Needs prompts for washing and medication.",
    factors:
      "Housing ends this month; metabolic syndrome; three admissions in the year with unsuccessful stabilization at home.",
    warningSigns:
      "Covering the windows, missing an injection, talking back to the voices in public",
    coping: "Headphones, brief walk with a peer, tell staff which voice it was",
    goals: [
      "Injection on the due date, twice in a row",
      "Attend all three program days in three of four weeks",
      "Bus to the program alone, twice a week",
    ],
    groupWork: ["coping with voices", "illness management", "community living skills"],
  },
  adolescentDepression: {
    diagnosis: "Major depressive disorder, single episode, severe without psychotic features",
    icd10cm: "F32.2",
    complaint: "School is loud and I just want everyone to stop asking.",
    history:
      "Four months of irritability, sleeping through the day, failing three classes and refusing school on most days. Overdose of twelve ibuprofen tablets in September, found by a brother, two nights in pediatrics. Bullied online. No psychosis, no substance use.",
    precipitant: "Photographs passed around in a group chat and parents' separation",
    mentalStatus:
      "Hooded sweatshirt, little eye contact. Speech brief. Mood “whatever”, affect flat, brightens about drawing. Suicidal thoughts weekly, no intent today. Cognition age-appropriate. Insight limited, judgment fair with support.",
    scales: [
      ["PHQ-A", 20, 13, "severe"],
      ["SCARED (total)", 34, 26, "above cutoff"],
    ],
    medicines: "Fluoxetine 20 mg daily, weekly monitoring for activation",
    laboratory: [thyroid("2.7"), metabolicPanel, ["Vitamin D", "21 ng/mL", "30 - 100"]],
    impairment:
      "Eleven school days attended since September. No contact with friends. Conflict with both parents every day.",
    factors:
      "Two households with contrary rules; phone access at night; no child psychiatrist with an opening in the county.",
    warningSigns: "Deleting drawings, locking the bathroom door, refusing dinner two days in a row",
    coping: "Sketchbook, text grandmother, phone in the kitchen at 9 p.m.",
    goals: [
      "School or program on nine of ten days",
      "No suicidal thoughts on the daily check-in for 14 days",
      "One shared meal a day in each household",
    ],
    groupWork: ["adolescent behavioral activation", "online safety", "family communication"],
  },
  adolescentAnxiety: {
    diagnosis: "Social anxiety disorder",
    icd10cm: "F40.10",
    complaint: "If I walk in late everyone turns around, so I do not walk in.",
    history:
      "School refusal since January of last year, homebound instruction ended in August. Vomits before class. Weekly therapy for six months, attended with camera off, without gain. Skips lunch so as not to eat in front of others. No self-harm.",
    precipitant: "Start of high school in a building of two thousand",
    mentalStatus:
      "Neatly dressed, looks down, answers when asked. Speech soft. Mood “nervous”, affect anxious. No psychosis, no suicidal ideation. Cognition above average. Insight good, judgment age-appropriate.",
    scales: [
      ["SCARED (social)", 13, 9, "above cutoff"],
      ["PHQ-A", 11, 8, "moderate"],
    ],
    medicines: "Sertraline 75 mg daily",
    laboratory: [thyroid("1.8"), metabolicPanel, ["Ferritin", "24 ng/mL", "15 - 77"]],
    impairment: "Three credits behind. No activity outside the house but church with the mother.",
    factors:
      "Migraine with school-day onset, under neurology; mother speaks for the patient at every counter and fetches from school on request.",
    warningSigns: "Stomach ache on Sunday night, hiding the school bag, crying in the car",
    coping: "Exposure ladder on the phone, breathing before doors, one question in each class",
    goals: [
      "Four rungs of the exposure ladder done twice",
      "Lunch eaten with others on program days",
      "Two half school days a week",
    ],
    groupWork: ["exposure ladder", "speaking up", "parent coaching"],
  },
  panic: {
    diagnosis: "Panic disorder with agoraphobia",
    icd10cm: "F40.01",
    complaint: "I used to teach; now I cannot cross the parking lot.",
    history:
      "Daily attacks since a viral illness in the winter, housebound from June. Retired early from teaching. Tried two SSRIs in primary care, stopped for nausea. Depends on a daughter for groceries. Occasional thoughts that life is over, no plan.",
    precipitant: "Death of spouse and the anniversary this fall",
    mentalStatus:
      "Carefully dressed, holds daughter's arm. Speech normal. Mood “frightened”, affect anxious and sad. No psychosis. Passive death wish at night. MoCA 28 of 30. Insight good, judgment good.",
    scales: [
      ["PDSS", 19, 12, "severe"],
      ["GDS-15", 9, 6, "suggests depression"],
    ],
    medicines: "Mirtazapine 15 mg at night; taper of alprazolam from 1 mg",
    laboratory: [thyroid("4.1"), metabolicPanel, ["ECG", "sinus rhythm, QTc 432 ms", "under 460"]],
    impairment: "Housebound. Missed three cardiology visits. Meals by delivery, bills unopened.",
    factors:
      "Coronary disease with two missed stress tests; benzodiazepine taper under way; lives alone, stairs to the street.",
    warningSigns:
      "Taking alprazolam early, cancelling the daughter's visits, not opening the blinds",
    coping: "Interoceptive practice sheet, call from the church circle at 4 p.m.",
    goals: [
      "Cross the parking lot alone on three program days",
      "Alprazolam taper completed on schedule",
      "PDSS below 10",
    ],
    groupWork: ["interoceptive exposure", "grief and role change", "medication taper support"],
  },
  postpartum: {
    diagnosis: "Major depressive disorder, single episode, severe, with peripartum onset",
    icd10cm: "F53.0",
    complaint: "I look at him and feel nothing, and that scares me more than anything.",
    history:
      "Onset five weeks after birth of a first child, now three months ago. Intrusive thoughts of the baby falling, recognized as unwanted. Sleeps three hours. Cries daily, cannot be alone with the infant. No psychosis, no plan of harm to self or child.",
    precipitant: "Birth by emergency cesarean and return of the partner to shift work",
    mentalStatus:
      "Tired, holds the infant carefully. Speech soft. Mood “numb”, affect sad and anxious. Intrusive thoughts with distress. No psychosis. Passive death wish, no plan. Cognition intact. Insight good, judgment good with support.",
    scales: [
      ["EPDS", 23, 14, "probable depression"],
      ["GAD-7", 16, 10, "severe"],
    ],
    medicines: "Sertraline 100 mg daily, compatible with nursing",
    laboratory: [thyroid("0.9"), ["Hemoglobin", "10.4 g/dL", "12.0 - 15.5"], metabolicPanel],
    impairment:
      "Feeds and bathes the infant only with another adult present. No contact outside the household.",
    factors:
      "Anemia after hemorrhage, under obstetrics; no family in the state; partner on night shift four days a week.",
    warningSigns: "Not eating, handing the baby over in silence, saying he needs another mother",
    coping:
      "Night feeds by partner twice a week, lactation nurse line, walk with the stroller group",
    goals: [
      "EPDS below 12 on two readings",
      "Five hours of unbroken sleep on four nights a week",
      "Bathing and feeding alone, daily, by log",
    ],
    groupWork: ["mother and infant bonding", "cognitive work on intrusive thoughts", "sleep plan"],
  },
  partnerDistress: {
    diagnosis: "Relationship distress with spouse or intimate partner",
    icd10cm: "Z63.0",
    complaint: "We talk only through the lawyers and the children hear everything.",
    history:
      "Escalating conflict over custody for a year. Sleeps poorly and is irritable on hearing days. Screening for depressive, anxiety and trauma disorders negative on structured interview. No substance use, no self-harm, works full time.",
    precipitant: "Custody hearing moved forward to next month",
    mentalStatus:
      "Well groomed, cooperative. Speech normal. Mood “angry”, affect full. Thought process linear. No psychosis, no suicidal or homicidal ideation. Cognition intact. Insight and judgment good.",
    scales: [
      ["PHQ-9", 6, 5, "mild"],
      ["GAD-7", 7, 6, "mild"],
    ],
    medicines: "None",
    laboratory: [thyroid("1.7"), metabolicPanel],
    impairment:
      "Arguments with spouse on most evenings; concentration at work reduced on hearing days.",
    factors: "Custody dispute; moves between two households during the week.",
    warningSigns: "Shouting in front of the children, driving past the other house",
    coping: "Leave the room, write to the mediator, call brother",
    goals: [
      "Exchanges of the children without shouting, four in a row",
      "One mediated meeting a week",
      "Seven hours of sleep on hearing days",
    ],
    groupWork: ["communication in conflict", "anger and triggers", "co-parenting"],
  },
} as const satisfies Readonly<Record<string, ClinicalPicture>>;
