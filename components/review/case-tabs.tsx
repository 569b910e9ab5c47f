"use client";

import { usePathname } from "next/navigation";
import { Tabs } from "@/components/ui/tabs";

/**
 * The pages of a case as tabs; the one that is open is marked from the address, also by a page that
 * lies below it. The first, the overview, has all others below it and stands for itself alone.
 */
export function CaseTabs({
  items,
}: {
  items: readonly { readonly href: string; readonly label: string }[];
}) {
  const here = usePathname();
  return (
    <Tabs
      label="Pages of this request"
      items={items.map((item, index) => ({
        ...item,
        current: item.href === here || (index > 0 && here.startsWith(`${item.href}/`)),
      }))}
    />
  );
}
