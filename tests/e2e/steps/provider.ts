import { expect, type Page } from "@playwright/test";
import { nestFacts } from "@/lib/facts/review-document";
import type { FactValues } from "@/lib/facts/fact-values";

/** What a provider's coordinator does, in the words of the screen. */

export interface NewMember {
  readonly number: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
  readonly home: string;
}

export interface Days {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly daysPerWeek: number;
  readonly days: number;
}

async function fillDays(page: Page, { firstDay, lastDay, daysPerWeek, days }: Days) {
  await page.getByLabel("First day", { exact: true }).fill(firstDay);
  await page.getByLabel("Last day", { exact: true }).fill(lastDay);
  await page.getByLabel("Program days a week").fill(String(daysPerWeek));
  await page.getByLabel("Program days in all").fill(String(days));
}

/**
 * Opens an admission request for a member nobody entered before; the request's id. With a physician
 * who states that it is urgent, it is.
 */
export async function openAdmission(
  page: Page,
  member: NewMember,
  days: Days,
  urgentBecause?: string,
): Promise<string> {
  await page.goto("/requests/new");
  await page.getByLabel("Member number").fill(member.number);
  await page.getByLabel("Given name").fill(member.givenName);
  await page.getByLabel("Family name").fill(member.familyName);
  await page.getByLabel("Date of birth").fill(member.dateOfBirth);
  await page.getByLabel("Home").fill(member.home);
  await page.getByLabel("Plan", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("Program site").selectOption({ index: 1 });
  await fillDays(page, days);
  if (urgentBecause !== undefined) {
    await page.getByRole("radio", { name: /^Urgent/ }).check();
    await page.getByLabel("Treating physician who states it").fill(urgentBecause);
  }
  return openChecklist(page);
}

/** Opens a continued stay that goes on where a certified request ended; the request's id. */
export async function continueStay(page: Page, requestId: string, days: Days): Promise<string> {
  await page.goto(`/requests/${requestId}`);
  await page.getByRole("link", { name: "Request a continued stay" }).click();
  await fillDays(page, days);
  return openChecklist(page);
}

async function openChecklist(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Open the checklist" }).click();
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}\/facts/);
  return /requests\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
}

/** Drops a review document in; the draft then states what the document does. */
export async function fillFromDocument(
  page: Page,
  reviewType: "admission" | "continued_stay",
  facts: FactValues,
) {
  await page.getByRole("button", { name: "Import" }).click();
  const document = { review_type: reviewType, facts: nestFacts(facts) };
  const reloaded = page.waitForEvent("load");
  await page
    .getByRole("dialog")
    .locator("input[type=file]")
    .setInputFiles({
      name: "review.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(document)),
    });
  await reloaded;
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** The question of a fact, by its path. */
export const question = (page: Page, path: string) => page.locator(`[id="q-${path}"]`);

/** Answers a yes-or-no question. */
export async function answerYesNo(page: Page, path: string, answer: "Yes" | "No") {
  await question(page, path).getByText(answer, { exact: true }).click();
}

/** Waits until the portal says that everything is saved. */
export const saved = (page: Page) =>
  expect(page.getByText(/^Saved \d\d:\d\d/).first()).toBeVisible({ timeout: 15_000 });

/** Attaches a file to the request. */
export async function attach(page: Page, name: string, text: string) {
  await page
    .getByRole("region", { name: "Documents" })
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await expect(page.getByRole("link", { name: new RegExp(name) }).first()).toBeVisible();
}

/** Looks the answers over and submits, gaps and all. */
export async function submit(page: Page) {
  await page.getByRole("button", { name: "Check the answers" }).click();
  await page.getByRole("button", { name: /^Submit/ }).click();
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
}
