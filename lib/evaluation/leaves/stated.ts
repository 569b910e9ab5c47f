/**
 * Leaves about what the record states: yes and no, texts, counts, and the diagnosis.
 */
import { met, missing, needsClinician, notMet, type Finding } from "@/lib/finding";
import type { FactValue } from "@/lib/facts/fact-values";
import { doubt, doubtOf } from "@/lib/evaluation/context";
import type { Context, Leaf } from "@/lib/evaluation/node";
import { sayOpen, ended } from "@/lib/evaluation/leaves/wording";
import type { FactDefinition } from "@/lib/policy/schema";

const yesOrNo: readonly FactValue[] = [true, false];

/** A yes_no fact, with what a yes, a no and silence come to. */
export function yesNoLeaf(
  fact: FactDefinition,
  meaning: { readonly yes: Finding; readonly no: Finding; readonly silent: Finding },
): Leaf {
  const { path } = fact;
  const { yes, no, silent } = meaning;
  return {
    reads: [path],
    decide(context) {
      const value = context.facts[path];
      if (value !== true && value !== false) return silent;
      if (context.doubtful) {
        const doubted = doubtOf(context, path);
        if (doubted) return doubted;
      }
      return value ? yes : no;
    },
    say(context, value) {
      const stated = context.facts[path];
      const open = value.undetermined_because;
      if (typeof stated !== "boolean" || (open && open !== "needs_clinician")) {
        return silent === missing
          ? sayOpen(fact, value)
          : `${fact.label}: the record does not deny it.`;
      }
      const sentence = (stated ? fact.yes : fact.no) ?? fact.label;
      return open ? `${sentence} Whether that matters is for a clinician.` : sentence;
    },
    answers: () => yesOrNo,
  };
}

/** A free text that names something; silence names nothing, and so does a text such as "none". */
export function namedLeaf(fact: FactDefinition, none: readonly string[]): Leaf {
  const names = (context: Context): string | undefined => {
    const said = text(context, fact.path);
    if (said === undefined) return undefined;
    const plain = plainWords(said);
    return plain === "" || none.includes(plain) ? undefined : said;
  };
  return {
    reads: [fact.path],
    decide: (context) =>
      names(context) === undefined ? notMet : (doubt(context, [fact.path]) ?? met),
    say: (context, value) =>
      value.undetermined_because
        ? sayOpen(fact, value)
        : value === met
          ? ended(`${fact.label}: ${names(context) ?? ""}`)
          : `${fact.label}: none is named.`,
    answers: () => ["named"],
  };
}

/**
 * Met when the text says that there is none: it is one of the texts of `whole`, or begins with one
 * of `begins` and has no word of `unless`.
 */
export function noneStatedLeaf(
  fact: FactDefinition,
  begins: readonly string[],
  whole: readonly string[],
  unless: readonly string[],
): Leaf {
  const saysNone = (said: string): boolean => {
    const plain = plainWords(said);
    if (whole.includes(plain)) return true;
    const begun = begins.find(
      (phrase) => plain.startsWith(phrase) && !/[\w-]/.test(plain[phrase.length] ?? ""),
    );
    if (begun === undefined) return false;
    return !wordsOf(said.toLowerCase().trim().slice(begun.length)).some((word) =>
      unless.includes(word),
    );
  };
  return {
    reads: [fact.path],
    decide(context) {
      const said = text(context, fact.path);
      if (said === undefined) return notMet;
      return doubt(context, [fact.path]) ?? (saysNone(said) ? met : notMet);
    },
    say: (context, value) =>
      value.undetermined_because
        ? sayOpen(fact, value)
        : ended(`${fact.label}: ${text(context, fact.path) ?? "not stated"}`),
    answers: () => [begins[0] ?? "", "open"],
  };
}

/** In small letters, without remarks in parentheses, and nothing but words at both ends. */
function plainWords(said: string): string {
  const small = said.toLowerCase();
  const bare = small.replace(/\([^)]*\)/g, " ").trim();
  return (bare === "" ? small : bare)
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
    .replace(/\s+/g, " ");
}

function wordsOf(said: string): readonly string[] {
  return said
    .toLowerCase()
    .split(/[^\p{L}\p{N}/]+/u)
    .filter((word) => word !== "");
}

/** Stands for any specific reason when trying what an answer would change. */
export const aReason = "protective order against the parent";

/** A reason takes at least so many words beside those of the setting. */
const wordsOfAReason = 2;

/** Does the text name no reason: hardly a word remains beside those in `vague`? */
export function isVague(said: string, vague: readonly string[]): boolean {
  return wordsOf(said).filter((word) => !vague.includes(word)).length < wordsOfAReason;
}

/** Contraindications or the like, listed specifically; a vague text is for a clinician. */
export function specificallyListedLeaf(fact: FactDefinition, vague: readonly string[]): Leaf {
  return {
    reads: [fact.path],
    decide(context) {
      const said = text(context, fact.path);
      if (said === undefined) return notMet;
      return doubt(context, [fact.path]) ?? (isVague(said, vague) ? needsClinician : met);
    },
    say(context, value) {
      const said = text(context, fact.path);
      if (value === needsClinician) {
        return `${fact.label}: the record gives only “${said}”, which names no specific reason.`;
      }
      if (value.undetermined_because) return sayOpen(fact, value);
      return said === undefined
        ? `${fact.label}: none is listed.`
        : ended(`${fact.label}: ${said}`);
    },
    answers: () => [aReason, vague[0] ?? "none"],
  };
}

/** A count that must reach a minimum. */
export function countAtLeastLeaf(fact: FactDefinition, minimum: number): Leaf {
  return {
    reads: [fact.path],
    decide(context) {
      const value = countOf(context, fact.path);
      if (value === undefined) return missing;
      return doubt(context, [fact.path]) ?? (value >= minimum ? met : notMet);
    },
    say: (context, value) =>
      value.undetermined_because
        ? sayOpen(fact, value)
        : `${fact.label}: ${countOf(context, fact.path) ?? "not stated"}; at least ${minimum} counts.`,
    answers: () => [Math.max(0, minimum - 1), minimum],
  };
}

/** A DSM disorder: named, and not coded only as a circumstance or symptom. */
export function disorderLeaf(
  name: FactDefinition,
  code: FactDefinition,
  notDisorders: readonly string[],
): Leaf {
  const onlyCircumstances = (context: Context): boolean => {
    const codes =
      text(context, code.path)
        ?.toUpperCase()
        .match(/[A-Z]\d\w?(\.\w+)?/g) ?? [];
    return (
      codes.length > 0 &&
      codes.every((one) => notDisorders.some((prefix) => one.startsWith(prefix)))
    );
  };
  const reads = [name.path, code.path];
  return {
    reads,
    decide(context) {
      const doubted = doubt(context, reads);
      if (doubted) return doubted;
      if (onlyCircumstances(context)) return notMet;
      return text(context, name.path) === undefined ? missing : met;
    },
    say(context, value) {
      if (value.undetermined_because) return sayOpen(name, value);
      const shown = [text(context, name.path), text(context, code.path)].filter(Boolean).join(", ");
      return value === met
        ? `The diagnosis is ${shown}.`
        : `${shown} stands for a circumstance or symptom, not for a DSM disorder.`;
    },
    answers: (_context, path) =>
      path === name.path ? ["a disorder"] : [`${notDisorders[0] ?? "Z"}63.0`, "F33.1"],
  };
}

function countOf(context: Context, path: string): number | undefined {
  const value = context.facts[path];
  return typeof value === "number" ? value : undefined;
}

function text(context: Context, path: string): string | undefined {
  const value = context.facts[path];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
