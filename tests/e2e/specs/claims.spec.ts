import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { addDays, dateInZone, formatDate } from "@/lib/calendar";
import { programZone } from "@/lib/review/zone";
import { perDiem, programOf, type Bill } from "@/prisma/seed/claims/bill";
import { x12Text } from "@/prisma/seed/claims/x12-text";

import { plans, sites } from "@/tests/builders/places";
import { expectAccessible } from "@/tests/e2e/steps/expect-accessible";
import { accountOf, openPortalAs } from "@/tests/e2e/steps/sign-in";

const today = dateInZone(new Date(), programZone);
const day = addDays(today, -10);

/** Claims of members nobody else bills for: a facility's days, and a practitioner's for one of them. */
function claimsFile(run: string): { readonly name: string; readonly text: string } {
  const bill = (member: number, stated: Partial<Bill>): Bill => ({
    number: `${run}F${member}`,
    form: "institutional",
    member: { number: `BRE${run}${member}`, familyName: "Example", givenName: "Ada" },
    provider: programOf(sites.durham),
    lines: [perDiem(day), perDiem(addDays(day, 1))],
    ...stated,
  });
  const bills = Array.from({ length: 40 }, (_, member) => bill(member, {}));
  const second = bill(7, {
    number: `${run}P7`,
    form: "professional",
    lines: [{ date: day, procedure: "S9480", units: "1", place: "11" }],
  });
  const envelope = { control: run.padStart(9, "0"), sender: "STORY", date: today };
  return { name: `story-${run}.837`, text: x12Text(envelope, [...bills, second]) };
}

/** Drops a file on the place for it, as from the desktop. */
async function drop(page: Page, { name, text }: { name: string; text: string }): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    [name, text] as const,
  );
  const place = page.getByText("Choose a claims file").locator("xpath=ancestor::label");
  await place.dispatchEvent("drop", { dataTransfer });
}

test("an analyst drops a file, follows it, and finds why a line was denied", async ({
  browser,
}) => {
  const page = await openPortalAs(browser, accountOf("claims_analyst"));
  const run = String(Date.now() % 1_000_000);
  const file = claimsFile(run);
  await page.goto("/claims");
  await page.getByLabel("Rules of plan").selectOption(plans.open.id);

  await test.step("the file loads and every line is accounted for", async () => {
    await drop(page, file);
    await expect(page).toHaveURL(/\/claims\/files\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(file.name);
    await expect(page.getByText("81 lines in = 81 judged + 0 refused")).toBeVisible();
    await expect(page.getByText("Loaded", { exact: true }).first()).toBeVisible();
    const figures = page.getByRole("list", { name: "Lines by what became of them" });
    await expect(figures.getByRole("listitem").filter({ hasText: "Denied" })).toContainText("1");
  });

  await test.step("pages of lines follow one another and lead back", async () => {
    const rows = page.getByRole("table", { name: /Claim lines/ }).locator("tbody tr");
    await expect(rows).toHaveCount(50);
    await page.getByRole("link", { name: "Next" }).click();
    await expect(rows).toHaveCount(31);
    await page.getByRole("link", { name: "Previous" }).click();
    await expect(rows).toHaveCount(50);
  });

  await test.step("one member's lines, whose number stands in no address", async () => {
    const rows = page.getByRole("table", { name: /Claim lines/ }).locator("tbody tr");
    await page.getByLabel("Member number").fill(`bre${run}7`);
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/\?member=\d+#lines$/);
    await expect(rows).toHaveCount(3);
    await expect(page.getByLabel("Member number")).toHaveValue(`BRE${run}7`);
    await page.getByLabel("Member number").fill("NOBODY");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByText("No claim on file is of a member")).toBeVisible();
    await page.getByRole("link", { name: "Clear" }).click();
    await expect(rows).toHaveCount(50);
    await expect(page.getByLabel("Member number")).toHaveValue("");
  });

  await test.step("denied lines alone, by their edit", async () => {
    await page.getByLabel("Disposition").selectOption("deny");
    await page
      .getByLabel("Edit", { exact: true })
      .selectOption("facility_and_professional_same_day");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/edit=facility_and_professional_same_day/);
    await expect(page.getByRole("table", { name: /Claim lines/ }).locator("tbody tr")).toHaveCount(
      1,
    );
  });

  await test.step("they download as CSV", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: /Download lines/ }).click();
    const text = await readFile(await (await download).path(), "utf8");
    expect(text.trim().split("\r\n")).toHaveLength(2);
    expect(text).toContain(`${run}P7,1,professional`);
    expect(text).toContain(`${run}F7,1`);
  });

  await test.step("the line tells the policy's sentence, the codes and the other line", async () => {
    await page.getByRole("link", { name: new RegExp(`${run}P7`) }).click();
    await expect(page.getByRole("blockquote")).toContainText("Only one (1) unit for IOP");
    await expect(page.getByText("Included in the payment for another service")).toBeVisible();
    const compared = page.getByRole("table", { name: /beside the one it collided with/ });
    await expect(compared).toContainText(`${run}F7 · 1`);
    await expectAccessible(page);
  });

  await test.step("the calendar shows the day paid and contested", async () => {
    await page.getByRole("link", { name: "Member’s calendar" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Member BRE${run}7`);
    const cell = page.getByRole("cell", { name: /billed, paid, contested/ });
    await expect(cell).toHaveCount(1);
    const mark = cell.getByRole("link", { name: new RegExp(`Claim ${run}P7`) });
    await mark.hover();
    await expect(cell.getByText(`Claim ${run}P7, line 1`, { exact: true })).toBeVisible();
    await expect(page.getByText(formatDate(day)).first()).toBeVisible();
  });

  await test.step("the same file again changes nothing", async () => {
    await page.goto("/claims");
    await drop(page, file);
    await expect(page.getByText("This file was sent before")).toBeVisible();
  });
  await page.context().close();
});

test("a damaged file is refused with the place and what to do, and leaves no line", async ({
  browser,
}) => {
  const page = await openPortalAs(browser, accountOf("claims_analyst"));
  const { name, text } = claimsFile(String((Date.now() + 7) % 1_000_000));
  await page.goto("/claims");
  await drop(page, { name, text: text.slice(0, 900) });
  await expect(page.getByText("The file was refused; nothing of it was loaded")).toBeVisible();
  await expect(page.getByText(/byte [\d,]+, segment/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Lines" })).toHaveCount(0);
  await page.context().close();
});

test("a provider checks a file before sending it, and nothing of it is stored", async ({
  browser,
}) => {
  const page = await openPortalAs(browser, accountOf("provider"));
  const run = String((Date.now() + 13) % 1_000_000);
  const { name, text } = claimsFile(run);
  await page.goto("/claims/check");
  await page.getByLabel("Plan of the members").selectOption(plans.open.id);
  await page
    .getByLabel(/Choose a file to check/)
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await expect(page.getByText("81 lines in = 81 judged + 0 refused")).toBeVisible();
  const told = page.getByRole("table", { name: /not simply paid/ });
  await expect(told).toContainText(`${run}P7 · 1`);
  await expectAccessible(page);
  await page.goto("/claims/own");
  await page.getByLabel("Claim number").fill(`${run}P7`);
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("No claim on file has this claim number")).toBeVisible();
  await page.context().close();
});
