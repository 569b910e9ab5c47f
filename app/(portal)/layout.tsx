import type { ReactNode } from "react";
import { AppFrame } from "@/components/shell/app-frame";
import { IdleWarning } from "@/components/shell/idle-warning";
import { Button } from "@/components/ui/button";
import { currentPerson } from "@/lib/auth/current-person";
import { idleSeconds, idleWarningSeconds } from "@/lib/auth/sessions";
import { paths } from "@/lib/paths";
import { roleNames, type Role } from "@/lib/review/roles";
import { signOut } from "./sign-out";

/** The places each role may go; pages ask again for themselves. */
const places: Readonly<Record<Role, readonly { readonly href: string; readonly label: string }[]>> =
  {
    provider: [
      { href: paths.requests, label: "Requests" },
      { href: paths.work, label: "Our work" },
      { href: paths.ownClaims, label: "Our claims" },
      { href: paths.claimCheck, label: "Check a file" },
      { href: paths.criteria, label: "Criteria" },
    ],
    reviewer: [
      { href: paths.work, label: "Work" },
      { href: paths.queue, label: "Queue" },
      { href: paths.printQueue, label: "Print queue" },
      { href: paths.criteria, label: "Criteria" },
    ],
    medical_director: [
      { href: paths.work, label: "Work" },
      { href: `${paths.queue}?view=with_medical_director`, label: "Referred" },
      { href: `${paths.queue}?view=open`, label: "Queue" },
      { href: paths.printQueue, label: "Print queue" },
      { href: paths.criteria, label: "Criteria" },
    ],
    claims_analyst: [
      { href: paths.claims, label: "Claims" },
      { href: paths.claimReports, label: "Reports" },
      { href: paths.criteria, label: "Criteria" },
    ],
    administrator: [
      { href: paths.people, label: "People" },
      { href: paths.organizations, label: "Organizations and plans" },
      { href: paths.work, label: "Tasks" },
      { href: paths.jobs, label: "Background jobs" },
      { href: paths.criteria, label: "Criteria" },
    ],
  };

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson();
  // Nobody is signed in: the page itself sends the visitor to sign in, and back to it afterwards.
  if (!person) return children;
  const { actor } = person;
  return (
    <AppFrame
      homeHref={paths.home}
      nav={places[actor.role]}
      user={{
        name: actor.name,
        role: roleNames[actor.role],
        organization: actor.organizationName,
      }}
      signOut={
        <form action={signOut}>
          <Button type="submit" variant="secondary">
            Sign out
          </Button>
        </form>
      }
    >
      {children}
      <IdleWarning
        idleSeconds={idleSeconds}
        warnSeconds={idleWarningSeconds}
        extendUrl={paths.session}
        signInUrl={paths.signIn}
      />
    </AppFrame>
  );
}
