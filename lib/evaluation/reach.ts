/**
 * What a node could still come to, and between which findings one fact alone could move it.
 *
 * The eight findings (three determined, five open by cause) are numbered, a set of them is a bit
 * mask, and the moves of a fact are eight masks: from each finding, the findings it can change to
 * while everything else stays as it is. Combinators work on these sets; children that share no
 * open fact stand independently of each other.
 */
import {
  all,
  atLeast,
  conflict,
  insufficientDocumentation,
  met,
  missing,
  needsClinician,
  notApplicable,
  notMet,
  notYetDue,
  type Finding,
} from "@/lib/finding";

const findings: readonly Finding[] = [
  met,
  notMet,
  notApplicable,
  missing,
  notYetDue,
  insufficientDocumentation,
  conflict,
  needsClinician,
];
const numbers = new Map(findings.map((finding, number) => [finding, number]));

/** Bit mask of findings. */
export type Mask = number;
/** Eight masks, by the number of the finding moved from. */
export type Moves = readonly Mask[];

export interface Reach {
  readonly mask: Mask;
  readonly moves: ReadonlyMap<string, Moves>;
}

function numberOf(finding: Finding): number {
  return numbers.get(finding) ?? 3;
}

function findingOf(number: number): Finding {
  return findings[number] ?? missing;
}

/** Numbers of the findings in a mask. */
function members(mask: Mask): readonly number[] {
  const found: number[] = [];
  for (let number = 0; number < findings.length; number += 1) {
    if (mask & (1 << number)) found.push(number);
  }
  return found;
}

/** A finding as a mask of one. */
export function maskOf(finding: Finding): Mask {
  return 1 << numberOf(finding);
}

/** Reaches exactly "not applicable": what an empty conjunction comes to. */
export const nothing: Reach = { mask: maskOf(notApplicable), moves: new Map() };

/** Collects moves fact by fact. */
export class MoveTable {
  readonly moves = new Map<string, Mask[]>();

  add(path: string, from: number, to: Mask): void {
    let masks = this.moves.get(path);
    if (!masks) this.moves.set(path, (masks = [0, 0, 0, 0, 0, 0, 0, 0]));
    masks[from] = (masks[from] ?? 0) | to;
  }

  addFindings(path: string, from: Finding, to: Finding): void {
    this.add(path, numberOf(from), maskOf(to));
  }

  addAll(moves: ReadonlyMap<string, Moves>): void {
    for (const [path, masks] of moves) masks.forEach((to, from) => to && this.add(path, from, to));
  }
}

/** Can these moves change the finding itself, not merely the cause of an open one? */
export function changesFinding(moves: Moves): boolean {
  return moves.some((to, from) =>
    members(to).some((number) => findingOf(number).finding !== findingOf(from).finding),
  );
}

/** Carries each move of a child to where its parent comes to before and after it. */
function carry(
  table: MoveTable,
  moves: ReadonlyMap<string, Moves>,
  parent: (child: number) => number,
): void {
  for (const [path, masks] of moves) {
    masks.forEach((mask, from) => {
      for (const to of members(mask)) table.add(path, parent(from), 1 << parent(to));
    });
  }
}

const allTable = findings.map((a) => findings.map((b) => numberOf(all([a, b]))));

function allMask(a: Mask, b: Mask): Mask {
  let mask = 0;
  for (const one of members(a)) {
    for (const two of members(b)) mask |= 1 << (allTable[one]?.[two] ?? 3);
  }
  return mask;
}

/** Children of an "all". Conjunction is associative, so the others are folded to one mask. */
export function reachOfAll(children: readonly Reach[]): Reach {
  const before: Mask[] = [nothing.mask];
  children.forEach(({ mask }, index) => before.push(allMask(before[index] ?? 0, mask)));
  const table = new MoveTable();
  let after = nothing.mask;
  for (let index = children.length - 1; index >= 0; index -= 1) {
    const child = children[index] ?? nothing;
    const others = members(allMask(before[index] ?? 0, after));
    for (const other of others) {
      carry(table, child.moves, (value) => allTable[value]?.[other] ?? 3);
    }
    after = allMask(child.mask, after);
  }
  return { mask: before[children.length] ?? nothing.mask, moves: table.moves };
}

/** Children that combine in a fixed order, such as a guard and its body. Few of them. */
export function reachOfFew(
  children: readonly Reach[],
  decide: (values: readonly Finding[]) => Finding,
): Reach {
  const table = new MoveTable();
  let mask = 0;
  const masks = children.map((child) => child.mask);
  for (const values of combinations(masks)) mask |= maskOf(decide(values.map(findingOf)));
  children.forEach((child, index) => {
    if (child.moves.size === 0) return;
    for (const values of combinations(masks.map((one, at) => (at === index ? 1 : one)))) {
      carry(table, child.moves, (value) =>
        numberOf(decide(values.map((other, at) => findingOf(at === index ? value : other)))),
      );
    }
  });
  return { mask, moves: table.moves };
}

function combinations(masks: readonly Mask[]): readonly (readonly number[])[] {
  return masks.reduce<readonly (readonly number[])[]>(
    (some, mask) => some.flatMap((one) => members(mask).map((number) => [...one, number])),
    [[]],
  );
}

/** Children of an "at least". Only how many stand where matters, so a tally stands for them all. */
export function reachOfAtLeast(count: number, children: readonly Reach[]): Reach {
  const table = new MoveTable();
  const known = new Map<number, number>();
  const decide = (tally: number): number => {
    let number = known.get(tally);
    if (number === undefined) {
      number = numberOf(atLeast(count, untally(tally)));
      known.set(tally, number);
    }
    return number;
  };
  let mask = 0;
  for (const tally of tallies(children)) mask |= 1 << decide(tally);
  children.forEach((child, index) => {
    if (child.moves.size === 0) return;
    for (const tally of tallies(children.filter((_, at) => at !== index))) {
      carry(table, child.moves, (value) => decide(tally + one(value)));
    }
  });
  return { mask, moves: table.moves };
}

/** A tally counts each of the eight findings in four bits of a number: up to 15 children. */
function one(number: number): number {
  return 16 ** number;
}

function tallies(children: readonly Reach[]): ReadonlySet<number> {
  let some = new Set([0]);
  for (const { mask } of children) {
    const next = new Set<number>();
    for (const tally of some) for (const number of members(mask)) next.add(tally + one(number));
    some = next;
  }
  return some;
}

function untally(tally: number): readonly Finding[] {
  return findings.flatMap((finding, number) =>
    new Array<Finding>(Math.floor(tally / one(number)) % 16).fill(finding),
  );
}
