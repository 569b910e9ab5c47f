/**
 * What the draft asks of the server: saving, looking for colleagues' changes, documents, citations.
 * Every answer becomes a plain value; a lost connection and an ended session are ordinary here.
 */
import { paths } from "@/lib/paths";
import { fail, ok, type Result } from "@/lib/result";
import type { ColleagueChange, DraftCitation, SaveAnswer } from "./draft-store";
import type { SendOutcome } from "./draft-sync";
import type { UnsentChanges } from "./unsent-changes";

/** Words for the person, and the error's fields where the server named some. */
export interface RequestProblem {
  readonly code: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
}

export interface Colleague {
  readonly name: string;
  readonly section: string;
}

export interface DraftNews {
  readonly revision: number;
  readonly version: number;
  readonly state: string;
  readonly facts: readonly ColleagueChange[];
  readonly colleagues: readonly Colleague[];
}

const offline: RequestProblem = {
  code: "offline",
  message: "The portal cannot be reached. Check the connection and try again.",
};

/** Asking in the background does not count as the person's activity. */
const background = { "x-background": "1" };

async function call<T>(url: string, options: RequestInit): Promise<Result<T, RequestProblem>> {
  try {
    const response = await fetch(url, options);
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) return ok(body as T);
    return fail(problemOf(response.status, body));
  } catch {
    return fail(offline);
  }
}

function problemOf(status: number, body: unknown): RequestProblem {
  const read = (key: string): unknown =>
    typeof body === "object" && body !== null ? Reflect.get(body, key) : undefined;
  const message = read("message");
  const fields = read("fields");
  const code = read("code");
  return {
    code: status === 401 ? "signed_off" : typeof code === "string" ? code : "unknown",
    message: typeof message === "string" ? message : "The portal gave no answer. Try again.",
    ...(typeof fields === "object" && fields !== null && { fields: { ...fields } }),
  };
}

const withJson = (method: string, body: unknown, more: RequestInit = {}): RequestInit => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
  ...more,
});

/** Saves changed answers. */
export async function sendChanges(
  requestId: string,
  changes: UnsentChanges,
  leaving: boolean,
): Promise<SendOutcome> {
  const body = {
    changes: [...changes].map(([path, { value, base }]) => ({ path, value, base })),
  };
  const sent = await call<SaveAnswer>(
    paths.draftFacts(requestId),
    withJson("PUT", body, { keepalive: leaving }),
  );
  if (sent.ok) return { kind: "answered", answer: sent.value };
  switch (sent.error.code) {
    case "offline":
    case "unknown":
      return { kind: "offline" };
    case "signed_off":
      return { kind: "signed_off" };
    default:
      return { kind: "refused", message: sent.error.message };
  }
}

/** What colleagues saved after a revision, and who has the draft open. */
export const fetchNews = (
  requestId: string,
  since: number,
): Promise<Result<DraftNews, RequestProblem>> =>
  call(`${paths.draftFacts(requestId)}?since=${since}`, { headers: background });

/** Tells colleagues where this person is. */
export const sendPresence = (
  requestId: string,
  section: string,
): Promise<Result<unknown, RequestProblem>> =>
  call(
    paths.draftFacts(requestId),
    withJson(
      "POST",
      { section },
      { headers: { "Content-Type": "application/json", ...background } },
    ),
  );

/** Says on which page a fact rests, or takes that back. */
export const sendCitation = (
  requestId: string,
  citation: DraftCitation,
  remove: boolean,
): Promise<Result<unknown, RequestProblem>> =>
  call(paths.citations(requestId), withJson("POST", { ...citation, remove }));

export interface Description {
  readonly kind: string;
  readonly author?: string;
  readonly documentDate?: string;
}

export const describeDocument = (
  documentId: string,
  description: Description,
): Promise<Result<unknown, RequestProblem>> =>
  call(paths.document(documentId), withJson("PATCH", description));

export const removeDocument = (documentId: string): Promise<Result<unknown, RequestProblem>> =>
  call(paths.document(documentId), { method: "DELETE" });

/** Fills the draft from a review document. */
export const sendReviewDocument = (
  requestId: string,
  document: unknown,
): Promise<Result<{ readonly changed: number }, RequestProblem>> =>
  call(paths.reviewDocument(requestId), withJson("POST", { document }));

export interface Attached {
  readonly documentId: string;
  readonly kind: string;
  readonly pageCount: number;
  readonly alreadyAttached: boolean;
}

/**
 * Attaches a file. Not `fetch`, which cannot tell how much has been sent.
 * @param progress called with the share sent so far, 0 to 1.
 */
export function attachFile(
  requestId: string,
  file: File,
  progress: (share: number) => void,
): Promise<Result<Attached, RequestProblem>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", paths.documentUpload(requestId));
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onerror = () => resolve(fail(offline));
    request.onload = () =>
      resolve(
        request.status < 300
          ? ok(request.response as Attached)
          : fail(problemOf(request.status, request.response)),
      );
    const form = new FormData();
    form.set("file", file);
    request.send(form);
  });
}

/** A problem in one line: the fields' messages where there are some. */
export const problemText = ({ message, fields }: RequestProblem): string =>
  fields ? Object.values(fields).join(" ") : message;
