import { actorForMutation } from "@/lib/auth/mutation";
import { answer, readJson } from "@/lib/auth/answers";
import { citeEvidence } from "@/lib/operations/cite-evidence";

/** Says on which page a fact rests, or takes that back: `{path, documentId, page, remove?}`. */
export async function POST(request: Request): Promise<Response> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return answer(allowed);
  return answer(
    await citeEvidence.from(allowed.value, await readJson(request), { now: new Date() }),
  );
}
