"use client";

import { usePathname } from "next/navigation";
import { Tabs } from "@/components/ui/tabs";

/** The pages of a case as tabs; the one that is open is marked from the address. */
export function CaseTabs({
  items,
}: {
  items: readonly { readonly href: string; readonly label: string }[];
}) {
  const here = usePathname();
  return (
    <Tabs
      label="Pages of this request"
      items={items.map((item) => ({ ...item, current: item.href === here }))}
    />
  );
}
