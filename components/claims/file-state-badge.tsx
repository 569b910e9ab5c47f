import { stateWords } from "@/components/claims/file-figures";
import type { FileState } from "@/components/claims/file-totals";
import { Badge, type BadgeTone } from "@/components/ui/badge";

const tones: Readonly<Record<FileState, BadgeTone>> = {
  received: "idle",
  checking: "info",
  loading: "info",
  loaded: "positive",
  refused: "negative",
  stopped: "caution",
};

/** How a file stands, in a word. */
export const FileStateBadge = ({ state }: { state: FileState }) => (
  <Badge tone={tones[state]}>{stateWords[state]}</Badge>
);
