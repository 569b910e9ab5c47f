/**
 * The envelope of an X12 file, and whether what is inside arrived whole.
 *
 * Interchange   ISA to IEA; IEA01 counts its groups, IEA02 repeats ISA13.
 * Group         GS to GE; GE01 counts its transactions, GE02 repeats GS06.
 * Transaction   ST to SE; SE01 counts its segments with both, SE02 repeats ST02. ST01 says what it
 *               is: 837 is claims; others are read over and counted.
 *
 * A file holds any number of each. A count or control number that does not agree refuses the file,
 * with one exception: files made by hand to try systems out often count too few segments in SE01.
 * Where the sender marks the interchange as test data (ISA15 T) and more segments are there than
 * SE01 says, nothing can be missing, and the file is read with a remark. In a production file, or
 * where segments are missing, a wrong count always refuses.
 */
import type { FileRefusal } from "@/lib/claims/claim";
import type { Interchange } from "@/lib/claims/x12/delimiters";
import { code, type Segment } from "@/lib/claims/x12/segment";

const GS = code("GS");
const ST = code("ST");
const SE = code("SE");
const GE = code("GE");
const IEA = code("IEA");
const TA1 = code("TA1");

const interchangeLoop = "interchange (ISA to IEA)";
const groupLoop = "functional group (GS to GE)";
const transactionLoop = "transaction set (ST to SE)";

const sendAgain = "Have the file sent again; if it comes the same, its sender must mend it.";

interface Opened {
  readonly control: string;
  /** How many groups or transactions it has held so far. */
  held: number;
}

export class Envelope {
  readonly controls: string[] = [];
  readonly skipped: Record<string, number> = {};
  private readonly said = new Map<string, { readonly text: string; times: number }>();
  private readonly seen = new Set<string>();
  private interchange: Interchange | null = null;
  private interchangeHeld: Opened = { control: "", held: 0 };
  private group: Opened | null = null;
  private transaction: (Opened & { readonly first: number }) | null = null;
  private transactions = 0;

  /** Whether the next segments are those of an 837. */
  inClaims = false;

  get isOpen(): boolean {
    return this.interchange !== null;
  }

  /** Whether any 837 transaction was there. */
  get hasClaims(): boolean {
    return this.transactions > 0;
  }

  get remarks(): readonly string[] {
    return [...this.said.values()].map(({ text, times }) =>
      times > 1 ? `${text} The same ${times - 1} more times in this file.` : text,
    );
  }

  /** Keeps a remark; of one kind the first is given with how many more there are. */
  remark(kind: string, text: () => string): void {
    const known = this.said.get(kind);
    if (known) known.times += 1;
    else this.said.set(kind, { text: text(), times: 1 });
  }

  /** Remarks, once a file, that the version of a group or transaction is an old one. */
  remarkVersion(version: string): void {
    const old = version.slice(0, 6);
    if (this.said.has("old") || !/^00[34]/.test(old)) return;
    this.remark(
      "old",
      () =>
        `Version ${old} is old: claims have been sent as 005010 since 2012. It was read as far as its segments are the same.`,
    );
  }

  /** Opens the interchange whose ISA segment was read. */
  open(interchange: Interchange): void {
    this.interchange = interchange;
    this.interchangeHeld = { control: interchange.control, held: 0 };
    if (interchange.test) {
      this.remark("test", () => "The sender marked the interchange as test data (ISA15 is T).");
    }
  }

  /** Takes a segment that belongs to the envelope, or stands outside of 837 transactions. */
  take(segment: Segment, name: number): FileRefusal | null {
    if (this.transaction && name !== SE) {
      const envelope = name === ST || name === GS || name === GE || name === IEA;
      return envelope || name === code("ISA")
        ? this.unclosed(segment, "SE", transactionLoop)
        : null;
    }
    if (name === ST) return this.openTransaction(segment);
    if (name === SE) return this.closeTransaction(segment);
    if (name === GS) return this.openGroup(segment);
    if (name === GE) return this.closeGroup(segment);
    if (name === IEA) return this.closeInterchange(segment);
    if (name === TA1) return null;
    const loop = this.group ? groupLoop : interchangeLoop;
    if (name === code("ISA")) return this.unclosed(segment, this.group ? "GE" : "IEA", loop);
    return refusal(segment, loop, {
      problem: `A segment stands where ${this.group ? "ST or GE" : "GS or IEA"} was expected.`,
      remedy: `A segment before it is missing. ${sendAgain}`,
    });
  }

  /** What is missing when the file ends here. */
  unfinished(segment: Segment): FileRefusal | null {
    if (!this.interchange) return null;
    const [missing, loop] = this.transaction
      ? ["SE, GE and IEA", transactionLoop]
      : this.group
        ? ["GE and IEA", groupLoop]
        : ["IEA", interchangeLoop];
    return refusal(segment, loop, {
      problem: `The file ends before ${missing} closed what was opened: its end is cut off.`,
      remedy: sendAgain,
    });
  }

  private openGroup(segment: Segment): FileRefusal | null {
    if (this.group) return this.unclosed(segment, "GE", groupLoop);
    this.interchangeHeld.held += 1;
    this.group = { control: control(segment, 6), held: 0 };
    this.remarkVersion(segment.capitals(8) ?? "");
    return null;
  }

  private openTransaction(segment: Segment): FileRefusal | null {
    if (!this.group) {
      return refusal(segment, transactionLoop, {
        problem:
          "A transaction (ST) begins outside of a functional group: GS was expected before it.",
        remedy: sendAgain,
      });
    }
    this.group.held += 1;
    this.transaction = { control: control(segment, 2), held: 0, first: segment.number };
    const kind = segment.capitals(1) ?? "unnamed";
    this.inClaims = kind === "837";
    if (!this.inClaims) {
      this.skipped[kind] = (this.skipped[kind] ?? 0) + 1;
      return null;
    }
    this.transactions += 1;
    this.remarkVersion(segment.capitals(3) ?? "");
    const sent = this.interchange;
    const controls = `${sent?.sender ?? ""} ${sent?.control ?? ""} ${this.group.control} ${this.transaction.control}`;
    if (this.seen.has(controls)) {
      this.remark("controls", () => "Two transactions have the same sender and control numbers.");
    }
    this.seen.add(controls);
    this.controls.push(controls);
    return null;
  }

  private closeTransaction(segment: Segment): FileRefusal | null {
    const opened = this.transaction;
    if (!opened) return this.unopened(segment, "SE", "ST", transactionLoop);
    this.transaction = null;
    this.inClaims = false;
    const counted = segment.number - opened.first + 1;
    const stated = segment.whole(1);
    if (stated >= 0 && stated < counted && this.interchange?.test) {
      this.remark(
        "segments",
        () =>
          `SE01 at ${segment.position} says ${number(stated)} segments, and ${number(counted)} are there: read all the same, because nothing is missing and the sender marked it as test data.`,
      );
    } else if (stated !== counted) {
      return wrongCount(
        segment,
        transactionLoop,
        "SE01",
        stated,
        counted,
        "segments from ST to SE",
      );
    }
    return disagreement(segment, transactionLoop, ["SE02", "ST02"], opened.control);
  }

  private closeGroup(segment: Segment): FileRefusal | null {
    const opened = this.group;
    if (!opened) return this.unopened(segment, "GE", "GS", groupLoop);
    this.group = null;
    const stated = segment.whole(1);
    if (stated !== opened.held) {
      return wrongCount(segment, groupLoop, "GE01", stated, opened.held, "transactions");
    }
    return disagreement(segment, groupLoop, ["GE02", "GS06"], opened.control);
  }

  private closeInterchange(segment: Segment): FileRefusal | null {
    if (this.group) return this.unclosed(segment, "GE", groupLoop);
    const opened = this.interchangeHeld;
    this.interchange = null;
    const stated = segment.whole(1);
    if (stated !== opened.held) {
      return wrongCount(segment, interchangeLoop, "IEA01", stated, opened.held, "groups");
    }
    return disagreement(segment, interchangeLoop, ["IEA02", "ISA13"], opened.control);
  }

  private unclosed(segment: Segment, expected: string, loop: string): FileRefusal {
    return refusal(segment, loop, {
      problem: `What was opened is not closed: ${expected} was expected before this segment.`,
      remedy: sendAgain,
    });
  }

  private unopened(segment: Segment, name: string, opener: string, loop: string): FileRefusal {
    return refusal(segment, loop, {
      problem: `${name} closes what was never opened: ${opener} was expected before it.`,
      remedy: sendAgain,
    });
  }
}

/** A damaged file, said where. */
export function refusal(
  segment: Segment,
  loop: string | null,
  said: { readonly problem: string; readonly remedy: string },
): FileRefusal {
  return { code: "damaged", position: segment.position, loop, ...said };
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

/** Control numbers are compared without the zeros and blanks that fill them up. */
function control(segment: Segment, element: number): string {
  return segment.text(element) ?? "";
}

function bare(text: string): string {
  return text.replace(/^0+(?=.)/, "");
}

function wrongCount(
  segment: Segment,
  loop: string,
  element: string,
  stated: number,
  counted: number,
  what: string,
): FileRefusal {
  const says = stated < 0 ? "is no number" : `says ${number(stated)}`;
  const lost = stated > counted ? " Something was lost on the way." : "";
  return {
    code: "wrong_counts",
    position: segment.position,
    loop,
    problem: `${element} counts the ${what}: it ${says}, and ${number(counted)} are there.${lost}`,
    remedy: sendAgain,
  };
}

function disagreement(
  segment: Segment,
  loop: string,
  [closing, opening]: readonly [string, string],
  opened: string,
): FileRefusal | null {
  const closed = control(segment, 2);
  if (bare(closed) === bare(opened)) return null;
  return refusal(segment, loop, {
    problem: `The control number in ${closing} is not the one in ${opening}: two files may have run into each other.`,
    remedy: sendAgain,
  });
}
