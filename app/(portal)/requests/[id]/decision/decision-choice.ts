import { paths } from "@/lib/paths";

/** What a medical director may decide; the one being prepared stands in the address. */
export const decisionChoices = ["certify", "certify_in_part", "noncertify"] as const;
export type DecisionChoice = (typeof decisionChoices)[number];

export const choiceNames: Readonly<Record<DecisionChoice, string>> = {
  certify: "Certify in full",
  certify_in_part: "Certify fewer days",
  noncertify: "Do not certify",
};

export const readChoice = (value: string | undefined): DecisionChoice | undefined =>
  decisionChoices.find((choice) => choice === value);

export const choiceHref = (requestId: string, choice: DecisionChoice): string =>
  `${paths.decision(requestId)}?decide=${choice}`;
