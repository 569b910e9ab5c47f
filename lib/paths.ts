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
  history: (id: string) => `/requests/${id}/history`,
  queue: "/queue",
  people: "/admin/people",
  organizations: "/admin/organizations",
  criteria: "/criteria",
  criterion: (id: string) => `/criteria#${id}`,
  document: (id: string, page?: number) =>
    `/api/documents/${id}${page === undefined ? "" : `#page=${page}`}`,
  documentUpload: (requestId: string) => `/api/requests/${requestId}/documents`,
  draftFacts: (requestId: string) => `/api/requests/${requestId}/facts`,
  citations: (requestId: string) => `/api/requests/${requestId}/citations`,
  reviewDocument: (requestId: string) => `/api/requests/${requestId}/review-document`,
  session: "/api/session",
} as const;
