// Every operation and every query, tried by everybody who may not: as each other role, and as the
// other organization. The right person tries last, so a refusal cannot come from a bad input.

import { describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Operation } from "@/lib/casework/define-operation";
import type { Query } from "@/lib/casework/define-query";
import { attachDocument } from "@/lib/operations/attach-document";
import { startRequest } from "@/lib/operations/start-request";
import { newRequestOptions } from "@/lib/queries/new-request-options";
import { providerRequests } from "@/lib/queries/provider-requests";
import { reviewQueue } from "@/lib/queries/review-queue";
import { done, requestIn, reviewDay } from "@/tests/builders/case";
import { loadedClaims } from "@/tests/builders/loaded-claims";
import { moment } from "@/tests/builders/moment";
import { amos, ines, june, nora, oneOfEachRole, ruth } from "@/tests/builders/people";
import { sites } from "@/tests/builders/places";
import { inPeopledDatabase } from "@/tests/db/peopled-database";
import type { Attempt, Prepared } from "./attempt";
import { operationAttempts, ownAdmission, queryAttempts } from "./attempts";

inPeopledDatabase();

const now = moment(reviewDay, "11:00");

const useCases = <Kind>(modules: Record<string, unknown>): readonly Kind[] =>
  Object.values(modules).flatMap((module) =>
    Object.values(module as Record<string, unknown>).filter(
      (made): made is Kind => typeof made === "function" && "definition" in made,
    ),
  );
const operations = useCases<Operation<z.ZodType, unknown>>(
  import.meta.glob("../../lib/operations/*.ts", { eager: true }),
);
const queries = useCases<Query<z.ZodType, unknown>>(
  import.meta.glob("../../lib/queries/*.ts", { eager: true }),
);

/** A request of Riverbend's, standing where the attempt wants it, with a document of its own. */
async function prepare({
  on,
  facts,
  onClaims,
  plan,
  admission,
  ready,
}: Attempt): Promise<Prepared> {
  const nothing = { requestId: "", reference: "", version: 1, documentId: "" };
  if (onClaims) return { ...nothing, claims: await loadedClaims() };
  if (!on) return nothing;
  let documentId = "";
  const opened = await requestIn(on, {
    ...(facts && { facts }),
    ...(plan && { plan }),
    ...(admission && { admission }),
    whileDraft: async (draft) => {
      const bytes = new TextEncoder().encode(`Progress note of ${draft.reference}.`);
      const file = { requestId: draft.requestId, fileName: "Progress note.txt", bytes };
      ({ documentId } = done(await attachDocument(nora, file, { now })));
    },
  });
  await ready?.(opened);
  return Object.assign(opened, { documentId });
}

/** The same about a request that was never submitted, for which nothing could be made ready. */
function neverSubmitted({ ready: _made, ...attempt }: Attempt): Attempt {
  return { ...attempt, on: "draft" };
}

describe("the attempts", () => {
  it("leave no operation and no query out", () => {
    const names = (made: readonly { readonly definition: { readonly name: string } }[]) =>
      made.map(({ definition }) => definition.name).sort();
    expect(Object.keys(operationAttempts).sort()).toEqual(names(operations));
    expect(Object.keys(queryAttempts).sort()).toEqual(names(queries));
  });
});

describe.each(operations.map((operation) => ({ operation, name: operation.definition.name })))(
  "the operation $name",
  ({ operation, name }) => {
    const attempt = operationAttempts[name];
    if (!attempt) return;

    it("is refused to every role that may not, and to the other organization", async () => {
      const request = await prepare(attempt);
      const input = attempt.input(request);
      for (const actor of Object.values(oneOfEachRole).filter(
        ({ role }) => !operation.definition.who.includes(role),
      ))
        expect(await operation.from(actor, input, { now }), actor.role).toMatchObject({
          ok: false,
          error: { code: "not_allowed" },
        });
      if (attempt.on && attempt.by.role === "provider")
        expect(await operation.from(june, input, { now })).toMatchObject({
          ok: false,
          error: { code: "not_found" },
        });
      expect(await operation.from(attempt.by, input, { now: attempt.at ?? now })).toMatchObject({
        ok: true,
      });
    });

    // The portal itself looks after drafts too.
    if (attempt.on && !["provider", "system"].includes(attempt.by.role))
      it("finds no request that was never submitted", async () => {
        const draft = await prepare(neverSubmitted(attempt));
        expect(await operation.from(attempt.by, attempt.input(draft), { now })).toMatchObject({
          ok: false,
          error: { code: "not_found" },
        });
      });
  },
);

describe.each(queries.map((query) => ({ query, name: query.definition.name })))(
  "the query $name",
  ({ query, name }) => {
    const attempt = queryAttempts[name];
    if (!attempt) return;

    it("answers nothing to every role that may not, and to the other organization", async () => {
      const request = await prepare(attempt);
      const input = attempt.input(request);
      for (const actor of Object.values(oneOfEachRole).filter(
        ({ role }) => !query.definition.who.includes(role),
      ))
        expect(await query(actor, input, now), actor.role).toBeUndefined();
      if (attempt.on && query.definition.who.includes("provider"))
        expect(await query(june, input, now)).toBeUndefined();
      expect(await query(attempt.by, input, now)).toBeDefined();
    });

    if (attempt.on && query.definition.who.includes("reviewer"))
      it("shows the plan no request that was never submitted", async () => {
        const draft = await prepare(neverSubmitted(attempt));
        for (const actor of [ruth, ines])
          expect(await query(actor, attempt.input(draft), now)).toBeUndefined();
      });
  },
);

describe("lists", () => {
  it("of a provider hold its own requests, members and sites, and a colleague sees the same", async () => {
    const own = await requestIn("draft");
    const other = await requestIn("draft", { by: june, site: sites.asheville });
    for (const colleague of [nora, amos]) {
      const found = async (search: string) =>
        (await providerRequests(colleague, { search }, now))?.rows.map(({ id }) => id);
      expect(await found(own.reference)).toEqual([own.requestId]);
      expect(await found(other.reference)).toEqual([]);
    }
    const options = await newRequestOptions(june, {}, now);
    expect(options?.sites.map(({ name }) => name)).toEqual(["Harborlight Asheville"]);
    expect(options?.members).toHaveLength(1);
    expect(options?.continuable).toEqual([]);
  });

  it("of the plan hold no draft", async () => {
    const draft = await requestIn("draft");
    const waiting = await requestIn("submitted");
    const found = async (search: string) =>
      (await reviewQueue(ruth, { view: "open", search }, now))?.rows.map(({ id }) => id);
    expect(await found(waiting.reference)).toEqual([waiting.requestId]);
    expect(await found(draft.reference)).toEqual([]);
  });
});

describe("a provider", () => {
  it("cannot open a request at another organization's site", async () => {
    const refused = await startRequest.from(june, ownAdmission(), { now });
    expect(refused.ok ? "" : refused.error.fields?.["siteId"]).toContain("your organization");
  });
});
