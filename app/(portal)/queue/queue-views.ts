import type { QueueView } from "@/lib/queries/review-queue";
import type { Role } from "@/lib/review/roles";

const dueFirst = "What is due first stands first; where no clock runs, last.";

/** The queue's views as they are named, in what order, and what an empty one says to do. */
export const viewWords: Readonly<
  Record<
    QueueView,
    {
      readonly label: string;
      readonly order: string;
      readonly empty: string;
      readonly todo: string;
    }
  >
> = {
  open: {
    label: "Open",
    order: dueFirst,
    empty: "No request is open",
    todo: "New requests appear here as soon as a provider submits them.",
  },
  unassigned: {
    label: "Nobody’s",
    order: dueFirst,
    empty: "No request is in nobody’s hands",
    todo: "See what is open to know who has what, or go on with your own.",
  },
  mine: {
    label: "Mine",
    order: dueFirst,
    empty: "You have no request in hand",
    todo: "Take one of nobody’s; the first is due first.",
  },
  with_medical_director: {
    label: "Referred",
    order: dueFirst,
    empty: "No request is referred to a medical director",
    todo: "A reviewer refers a request that cannot be certified; it appears here with the reasons.",
  },
  awaiting_information: {
    label: "Information requested",
    order: dueFirst,
    empty: "No answer is awaited",
    todo: "When a reviewer asks for information, the request waits here until the provider answers.",
  },
  contested: {
    label: "Contested",
    order: dueFirst,
    empty: "No decision is contested",
    todo: "Reconsiderations, appeals and further reviews appear here when they are asked for.",
  },
  decided: {
    label: "Decided",
    order: "Latest decisions first.",
    empty: "Nothing is decided yet",
    todo: "Decisions appear here, the latest first.",
  },
};

const order: Readonly<Record<"reviewer" | "medical_director", readonly QueueView[]>> = {
  reviewer: [
    "open",
    "unassigned",
    "mine",
    "awaiting_information",
    "with_medical_director",
    "contested",
    "decided",
  ],
  medical_director: [
    "with_medical_director",
    "open",
    "unassigned",
    "mine",
    "awaiting_information",
    "contested",
    "decided",
  ],
};

/** The views in the order a role uses them; the first one is where its day begins. */
export const viewsFor = (role: Role): readonly QueueView[] =>
  role === "medical_director" ? order.medical_director : order.reviewer;
