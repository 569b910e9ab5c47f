import type { Metadata } from "next";
import type { ReactNode } from "react";
import { productName } from "@/components/shell/product";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "About" };

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-8 gap-y-1 border-t border-line py-5 md:grid-cols-[14rem_1fr]">
      <h2 className="text-lead">{title}</h2>
      <div className="grid max-w-prose gap-2">{children}</div>
    </section>
  );
}

export default function AboutPage() {
  return (
    <>
      <PageHeader
        title="About"
        lead={`${productName} is where a health plan and the programs that treat its members settle one question: does psychiatric intensive outpatient care (S9480) meet the medical policy?`}
      />
      <Part title="How a request is decided">
        <p>
          A program answers what the policy asks and attaches the record. Each criterion is then
          judged from those facts, by the same published rules for everyone, and comes out as one of
          four findings: met, not met, undetermined with its cause, or not applicable.
        </p>
        <p>
          A licensed reviewer confirms or overrides each finding with a reason. What is missing is
          asked for, and only what could still change the answer. When every criterion that applies
          is met, the reviewer certifies. Otherwise a medical director decides.
        </p>
      </Part>
      <Part title="Software never denies">
        <p>
          An evaluation ends in one of three ways: eligible for certification, ask for named
          information, or refer to a medical director. Only a medical director with an active North
          Carolina license can decide that care is not certified, and the notice quotes the criteria
          that were not met.
        </p>
        <p>
          A missing fact is neither yes nor no. It never turns into an adverse finding by itself.
        </p>
      </Part>
      <Part title="What is public">
        <p>
          The{" "}
          <a className="link" href="/criteria">
            criteria
          </a>{" "}
          are published word for word with their version, their dates and a fingerprint that changes
          with any letter of them. Where the policy leaves something open, the setting used is named
          and explained there.{" "}
          <a className="link" href="/criteria/try">
            Try it
          </a>{" "}
          judges a document in your own browser.
        </p>
      </Part>
      <Part title="Privacy">
        <p>
          A program sees its own organization’s cases only. Each reading and each change is recorded
          with who and when, and the record cannot be altered afterwards. Nobody stays signed in
          while away.
        </p>
        <p>
          Two cookies are kept: one for being signed in, one for light or dark. Nothing is loaded
          from other sites, and no visitor is counted or followed.
        </p>
      </Part>
    </>
  );
}
