import { Badge, type BadgeTone } from "@/components/ui/badge";
import { stateNames, type RequestState } from "@/lib/review/workflow";

const tones: Readonly<Record<RequestState, BadgeTone>> = {
  draft: "idle",
  submitted: "info",
  in_review: "info",
  awaiting_information: "caution",
  with_medical_director: "info",
  certified: "positive",
  certified_in_part: "caution",
  noncertified: "negative",
  in_reconsideration: "info",
  under_appeal: "info",
  in_second_level: "info",
  in_external_review: "info",
  closed_administratively: "idle",
  withdrawn: "idle",
  ended: "idle",
};

/** Where a request stands, the same word and colour everywhere. */
export function StateBadge({ state }: { state: RequestState }) {
  return <Badge tone={tones[state]}>{stateNames[state]}</Badge>;
}
