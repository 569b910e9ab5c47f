import { plans, sites } from "@/tests/builders/places";
import { connected } from "@/tests/db/database";
import type { Role } from "@/lib/review/roles";
import type { RequestState } from "@/lib/review/workflow";

/**
 * Every page of the portal, once: its file, how to get there, who may read it and what it is
 * called. The page tests walk this list, and one of them fails when a page.tsx is missing here.
 */
export interface PortalPage {
  readonly file: string;
  readonly address: () => Promise<string> | string;
  /** Null: readable without signing in. */
  readonly readers: readonly Role[] | null;
  /** What stands in the page's first heading, or the address a page leads on to. */
  readonly heading?: RegExp;
  readonly leadsTo?: RegExp;
}

const everybody: readonly Role[] = [
  "provider",
  "reviewer",
  "medical_director",
  "claims_analyst",
  "administrator",
];
const caseReaders: readonly Role[] = ["provider", "reviewer", "medical_director"];

export const portalPages: readonly PortalPage[] = [
  { file: "app/(public)/page.tsx", address: () => "/", readers: null, heading: /./ },
  { file: "app/(public)/about/page.tsx", address: () => "/about", readers: null, heading: /./ },
  {
    file: "app/(public)/criteria/page.tsx",
    address: () => "/criteria",
    readers: null,
    heading: /Intensive Outpatient/i,
  },
  {
    file: "app/(public)/criteria/try/page.tsx",
    address: () => "/criteria/try",
    readers: null,
    heading: /./,
  },
  {
    file: "app/(public)/sign-in/page.tsx",
    address: () => "/sign-in",
    readers: null,
    heading: /Sign in/,
  },
  {
    file: "app/(portal)/home/page.tsx",
    address: () => "/home",
    readers: everybody,
    leadsTo: /\/(requests|workload|claims|admin\/people)/,
  },
  {
    file: "app/(portal)/requests/page.tsx",
    address: () => "/requests",
    readers: ["provider"],
    heading: /Requests/,
  },
  {
    file: "app/(portal)/requests/new/page.tsx",
    address: () => "/requests/new",
    readers: ["provider"],
    heading: /New request/,
  },
  {
    file: "app/(portal)/requests/[id]/page.tsx",
    address: async () => `/requests/${await requestIn("awaiting_information")}`,
    readers: caseReaders,
    heading: /Request/,
  },
  {
    file: "app/(portal)/requests/[id]/facts/page.tsx",
    address: async () => `/requests/${await requestIn("draft")}/facts`,
    readers: ["provider"],
    heading: /./,
  },
  {
    file: "app/(portal)/requests/[id]/review/page.tsx",
    address: async () => `/requests/${await requestIn("in_review")}/review`,
    readers: ["reviewer", "medical_director"],
    heading: /./,
  },
  {
    file: "app/(portal)/requests/[id]/decision/page.tsx",
    address: async () => `/requests/${await requestIn("noncertified")}/decision`,
    readers: caseReaders,
    heading: /./,
  },
  {
    file: "app/(portal)/requests/[id]/appeals/page.tsx",
    address: async () => `/requests/${await requestIn("under_appeal")}/appeals`,
    readers: caseReaders,
    heading: /Appeals/,
  },
  {
    file: "app/(portal)/requests/[id]/peer-to-peer/page.tsx",
    address: async () => `/requests/${await requestIn("with_medical_director")}/peer-to-peer`,
    readers: caseReaders,
    heading: /Peer to peer/,
  },
  {
    file: "app/(portal)/requests/[id]/notices/page.tsx",
    address: async () => `/requests/${(await mailedNotice()).requestId}/notices`,
    readers: caseReaders,
    heading: /Notices/,
  },
  {
    file: "app/(portal)/requests/[id]/notices/[noticeId]/page.tsx",
    address: async () => {
      const { requestId, id } = await mailedNotice();
      return `/requests/${requestId}/notices/${id}`;
    },
    readers: caseReaders,
    heading: /Noncertification/,
  },
  {
    file: "app/(portal)/print-queue/page.tsx",
    address: () => "/print-queue",
    readers: ["reviewer", "medical_director"],
    heading: /Print queue/,
  },
  {
    file: "app/(portal)/requests/[id]/history/page.tsx",
    address: async () => `/requests/${await requestIn("noncertified")}/history`,
    readers: caseReaders,
    heading: /History/,
  },
  {
    file: "app/(portal)/queue/page.tsx",
    address: () => "/queue",
    readers: ["reviewer", "medical_director"],
    heading: /Queue/,
  },
  {
    file: "app/(portal)/workload/page.tsx",
    address: () => "/workload",
    readers: ["provider", "reviewer", "medical_director", "administrator"],
    heading: /[Ww]ork|Tasks/,
  },
  {
    file: "app/(portal)/workload/requests/page.tsx",
    address: () => "/workload/requests",
    readers: ["reviewer", "medical_director"],
    heading: /Requests at work/,
  },
  {
    file: "app/(portal)/claims/page.tsx",
    address: () => "/claims",
    readers: ["claims_analyst"],
    heading: /Claims/,
  },
  {
    file: "app/(portal)/claims/files/[id]/page.tsx",
    address: async () => `/claims/files/${await claimFileNamed("harborlight-claims.csv")}`,
    readers: ["claims_analyst"],
    heading: /harborlight/,
  },
  {
    file: "app/(portal)/claims/lines/[key]/page.tsx",
    address: async () => `/claims/lines/${(await collidedLine()).key}`,
    readers: ["claims_analyst", "provider"],
    heading: /line 1 of claim/,
  },
  {
    file: "app/(portal)/claims/members/[id]/page.tsx",
    address: async () => `/claims/members/${(await collidedLine()).memberId}`,
    readers: ["claims_analyst", "reviewer", "medical_director", "provider"],
    heading: /Member/,
  },
  {
    file: "app/(portal)/claims/remittances/[id]/page.tsx",
    address: async () => `/claims/remittances/${(await collidedLine()).claimId}`,
    readers: ["claims_analyst", "provider"],
    heading: /Claim/,
  },
  {
    file: "app/(portal)/claims/reports/page.tsx",
    address: () => "/claims/reports",
    readers: ["claims_analyst"],
    heading: /Reports/,
  },
  {
    file: "app/(portal)/claims/formats/page.tsx",
    address: () => "/claims/formats",
    readers: ["claims_analyst", "provider"],
    heading: /file may hold/,
  },
  {
    file: "app/(portal)/claims/own/page.tsx",
    address: () => "/claims/own",
    readers: ["provider"],
    heading: /Our claims/,
  },
  {
    file: "app/(portal)/claims/check/page.tsx",
    address: () => "/claims/check",
    readers: ["provider"],
    heading: /Check a claims file/,
  },
  {
    file: "app/(portal)/admin/people/page.tsx",
    address: () => "/admin/people",
    readers: ["administrator"],
    heading: /People/,
  },
  {
    file: "app/(portal)/admin/jobs/page.tsx",
    address: () => "/admin/jobs",
    readers: ["administrator"],
    heading: /Background jobs/,
  },
  {
    file: "app/(portal)/admin/organizations/page.tsx",
    address: () => "/admin/organizations",
    readers: ["administrator"],
    heading: /Organizations/,
  },
  {
    file: "app/(portal)/admin/organizations/sites/[id]/page.tsx",
    address: () => `/admin/organizations/sites/${sites.durham.id}`,
    readers: ["administrator"],
    heading: /Riverbend Durham/,
  },
  {
    file: "app/(portal)/admin/organizations/plans/new/page.tsx",
    address: () => "/admin/organizations/plans/new",
    readers: ["administrator"],
    heading: /Add a plan/,
  },
  {
    file: "app/(portal)/admin/organizations/plans/[id]/page.tsx",
    address: () => `/admin/organizations/plans/${plans.selfFunded.id}`,
    readers: ["administrator"],
    heading: /Catawba/,
  },
];

/** A row of the demonstration data; fails when there is none. */
async function oneRow<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row> {
  const ownerUrl = process.env["PORTAL_OWNER_URL"];
  if (!ownerUrl) throw new Error("the browser tests' portal is not running");
  return connected(ownerUrl, async (client) => {
    const row = (await client.query<Row>(sql, [...values])).rows[0];
    if (!row)
      throw new Error(`the demonstration data has no row for: ${sql} (${values.join(", ")})`);
    return row;
  });
}

/** A demonstration file of claims. */
export const claimFileNamed = async (name: string): Promise<string> =>
  (await oneRow<{ id: string }>("select id from claim_file where name = $1", [name])).id;

/** A noncertification of Riverbend's whose letter to the member was mailed. */
export const mailedNotice = () =>
  oneRow<{ id: string; requestId: string }>(
    `select n.id, n.request_id as "requestId"
     from notice n join notice_delivery d on d.notice_id = n.id
     join review_request r on r.id = n.request_id join organization o on o.id = r.organization_id
     where n.kind = 'noncertification' and d.channel = 'print' and d.state = 'sent' and o.name = $1
     order by n.sent_at limit 1`,
    ["Riverbend Behavioral Health"],
  );

/** A noncertification that is prepared and lacks the member's address. */
export const preparedNotice = () =>
  oneRow<{ id: string; requestId: string; reference: string }>(
    `select n.id, n.request_id as "requestId", r.reference
     from notice n join review_request r on r.id = n.request_id
     where n.kind = 'noncertification' and n.state = 'prepared'
       and not exists (select from member_contact c where c.member_id = r.member_id)
     order by n.prepared_at limit 1`,
    [],
  );

/** A Riverbend line that lost its day to another claim. */
export const collidedLine = () =>
  oneRow<{ key: string; memberId: string; claimId: string }>(
    `select l.service_date::text || '.' || l.id as key, l.member_id::text as "memberId",
            l.claim_id::text as "claimId"
     from claim_line l join organization o on o.id = l.organization_id
     where l.edit = 'facility_and_professional_same_day' and l.number = 1 and o.name = $1
     order by l.id limit 1`,
    ["Riverbend Behavioral Health"],
  );

/** A demonstration request that stands somewhere, of the organization named. */
export const requestIn = async (
  state: RequestState,
  organization = "Riverbend Behavioral Health",
): Promise<string> =>
  (
    await oneRow<{ id: string }>(
      `select r.id from review_request r join organization o on o.id = r.organization_id
       where r.state = $1 and o.name = $2 order by r.reference limit 1`,
      [state, organization],
    )
  ).id;
