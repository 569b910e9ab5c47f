import { expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import type { Role } from "@/lib/review/roles";
import { demonstrationAccounts, demonstrationPassword } from "@/prisma/demonstration-accounts";

/** The demonstration account that stands for a role in the page tests. */
export const accountOf = (role: Role): string => {
  const account = demonstrationAccounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`no demonstration account is a ${role}`);
  return account.email;
};

/** Signs in as a person would, and waits for the first page. */
export async function signIn(page: Page, email: string, password = demonstrationPassword) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Sessions this worker has signed in already, by e-mail. */
const sessions = new Map<string, StorageState>();

/** A window of its own for one person, signed in; signing in by hand only the first time. */
export async function openPortalAs(browser: Browser, email: string): Promise<Page> {
  const known = sessions.get(email);
  const context = await browser.newContext(known ? { storageState: known } : {});
  const page = await context.newPage();
  if (!known) {
    await signIn(page, email);
    await expect(page).not.toHaveURL(/sign-in/);
    sessions.set(email, await context.storageState());
  }
  return page;
}
