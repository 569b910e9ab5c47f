import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoticeView } from "@/components/notices/notice-view";
import { oneOf, type SearchParams } from "@/components/review/review-address";
import { Alert } from "@/components/ui/alert";
import { Tabs } from "@/components/ui/tabs";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import { notice } from "@/lib/queries/notice";
import { noticeNames } from "@/lib/review/owed-notices";
import { isClinicalStaff } from "@/lib/review/roles";
import { NoticeStateBadge } from "../notice-state";
import { NoticeDesk } from "./notice-desk";

export const metadata: Metadata = { title: "Notice" };

/** One version of a notice: the letter to be read, and beside it what the plan's people do with it. */
export default async function NoticePage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string; noticeId: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { id, noticeId } = await params;
  const copy = oneOf(await searchParams, "copy");
  const actor = await requireActor(paths.notice(id, noticeId), [
    "provider",
    "reviewer",
    "medical_director",
  ]);
  const view = await notice(
    actor,
    {
      requestId: id,
      noticeId,
      ...((copy === "provider" || copy === "member") && { copy }),
    },
    new Date(),
  );
  if (!view) notFound();
  const staff = isClinicalStaff(actor);
  const { notice: stored, letter } = view;
  const open = staff && (stored.state === "prepared" || stored.state === "signed");
  return (
    <>
      <div className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 className="text-title">{noticeNames[stored.kind]}</h1>
        {staff && <NoticeStateBadge state={stored.state} />}
        {staff && <span className="text-muted figures">version {stored.version}</span>}
        <Link
          href={paths.notices(id)}
          prefetch={false}
          className="ml-auto text-accent underline print:hidden"
        >
          All notices of this request
        </Link>
      </div>
      {view.instead && (
        <Alert className="mb-3" tone="caution" title="This version no longer stands">
          <Link href={paths.notice(id, view.instead)} className="text-accent underline">
            Read the one that does
          </Link>
        </Alert>
      )}
      <div
        className={
          open
            ? "grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,36rem)_minmax(0,1fr)]"
            : "max-w-[36rem]"
        }
      >
        <div className="grid min-w-0 gap-3">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
            {view.copies.length > 1 && (
              <Tabs
                label="Letters of this notice"
                items={view.copies.map((party) => ({
                  href: paths.notice(id, noticeId, party),
                  label: party === "member" ? "The member’s letter" : "The provider’s copy",
                  current: party === view.copy,
                }))}
              />
            )}
            <FileLinks noticeId={noticeId} copy={view.copy} largeFirst={view.largePrint} />
            {open && (
              <a
                href="#desk"
                className="inline-flex min-h-8 items-center text-accent underline lg:hidden"
              >
                What is missing, and signing
              </a>
            )}
          </div>
          <article
            className="rounded border border-line p-5 sm:p-8"
            aria-label={`Letter to the ${view.copy}`}
          >
            <NoticeView
              notice={letter}
              sources={open}
              {...(view.plain && { passages: view.plain.passages })}
            />
          </article>
        </div>
        {open && <NoticeDesk view={view} />}
      </div>
    </>
  );
}

function FileLinks({
  noticeId,
  copy,
  largeFirst,
}: {
  noticeId: string;
  copy: "provider" | "member";
  largeFirst: boolean;
}) {
  const sizes = copy === "member" && largeFirst ? [true, false] : [false, true];
  return (
    <p className="flex flex-wrap gap-x-4">
      {sizes.map((large) => (
        <a
          key={String(large)}
          href={paths.noticeFile(noticeId, copy, large)}
          className="inline-flex min-h-8 items-center text-accent underline"
        >
          {large ? "PDF in large print" : "PDF"}
        </a>
      ))}
      {copy === "member" && largeFirst && (
        <span className="inline-flex min-h-8 items-center text-muted">
          The member asked for large print.
        </span>
      )}
    </p>
  );
}
