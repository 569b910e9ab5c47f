import pg from "pg";
import {
  demonstrationAccounts,
  demonstrationOrganizations,
  type DemonstrationAccount,
} from "@/prisma/demonstration-accounts";
import { addDays } from "@/lib/calendar";
import { moment } from "./moment";
import { fixedId } from "./fixed-id";
import { actorOf, greta, ines, organizationId, owen, paul, ruth, theo } from "./people";
import { licensingAgency, planContact, plans, sites } from "./places";
import { portalActor } from "@/lib/review/roles";

/**
 * Puts organizations, sites, plans, people and licences into a migrated database, as its owner: no
 * operation makes them. Cases are never made this way; they go through the operations.
 *
 * @param today ISO date from which the dates of licences are counted.
 * @param passwordHash the hash of each account's password; without it nobody can sign in.
 */
export async function insertPlacesAndPeople(
  ownerUrl: string,
  today: string,
  passwordHash?: (account: DemonstrationAccount) => Promise<string>,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const insert = (table: string, row: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`).join(", ");
    return client.query(
      `insert into ${table} (${columns.join(", ")}) values (${places})`,
      Object.values(row),
    );
  };
  const year = Number(today.slice(0, 4));
  try {
    await client.query("begin");
    for (const key of ["plan", "riverbend", "harborlight"] as const)
      await insert("organization", {
        id: organizationId(key),
        kind: key === "plan" ? "plan" : "provider",
        name: demonstrationOrganizations[key],
      });
    for (const site of Object.values(sites))
      await insert("site", {
        id: site.id,
        organization_id: organizationId(site.organization),
        name: site.name,
        npi: site.npi,
        tin: site.tin,
        street: site.street,
        city: site.city,
        state: "NC",
        zip: site.zip,
        licensing_agency: licensingAgency,
        licence_number: site.licence,
        licensed_from: `${year - 1}-01-01`,
        licensed_through: `${year + 1}-12-31`,
      });
    for (const plan of Object.values(plans)) {
      await insert("plan", { id: plan.id, name: plan.name });
      for (const terms of plan.terms)
        await insert("plan_terms", {
          plan_id: plan.id,
          effective_from: terms.effectiveFrom,
          line_of_business: terms.lineOfBusiness,
          state_of_issue: "NC",
          ncqa_accredited: terms.ncqaAccredited,
          authorization_required_from: terms.authorizationRequiredFrom,
          authorization_required_through: terms.authorizationRequiredThrough,
          automatic_certification: terms.automaticCertification,
          authorization_number_required: false,
          deny_interim_bills: false,
          codes: terms.codes,
          contact: planContact(plan.name),
          recorded_by: portalActor.id,
          recorded_at: moment(addDays(today, -200), "09:00"),
        });
    }
    for (const account of demonstrationAccounts) {
      const actor = actorOf(account.email);
      await insert("app_user", {
        id: actor.id,
        organization_id: actor.organizationId,
        email: account.email,
        name: account.name,
        initials: actor.initials,
        credentials: account.credentials || null,
        specialty: account.specialty ?? null,
        role: account.role,
        delegated_administrator: account.delegatedAdministrator,
        created_at: moment(addDays(today, -200), "09:00"),
      });
      if (passwordHash)
        await insert("credential", {
          user_id: actor.id,
          password_hash: await passwordHash(account),
        });
    }
    for (const person of [ruth, theo, paul])
      await client.query("update app_user set reports_to = $2 where id = $1", [person.id, ines.id]);
    const licences = [
      { user: ines, number: "2009-01187", status: "active", through: `${year + 1}-06-30` },
      { user: greta, number: "2004-00873", status: "active", through: `${year + 1}-03-31` },
      { user: owen, number: "2012-02210", status: "active", through: `${year + 1}-09-30` },
      { user: paul, number: "2001-00442", status: "active", through: addDays(today, -90) },
    ];
    for (const { user, number, status, through } of licences)
      await insert("medical_licence", {
        id: fixedId(`licence ${number}`),
        user_id: user.id,
        state: "NC",
        number,
        status,
        valid_from: `${year - 2}-07-01`,
        valid_through: through,
        recorded_at: moment(addDays(today, -200), "09:00"),
      });
    await client.query("commit");
  } finally {
    await client.end();
  }
}

/** Whether anybody could sign in to this database already. */
export async function hasUsers(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (
      (await client.query("select from app_user where role <> 'system' limit 1")).rowCount !== 0
    );
  } finally {
    await client.end();
  }
}
