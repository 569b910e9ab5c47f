import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { PublicFrame } from "@/components/shell/public-frame";
import { paths } from "@/lib/paths";

const links = [
  { href: paths.criteria, label: "Criteria" },
  { href: "/criteria/try", label: "Try it" },
  { href: "/about", label: "About" },
];

/** Whoever carries a session's cookie is led back to their desk; whether it still holds is seen there. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const kept = await cookies();
  const last = kept.getAll().some(({ name }) => name.endsWith("next-auth.session-token"))
    ? { href: paths.home, label: "My desk" }
    : { href: paths.signIn, label: "Sign in" };
  return <PublicFrame links={[...links, last]}>{children}</PublicFrame>;
}
