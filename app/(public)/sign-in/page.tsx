import type { Metadata } from "next";
import { Alert } from "@/components/ui/alert";
import { nextPath } from "@/components/shell/next-path";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

type Search = Promise<Record<string, string | string[] | undefined>>;

const single = (value: string | string[] | undefined) =>
  typeof value === "string" ? value : undefined;

/** Why the visitor stands here again, in words; unknown reasons say nothing. */
const reasons: Record<string, { title: string; text: string }> = {
  idle: {
    title: "You were signed out",
    text: "Nothing had happened for a while. Drafts are saved; sign in to go on where you were.",
  },
  ended: {
    title: "Your session has ended",
    text: "Drafts are saved; sign in to go on where you were.",
  },
  signed_out: { title: "You are signed out", text: "You can close this window." },
};

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const reason = reasons[single(search.reason) ?? ""];
  return (
    <div className="mx-auto max-w-sm pt-4 sm:pt-12">
      <h1 className="text-display">Sign in</h1>
      {reason !== undefined && (
        <Alert className="mt-4" title={reason.title}>
          <p>{reason.text}</p>
        </Alert>
      )}
      <noscript>
        <Alert className="mt-4" tone="caution" title="JavaScript is switched off">
          <p>Signing in needs it. The criteria and the page about this portal read without it.</p>
        </Alert>
      </noscript>
      <SignInForm next={nextPath(single(search.next))} arrivedWith={single(search.error)} />
    </div>
  );
}
