import { expect, test } from "@playwright/test";
import { addDays, dateInZone } from "@/lib/calendar";
import { programZone } from "@/lib/review/zone";
import { metAdmission } from "@/tests/builders/review-facts";
import { connected } from "@/tests/db/database";
import { expectAccessible } from "@/tests/e2e/steps/expect-accessible";
import {
  answerYesNo,
  fillFromDocument,
  openAdmission,
  question,
  saved,
  submit,
} from "@/tests/e2e/steps/provider";
import { openPortalAs } from "@/tests/e2e/steps/sign-in";

/** Lets the time to answer of a request run out: what was asked three days ago is due since yesterday. */
async function letTimeRunOut(requestId: string): Promise<void> {
  const ownerUrl = process.env["PORTAL_OWNER_URL"];
  if (!ownerUrl) throw new Error("the browser tests' portal is not running");
  await connected(ownerUrl, async (owner) => {
    await owner.query(
      `update information_request set asked_at = asked_at - interval '3 days',
         due_at = now() - interval '1 day', due_on = ((now() - interval '1 day') at time zone $2)::date
       where request_id = $1`,
      [requestId, programZone],
    );
    // A clock that runs is nobody's to change: here time itself is moved.
    await owner.query("alter table clock disable trigger user");
    await owner.query(
      "update clock set started_at = started_at - interval '3 days', due_at = now() - interval '1 day' where request_id = $1 and subject = 'information' and owed_by = 'claimant'",
      [requestId],
    );
    await owner.query("alter table clock enable trigger user");
  });
}

/**
 * An urgent request that waits for information: too short a time is refused with the law, the answer
 * comes late, is taken and marked, and the list of what was asked for is closed.
 */
test("the answer to an urgent request comes late and is taken", async ({ browser }) => {
  test.setTimeout(240_000);
  const today = dateInZone(new Date(), programZone);
  const admission = addDays(today, -10);
  const provider = await openPortalAs(browser, "nora.fields@riverbend.example");
  const reviewer = await openPortalAs(browser, "ruth.adair@blueridge.example");

  const request = await test.step("an urgent request is submitted with a gap", async () => {
    const id = await openAdmission(
      provider,
      {
        number: `BRW9003${Date.now() % 1_000_000}`,
        givenName: "Cordelia",
        familyName: "Vestergaard",
        dateOfBirth: "1990-04-18",
        home: "Durham, NC",
      },
      { firstDay: admission, lastDay: addDays(today, 10), daysPerWeek: 3, days: 9 },
      "Helen Abernathy, MD",
    );
    await fillFromDocument(provider, "admission", {
      ...metAdmission({ admission, through: addDays(today, -1) }),
      "drug_screen_on_admission.documented": null,
      "drug_screen_on_admission.collected_on": null,
    });
    await submit(provider);
    return id;
  });

  await test.step("the reviewer's 30 hours are refused with the law, 48 and more are not", async () => {
    await reviewer.goto(`/requests/${request}/review`);
    await reviewer.getByRole("button", { name: "Take this request" }).click();
    await reviewer.getByRole("link", { name: "Request information" }).click();
    const form = reviewer.locator("#request-information");
    await form.getByLabel("Answer needed by").fill(addDays(today, 1));
    await form.getByRole("button", { name: "Send the questions" }).click();
    await expect(form.getByText(/29 CFR 2560\.503-1\(f\)\(2\)\(i\)/).first()).toBeVisible();
    await expect(form.getByText(/at least 48 are owed/).first()).toBeVisible();
    await form.getByLabel("Answer needed by").fill(addDays(today, 3));
    await form.getByRole("button", { name: "Send the questions" }).click();
    await expect(reviewer.getByText("Information requested").first()).toBeVisible();
  });

  await test.step("the provider answers after the time is over", async () => {
    await letTimeRunOut(request);
    await provider.goto(`/requests/${request}/facts`);
    await expect(provider.getByText(/That time is over/)).toBeVisible();
    await expectAccessible(provider);
    await answerYesNo(provider, "drug_screen_on_admission.documented", "Yes");
    await question(provider, "drug_screen_on_admission.collected_on").fill(admission);
    await saved(provider);
    await provider.getByRole("button", { name: "Send answer" }).click();
    await provider.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    await expect(provider.getByText("answered late")).toBeVisible();
  });

  await test.step("the reviewer sees that it is late, and closes the list", async () => {
    await reviewer.goto(`/requests/${request}/review`);
    await expect(reviewer.getByText("Late", { exact: true })).toBeVisible();
    await reviewer.getByRole("button", { name: "All information obtained" }).click();
    await expect(reviewer.getByText("(answered)").first()).toBeVisible();
    await expectAccessible(reviewer);
    await reviewer.goto(`/requests/${request}/history`);
    await expect(reviewer.getByText(/Nora Fields answered round 1 late/)).toBeVisible();
  });

  for (const page of [provider, reviewer]) await page.context().close();
});
