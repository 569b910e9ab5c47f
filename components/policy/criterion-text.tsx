import type { ReactNode } from "react";
import { formatDate } from "@/lib/calendar";
import { cn } from "@/lib/cn";
import type { Criterion, Policy, Setting } from "@/lib/policy/schema";

/** The part of a policy version that stands beside its words: which version, and since when. */
export type PolicyDates = Pick<Policy, "version" | "in_force_from" | "in_force_to">;

/** "Version 2024-07-01, in force from 1 Jul 2024". */
export const inForceWords = ({ version, in_force_from, in_force_to }: PolicyDates): string =>
  `Version ${version}, in force from ${formatDate(in_force_from)}` +
  (in_force_to === undefined ? "" : ` to ${formatDate(in_force_to)}`);

/** A criterion word for word, with its lettered parts; a part can carry a mark before its letter. */
export function CriterionText({
  criterion,
  policy,
  partMark,
  className,
}: {
  criterion: Pick<Criterion, "text" | "parts" | "note">;
  /** When given, the version and its dates stand under the words. */
  policy?: PolicyDates;
  partMark?: (letter: string) => ReactNode;
  className?: string;
}) {
  return (
    <figure className={cn("max-w-prose", className)}>
      <blockquote>
        <p>{criterion.text}</p>
        {criterion.parts !== undefined && (
          <ol className="mt-1 grid gap-1">
            {criterion.parts.map(({ letter, text }) => (
              <li key={letter} className="flex gap-2">
                {partMark?.(letter)}
                <span className="w-4 shrink-0 text-muted">{letter}.</span>
                <span>{text}</span>
              </li>
            ))}
          </ol>
        )}
        {criterion.note !== undefined && <p className="mt-1 italic">{criterion.note}</p>}
      </blockquote>
      {policy !== undefined && (
        <figcaption className="mt-1 text-small text-muted figures">
          {inForceWords(policy)}
        </figcaption>
      )}
    </figure>
  );
}

/** A name of the data in words: `days_to_plan` becomes "Days to plan". */
export const settingWords = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");

/** A setting's value in a line: a number, or its list. */
export const settingValue = ({ value }: Setting): string =>
  typeof value === "number" ? String(value) : value.join(", ");

/** How the words are taken where they leave something open, and the settings that this leans on. */
export function CriterionReading({
  criterion,
  settings,
}: {
  criterion: Pick<Criterion, "reading" | "settings">;
  settings: Policy["settings"];
}) {
  return (
    <div className="max-w-prose text-small">
      <p>
        <span className="font-semibold">Reading. </span>
        {criterion.reading}
      </p>
      {criterion.settings.length > 0 && (
        <ul className="mt-0.5 text-muted">
          {criterion.settings.map((name) => {
            const setting = settings[name];
            if (setting === undefined) return null;
            return (
              <li key={name}>
                <span className="text-ink figures">
                  {settingWords(name)}: {shortened(settingValue(setting))}.
                </span>{" "}
                {setting.reading}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

/** A long list of words by its beginning; the whole stands with the published settings. */
const shortened = (text: string): string =>
  text.length > 160 ? `${text.slice(0, text.lastIndexOf(",", 120))} and more` : text;

/** Sentences of the policy that help to understand the criterion and never decide it. */
export function CriterionContext({ criterion }: { criterion: Pick<Criterion, "context"> }) {
  if (criterion.context === undefined) return null;
  return (
    <ul className="grid max-w-prose gap-1.5 border-l-2 border-line pl-3 text-small text-muted">
      {criterion.context.map(({ title, text, link }) => (
        <li key={title}>
          <span className="font-semibold text-ink">{title}</span> (context, never decides).{" "}
          {text !== link && text}
          {link !== undefined && (
            <>
              {text !== link && " "}
              <a href={link} className="link" rel="noreferrer">
                {link}
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
