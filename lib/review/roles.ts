/**
 * Who acts. Five roles, each with what it may never do (the workflow table and the operations
 * hold them to it; the database's row-level security holds the code to it):
 *
 * - provider: starts, completes, submits and withdraws its own organization's requests;
 *   never sees another organization's case, nor what the plan's clinicians work out among themselves.
 * - reviewer: a licensed clinician of the plan; confirms or overrides findings, asks for
 *   information, certifies when all is met, refers otherwise; never denies or reduces.
 * - medical director: a physician; all a reviewer may, and decides referred requests; never
 *   noncertifies without an active North Carolina licence on that date.
 * - claims analyst: reads dispositions, dates and units; never clinical narrative.
 * - administrator: people, organizations, sites and plans; never decides, never alters the record.
 */
export const roles = [
  "provider",
  "reviewer",
  "medical_director",
  "claims_analyst",
  "administrator",
] as const;
export type Role = (typeof roles)[number];

/** The plan's clinicians, who read submitted requests and their records. */
export const clinicalStaff = ["reviewer", "medical_director"] as const satisfies readonly Role[];

/** How a role is written for people. */
export const roleNames: Readonly<Record<Role, string>> = {
  provider: "Provider",
  reviewer: "Reviewer",
  medical_director: "Medical director",
  claims_analyst: "Claims analyst",
  administrator: "Administrator",
};

/** The signed-in person on whose behalf every operation and query runs. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly name: string;
  readonly initials: string;
}

/** True when the actor reads requests as one of the plan's clinicians. */
export const isClinicalStaff = (actor: Actor): boolean =>
  actor.role === "reviewer" || actor.role === "medical_director";

/** First letters of the first and last word of a name. */
export const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? "")
    .join("");
};
