import type { Edit } from "@/lib/claims/judgement";

/** An edit as the policy version of the line's date words it. */
export interface ToldEdit {
  readonly id: Edit;
  readonly title: string;
  readonly reading: string;
  readonly remedy: string;
  /** The policy's own sentence behind it, word for word. */
  readonly sentence: string | null;
}

/** Every edit a line hit, in their order; the first sets the code and is told in full. */
export function EditStory({
  edits,
  decisive,
}: {
  edits: readonly ToldEdit[];
  decisive: Edit | null;
}) {
  const first = edits.find(({ id }) => id === decisive) ?? edits[0];
  const rest = edits.filter(({ id }) => id !== first?.id);
  if (!first) return null;
  return (
    <div className="grid max-w-3xl gap-4">
      <div className="grid gap-2">
        <h3 className="text-lead">{first.title}</h3>
        <p>{first.reading}</p>
        {first.sentence !== null && (
          <figure>
            <blockquote className="border-l-4 border-accent bg-accent-wash px-4 py-2 italic">
              {first.sentence}
            </blockquote>
            <figcaption className="mt-1 text-small text-muted">
              The policy’s own words, in force on the date of service
            </figcaption>
          </figure>
        )}
        <p>
          <strong>What to do:</strong> {first.remedy}
        </p>
      </div>
      {rest.length > 0 && (
        <div>
          <h3 className="mb-1 font-semibold">Also hit, in their order</h3>
          <ul className="grid gap-1">
            {rest.map(({ id, title, reading }) => (
              <li key={id}>
                <span className="font-semibold">{title}.</span>{" "}
                <span className="text-muted">{reading}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
