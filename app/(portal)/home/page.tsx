import { redirect } from "next/navigation";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import type { Role } from "@/lib/review/roles";

/** Where each role's day begins. */
const firstPage: Readonly<Record<Role, string>> = {
  provider: paths.requests,
  reviewer: paths.work,
  medical_director: paths.work,
  claims_analyst: paths.claims,
  administrator: paths.people,
};

export default async function HomePage(): Promise<never> {
  const actor = await requireActor(paths.home);
  redirect(firstPage[actor.role]);
}
