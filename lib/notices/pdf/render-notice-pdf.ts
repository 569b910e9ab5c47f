/**
 * A notice on paper: a tagged PDF with its own fonts, for the screen, the printer and the window
 * envelope. The same notice gives the same bytes, so that a stored hash can be made good again.
 *
 * Folded in three, the first page shows the recipient alone in the window of a number 10 envelope
 * (7/8 inch from the left, 1/2 inch from the bottom); nothing clinical may stand there.
 */
import { letterDate } from "../letter-words";
import type { Notice, NoticePart } from "../notice";
import { blockHeight, headroom, writeBlocks, writeFacts } from "./blocks";
import { faint, largeSizes, ordinarySizes, page, Sheet } from "./sheet";

/** Where the window is, from the top of the page: 2 to 3 1/8 inches, with some play. */
const windowTop = 140;
const windowBottom = 232;
/** The window is 4 1/2 inches wide. */
const windowWidth = 300;

/** The letter as PDF bytes; in large print only the envelope's addresses are under 18 points. */
export async function renderNoticePdf(
  notice: Notice,
  { largePrint }: { readonly largePrint: boolean },
): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = new Sheet(largePrint ? largeSizes : ordinarySizes, {
    title: notice.title,
    author: notice.sender.name,
    date: notice.date,
  });
  writeEnvelope(sheet, notice);
  writeOpening(sheet, notice);
  for (const [index, part] of notice.parts.entries()) {
    // The signature never stands alone on a page: it takes the last part with it.
    if (index === notice.parts.length - 1) sheet.reserve(heightOfEnd(sheet, part));
    const section = sheet.doc.struct("Sect");
    sheet.root.add(section);
    const heading = { face: "strong", size: sheet.sizes.heading } as const;
    sheet.doc.y += sheet.sizes.body * 0.7;
    sheet.reserve(sheet.height(part.heading, heading) + headroom(sheet, part.blocks[0]));
    sheet.text(section, "H2", part.heading, { ...heading, after: sheet.sizes.body * 0.35 });
    writeBlocks(sheet, section, part.blocks);
    section.end();
  }
  writeSignature(sheet, notice);
  const reference = notice.regarding.find(({ term }) => term === "Reference")?.value ?? "";
  return sheet.finish(notice.signature ? reference : `${reference} · Draft, not signed`);
}

/** Sender above, recipient where the window is. Addresses keep an envelope's size in large print. */
function writeEnvelope(sheet: Sheet, { sender, recipient }: Notice): void {
  const { doc, root, sizes } = sheet;
  const size = Math.min(sizes.body, 12);
  doc.y = 40;
  sheet.text(root, "P", sender.name, { face: "strong", size, after: 0 });
  sheet.lines(root, sender.address, { size: size - 1.5, color: faint });
  doc.y = Math.max(windowTop, doc.y + 8);
  sheet.lines(root, [recipient.name, ...recipient.address], { size, width: windowWidth });
  doc.y = Math.max(windowBottom, doc.y + 14);
}

function writeOpening(sheet: Sheet, notice: Notice): void {
  const { root, sizes } = sheet;
  sheet.text(root, "P", letterDate(notice.date), { after: sizes.body * 0.7 });
  sheet.text(root, "H1", notice.title, {
    face: "strong",
    size: sizes.title,
    after: sizes.body * 0.6,
  });
  writeFacts(sheet, root, notice.regarding, { lines: false });
  sheet.doc.y += sizes.body * 0.6;
  sheet.text(root, "P", notice.greeting, { after: 0 });
}

/** The height of the last part with the signature below it, but never more than a page. */
function heightOfEnd(sheet: Sheet, { blocks }: NoticePart): number {
  const { body, heading } = sheet.sizes;
  const part = blocks.reduce((all, block) => all + blockHeight(sheet, block), 0);
  return Math.min(page.height * 0.75, heading * 2.2 + part + signatureLines * body * 1.35);
}

/** The closing, the name, the title and the day, with the space between. */
const signatureLines = 7;

function writeSignature(sheet: Sheet, { signature }: Notice): void {
  if (!signature) return;
  const { root, sizes, doc } = sheet;
  doc.y += sizes.body;
  sheet.reserve(signatureLines * sizes.body * 1.2);
  sheet.text(root, "P", "Sincerely,");
  sheet.text(root, "P", signature.name, { face: "strong", after: 0 });
  sheet.lines(root, [signature.title, `Signed on ${letterDate(signature.on)}`]);
}
