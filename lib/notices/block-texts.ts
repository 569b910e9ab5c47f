import type { Block } from "./notice";

/**
 * The texts of a block that are prose of our own, in order: a list has one an item. Quotations of
 * the policy, addresses and tables are nobody's prose to rewrite.
 */
export function proseOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return [block.text];
    case "list":
      return block.items;
    case "subheading":
    case "quote":
    case "facts":
    case "address":
      return [];
  }
}
