import fs from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";
import PDFDocument from "pdfkit";
import type { DocumentKind } from "@/lib/facts/evidence";

/**
 * A record of a chart as pages: what stands on each page and which facts it documents. Writing it
 * gives a tagged PDF with its font embedded, readable by a screen reader: a heading is a heading, a
 * table has header cells, and what repeats on every page is marked as such.
 */
export type Block =
  | { readonly heading: string }
  | { readonly text: string }
  | { readonly rows: readonly (readonly [string, string])[] }
  | { readonly table: readonly (readonly string[])[]; readonly widths: readonly number[] };

export interface RecordPage {
  readonly blocks: readonly Block[];
  /** Paths of the facts that stand on this page. */
  readonly documents: readonly string[];
}

export interface ChartRecord {
  readonly fileName: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly author: string;
  /** ISO date written on the record. */
  readonly date: string;
  readonly letterhead: string;
  readonly patient: string;
  readonly pages: readonly RecordPage[];
}

const packaged = createRequire(import.meta.url);
const face = (name: string): Font => {
  const file = packaged.resolve(`@expo-google-fonts/source-sans-3/${name}.ttf`);
  const font = create(fs.readFileSync(file));
  if (!("layout" in font)) throw new Error(`${name} is a collection of fonts`);
  return font;
};
let fonts: { readonly regular: Font; readonly strong: Font } | undefined;

const margin = 62;
const width = 612 - 2 * margin;

/** The record as PDF bytes, with exactly as many pages as it names. */
export async function writeRecord(record: ChartRecord): Promise<Uint8Array<ArrayBuffer>> {
  fonts ??= {
    regular: face("400Regular/SourceSans3_400Regular"),
    strong: face("600SemiBold/SourceSans3_600SemiBold"),
  };
  const doc = new PDFDocument({
    size: "LETTER",
    margins: { top: margin, bottom: 20, left: margin, right: margin },
    autoFirstPage: false,
    pdfVersion: "1.7",
    tagged: true,
    lang: "en-US",
    displayTitle: true,
    info: {
      Title: record.title,
      Author: record.author,
      CreationDate: new Date(`${record.date}T16:00:00.000Z`),
    },
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.on("end", () => resolve()));
  // pdfkit takes a font that is read already, which its types do not say; reading it anew for every
  // document would take most of the time.
  for (const [name, font] of Object.entries(fonts))
    doc.registerFont(name, font as unknown as Buffer);
  const root = doc.struct("Document");
  doc.addStructure(root);
  for (const [index, page] of record.pages.entries()) {
    doc.addPage();
    writeFrame(doc, record, index);
    if (index === 0) addText(doc, root, "H1", record.title, "strong", 16);
    for (const block of page.blocks) writeBlock(doc, root, block);
    if (doc.y > 735)
      throw new Error(`${record.fileName}: page ${index + 1} holds more than fits on it`);
  }
  root.end();
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

type Doc = InstanceType<typeof PDFDocument>;
type Struct = ReturnType<Doc["struct"]>;

/** Letterhead and foot, which a screen reader passes over. */
function writeFrame(doc: Doc, record: ChartRecord, index: number): void {
  doc.markContent("Artifact", { type: "Pagination" });
  doc.font("strong").fontSize(9).fillColor("#334155");
  doc.text(record.letterhead, margin, 30, { width, lineBreak: false });
  doc.font("regular").fontSize(8.5).fillColor("#475569");
  doc.text(record.patient, margin, 43, { width, lineBreak: false });
  doc
    .moveTo(margin, 57)
    .lineTo(612 - margin, 57)
    .lineWidth(0.6)
    .strokeColor("#94a3b8")
    .stroke();
  doc.text(`Page ${index + 1} of ${record.pages.length}`, margin, 745, {
    width,
    align: "right",
    lineBreak: false,
  });
  doc.endMarkedContent();
  doc.fillColor("#0f172a");
  doc.x = margin;
  doc.y = 70;
}

function addText(
  doc: Doc,
  parent: Struct,
  tag: string,
  text: string,
  font: "regular" | "strong",
  size: number,
): void {
  parent.add(
    doc.struct(tag, {}, () => {
      doc.font(font).fontSize(size).text(text, margin, doc.y, { width, lineGap: 1.5 });
    }),
  );
  doc.y += tag === "P" ? 5 : 3;
}

function writeBlock(doc: Doc, root: Struct, block: Block): void {
  if ("heading" in block) {
    doc.y += 5;
    addText(doc, root, "H2", block.heading, "strong", 11.5);
  } else if ("text" in block) addText(doc, root, "P", block.text, "regular", 10);
  else if ("rows" in block)
    for (const [label, value] of block.rows)
      addText(doc, root, "P", `${label}: ${value}`, "regular", 10);
  else writeTable(doc, root, block.table, block.widths);
}

/** The first row is the header; widths are shares of the page's width. */
function writeTable(
  doc: Doc,
  root: Struct,
  table: readonly (readonly string[])[],
  widths: readonly number[],
): void {
  const structure = doc.struct("Table");
  root.add(structure);
  for (const [rowIndex, cells] of table.entries()) {
    const row = doc.struct("TR");
    structure.add(row);
    const top = doc.y;
    let left = margin;
    let bottom = top;
    for (const [column, cell] of cells.entries()) {
      const share = (widths[column] ?? 0) * width;
      const x = left;
      row.add(
        doc.struct(rowIndex === 0 ? "TH" : "TD", {}, () => {
          doc.font(rowIndex === 0 ? "strong" : "regular").fontSize(9);
          doc.text(cell, x, top, { width: share - 8 });
        }),
      );
      bottom = Math.max(bottom, doc.y);
      left += share;
    }
    row.end();
    doc.y = bottom + 2.5;
  }
  structure.end();
  doc.x = margin;
  doc.y += 5;
}
