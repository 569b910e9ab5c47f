// Signing in and staying signed in: the session table decides on every call.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/auth/passwords";
import { endSession, findSession, idleSeconds, signIn } from "@/lib/auth/sessions";
import { changeUser } from "@/lib/operations/change-user";
import { createUser } from "@/lib/operations/create-user";
import { done, reviewDay } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { max, nora, organizationId, ruth, theo } from "@/tests/builders/people";
import { connected, type TestDatabase } from "@/tests/db/database";
import { peopledDatabase } from "@/tests/db/peopled-database";

const password = "four quiet words here";
const email = "ruth.adair@blueridge.example";
const start = moment(reviewDay, "08:00");
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);
const hours = 3600;

let database: TestDatabase;
beforeAll(async () => {
  const hash = await hashPassword(password);
  database = await peopledDatabase(() => Promise.resolve(hash));
});
afterAll(() => database.drop());
beforeEach(() =>
  connected(database.ownerUrl, (owner) => owner.query("delete from sign_in_attempt")),
);

async function tokenOf(address = email, at = start): Promise<string> {
  const signedIn = await signIn(address, password, at);
  if (!signedIn.ok) throw new Error(`not signed in: ${signedIn.code}`);
  return signedIn.token;
}

describe("a session", () => {
  it("names the person as they are now", async () => {
    const person = await findSession(await tokenOf(` ${email.toUpperCase()}`), after(1), true);
    expect(person?.actor).toEqual(ruth);
    expect(person?.email).toBe(email);
  });

  it("ends when idle, unless something is done; polling is not", async () => {
    const polled = await tokenOf();
    expect(await findSession(polled, after(idleSeconds - 1), false)).toBeDefined();
    expect(await findSession(polled, after(idleSeconds), false)).toBeUndefined();
    expect(await findSession(polled, after(1), true)).toBeUndefined();

    const used = await tokenOf();
    expect(await findSession(used, after(idleSeconds - 60), true)).toBeDefined();
    const kept = await findSession(used, after(2 * idleSeconds - 120), false);
    expect(kept?.idleEndsAt).toEqual(after(2 * idleSeconds - 60));
  });

  it("lives no longer than twelve hours, however busy", async () => {
    const token = await tokenOf();
    for (let at = 600; at < 12 * hours; at += 600)
      if (!(await findSession(token, after(at), true))) throw new Error(`ended after ${at} s`);
    expect(await findSession(token, after(12 * hours), true)).toBeUndefined();
  });

  it("is over with signing out, and only that one", async () => {
    const [one, other] = [await tokenOf(), await tokenOf()];
    await endSession(one, after(5));
    expect(await findSession(one, after(6), true)).toBeUndefined();
    expect(await findSession(other, after(6), true)).toBeDefined();
  });

  it("is nobody's for a token that was never given out", async () => {
    expect(await findSession("", start, true)).toBeUndefined();
    expect(await findSession("x".repeat(43), start, true)).toBeUndefined();
  });

  it("is kept as a hash: the table holds no token", async () => {
    const token = await tokenOf();
    const { rows } = await connected(database.ownerUrl, (owner) =>
      owner.query("select to_jsonb(s) as row from app_session s"),
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("a change by an administrator", () => {
  it("of the role shows with the next call, and disabling ends every session for good", async () => {
    const token = await tokenOf("theo.marsh@blueridge.example");
    const change = (role: string, disabled: boolean) =>
      changeUser.from(max, { userId: theo.id, role, disabled }, { now: after(10) });
    done(await change("claims_analyst", false));
    expect((await findSession(token, after(11), true))?.actor.role).toBe("claims_analyst");
    done(await change("reviewer", true));
    expect(await findSession(token, after(12), true)).toBeUndefined();
    expect(await signIn("theo.marsh@blueridge.example", password, after(13))).toEqual({
      ok: false,
      code: "wrong",
    });
    done(await change("reviewer", false));
    expect(await findSession(token, after(14), true)).toBeUndefined();
  });

  it("is refused for their own access, and for a role that does not fit the organization", async () => {
    const change = (userId: string, role: string) =>
      changeUser.from(max, { userId, role, disabled: false }, { now: start });
    expect(await change(max.id, "reviewer")).toMatchObject({ error: { code: "condition_unmet" } });
    expect(await change(nora.id, "reviewer")).toMatchObject({ error: { code: "invalid_input" } });
    expect(await change(ruth.id, "provider")).toMatchObject({ error: { code: "invalid_input" } });
  });

  it("adds a person who can sign in with the password handed over", async () => {
    const person = {
      organizationId: organizationId("harborlight"),
      email: "Basil.Thorne@harborlight.example",
      name: "Basil Thorne",
      role: "provider",
      password,
    };
    const create = (over: object) => createUser.from(max, { ...person, ...over }, { now: start });
    for (const [over, field] of [
      [{ password: "short" }, "password"],
      [{ email }, "email"],
      [{ role: "reviewer" }, "role"],
      [{ email: "nobody" }, "email"],
    ] as const) {
      const refused = await create(over);
      expect(refused.ok ? [] : Object.keys(refused.error.fields ?? {})).toEqual([field]);
    }
    done(await create({}));
    expect(await tokenOf("basil.thorne@harborlight.example")).toHaveLength(43);
  });
});

describe("signing in", () => {
  it("says the same of an unknown address, a wrong password and a disabled account", async () => {
    const wrong = { ok: false, code: "wrong" };
    expect(await signIn("nobody@blueridge.example", password, start)).toEqual(wrong);
    expect(await signIn(email, "not the password", start)).toEqual(wrong);
  });

  it("locks an account for fifteen minutes after five failures in a row", async () => {
    const fail = (at: number) => signIn(email, "not the password", after(at));
    for (let tries = 0; tries < 4; tries++)
      expect(await fail(tries)).toEqual({ ok: false, code: "wrong" });
    expect(await fail(4)).toMatchObject({ ok: false, code: "locked", until: after(4 + 15 * 60) });
    expect(await signIn(email, password, after(10))).toMatchObject({ code: "locked" });
    expect(await signIn(email, password, after(5 + 15 * 60))).toMatchObject({ ok: true });
  });

  it("counts failures anew after a success", async () => {
    for (let round = 0; round < 2; round++) {
      for (let tries = 0; tries < 4; tries++) await signIn(email, "not the password", start);
      expect(await signIn(email, password, start)).toMatchObject({ ok: true });
    }
  });

  it("is on record, failures too, without what was typed", async () => {
    const { rows } = await connected(database.ownerUrl, (owner) =>
      owner.query<{ kind: string; data: unknown }>(
        "select distinct kind, data::text as data from event where actor_id = $1 and request_id is null",
        [ruth.id],
      ),
    );
    expect(rows.map(({ kind }) => kind).sort()).toEqual([
      "sign_in_failed",
      "signed_in",
      "signed_out",
    ]);
    expect(rows.every(({ data }) => data === "{}")).toBe(true);
  });
});
