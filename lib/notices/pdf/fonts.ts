import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { create, type Font } from "fontkit";

/** The faces of a letter; whole fonts, of which a PDF takes the signs it uses. */
export const faces = {
  regular: "400Regular/SourceSans3_400Regular",
  italic: "400Regular_Italic/SourceSans3_400Regular_Italic",
  strong: "600SemiBold/SourceSans3_600SemiBold",
} as const;
export type Face = keyof typeof faces;

const ownFolder = dirname(fileURLToPath(import.meta.url));
let read: Readonly<Record<Face, Font>> | undefined;

/** The faces, read once: reading them for every letter would take most of its time. */
export function letterFonts(): Readonly<Record<Face, Font>> {
  read ??= {
    regular: face(faces.regular),
    italic: face(faces.italic),
    strong: face(faces.strong),
  };
  return read;
}

function face(name: string): Font {
  const file = join("node_modules", "@expo-google-fonts", "source-sans-3", `${name}.ttf`);
  const beside = join(ownFolder, "..", "..", "..", file);
  const font = create(readFileSync(existsSync(beside) ? beside : join(process.cwd(), file)));
  if (!("layout" in font)) throw new Error(`${name} is a collection of fonts, not one`);
  return font;
}
