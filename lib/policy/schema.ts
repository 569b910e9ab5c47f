/**
 * A policy version as plain data.
 *
 * Criterion   one numbered sentence of the policy, word for word, with the test that decides it
 *             and the reading: how its words are taken where they leave something open.
 * Part        a lettered part of a criterion (7a, 13b), word for word.
 * Test        a tree of combinators (all, any, at_least, when, not, by_age) over a small closed
 *             set of leaf tests (see test.ts). Leaves name facts by path and settings by name.
 * Gate        something that must hold before the checklists matter at all.
 * Setting     a threshold or list the policy leaves open, named, with its reading in words.
 * Fact        one thing the record may say; the vocabulary lists all of them, and the form,
 *             the review document and the tests use the same paths.
 * Context     a sentence of the policy shown beside a criterion that never decides it.
 *
 * These are types and strict zod schemas only; library.ts reads the files. Everything here is
 * plain JSON, so a policy travels to the browser as data.
 */
import { z } from "zod";
import type { ClaimRules } from "@/lib/policy/claims-schema";
import type { Test } from "@/lib/policy/test";

/** Tests are checked by check-test.ts, which can say what is wrong in words; here only the shape. */
const testSchema = z.custom<Test>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  "expected a test: a mapping such as `yes: some.fact`",
);

const checklist = z.enum(["program", "admission", "continued_care"]);

export const criterionSchema = z.strictObject({
  id: z.string().regex(/^[PAC]\d{1,2}$/),
  title: z.string().min(1),
  text: z.string().min(1),
  parts: z
    .array(z.strictObject({ letter: z.string().regex(/^[a-z]$/), text: z.string().min(1) }))
    .optional(),
  note: z.string().optional(),
  test: testSchema,
  aside: testSchema.optional(),
  reading: z.string().min(1),
  context: z
    .array(
      z.strictObject({
        title: z.string(),
        text: z.string(),
        link: z.url().optional(),
        when: z.string().optional(),
      }),
    )
    .optional(),
});

export const checklistFileSchema = z.strictObject({
  checklist,
  title: z.string(),
  heading: z.string().optional(),
  criteria: z.array(criterionSchema),
});

export const gateSchema = z.strictObject({
  id: z.string().regex(/^[a-z_]+$/),
  title: z.string(),
  text: z.string(),
  test: z.union([
    z.strictObject({ no: z.string() }),
    z.strictObject({ service_in_force: z.literal(true) }),
  ]),
  reading: z.string(),
});

export const settingSchema = z.strictObject({
  value: z.union([z.number().int(), z.array(z.string()).min(1)]),
  reading: z.string().min(1),
});

const plainDateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const policyFileSchema = z.strictObject({
  title: z.string(),
  payer: z.string(),
  services: z.array(z.string()),
  related_policy: z.strictObject({ title: z.string(), reading: z.string() }),
  description: z.string(),
  coverage: z.string(),
  evidence_rule: z.string(),
  outcome: z.string(),
  gates: z.array(gateSchema),
  settings: z.record(z.string().regex(/^[a-z_]+$/), settingSchema),
});

const columnSchema = z.strictObject({
  key: z.string().regex(/^[a-z_]+$/),
  type: z.enum(["yes_no", "date", "text", "time"]),
  label: z.string(),
  choices: z.array(z.string()).optional(),
});

const factEntrySchema = z.strictObject({
  path: z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/),
  type: z.enum(["yes_no", "date", "text", "count", "list"]),
  label: z.string(),
  question: z.string(),
  yes: z.string().optional(),
  no: z.string().optional(),
  help: z.string().optional(),
  told: z.string().optional(),
  documented_by: z.string().optional(),
  choices: z.array(z.string()).optional(),
  event: z.boolean().optional(),
  context_for: z.array(z.string()).optional(),
  item: z
    .union([z.enum(["date", "text"]), z.strictObject({ columns: z.array(columnSchema).min(1) })])
    .optional(),
});

export const factsFileSchema = z.strictObject({
  themes: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z_]+$/),
      title: z.string(),
      facts: z.array(factEntrySchema).min(1),
    }),
  ),
});

export const indexFileSchema = z.strictObject({
  id: z.string(),
  versions: z.array(
    z.strictObject({
      version: z.string(),
      in_force_from: plainDateText,
      in_force_to: plainDateText.optional(),
      fingerprint: z.string(),
      text_fingerprints: z.record(z.string(), z.string()),
    }),
  ),
});

export type Checklist = z.infer<typeof checklist>;
export type ReviewType = "admission" | "continued_stay";
export type Setting = z.infer<typeof settingSchema>;
export type Gate = z.infer<typeof gateSchema>;
export type FactColumn = z.infer<typeof columnSchema>;

/** A criterion as the portal uses it. `number` is the policy's own, counted within its checklist. */
export interface Criterion extends z.infer<typeof criterionSchema> {
  readonly checklist: Checklist;
  readonly number: number;
  /** Names of the settings its test uses, for showing their readings beside it. */
  readonly settings: readonly string[];
}

/** A fact of the vocabulary. */
export interface FactDefinition extends Omit<
  z.infer<typeof factEntrySchema>,
  "context_for" | "event"
> {
  /** Top-level key of the path; what the evidence rule speaks of. */
  readonly group: string;
  readonly theme: string;
  /** It tells of something that happened, so a date after the review date is not known yet. */
  readonly event: boolean;
  /** Criteria whose test reads the fact. */
  readonly serves: readonly string[];
  /** Criteria or gates beside which it is shown without ever deciding. */
  readonly context_for: readonly string[];
  /** Kinds of review in whose form it is asked. */
  readonly review_types: readonly ReviewType[];
}

export interface Policy {
  readonly id: string;
  readonly version: string;
  readonly in_force_from: string;
  readonly in_force_to?: string | undefined;
  readonly fingerprint: string;
  readonly title: string;
  readonly payer: string;
  readonly services: readonly string[];
  readonly related_policy: { readonly title: string; readonly reading: string };
  readonly description: string;
  readonly coverage: string;
  readonly evidence_rule: string;
  readonly outcome: string;
  readonly gates: readonly Gate[];
  readonly settings: Readonly<Record<string, Setting>>;
  readonly vocabulary: {
    readonly themes: readonly { readonly id: string; readonly title: string }[];
    readonly facts: readonly FactDefinition[];
  };
  readonly checklists: readonly {
    readonly checklist: Checklist;
    readonly title: string;
    readonly heading?: string | undefined;
  }[];
  readonly criteria: readonly Criterion[];
  /** The billing rule: what lib/claims judges by. */
  readonly claims: ClaimRules;
}
