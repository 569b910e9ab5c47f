import { settingValue, settingWords } from "@/components/policy/criterion-text";
import { Table } from "@/components/ui/table";
import type { Policy } from "@/lib/policy/schema";

/** What stands before and around the checklists: what is covered, the gates, the rule of evidence. */
export function PublishedFrame({ policy }: { policy: Policy }) {
  const paragraphs = [
    { title: "The service", text: policy.description },
    { title: "Coverage", text: policy.coverage },
    { title: "Evidence", text: policy.evidence_rule },
    { title: "What it comes to", text: policy.outcome },
  ];
  return (
    <section aria-labelledby="frame">
      <h2 id="frame" className="text-title">
        What the policy covers
      </h2>
      <dl className="mt-3 border-t border-edge">
        {paragraphs.map(({ title, text }) => (
          <div
            key={title}
            className="grid gap-x-8 border-b border-line py-3 sm:grid-cols-[9rem_1fr]"
          >
            <dt className="font-semibold">{title}</dt>
            <dd className="max-w-prose">{text}</dd>
          </div>
        ))}
        <div className="grid gap-x-8 border-b border-line py-3 sm:grid-cols-[9rem_1fr]">
          <dt className="font-semibold">Related policy</dt>
          <dd className="max-w-prose">
            {policy.related_policy.title}
            <p className="text-small text-muted">{policy.related_policy.reading}</p>
          </dd>
        </div>
      </dl>
      <h3 className="mt-6 text-lead">Before the checklists</h3>
      <ul className="mt-2 grid gap-3">
        {policy.gates.map((gate) => (
          <li key={gate.id} id={gate.id} className="max-w-prose">
            <p className="font-semibold">{gate.title}</p>
            <p>{gate.text}</p>
            <p className="text-small text-muted">{gate.reading}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The thresholds and lists that the policy leaves open, each named, with its reading. */
export function PublishedSettings({ policy }: { policy: Policy }) {
  const settings = Object.entries(policy.settings).map(([name, setting]) => ({
    name,
    setting,
    usedBy: policy.criteria.filter((criterion) => criterion.settings.includes(name)),
  }));
  return (
    <section aria-labelledby="settings">
      <h2 id="settings" className="text-title">
        Settings
      </h2>
      <p className="mb-3 max-w-prose text-muted">
        Where the policy says “recent”, “timely” or “frequent” without a number, one is set here, in
        the open. A setting changes only with a new version.
      </p>
      <Table
        caption="Settings, their values and their readings"
        rows={settings}
        rowKey={({ name }) => name}
        columns={[
          {
            key: "name",
            header: "Setting",
            cell: ({ name }) => <span className="font-semibold">{settingWords(name)}</span>,
          },
          {
            key: "value",
            header: "Value",
            className: "sm:w-1/4",
            cell: ({ setting }) => <span className="figures">{settingValue(setting)}</span>,
          },
          {
            key: "reading",
            header: "Reading",
            className: "sm:w-1/2",
            cell: ({ setting }) => setting.reading,
          },
          {
            key: "used",
            header: "Used by",
            cell: ({ usedBy }) => (
              <span className="flex flex-wrap gap-x-1">
                {usedBy.map(({ id }) => (
                  <a key={id} href={`#${id}`} className="link min-w-6 text-center figures">
                    {id}
                  </a>
                ))}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
