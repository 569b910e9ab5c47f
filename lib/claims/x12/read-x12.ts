/**
 * Reads X12 files of claims: 837I (005010X223) and 837P (005010X222), and 004010 ones as far as
 * their segments are the same. One pass over the bytes as they come; what is held in memory is one
 * chunk, one unfinished segment and one batch of claims, whatever the size of the file.
 *
 * What makes it refuse a file is in envelope.ts and below; what a claim is made of, in
 * claim-loops.ts; how segments are written, in delimiters.ts and segment.ts.
 */
import type {
  Claim,
  ClaimBatch,
  ClaimRefusal,
  FileRefusal,
  ReadOptions,
  ReadStep,
} from "@/lib/claims/claim";
import { ClaimLoops } from "@/lib/claims/x12/claim-loops";
import { Envelope } from "@/lib/claims/x12/envelope";
import { SegmentScanner, type SegmentTaker } from "@/lib/claims/x12/segment-scanner";
import { code, type Segment } from "@/lib/claims/x12/segment";

const SE = code("SE");
const ST = code("ST");
const ISA = code("ISA");
const GS = code("GS");
const GE = code("GE");
const IEA = code("IEA");

/** Claims to hand on at a time, at the least. */
const batchSize = 500;
/** Bytes to read at a time, between two looks at whether a batch is full. */
const sliceSize = 1 << 16;

/**
 * Reads a file of 837 transactions.
 *
 * @param source the bytes of the file in order, cut anywhere
 * @returns batches of claims in file order, then the summary or why the file is refused; what was
 *   handed over before a refusal must not be kept
 * @throws only what the source throws
 */
export async function* readX12(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<ReadStep> {
  const reading = new X12Reading(options);
  const scanner = new SegmentScanner(reading);
  for await (const chunk of source) {
    for (let from = 0; from < chunk.length; from += sliceSize) {
      const refused = scanner.feed(chunk.subarray(from, from + sliceSize)) ?? reading.refusedWhole;
      if (refused) {
        yield { kind: "refused", refusal: refused };
        return;
      }
      if (reading.batchIsFull) yield { kind: "batch", batch: reading.takeBatch() };
    }
  }
  const refused = scanner.finish() ?? reading.refusedWhole ?? reading.nothingRead();
  if (refused) {
    yield { kind: "refused", refusal: refused };
    return;
  }
  const batch = reading.takeBatch();
  if (batch.claims.length + batch.refusals.length > 0) yield { kind: "batch", batch };
  yield { kind: "end", summary: reading.summary() };
}

class X12Reading implements SegmentTaker {
  readonly envelope = new Envelope();
  /** Set when the first refused claim refuses the file. */
  refusedWhole: FileRefusal | null = null;
  private readonly loops: ClaimLoops;
  private claims: Claim[] = [];
  private refusals: ClaimRefusal[] = [];
  private readonly counted = { claims: 0, lines: 0, refusedClaims: 0, refusedLines: 0 };

  constructor(options: ReadOptions) {
    this.loops = new ClaimLoops(options.receivedOn, {
      claim: (claim) => {
        this.claims.push(claim);
        this.counted.claims += 1;
        this.counted.lines += claim.lines.length;
      },
      refusal: (refusal) => {
        this.refusals.push(refusal);
        this.counted.refusedClaims += 1;
        this.counted.refusedLines += refusal.lines;
        if (options.allOrNothing) this.refusedWhole ??= wholeFor(refusal);
      },
      remark: (kind, text) => this.envelope.remark(kind, text),
      version: (version) => this.envelope.remarkVersion(version),
    });
  }

  get batchIsFull(): boolean {
    return this.claims.length + this.refusals.length >= batchSize;
  }

  take(segment: Segment, name: number): FileRefusal | null {
    const { envelope } = this;
    if (envelope.inClaims) {
      if (this.loops.take(segment, name) || !opensOrCloses(name)) return null;
      this.loops.end(segment);
    }
    const refused = envelope.take(segment, name);
    if (name === ST && envelope.inClaims) this.loops.begin();
    return refused;
  }

  takeBatch(): ClaimBatch {
    const batch = { claims: this.claims, refusals: this.refusals };
    this.claims = [];
    this.refusals = [];
    return batch;
  }

  /** Why a file whose envelope is sound holds nothing to read. */
  nothingRead(): FileRefusal | null {
    if (this.counted.claims + this.counted.refusedClaims > 0) return null;
    const others = Object.entries(this.envelope.skipped).map(
      ([kind, times]) => `${kind} (${times})`,
    );
    const instead = others.length > 0 ? ` It holds other transactions: ${others.join(", ")}.` : "";
    return {
      code: "no_claims",
      position: null,
      loop: null,
      problem: `The file holds no claims.${instead}`,
      remedy: "Send a file with 837 transactions (ST*837) and claims (CLM) in them.",
    };
  }

  summary() {
    return {
      format: "x12_837" as const,
      ...this.counted,
      skipped: this.envelope.skipped,
      remarks: this.envelope.remarks,
      controls: this.envelope.controls,
    };
  }
}

function opensOrCloses(name: number): boolean {
  return name === SE || name === ST || name === GS || name === GE || name === ISA || name === IEA;
}

function wholeFor(refusal: ClaimRefusal): FileRefusal {
  const { position, loop, problem, remedy } = refusal;
  return { code: "bad_rows", position, loop, problem, remedy };
}
