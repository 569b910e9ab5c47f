/** Every address of the portal, made in one place. Ids only: no name or clinical word in a URL. */
export const paths = {
  home: "/home",
  signIn: "/sign-in",
  requests: "/requests",
  newRequest: "/requests/new",
  request: (id: string) => `/requests/${id}`,
  facts: (id: string) => `/requests/${id}/facts`,
  review: (id: string) => `/requests/${id}/review`,
  decision: (id: string) => `/requests/${id}/decision`,
  appeals: (id: string) => `/requests/${id}/appeals`,
  history: (id: string) => `/requests/${id}/history`,
  notices: (id: string) => `/requests/${id}/notices`,
  /** One version of a notice; `copy` is whose letter of it. */
  notice: (id: string, noticeId: string, copy?: "provider" | "member") =>
    `/requests/${id}/notices/${noticeId}${copy === undefined ? "" : `?copy=${copy}`}`,
  noticeFile: (noticeId: string, copy: "provider" | "member", large = false) =>
    `/api/notices/${noticeId}/pdf?copy=${copy}${large ? "&large=1" : ""}`,
  printQueue: "/print-queue",
  queue: "/queue",
  work: "/workload",
  workCases: "/workload/requests",
  people: "/admin/people",
  organizations: "/admin/organizations",
  jobs: "/admin/jobs",
  jobFigures: "/api/jobs",
  site: (id: string) => `/admin/organizations/sites/${id}`,
  newPlan: "/admin/organizations/plans/new",
  plan: (id: string) => `/admin/organizations/plans/${id}`,
  criteria: "/criteria",
  criterion: (id: string) => `/criteria#${id}`,
  document: (id: string, page?: number) =>
    `/api/documents/${id}${page === undefined ? "" : `#page=${page}`}`,
  documentUpload: (requestId: string) => `/api/requests/${requestId}/documents`,
  draftFacts: (requestId: string) => `/api/requests/${requestId}/facts`,
  citations: (requestId: string) => `/api/requests/${requestId}/citations`,
  reviewDocument: (requestId: string) => `/api/requests/${requestId}/review-document`,
  claims: "/claims",
  claimFormats: "/claims/formats",
  claimReports: "/claims/reports",
  claimCheck: "/claims/check",
  ownClaims: "/claims/own",
  claimFile: (id: string) => `/claims/files/${id}`,
  /** `key` is the line's service date and number: "2026-10-05.1234". */
  claimLine: (key: string) => `/claims/lines/${key}`,
  /** The bill as a whole, as it would be remitted. */
  claimRemittance: (claimId: string) => `/claims/remittances/${claimId}`,
  /** A member's days of one month, "2026-10". */
  claimMember: (memberId: string, month?: string) =>
    `/claims/members/${memberId}${month === undefined ? "" : `?month=${month}`}`,
  claimFileUpload: "/api/claims/files",
  claimFileProgress: (id: string) => `/api/claims/files/${id}`,
  claimFileLines: (id: string) => `/api/claims/files/${id}/lines`,
  claimReportFile: "/api/claims/reports",
  claimRemittanceFile: (claimId: string) => `/api/claims/remittances/${claimId}`,
  claimTemplate: "/api/claims/template",
  claimCheckFile: "/api/claims/check",
  session: "/api/session",
} as const;
