import { describe, expect, it } from "vitest";
import { readListOrder, sortLinks, writeListOrder } from "./list-order";

const keys = ["member", "days"] as const;

describe("the order of a list", () => {
  it("is read back as it was written", () => {
    for (const by of keys)
      for (const direction of ["asc", "desc"] as const)
        expect(readListOrder(writeListOrder({ by, direction }), keys)).toEqual({ by, direction });
  });

  it("is the list's own where the address names no column", () => {
    for (const text of [undefined, "", "-", "--days", "state", "member;drop"])
      expect(readListOrder(text, keys)).toBeUndefined();
  });
});

describe("a column's head", () => {
  const hrefOf = (sort: string | undefined) => `/list?sort=${sort ?? ""}`;
  const headOf = (sort: string | undefined) => sortLinks(readListOrder(sort, keys), hrefOf)("days");

  it("sorts by it, turns it around, and gives the list's own order back", () => {
    expect(headOf(undefined)).toEqual({ href: "/list?sort=days" });
    expect(headOf("days")).toEqual({ href: "/list?sort=-days", direction: "ascending" });
    expect(headOf("-days")).toEqual({ href: "/list?sort=", direction: "descending" });
  });

  it("says nothing of an order by another column", () => {
    expect(headOf("-member")).toEqual({ href: "/list?sort=days" });
  });
});
