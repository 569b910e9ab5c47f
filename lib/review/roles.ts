/**
 * Who acts. Five roles of people and one of the portal itself, each with what it may never do (the workflow table and the operations
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
 * - system: rules and timers, nobody who signs in; starts clocks, opens tasks, ends what has run out,
 *   certifies where the plan switched that on; never decides against a request.
 */
export const roles = [
  "provider",
  "reviewer",
  "medical_director",
  "claims_analyst",
  "administrator",
] as const;
/** A role that a person may be given. */
export type Role = (typeof roles)[number];
/** Every role under which something is done. */
export type ActorRole = Role | "system";

/** The plan's clinicians, who read submitted requests and their records. */
export const clinicalStaff = ["reviewer", "medical_director"] as const satisfies readonly Role[];

/** How a role is written for people. */
export const roleNames: Readonly<Record<ActorRole, string>> = {
  provider: "Provider",
  reviewer: "Reviewer",
  medical_director: "Medical director",
  claims_analyst: "Claims analyst",
  administrator: "Administrator",
  system: "Portal",
};

/** On whose behalf every operation and query runs. */
export interface Actor {
  readonly id: string;
  readonly role: ActorRole;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly name: string;
  readonly initials: string;
}

/** A signed-in person. */
export interface Person extends Actor {
  readonly role: Role;
}

/** The rules and timers of the portal, which act under a row of their own and never sign in. */
export const portalActor: Actor = {
  id: "00000000-0000-4000-8000-000000000001",
  role: "system",
  organizationId: "00000000-0000-4000-8000-000000000000",
  organizationName: "Portal",
  name: "The portal",
  initials: "P",
};

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
