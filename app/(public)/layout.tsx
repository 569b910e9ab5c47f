import type { ReactNode } from "react";
import { PublicFrame } from "@/components/shell/public-frame";

const links = [
  { href: "/criteria", label: "Criteria" },
  { href: "/criteria/try", label: "Try it" },
  { href: "/about", label: "About" },
  { href: "/sign-in", label: "Sign in" },
];

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <PublicFrame links={links}>{children}</PublicFrame>;
}
