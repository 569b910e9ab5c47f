import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { firstPage } from "@/components/shell/product";
import { SkipLink } from "@/components/ui/skip-link";
import { parseTheme, themeCookie } from "@/components/shell/theme";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Wordmark } from "@/components/shell/wordmark";

/**
 * The frame of the pages that anyone may read. Its links are plain ones: a public page fetches
 * nothing after it has loaded, which the page that evaluates a document promises in so many words.
 */
export async function PublicFrame({
  links,
  children,
}: {
  links: readonly { href: string; label: string }[];
  children: ReactNode;
}) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="screen-only sticky top-0 z-40 border-b border-line bg-ground">
        <div className="mx-auto flex h-12 max-w-7xl items-center justify-between gap-x-6 px-4 lg:px-6">
          <a href={firstPage} className="shrink-0 rounded">
            <Wordmark />
          </a>
          <nav aria-label="Main" className="-mr-2 min-w-0 overflow-x-auto sm:-mr-3">
            <ul className="flex gap-x-1">
              {links.map(({ href, label }) => (
                <li key={href}>
                  <a
                    href={href}
                    className="flex h-11 items-center px-2 whitespace-nowrap text-muted hover:text-ink sm:px-3"
                  >
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-7xl grow px-4 pt-6 pb-16 lg:px-6"
      >
        {children}
      </main>
      <footer className="screen-only border-t border-line">
        <div className="mx-auto flex max-w-7xl flex-wrap items-end justify-between gap-4 px-4 py-5 text-small text-muted lg:px-6">
          <p className="max-w-prose">
            Demonstrations use invented people only. Software proposes findings; licensed people
            decide.
          </p>
          <ThemeSwitch initial={theme} />
        </div>
      </footer>
    </div>
  );
}
