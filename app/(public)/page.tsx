import { redirect } from "next/navigation";
import { FindingMark } from "@/components/policy/finding-mark";
import { productLine, productName } from "@/components/shell/product";
import { buttonClass } from "@/components/ui/button";
import { currentPerson } from "@/lib/auth/current-person";
import type { FindingValue } from "@/lib/finding";
import { paths } from "@/lib/paths";

const parts = [
  {
    href: "/criteria",
    title: "Read the criteria",
    text: "The three checklists in the policy's own words, with the reading given to each and the settings the policy leaves open.",
  },
  {
    href: "/criteria/try",
    title: "Try it on a document",
    text: "Put in a review document and see every finding with its reason. It is judged in your browser and sent nowhere.",
  },
  {
    href: "/about",
    title: "How decisions are made",
    text: "What software does here, what only licensed people do, and what is kept.",
  },
];

const findings: readonly { finding: FindingValue; text: string }[] = [
  { finding: "met", text: "The record shows it." },
  {
    finding: "not_met",
    text: "The record shows that it is not so. A person decides what follows.",
  },
  { finding: "undetermined", text: "The record cannot say yet, and the cause is named." },
  {
    finding: "not_applicable",
    text: "The criterion, in its own words, does not speak of this case.",
  },
];

/** What a visitor who is not signed in finds: what this is, and where to go. */
export default async function HomePage() {
  // Somebody signed in wants the desk, not the door.
  if (await currentPerson()) redirect(paths.home);
  return (
    <div className="grid gap-x-16 gap-y-10 pt-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div>
        <h1 className="text-display">{productName}</h1>
        <p className="mt-1 text-lead text-muted">{productLine}</p>
        <p className="mt-5 max-w-prose">
          Programs ask here for admission or continued stay. Each criterion of the medical policy is
          judged from dated facts while they are entered, with the reason beside it; reviewers and
          medical directors decide, and every step can be read afterwards.
        </p>
        <p className="mt-5">
          <a href="/sign-in" className={buttonClass("primary")}>
            Sign in
          </a>
        </p>
        <ul className="mt-10 divide-y divide-line border-y border-line">
          {parts.map(({ href, title, text }) => (
            <li key={href} className="relative py-3 has-[a:hover]:bg-accent-wash">
              <h2 className="text-lead">
                <a href={href} className="text-accent after:absolute after:inset-0">
                  {title}
                </a>
              </h2>
              <p className="max-w-prose text-muted">{text}</p>
            </li>
          ))}
        </ul>
      </div>
      <section aria-labelledby="findings" className="lg:pt-12">
        <h2 id="findings" className="border-b border-line pb-2 text-lead">
          What a criterion can come to
        </h2>
        <dl className="divide-y divide-line">
          {findings.map(({ finding, text }) => (
            <div key={finding} className="py-3">
              <dt>
                <FindingMark finding={finding} />
              </dt>
              <dd className="pl-6 text-muted">{text}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
