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

/** A free text that lists something; silence lists nothing. */
export function namedLeaf(fact: FactDefinition): Leaf {
  return {
    reads: [fact.path],
    decide: (context) => {
      if (text(context, fact.path) === undefined) return notMet;
      return doubt(context, [fact.path]) ?? met;
    },
    say: (context, value) =>
      value.undetermined_because
        ? sayOpen(fact, value)
        : value === met
          ? `${fact.label}: ${text(context, fact.path) ?? ""}.`
          : `${fact.label}: none is named.`,
    answers: () => ["named"],
  };
}

/** Met when the text is one of the phrases or begins with one and goes on as a new word. */
export function beginsWithLeaf(fact: FactDefinition, phrases: readonly string[]): Leaf {
  return {
    reads: [fact.path],
    decide(context) {
      const said = text(context, fact.path)?.toLowerCase();
      if (said === undefined) return notMet;
      const doubted = doubt(context, [fact.path]);
      if (doubted) return doubted;
      return phrases.some(
        (phrase) =>
          said === phrase || (said.startsWith(phrase) && !/\w/.test(said[phrase.length] ?? "")),
      )
        ? met
        : notMet;
    },
    say: (context, value) =>
      value.undetermined_because
        ? sayOpen(fact, value)
        : ended(`${fact.label}: ${text(context, fact.path) ?? "not stated"}`),
    answers: () => [phrases[0] ?? "", "open"],
  };
}

/** Is the text made of words alone that name no reason? */
export function isVague(said: string, vague: readonly string[]): boolean {
  const words = said.toLowerCase().split(/[^\p{L}\p{N}/]+/u);
  return words.every((word) => word === "" || vague.includes(word));
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
    answers: () => ["a specific reason", vague[0] ?? "none"],
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
