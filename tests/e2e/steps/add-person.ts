import { expect, type Page } from "@playwright/test";
import { roleNames, type Role } from "@/lib/review/roles";

/** An administrator adds a person of the plan; their e-mail and first password. */
export async function addPerson(
  administrator: Page,
  name: string,
  role: Role,
): Promise<{ readonly email: string; readonly password: string }> {
  const email = `${name.toLowerCase().replace(" ", ".")}@blueridge.example`;
  const password = "four plain words here";
  await administrator.goto("/admin/people");
  await administrator.getByText("Add a person").click();
  await administrator.getByLabel("Name", { exact: true }).fill(name);
  await administrator.getByLabel("E-mail", { exact: true }).fill(email);
  await administrator.getByLabel("Organization").selectOption("Blue Ridge Health Plan");
  await administrator.getByLabel("Role", { exact: true }).selectOption(roleNames[role]);
  await administrator.getByLabel("First password").fill(password);
  await administrator.getByRole("button", { name: "Add the person" }).click();
  await expect(administrator.getByText("The person is added and may sign in.")).toBeVisible();
  return { email, password };
}
