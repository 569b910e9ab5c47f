import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "@/tests/e2e/steps/expect-accessible";
import { accountOf, openPortalAs } from "@/tests/e2e/steps/sign-in";

const columnOf = async (page: Page, name: string): Promise<string[]> => {
  const heads = await page.getByRole("columnheader").allInnerTexts();
  const at = heads.findIndex((head) => head.trim() === name) + 1;
  return page.locator(`tbody td:nth-child(${at})`).allInnerTexts();
};

for (const [role, address] of [
  ["reviewer", "/queue"],
  ["provider", "/requests"],
] as const)
  test(`${address} is sorted from its head, by keyboard, and the address says how`, async ({
    browser,
  }) => {
    const page = await openPortalAs(browser, accountOf(role));
    await page.goto(address);
    const head = page.getByRole("columnheader", { name: "Reference" });
    await head.getByRole("link").focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/sort=reference/);
    await expect(head).toHaveAttribute("aria-sort", "ascending");
    const ascending = await columnOf(page, "Reference");
    expect(ascending).toEqual([...ascending].sort());
    await expectAccessible(page);

    await head.getByRole("link").press("Enter");
    await expect(head).toHaveAttribute("aria-sort", "descending");
    await page.reload();
    const descending = await columnOf(page, "Reference");
    expect(descending).toEqual([...descending].sort().reverse());
    expect(descending).not.toEqual(ascending);

    await head.getByRole("link").press("Enter");
    await expect(page).not.toHaveURL(/sort=/);
    await expect(head).not.toHaveAttribute("aria-sort");
    await page.context().close();
  });
