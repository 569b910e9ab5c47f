import type { ReactNode } from "react";
import { notFound } from "next/navigation";
import { GoverningClock } from "@/components/clocks/due-line";
import { CaseTabs } from "@/components/review/case-tabs";
import { StateBadge } from "@/components/review/state-badge";
import { Storyboard } from "@/components/shell/storyboard";
import { currentPerson } from "@/lib/auth/current-person";
import { ageOn, dateInZone, formatDate } from "@/lib/calendar";
import { paths } from "@/lib/paths";
import { caseHeader } from "@/lib/queries/case-header";
import { reviewTypeNames } from "@/lib/review/case";
import { isClinicalStaff } from "@/lib/review/roles";
import { programZone } from "@/lib/review/zone";

/** The header of a case that never leaves, over each of its pages. */
export default async function RequestLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  const { id } = await params;
  const actor = (await currentPerson())?.actor;
  // The page itself sends a visitor to sign in, or elsewhere when the role may not read cases.
  if (!actor || (actor.role !== "provider" && !isClinicalStaff(actor))) return children;
  const now = new Date();
  const header = await caseHeader(actor, { requestId: id }, now);
  if (!header) notFound();
  const { case: current } = header;
  const staff = isClinicalStaff(actor);
  const decided = header.decided || current.state === "with_medical_director";
  return (
    <>
      <Storyboard
        name={`${current.member.familyName}, ${current.member.givenName}`}
        status={<StateBadge state={current.state} />}
        facts={[
          {
            term: "Age",
            detail: `${ageOn(current.member.dateOfBirth, dateInZone(now, programZone))} (${formatDate(current.member.dateOfBirth)})`,
          },
          { term: "Member", detail: current.member.number },
          { term: "Request", detail: current.reference },
          {
            term: "Review",
            detail: `${reviewTypeNames[current.reviewType]}${current.urgency === "urgent" ? ", urgent" : ""}`,
          },
          {
            term: "Asked for",
            detail: `${current.requestedDays} days, ${formatDate(current.firstDay)} – ${formatDate(current.lastDay)}`,
          },
          {
            term: staff ? "Provider" : "Site",
            detail: staff ? current.organizationName : current.site.name,
          },
          { term: "Plan", detail: current.plan.name },
        ]}
        {...((header.governing ?? header.awaited) && {
          clock: header.governing ? (
            <GoverningClock row={header.governing} now={now} />
          ) : (
            header.awaited
          ),
        })}
        tabs={
          <CaseTabs
            items={[
              { href: paths.request(id), label: "Overview" },
              staff
                ? { href: paths.review(id), label: "Review" }
                : { href: paths.facts(id), label: "Checklist" },
              ...(decided &&
              (staff ? actor.role === "medical_director" || header.decided : header.decided)
                ? [{ href: paths.decision(id), label: "Decision" }]
                : []),
              { href: paths.notices(id), label: "Notices" },
              ...(header.contestable ? [{ href: paths.appeals(id), label: "Appeals" }] : []),
              ...(header.discussable
                ? [{ href: paths.peerToPeer(id), label: "Peer to peer" }]
                : []),
              { href: paths.history(id), label: "History" },
            ]}
          />
        }
      />
      {children}
    </>
  );
}
