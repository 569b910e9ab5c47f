import { RefusalTable, type ShownRefusal } from "@/components/claims/refusals";
import { Pagination } from "@/components/ui/pagination";
import { paths } from "@/lib/paths";

/** Claims of the file that could not be read: where, what was wrong, what to do. */
export function FileRefusals({
  fileId,
  refusals,
  next,
  first,
}: {
  fileId: string;
  refusals: readonly (ShownRefusal & { readonly positionInFile: number })[];
  next: number | null;
  first: boolean;
}) {
  if (refusals.length === 0) return null;
  const base = paths.claimFile(fileId);
  return (
    <section aria-labelledby="refused">
      <h2 id="refused" className="mb-1 text-title">
        Refused claims
      </h2>
      <p className="mb-2 max-w-prose text-muted">
        These could not be read and were not judged. The rest of the file was loaded; send these
        again in a file of their own once they are mended.
      </p>
      <RefusalTable refusals={refusals} rowKey={({ positionInFile }) => String(positionInFile)} />
      {(next !== null || !first) && (
        <Pagination
          label="Refused claims"
          position={`${refusals.length} shown`}
          {...(!first && { previousHref: `${base}#refused` })}
          {...(next !== null && { nextHref: `${base}?refusals=${next}#refused` })}
        />
      )}
    </section>
  );
}
