import { actorForMutation } from "@/lib/auth/mutation";
import { answer, json, notThere, readJson, signedInActor, signedOff } from "@/lib/auth/answers";
import { notePresence } from "@/lib/operations/note-presence";
import { saveFacts } from "@/lib/operations/save-facts";
import { draftChanges } from "@/lib/queries/draft-changes";

interface Route {
  readonly params: Promise<{ readonly id: string }>;
}

/** `?since=REVISION`: what colleagues changed meanwhile, and who has the draft open. */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return signedOff();
  const since = new URL(request.url).searchParams.get("since") ?? "0";
  const changes = await draftChanges(actor, { requestId: (await params).id, since }, new Date());
  return changes ? json(changes) : notThere();
}

/** Saves facts: `{changes: [{path, value, base}]}`. */
export async function PUT(request: Request, { params }: Route): Promise<Response> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return answer(allowed);
  const requestId = (await params).id;
  const { changes } = await readJson(request);
  return answer(await saveFacts.from(allowed.value, { requestId, changes }, { now: new Date() }));
}

/** Says that this person has the draft open, at a section: `{section}`. */
export async function POST(request: Request, { params }: Route): Promise<Response> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return answer(allowed);
  const requestId = (await params).id;
  const { section } = await readJson(request);
  return answer(
    await notePresence.from(allowed.value, { requestId, section }, { now: new Date() }),
  );
}
