import type { Block } from "../notice";
import { column, page, type Sheet, type Struct } from "./sheet";

/** Says of a cell that it heads its row, which pdfkit's types do not know. */
const rowHead: { readonly title?: string; readonly scope: string } = { scope: "Row" };

/** Writes blocks one below the other under a structure of their own. */
export function writeBlocks(sheet: Sheet, parent: Struct, blocks: readonly Block[]): void {
  for (const block of blocks) writeBlock(sheet, parent, block);
}

/** The height of a block with the space below it, but for its label. */
export function blockHeight(sheet: Sheet, block: Block): number {
  const after = sheet.sizes.body * 0.6;
  switch (block.kind) {
    case "facts":
      return tableHeight(sheet, block.rows) + after;
    case "address":
      return sheet.height(block.lines.join("\n")) + after;
    case "list":
      return block.items.reduce((all, item) => all + sheet.height(item, { indent: 30 }) + after, 0);
    default:
      return sheet.height(block.text) + after;
  }
}

/** The room that the beginning of a block needs below its heading, so that none stands alone. */
export function headroom(sheet: Sheet, block: Block | undefined): number {
  const { body } = sheet.sizes;
  if (block?.kind === "facts")
    return Math.min(tornAbove(sheet), tableHeight(sheet, block.rows)) + body;
  if (block?.kind === "address") return blockHeight(sheet, block);
  return body * 4;
}

function writeBlock(sheet: Sheet, parent: Struct, block: Block): void {
  const { sizes, doc } = sheet;
  if (block.label !== undefined) {
    sheet.reserve(sizes.body * 4);
    sheet.text(parent, "P", block.label, { face: "strong", after: sizes.body * 0.1 });
  }
  switch (block.kind) {
    case "paragraph":
      // No paragraph of a few lines is torn apart.
      sheet.reserve(Math.min(sheet.height(block.text), sizes.body * 7));
      sheet.text(parent, "P", block.text, {}, block.lang);
      return;
    case "subheading": {
      const style = { face: "strong", size: sizes.subheading } as const;
      doc.y += sizes.body * 0.45;
      sheet.reserve(sheet.height(block.text, style) + sizes.body * 4);
      sheet.text(parent, "H3", block.text, { ...style, after: sizes.body * 0.3 });
      return;
    }
    case "quote":
      writeQuote(sheet, parent, block.text);
      return;
    case "list":
      writeList(sheet, parent, block);
      return;
    case "facts":
      writeFacts(sheet, parent, block.rows);
      return;
    case "address":
      sheet.lines(parent, block.lines, { indent: 18 });
      return;
  }
}

/** The policy's words: set in, in italics, with a bar beside them. */
function writeQuote(sheet: Sheet, parent: Struct, words: string): void {
  const quote = sheet.doc.struct("BlockQuote");
  parent.add(quote);
  const style = { face: "italic", indent: 18 } as const;
  sheet.reserve(Math.min(sheet.height(words, style), sheet.sizes.body * 7));
  const from = { page: sheet.pageNumber(), y: sheet.doc.y };
  const lines = words.split("\n");
  for (const [index, line] of lines.entries())
    sheet.text(quote, "P", line, {
      ...style,
      after: index < lines.length - 1 ? sheet.sizes.body * 0.2 : 0,
    });
  quote.end();
  sheet.bar(from.page, from.y);
  sheet.doc.y += sheet.sizes.body * 0.6;
}

function writeList(
  sheet: Sheet,
  parent: Struct,
  { ordered, items }: Extract<Block, { kind: "list" }>,
): void {
  const { doc, sizes } = sheet;
  const list = doc.struct("L");
  parent.add(list);
  const label = sizes.body * 0.4;
  const body = sizes.body * (ordered ? 2 : 1.5);
  for (const [index, item] of items.entries()) {
    sheet.reserve(Math.min(sheet.height(item, { indent: body }), sizes.body * 7));
    const entry = doc.struct("LI");
    list.add(entry);
    const top = doc.y;
    sheet.text(entry, "Lbl", ordered ? `${index + 1}.` : "•", {
      indent: label,
      width: body - label,
      after: 0,
    });
    doc.y = top;
    sheet.text(entry, "LBody", item, { indent: body, after: sizes.body * 0.25 });
    entry.end();
  }
  list.end();
  doc.y += sizes.body * 0.3;
}

/**
 * A table of two columns; what it is heads its row. In large print the value stands below, but
 * in the quiet one without lines under the title, so that the letter begins on the first page.
 */
export function writeFacts(
  sheet: Sheet,
  parent: Struct,
  rows: Rows,
  { lines = true }: { readonly lines?: boolean } = {},
): void {
  const { doc, sizes } = sheet;
  const table = doc.struct("Table");
  parent.add(table);
  const { below, head, cell } = tableStyle(sheet, lines);
  const pad = lines ? sizes.body * cellPadding : sizes.body * 0.04;
  const rule = () => lines && sheet.rule();
  sheet.reserve(Math.min(tornAbove(sheet), tableHeight(sheet, rows, lines)));
  rule();
  for (const { term, value } of rows) {
    const height = rowHeight(sheet, { term, value }, lines);
    const before = sheet.pageNumber();
    sheet.reserve(height + 2 * pad);
    if (sheet.pageNumber() !== before) rule();
    const row = doc.struct("TR");
    table.add(row);
    const top = doc.y + pad;
    doc.y = top;
    row.add(doc.struct("TH", rowHead, () => sheet.write(term, head)));
    if (!below) doc.y = top;
    row.add(doc.struct("TD", {}, () => sheet.write(value, cell)));
    row.end();
    doc.y = top + height + pad;
    rule();
  }
  table.end();
  doc.x = page.margin;
  doc.y += sizes.body * 0.55;
}

type Rows = readonly { readonly term: string; readonly value: string }[];

/** Above and below the text of a row, as a share of its size. */
const cellPadding = 0.2;
/**
 * A table higher than this may be torn apart between its rows at the end of a page; sooner in large
 * print, whose tables would else leave half a page empty before them.
 */
const tornAbove = ({ sizes }: Sheet): number =>
  sizes.body > 14 ? sizes.body * 8 : page.height / 3;

function tableStyle({ sizes }: Sheet, lines: boolean) {
  const below = sizes.body > 14 && lines;
  const left = below ? column : 165;
  return {
    below,
    head: { face: "strong", width: left - 10 },
    cell: { indent: below ? 0 : left },
  } as const;
}

function rowHeight(sheet: Sheet, { term, value }: Rows[number], lines: boolean): number {
  const { below, head, cell } = tableStyle(sheet, lines);
  const heights = [sheet.height(term, head), sheet.height(value, cell)] as const;
  return below ? heights[0] + heights[1] : Math.max(...heights);
}

const tableHeight = (sheet: Sheet, rows: Rows, lines = true): number =>
  rows.reduce(
    (all, row) => all + rowHeight(sheet, row, lines) + 2 * cellPadding * sheet.sizes.body,
    0,
  );
