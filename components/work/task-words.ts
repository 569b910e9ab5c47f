import { formatDate, isPlainDate } from "@/lib/calendar";
import { paths } from "@/lib/paths";
import { taskNames, type OpenTask } from "@/lib/review/task";

type Told = Pick<
  OpenTask,
  "kind" | "data" | "reference" | "requestId" | "forRole" | "limit" | "person"
>;

const day = (value: unknown): string => (isPlainDate(value) ? formatDate(value) : "");

const limitWords = (limit: Told["limit"]): string =>
  limit ? `${limit.title}, ${limit.citation}` : "a time limit";

/** What there is to do, in a line. */
export function taskSentence({ kind, data, forRole, limit }: Told): string {
  switch (kind) {
    case "clock_due_soon":
      return `Near its end: ${limitWords(limit)}. Decide, or send the notice that is owed.`;
    case "clock_overdue":
      return `Past its end: ${limitWords(limit)}. Decide, and send the notice that is owed.`;
    case "information_due":
      return `Round ${data["information_request"]} of questions still waits for its answer.`;
    case "information_expired":
      return `Round ${data["information_request"]} was not answered in time. Decide what follows; a late answer is still taken.`;
    case "disclosure":
      return "Share the new evidence with the member, in time to respond.";
    case "peer_to_peer":
      return {
        provider: "Choose one of the times offered for the peer to peer.",
        medical_director: "A time is agreed for the peer to peer. Record what came of it.",
        other: "A peer to peer was asked for: offer times.",
      }[forRole === "provider" || forRole === "medical_director" ? forRole : "other"];
    case "draft_expiring":
      return "Nobody works on this draft. Go on with it, or mark this as done to keep it for another 30 days; otherwise it is taken away.";
    case "licence_ending":
      return `The North Carolina licence ${data["ended"] ? "ended" : "ends"} on ${day(data["valid_through"])}. ${
        forRole === "administrator"
          ? "Put the renewed one on file."
          : data["ended"]
            ? "You cannot decide against a request until the renewed one is on file."
            : "Have the renewed one put on file before then."
      }`;
    case "notice_failed":
      return "A notice could not be delivered. Look after it.";
  }
}

/** The head of a task: what it is, and of which request or whose. */
export const taskTitle = ({ kind, reference, data, person, forRole }: Told): string => {
  const name = kind === "licence_ending" && data["ended"] ? "Licence ended" : taskNames[kind];
  // Whoever's own licence it is needs no telling whose.
  const of = reference ?? (forRole === "administrator" ? person?.name : undefined);
  return of ? `${name}: ${of}` : name;
};

/** Where the work is done. */
export function taskHref({ kind, requestId, forRole, person }: Told): string | undefined {
  if (kind === "licence_ending") {
    if (forRole !== "administrator") return undefined;
    return person ? `${paths.people}#person-${person.id}` : paths.people;
  }
  if (!requestId) return undefined;
  switch (kind) {
    case "draft_expiring":
    case "information_due":
      return paths.facts(requestId);
    case "notice_failed":
      return paths.notices(requestId);
    case "disclosure":
      return paths.appeals(requestId);
    case "clock_due_soon":
    case "clock_overdue":
    case "information_expired":
      return paths.request(requestId);
    case "peer_to_peer":
      return paths.peerToPeer(requestId);
  }
}
