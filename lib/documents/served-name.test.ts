import { expect, test } from "vitest";
import { servedName } from "./served-name";

test("a file keeps a name that says what it is", () => {
  expect(servedName("Plan.pdf", "application/pdf")).toBe("Plan.pdf");
  expect(servedName("Scan.JPEG", "image/jpeg")).toBe("Scan.JPEG");
  expect(servedName("Notes of 5 Oct.txt", "text/plain")).toBe("Notes of 5 Oct.txt");
});

test("a name that promises something else gets the ending that fits", () => {
  expect(servedName("Page.html", "text/plain")).toBe("Page.html.txt");
  expect(servedName("Picture.svg", "text/plain")).toBe("Picture.svg.txt");
  expect(servedName("Notes.txt.", "text/plain")).toBe("Notes.txt..txt");
  expect(servedName("Evaluation", "application/pdf")).toBe("Evaluation.pdf");
  expect(servedName("Scan.exe", "image/png")).toBe("Scan.exe.png");
});

test("a type nobody attaches opens nothing", () => {
  expect(servedName("Page.html", "text/html")).toBe("Page.html.bin");
});
