/**
 * Clinical shorthand: what is jotted in charts and no member can be asked to read ("Pt w/ hx of",
 * "q6h", "F33.2"). Words of capitals are abbreviations and are told of there. One in brackets behind
 * words says it again for those who know it: "depression (F33.2)".
 */
interface Shorthand {
  readonly start: number;
  readonly end: number;
  /** What to write instead. */
  readonly advice: string;
}

/** By how it is written, in small letters. */
const meanings: Readonly<Record<string, string>> = {
  pt: "you",
  pts: "patients",
  hx: "history",
  tx: "treatment",
  dx: "diagnosis",
  rx: "prescription",
  sx: "symptoms",
  fx: "fracture",
  neg: "negative",
  "w/": "with",
  "w/o": "without",
  "c/o": "complains of",
  "s/p": "after",
  "r/o": "rule out",
  "h/o": "history of",
  "f/u": "follow-up",
  "d/c": "discharge",
  "b/c": "because",
  "y/o": "years old",
  yo: "years old",
  bid: "twice a day",
  tid: "three times a day",
  qid: "four times a day",
  qd: "each day",
  qod: "every other day",
  qhs: "at bedtime",
  prn: "as needed",
};

const words = new RegExp(
  `(?<![\\p{L}\\p{N}/])(?:${Object.keys(meanings)
    .sort((a, b) => b.length - a.length)
    .join("|")})(?![\\p{L}\\p{N}])`,
  "giu",
);
/** "q6h", "q2wk": every so many hours, days or weeks. */
const intervals = /(?<![\p{L}\p{N}])q ?\d{1,2} ?(?:h|hr|hrs|d|wk)(?![\p{L}\p{N}])/giu;
/** ICD-10: a chapter's letter and two figures with a point; those of mental health also without. */
const codes = /(?<![\p{L}\p{N}])(?:[A-TV-Z]\d[\dA-Z]\.[\dA-Z]{1,4}|F\d{2})(?![\p{L}\p{N}])/gu;

/** The shorthand of a text that stands there without meaning, unless `explained` holds it. */
export function shorthandIn(text: string, explained: Set<string>): readonly Shorthand[] {
  const found = (shape: RegExp, advice: (name: string) => string) =>
    [...text.matchAll(shape)].flatMap((match): readonly Shorthand[] => {
      const name = match[0];
      const start = match.index;
      const end = start + name.length;
      // Words of capitals are looked at as abbreviations.
      if (/^[A-Z]{2,}$/.test(name) || explained.has(name.toLowerCase())) return [];
      if (/\p{L} ?\($/u.test(text.slice(0, start)) && text.startsWith(")", end)) {
        explained.add(name.toLowerCase());
        return [];
      }
      return [{ start, end, advice: advice(name) }];
    });
  return [
    ...found(words, (name) => `Write "${meanings[name.toLowerCase()] ?? name}".`),
    ...found(intervals, () => `Write it out, such as "every six hours".`),
    ...found(codes, (name) => `Name the condition in plain words; ${name} may follow in brackets.`),
  ].sort((a, b) => a.start - b.start);
}
