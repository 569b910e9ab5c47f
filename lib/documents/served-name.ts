import type { AcceptedFile } from "./accept";

/** The endings that fit what a file is; the first is the one we give. */
const endings: Readonly<Record<AcceptedFile["mediaType"], readonly [string, ...string[]]>> = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "text/plain": ["txt"],
};

/**
 * The name a file is handed out under: its own, and where that promises something else than the
 * file is, with the ending that fits behind it. Saved to disk, a text called `Page.html` would be
 * opened and run as a page; as `Page.html.txt` it is read.
 */
export function servedName(fileName: string, mediaType: string): string {
  const fitting = Object.entries(endings).find(([type]) => type === mediaType)?.[1] ?? ["bin"];
  const ending = /\.([^.]*)$/.exec(fileName)?.[1]?.toLowerCase();
  return ending !== undefined && fitting.includes(ending) ? fileName : `${fileName}.${fitting[0]}`;
}
