import type { PlainDate } from "@/lib/calendar";
import type { Bill, BillingProvider, BillLine } from "./bill";

/*
 * Bills as an X12 837 file: one interchange, a transaction for each form, a billing provider's loop
 * for each provider. Charges are left at zero: the demonstration knows no money.
 */

const compact = (date: PlainDate): string => date.replaceAll("-", "");

interface Envelope {
  /** Nine digits: what tells this interchange from every other of the sender. */
  readonly control: string;
  readonly sender: string;
  readonly date: PlainDate;
}

/** The file as text, a segment a line. */
export function x12Text(envelope: Envelope, bills: readonly Bill[]): string {
  const { control, sender, date } = envelope;
  const forms = (["institutional", "professional"] as const).filter((form) =>
    bills.some((bill) => bill.form === form),
  );
  const segments = [
    `ISA*00*          *00*          *ZZ*${sender.padEnd(15)}*ZZ*${"BLUERIDGE".padEnd(15)}*${compact(date).slice(2)}*0900*^*00501*${control}*0*P*:`,
    ...forms.flatMap((form, index) => [
      `GS*HC*${sender}*BLUERIDGE*${compact(date)}*0900*${index + 1}*X*${version[form]}`,
      ...transaction(
        form,
        String(index + 1).padStart(4, "0"),
        date,
        bills.filter((bill) => bill.form === form),
      ),
      `GE*1*${index + 1}`,
    ]),
    `IEA*${forms.length}*${control}`,
  ];
  return segments.map((segment) => `${segment}~\n`).join("");
}

const version = { institutional: "005010X223A2", professional: "005010X222A1" } as const;

function transaction(
  form: Bill["form"],
  control: string,
  date: PlainDate,
  bills: readonly Bill[],
): readonly string[] {
  let level = 0;
  const body: string[] = [];
  for (const provider of new Set(bills.map((bill) => bill.provider))) {
    const billing = ++level;
    body.push(
      `HL*${billing}**20*1`,
      `NM1*85*2*${provider.name.toUpperCase()}*****XX*${provider.npi}`,
      ...address(provider),
      `REF*EI*${provider.tin}`,
    );
    for (const bill of bills.filter((one) => one.provider === provider))
      body.push(`HL*${++level}*${billing}*22*0`, ...claim(bill));
  }
  const segments = [
    `ST*837*${control}*${version[form]}`,
    `BHT*0019*00*${control}*${compact(date)}*0900*CH`,
    "NM1*41*2*DEMONSTRATION CLEARING HOUSE*****46*DEMO",
    "NM1*40*2*BLUE RIDGE HEALTH PLAN*****46*BLUERIDGE",
    ...body,
  ];
  return [...segments, `SE*${segments.length + 1}*${control}`];
}

const address = ({ street, city, zip }: BillingProvider): readonly string[] => [
  `N3*${street.toUpperCase()}`,
  `N4*${city.toUpperCase()}*NC*${zip}`,
];

function claim(bill: Bill): readonly string[] {
  const { form, member, facility, lines } = bill;
  const type = bill.typeOfBill ?? "0131";
  const frequency = bill.frequency ?? "1";
  const where =
    form === "institutional"
      ? `${type.slice(1, 3)}:A:${frequency}`
      : `${lines[0]?.place ?? "11"}:B:${frequency}`;
  const days = lines.map(({ date }) => date).sort();
  const [from, through] = bill.statement ?? [days[0] ?? "", days.at(-1) ?? ""];
  return [
    "SBR*P*18*******CI",
    `NM1*IL*1*${member.familyName.toUpperCase()}*${member.givenName.toUpperCase()}****MI*${member.number}`,
    `CLM*${bill.number}*0***${where}*Y*A*Y*Y`,
    ...(form === "institutional" ? [`DTP*434*RD8*${compact(from)}-${compact(through)}`] : []),
    ...(bill.original ? [`REF*F8*${bill.original}`] : []),
    ...(bill.authorization ? [`REF*G1*${bill.authorization}`] : []),
    ...(bill.diagnosis ? [`HI*ABK:${bill.diagnosis}`] : []),
    ...(facility
      ? [`NM1*77*2*${facility.name.toUpperCase()}*****XX*${facility.npi}`, ...address(facility)]
      : []),
    ...lines.flatMap((line, index) => serviceLine(form, line, index + 1)),
  ];
}

function serviceLine(form: Bill["form"], line: BillLine, number: number): readonly string[] {
  const code = ["HC", line.procedure ?? "", ...(line.modifiers ?? [])].join(":");
  return [
    `LX*${number}`,
    form === "institutional"
      ? `SV2*${line.revenueCode ?? ""}*${line.procedure ? code : ""}*0*UN*${line.units ?? ""}`
      : `SV1*${code}*0*UN*${line.units ?? ""}*${line.place ?? "11"}**1`,
    line.through
      ? `DTP*472*RD8*${compact(line.date)}-${compact(line.through)}`
      : `DTP*472*D8*${compact(line.date)}`,
  ];
}
