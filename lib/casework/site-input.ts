import { z } from "zod";
import { dateColumn } from "@/lib/db/plain-date";
import { dateText, requiredText } from "./input-fields";

/** What an administrator enters of a program site, beside its numbers, which never change. */
export const siteFields = {
  name: requiredText("Enter the site's name.", 120),
  street: requiredText("Enter the street.", 120),
  city: requiredText("Enter the city.", 80),
  state: z.string().regex(/^[A-Z]{2}$/, "Enter the state in two capital letters, such as NC."),
  zip: z.string().regex(/^\d{5}$/, "A ZIP code has 5 digits."),
  licensingAgency: requiredText("Enter the state agency that licenses the program.", 160),
  licenceNumber: requiredText("Enter the licence number.", 60),
  licensedFrom: dateText("Enter the first day of the licence."),
  licensedThrough: dateText("Enter the last day of the licence."),
};

interface Licensed {
  readonly licensedFrom: string;
  readonly licensedThrough: string;
}

/** A licence ends no earlier than it begins. */
export const licenceRuns = (site: Licensed): boolean => site.licensedFrom <= site.licensedThrough;
export const licenceRefused = {
  path: ["licensedThrough"],
  message: "The licence ends before it begins: correct one of the dates.",
};

/** The licence's days as columns take them. */
export const licenceColumns = ({ licensedFrom, licensedThrough }: Licensed) => ({
  licensedFrom: dateColumn(licensedFrom),
  licensedThrough: dateColumn(licensedThrough),
});
