import { expect, test, type Page } from "@playwright/test";
import { addDays, dateInZone } from "@/lib/calendar";
import { programZone } from "@/lib/review/zone";
import { answerYesNo, openAdmission, question, saved, submit } from "@/tests/e2e/steps/provider";
import { openPortalAs } from "@/tests/e2e/steps/sign-in";

const today = dateInZone(new Date(), programZone);
// Another member each time, so that the tests can be repeated on one portal.
const run = String(Date.now() % 1_000_000);
const nora = "nora.fields@riverbend.example";
const amos = "amos.quill@riverbend.example";
const supervised = "all_treatment_supervised_by_licensed_behavioral_health_practitioners";
const performedBy = "psychiatric_evaluation.performed_by";

/** A fresh draft of its own for a test, open at its checklist. */
async function freshDraft(page: Page, number: string): Promise<string> {
  return openAdmission(
    page,
    {
      number: `${number}${run}`,
      givenName: "Lida",
      familyName: `Moor-${number.slice(-3)}`,
      dateOfBirth: "1990-02-03",
      home: "Cary, NC",
    },
    { firstDay: addDays(today, -3), lastDay: addDays(today, 20), daysPerWeek: 3, days: 9 },
  );
}

test("answers are saved by themselves and are there after the tab was closed", async ({
  browser,
}) => {
  const page = await openPortalAs(browser, nora);
  const id = await freshDraft(page, "BRW900200001");
  await answerYesNo(page, supervised, "Yes");
  await question(page, performedBy).fill("Helen Abernathy, MD");
  await saved(page);
  const context = page.context();
  await page.close();
  const again = await context.newPage();
  await again.goto(`/requests/${id}/facts`);
  await expect(question(again, performedBy)).toHaveValue("Helen Abernathy, MD");
  await expect(question(again, supervised).getByRole("radio", { name: "Yes" })).toBeChecked();
  await context.close();
});

test("without a connection answers stay on the device, also over a closed tab", async ({
  browser,
}) => {
  const page = await openPortalAs(browser, nora);
  const id = await freshDraft(page, "BRW900200002");
  const context = page.context();
  await page.route("**/api/requests/**", (route) => route.abort());
  await question(page, performedBy).fill("Jonas Weil, MD");
  await expect(page.getByText(/Not saved: no connection/)).toBeVisible();
  await page.close();
  const again = await context.newPage();
  await again.goto(`/requests/${id}/facts`);
  await expect(question(again, performedBy)).toHaveValue("Jonas Weil, MD");
  await saved(again);
  await again.reload();
  await expect(question(again, performedBy)).toHaveValue("Jonas Weil, MD");
  await context.close();
});

test("two colleagues see each other, and neither loses an answer", async ({ browser }) => {
  test.setTimeout(120_000);
  const first = await openPortalAs(browser, nora);
  const id = await freshDraft(first, "BRW900200003");
  const second = await openPortalAs(browser, amos);
  await second.goto(`/requests/${id}/facts`);
  await answerYesNo(second, supervised, "No");
  await saved(second);
  await expect(first.getByText(/Amos Quill is here too/)).toBeVisible({ timeout: 30_000 });
  await expect(first.getByText("Amos Quill changed this.")).toBeVisible({ timeout: 30_000 });
  await expect(
    question(first, supervised).getByRole("radio", { name: "No", exact: true }),
  ).toBeChecked();

  // Both answer the same question before either has seen the other's answer.
  await first.route("**/api/requests/**", (route) =>
    route.request().method() === "GET" ? route.abort() : route.continue(),
  );
  await question(second, performedBy).fill("Theirs, MD");
  await saved(second);
  await question(first, performedBy).fill("Mine, MD");
  const both = first.getByRole("group", { name: /Two answers/ });
  await expect(both).toContainText("Theirs, MD");
  await expect(both).toContainText("Mine, MD");
  await both.getByRole("button", { name: "Keep mine" }).click();
  await saved(first);
  await second.reload();
  await expect(question(second, performedBy)).toHaveValue("Mine, MD");
  await first.context().close();
  await second.context().close();
});

test("a double click submits once", async ({ browser }) => {
  const page = await openPortalAs(browser, nora);
  const id = await freshDraft(page, "BRW900200004");
  await page.getByRole("button", { name: "Check the answers" }).click();
  await page.getByRole("button", { name: /^Submit/ }).dblclick();
  await page.waitForURL(new RegExp(`/requests/${id}$`));
  await page.goto(`/requests/${id}/history`);
  await expect(page.getByText(/submitted the request/)).toHaveCount(1);
  await page.context().close();
});

test("what is mistyped is told beside the field and stays", async ({ browser }) => {
  const page = await openPortalAs(browser, nora);
  await page.goto("/requests/new");
  await page.getByLabel("Member number").fill("BRW 9?");
  await page.getByLabel("Given name").fill("Lida");
  await page.getByRole("button", { name: "Open the checklist" }).click();
  const summary = page.getByRole("alert").first();
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("Enter the member's family name.");
  await expect(page.getByLabel("Member number")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Given name")).toHaveValue("Lida");
  await page.context().close();
});

test("two clinicians act on one case: one wins, the other is told and keeps the text", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const provider = await openPortalAs(browser, nora);
  const id = await freshDraft(provider, "BRW900200005");
  await submit(provider);
  const reviewer = await openPortalAs(browser, "ruth.adair@blueridge.example");
  const other = await openPortalAs(browser, "theo.marsh@blueridge.example");
  await reviewer.goto(`/requests/${id}/review`);
  await other.goto(`/requests/${id}/review`);
  await reviewer.getByRole("button", { name: "Take this request" }).click();
  await expect(reviewer.getByRole("button", { name: "Hand back" })).toBeVisible();
  await other.getByRole("button", { name: "Take this request" }).click();
  await expect(other.getByText(/Ruth Adair changed this request/)).toBeVisible();

  await reviewer.goto(`/requests/${id}/review?step=refer`);
  const reason = reviewer.getByLabel("Why should a medical director decide?");
  await reason.fill("A long reason that took ten minutes to write.");
  await provider.goto(`/requests/${id}`);
  await provider.getByText("Withdraw this request").click();
  await provider.getByLabel("Why is it withdrawn?").fill("Entered twice.");
  await provider.getByRole("button", { name: "Withdraw the request" }).click();
  await expect(provider.getByText("Withdrawn").first()).toBeVisible();
  await reviewer.getByRole("button", { name: "Refer to a medical director" }).click();
  await expect(reviewer.getByText(/Nora Fields changed this request/)).toBeVisible();
  await expect(reason).toHaveValue("A long reason that took ten minutes to write.");
  for (const page of [provider, reviewer, other]) await page.context().close();
});
