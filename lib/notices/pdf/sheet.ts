/**
 * A letter's paper: US letter size, one column, every piece of text under a structure tag so that a
 * screen reader hears it in order. What only guides the eye (rules, bars, page numbers) is an
 * artifact, which a screen reader passes over. Lengths are points, 72 to the inch.
 */
import PDFDocument from "pdfkit";
import { letterFonts, type Face } from "./fonts";

export type Doc = InstanceType<typeof PDFDocument>;
export type Struct = ReturnType<Doc["struct"]>;

export const page = { width: 612, height: 792, margin: 72, top: 60, foot: 54 } as const;
export const column = page.width - 2 * page.margin;

const ink = "#16202b";
export const faint = "#55606e";
const rule = "#b9c2cc";

/** Sizes of a letter in points; all follow the body's. */
export interface Sizes {
  readonly body: number;
  readonly title: number;
  readonly heading: number;
  readonly subheading: number;
  readonly small: number;
}

export const ordinarySizes: Sizes = { body: 12, title: 20, heading: 15, subheading: 13, small: 10 };
/** Large print: 18 points and more, page numbers included. */
export const largeSizes: Sizes = { body: 18, title: 26, heading: 22, subheading: 19.5, small: 18 };

/** Says in the file's metadata that it means to be PDF/UA-1, which pdfkit's types do not know yet. */
const accessible = "PDF/UA" as unknown as PDFKit.Mixins.PDFSubsets;

export interface TextStyle {
  readonly face?: Face;
  readonly size?: number;
  readonly color?: string;
  /** From the left margin. */
  readonly indent?: number;
  readonly width?: number;
  /** Space below. */
  readonly after?: number;
}

/** A sheet to write on, from top to bottom, page after page. */
export class Sheet {
  readonly doc: Doc;
  readonly root: Struct;
  private readonly chunks: Buffer[] = [];
  private readonly ended: Promise<void>;

  constructor(
    readonly sizes: Sizes,
    about: { readonly title: string; readonly author: string; readonly date: string },
  ) {
    this.doc = new PDFDocument({
      size: "LETTER",
      margins: {
        top: page.top,
        left: page.margin,
        right: page.margin,
        bottom: page.foot + sizes.small,
      },
      pdfVersion: "1.7",
      subset: accessible,
      tagged: true,
      lang: "en-US",
      displayTitle: true,
      bufferPages: true,
      info: {
        Title: about.title,
        Author: about.author,
        // The letter's own day, so that one letter is one file, byte for byte.
        CreationDate: new Date(`${about.date}T12:00:00.000Z`),
      },
    });
    this.doc.on("data", (chunk: Buffer) => this.chunks.push(chunk));
    this.ended = new Promise((resolve) => this.doc.on("end", () => resolve()));
    // pdfkit takes a font that is read already, which its types do not say.
    for (const [name, font] of Object.entries(letterFonts()))
      this.doc.registerFont(name, font as unknown as Buffer);
    this.root = this.doc.struct("Document");
    this.doc.addStructure(this.root);
  }

  /** Text under a tag of its own, below what was written last. */
  text(parent: Struct, tag: string, words: string, style: TextStyle = {}, lang?: string): void {
    parent.add(this.doc.struct(tag, lang ? { lang } : {}, () => this.write(words, style)));
    this.doc.y += style.after ?? this.sizes.body * 0.55;
  }

  /** Lines that belong together, such as an address, each heard by itself. */
  lines(parent: Struct, lines: readonly string[], style: TextStyle = {}): void {
    if (lines.length === 0) return;
    this.reserve(this.height(lines.join("\n"), style));
    const group = this.doc.struct("Div");
    parent.add(group);
    for (const line of lines) this.text(group, "P", line, { ...style, after: 0 });
    group.end();
    this.doc.y += style.after ?? this.sizes.body * 0.55;
  }

  /** Text without a tag: only inside a structure's own content, or an artifact. */
  write(words: string, style: TextStyle): void {
    const { indent = 0, width = column - indent } = style;
    this.dress(style).text(words, page.margin + indent, this.doc.y, {
      width,
      lineGap: this.lineGap(style),
    });
  }

  height(words: string, style: TextStyle = {}): number {
    const { indent = 0, width = column - indent } = style;
    return this.dress(style).heightOfString(words, { width, lineGap: this.lineGap(style) });
  }

  /** Goes to a new page unless so much room is left on this one. */
  reserve(height: number): void {
    if (this.doc.y + height > page.height - page.foot - this.sizes.small) this.doc.addPage();
  }

  /** Draws what a screen reader passes over. */
  artifact(draw: (doc: Doc) => void, type: "Layout" | "Pagination" = "Layout"): void {
    const { x, y } = this.doc;
    this.doc.markContent("Artifact", { type });
    draw(this.doc);
    this.doc.endMarkedContent();
    this.doc.x = x;
    this.doc.y = y;
  }

  /** A thin line across the column at the present height. */
  rule(): void {
    this.artifact((doc) => {
      doc
        .moveTo(page.margin, doc.y)
        .lineTo(page.margin + column, doc.y)
        .lineWidth(0.6)
        .strokeColor(rule)
        .stroke();
    });
  }

  /** A bar beside what was written from a page and height on to here. */
  bar(fromPage: number, fromY: number): void {
    const toPage = this.pageNumber();
    const toY = this.doc.y;
    for (let number = fromPage; number <= toPage; number += 1) {
      this.doc.switchToPage(number);
      const top = number === fromPage ? fromY : page.top;
      const bottom = number === toPage ? toY : page.height - page.foot - this.sizes.small;
      this.artifact((doc) => {
        doc
          .moveTo(page.margin + 4, top)
          .lineTo(page.margin + 4, bottom)
          .lineWidth(2)
          .strokeColor(rule)
          .stroke();
      });
    }
    this.doc.y = toY;
  }

  /** Number of the present page, from 0. */
  pageNumber(): number {
    const { start, count } = this.doc.bufferedPageRange();
    return start + count - 1;
  }

  /** Writes the foot of every page and closes the file. */
  async finish(foot: string): Promise<Uint8Array<ArrayBuffer>> {
    const { start, count } = this.doc.bufferedPageRange();
    const style = { size: this.sizes.small, color: faint };
    for (let number = start; number < start + count; number += 1) {
      this.doc.switchToPage(number);
      // Below the text's own margin, where pdfkit would else begin a new page.
      this.doc.page.margins.bottom = 0;
      this.artifact((doc) => {
        const y = page.height - page.foot + 14;
        this.dress(style).text(foot, page.margin, y, { lineBreak: false });
        const count_ = `Page ${number - start + 1} of ${count}`;
        const x = page.margin + column - doc.widthOfString(count_);
        doc.text(count_, x, y, { lineBreak: false });
      }, "Pagination");
    }
    this.root.end();
    this.doc.end();
    await this.ended;
    return new Uint8Array(Buffer.concat(this.chunks));
  }

  private dress({ face = "regular", size = this.sizes.body, color = ink }: TextStyle): Doc {
    return this.doc.font(face).fontSize(size).fillColor(color);
  }

  private lineGap({ size = this.sizes.body }: TextStyle): number {
    return size * 0.03;
  }
}
