"use client";

import { useState } from "react";
import { formatDate } from "@/lib/calendar";
import { unitWords } from "@/components/claims/claim-words";
import { shortCodes } from "@/components/claims/code-words";
import { DispositionMark } from "@/components/claims/disposition-mark";
import { FileFigures } from "@/components/claims/file-figures";
import { PlanField, type PlanChoice } from "@/components/claims/plan-field";
import { RefusalTable } from "@/components/claims/refusals";
import { serviceWords } from "@/components/claims/service-words";
import { Alert } from "@/components/ui/alert";
import { FileDrop } from "@/components/ui/file-drop";
import { Table } from "@/components/ui/table";
import type { CheckedFile, CheckedLine } from "@/lib/claims/checked-file";
import { paths } from "@/lib/paths";

type Stand =
  | { readonly kind: "idle" }
  | { readonly kind: "checking"; readonly name: string }
  | { readonly kind: "problem"; readonly name: string; readonly problem: string }
  | { readonly kind: "checked"; readonly name: string; readonly result: CheckedFile };

async function check(file: File, planId: string): Promise<CheckedFile | string> {
  const query = new URLSearchParams({ plan: planId });
  const response = await fetch(`${paths.claimCheckFile}?${query.toString()}`, {
    method: "POST",
    body: file,
  }).catch(() => undefined);
  if (!response) return "The portal cannot be reached. Try again in a minute.";
  if (response.ok) return (await response.json()) as CheckedFile;
  const problem = (await response.json().catch(() => ({}))) as {
    readonly message?: string;
    readonly fields?: Readonly<Record<string, string>>;
  };
  return (
    (problem.fields ? Object.values(problem.fields).join(" ") : problem.message) ??
    "The portal did not take the file. Try again in a minute."
  );
}

/** Sends a file to be checked and shows what came of it, here and nowhere else. */
export function CheckForm({ plans }: { plans: readonly PlanChoice[] }) {
  const [planId, setPlanId] = useState(plans[0]?.id ?? "");
  const [stand, setStand] = useState<Stand>({ kind: "idle" });

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    const { name } = file;
    setStand({ kind: "checking", name });
    const result = await check(file, planId);
    setStand(
      typeof result === "string"
        ? { kind: "problem", name, problem: result }
        : { kind: "checked", name, result },
    );
  }

  return (
    <>
      <div className="grid gap-3">
        <PlanField
          label="Plan of the members"
          plans={plans}
          planId={planId}
          onChoose={setPlanId}
          className="max-w-72"
        />
        <FileDrop
          label="Choose a file to check"
          hint="or drop it here: X12 837I or 837P, CSV or JSON, up to 5 MB and 5,000 lines."
          accept=""
          variant="primary"
          onFiles={([file]) => void take(file)}
        />
      </div>
      <p role="status" className="mt-3 font-semibold">
        {stand.kind === "checking" && `Checking ${stand.name} …`}
        {stand.kind === "checked" && `${stand.name} is checked. Nothing of it was stored.`}
      </p>
      {stand.kind === "problem" && (
        <Alert tone="negative" live title={`${stand.name} cannot be checked`} className="mt-3">
          {stand.problem}
        </Alert>
      )}
      {stand.kind === "checked" && <Checked result={stand.result} />}
    </>
  );
}

function Checked({ result }: { result: CheckedFile }) {
  return (
    <div className="mt-4 grid gap-8 *:min-w-0">
      <FileFigures
        finished
        progress={{ ...result, state: "loaded", byteSize: 0, checkedBytes: 0 }}
      />
      {result.lines.length > 0 ? (
        <section aria-labelledby="told">
          <h2 id="told" className="mb-2 text-title">
            Lines to look at
          </h2>
          <Table<CheckedLine>
            dense
            caption="Lines that are not simply paid"
            rows={result.lines}
            rowKey={({ claimNumber, number, serviceDate }) =>
              `${claimNumber} ${number} ${serviceDate}`
            }
            columns={columns}
          />
        </section>
      ) : (
        <p>Every line would be paid as billed.</p>
      )}
      {result.refusals.length > 0 && (
        <section aria-labelledby="unread">
          <h2 id="unread" className="mb-2 text-title">
            Claims that cannot be read
          </h2>
          <RefusalTable
            refusals={result.refusals.map(({ position, ...rest }) => ({
              place: position,
              ...rest,
            }))}
            rowKey={({ place, problem }) => `${place} ${problem}`}
          />
        </section>
      )}
      {result.remarks.map((remark) => (
        <p key={remark} className="text-muted">
          {remark}
        </p>
      ))}
    </div>
  );
}

const columns = [
  {
    key: "claim",
    header: "Claim · line",
    className: "figures",
    cell: (line: CheckedLine) => `${line.claimNumber} · ${line.number}`,
  },
  {
    key: "date",
    header: "Date",
    className: "figures whitespace-nowrap",
    cell: (line: CheckedLine) => formatDate(line.serviceDate),
  },
  { key: "service", header: "Service", className: "figures", cell: serviceWords },
  {
    key: "units",
    header: "Units",
    align: "right" as const,
    cell: (line: CheckedLine) => `${unitWords(line.payableUnits)} of ${unitWords(line.units)}`,
  },
  {
    key: "disposition",
    header: "Would be",
    cell: (line: CheckedLine) => <DispositionMark disposition={line.disposition} />,
  },
  {
    key: "why",
    header: "Why, and what to do",
    cell: (line: CheckedLine) => (
      <>
        <span className="font-semibold">{line.title}</span>
        {line.collidesWith !== null && <> · with claim {line.collidesWith}</>}
        <span className="block text-small text-muted">{line.remedy}</span>
      </>
    ),
  },
  {
    key: "codes",
    header: "Codes",
    className: "figures sm:whitespace-nowrap",
    cell: ({ codes: { group, ...rest } }: CheckedLine) => shortCodes({ groupCode: group, ...rest }),
  },
];
