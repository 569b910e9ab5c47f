import Link from "next/link";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/skip-link";
import type { NavItem } from "@/components/shell/current-place";
import { NavLinks } from "@/components/shell/nav-links";
import { parseTheme, themeCookie } from "@/components/shell/theme";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Wordmark } from "@/components/shell/wordmark";

/** Who is signed in, as the bar shows it. */
export type FrameUser = { name: string; role: string; organization: string };

/**
 * The frame of every signed-in page: one bar with the name, the places this role may go and the
 * person's own menu (role, organization, appearance, sign out). On a phone the places move to a
 * line of their own that can be pushed sideways. What follows is the page, in `main`.
 *
 * A case's own header is not part of the frame: see Storyboard, the first thing inside `main`.
 */
export async function AppFrame({
  homeHref,
  nav,
  user,
  signOut,
  children,
}: {
  /** Where the name leads: this role's first page. */
  homeHref: string;
  nav: readonly NavItem[];
  user: FrameUser;
  /** The form that signs out; its button is the caller's. */
  signOut: ReactNode;
  children: ReactNode;
}) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <>
      <SkipLink />
      <header className="screen-only sticky top-0 z-40 border-b border-line bg-ground">
        <div className="flex h-12 items-center gap-x-6 px-4 lg:px-6">
          <Link href={homeHref} prefetch={false} className="shrink-0 rounded">
            <Wordmark />
          </Link>
          <nav aria-label="Main" className="hidden min-w-0 grow sm:block">
            <NavLinks items={nav} />
          </nav>
          <div className="ml-auto shrink-0">
            <button
              type="button"
              popoverTarget="person-menu"
              className="flex min-h-11 items-center gap-2 rounded px-2 text-left hover:bg-accent-wash sm:min-h-9"
            >
              <span>
                <span className="block leading-4 font-semibold">{user.name}</span>
                <span className="hidden text-small leading-4 text-muted lg:block">
                  {user.role} · {user.organization}
                </span>
              </span>
              <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3 fill-muted">
                <path d="M1.5 4h9L6 9z" />
              </svg>
              <span className="sr-only">, your menu</span>
            </button>
            <div
              id="person-menu"
              popover="auto"
              className="inset-auto top-13 right-4 m-0 w-72 rounded border border-edge bg-raised p-4 text-ink shadow-overlay"
            >
              <p className="font-semibold">{user.name}</p>
              <p className="text-muted">{user.role}</p>
              <p className="text-muted">{user.organization}</p>
              <div className="my-4 border-y border-line py-4">
                <ThemeSwitch initial={theme} />
              </div>
              {signOut}
            </div>
          </div>
        </div>
      </header>
      <nav
        aria-label="Main"
        className="screen-only overflow-x-auto border-b border-line px-2 sm:hidden"
      >
        <NavLinks items={nav} />
      </nav>
      <main id="main" tabIndex={-1} className="px-4 pt-5 pb-16 lg:px-6">
        {children}
      </main>
    </>
  );
}
