import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { plainDate } from "@/lib/db/plain-date";
import { clinicalStaff, roles } from "@/lib/review/roles";

/** Everybody who may sign in, for the administrator. */
export const people = defineQuery({
  name: "people",
  who: ["administrator"],
  input: z.object({ search: z.string().trim().max(80).optional().catch(undefined) }),
  run: async ({ tx }, { search }) => {
    const rows = await tx.user.findMany({
      where: {
        role: { in: [...roles] },
        ...(search && {
          OR: [
            { name: { contains: search, mode: "insensitive" } },
            { email: { contains: search, mode: "insensitive" } },
          ],
        }),
      },
      include: { organization: true, licences: { orderBy: { recordedAt: "desc" } } },
      orderBy: [{ name: "asc" }],
    });
    const organizations = await tx.organization.findMany({
      where: { kind: { not: "portal" } },
      orderBy: { name: "asc" },
    });
    const clinicians = await tx.user.findMany({
      where: { role: { in: [...clinicalStaff] } },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    });
    return {
      clinicians,
      people: rows.map((row) => ({
        id: row.id,
        name: row.name,
        email: row.email,
        role: z.enum(roles).parse(row.role),
        credentials: row.credentials,
        specialty: row.specialty,
        organizationName: row.organization.name,
        organizationKind: row.organization.kind,
        disabledAt: row.disabledAt,
        reportsToName: clinicians.find(({ id }) => id === row.reportsTo)?.name ?? null,
        licences: row.licences.map((licence) => ({
          state: licence.state,
          number: licence.number,
          status: licence.status,
          validThrough: plainDate(licence.validThrough),
        })),
      })),
      organizations: organizations.map(({ id, name, kind }) => ({ id, name, kind })),
    };
  },
});
