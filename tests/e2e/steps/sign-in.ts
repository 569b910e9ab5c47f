import { expect, type Browser, type Page } from "@playwright/test";
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

/** A window of its own for one person, signed in. */
export async function openPortalAs(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, email);
  await expect(page).not.toHaveURL(/sign-in/);
  return page;
}
