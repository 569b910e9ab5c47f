import { stateWords } from "@/components/claims/file-figures";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { ClaimFileState } from "@/lib/db/claim-desk/claim-files";

const tones: Readonly<Record<ClaimFileState, BadgeTone>> = {
  received: "idle",
  checking: "info",
  loading: "info",
  loaded: "positive",
  refused: "negative",
  stopped: "caution",
};

/** How a file stands, in a word. */
export const FileStateBadge = ({ state }: { state: ClaimFileState }) => (
  <Badge tone={tones[state]}>{stateWords[state]}</Badge>
);
