import { addDays, type PlainDate } from "@/lib/calendar";
import { sites } from "@/tests/builders/places";
import { perDiem, programOf, service, type Bill, type BillingProvider } from "./bill";

/** Days that were certified for a member of the demonstration, and where. */
export interface CertifiedStay {
  readonly memberNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly authorization: string;
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
  readonly days: number;
  readonly siteNpi: string;
}

export type Format = "x12" | "csv";

export interface DemonstrationFile {
  readonly name: string;
  readonly format: Format;
  readonly receivedOn: PlainDate;
  readonly bills: readonly Bill[];
  /** What a careless hand did to the text afterwards. */
  readonly spoiled?: (text: string) => string;
}

const durham = programOf(sites.durham);
const greensboro = programOf(sites.greensboro);
const asheville = programOf(sites.asheville);
const programs: readonly BillingProvider[] = [durham, greensboro, asheville];

/** Others who bill for the same members, all invented. */
const practice: BillingProvider = {
  name: "Eno Valley Psychiatry",
  npi: "1306849452",
  tin: "562100417",
  street: "500 Broad Street",
  city: "Durham",
  zip: "27705",
};
const laboratory: BillingProvider = {
  name: "Tobacco Road Clinical Laboratory",
  npi: "1467455921",
  tin: "562100992",
  street: "12 Research Triangle Lane",
  city: "Morrisville",
  zip: "27560",
};
const hospital: BillingProvider = {
  name: "Haw River General Hospital",
  npi: "1558362207",
  tin: "562101333",
  street: "1 Hospital Drive",
  city: "Burlington",
  zip: "27215",
};

/** A program meets on the first day of a week, the day after, and on day 3 (meeting-week.ts). */
const offsets = [0, 1, 3] as const;

const programAt = ({ siteNpi }: CertifiedStay): BillingProvider =>
  programs.find(({ npi }) => npi === siteNpi) ?? durham;

const memberOf = ({ memberNumber, givenName, familyName }: CertifiedStay): Bill["member"] => ({
  number: memberNumber,
  givenName,
  familyName,
});

interface Week {
  readonly stay: CertifiedStay;
  /** From 0. */
  readonly week: number;
  readonly dates: readonly PlainDate[];
}

/** The weeks of every stay up to a day, each with its program days. */
function weeksUpTo(stays: readonly CertifiedStay[], last: PlainDate): readonly Week[] {
  return stays.flatMap((stay) =>
    [0, 1, 2, 3].flatMap((week) => {
      const dates = offsets
        .map((offset) => addDays(stay.firstDay, week * 7 + offset))
        .slice(0, Math.max(0, stay.days - week * 3))
        .filter((date) => date <= stay.lastDay);
      const ended = dates.length > 0 && dates.every((date) => date <= last);
      return ended ? [{ stay, week, dates }] : [];
    }),
  );
}

/** The program's own claim for a week, as it should be. */
function weekly({ stay, week, dates }: Week, stated: Partial<Bill> = {}): Bill {
  return {
    number: `F${stay.authorization.slice(-3)}-${week + 1}`,
    form: "institutional",
    member: memberOf(stay),
    provider: programAt(stay),
    authorization: stay.authorization,
    diagnosis: "F332",
    lines: dates.map((date) => perDiem(date)),
    ...stated,
  };
}

/** A professional bill of one or a few services. */
const professional = (
  number: string,
  stay: CertifiedStay,
  provider: BillingProvider,
  lines: Bill["lines"],
  stated: Partial<Bill> = {},
): Bill => ({
  number,
  form: "professional",
  member: memberOf(stay),
  provider,
  diagnosis: "F332",
  lines,
  ...stated,
});

/**
 * The demonstration's files in the order in which they came: what programs bill week by week, what
 * others bill for the same days, and every mistake an edit is there for.
 *
 * @param stays at least four at Durham or Greensboro and three at Asheville.
 */
export function demonstrationFiles(
  stays: readonly CertifiedStay[],
  today: PlainDate,
): readonly DemonstrationFile[] {
  const ago = (days: number) => addDays(today, -days);
  const riverbend = stays.filter(({ siteNpi }) => siteNpi !== asheville.npi);
  const harborlight = stays.filter(({ siteNpi }) => siteNpi === asheville.npi);
  const early = weeksUpTo(riverbend, ago(24));
  const late = weeksUpTo(riverbend, ago(4)).filter(
    ({ stay, week }) => !early.some((one) => one.stay === stay && one.week === week),
  );
  const firstWeeks = early.filter(({ week }) => week === 0);
  const [one, two, three, four] = firstWeeks;
  if (!one || !two || !three || !four) throw new Error("too few stays for the demonstration");
  const day = (week: Week, index = 0): PlainDate => week.dates[index] ?? week.stay.firstDay;

  return [
    {
      name: "riverbend-institutional-1.837",
      format: "x12",
      receivedOn: ago(21),
      bills: early.map((week) => weekly(week)),
    },
    {
      name: "clearing-house-professional.837",
      format: "x12",
      receivedOn: ago(16),
      bills: [
        professional("P2001", one.stay, programAt(one.stay), [
          service(day(one), "S9480"),
          service(day(one, 1), "S9480", { modifiers: ["59"] }),
        ]),
        professional("P2006", two.stay, practice, [service(day(two, 2), "S9480")]),
        professional("P2002", two.stay, programAt(two.stay), [
          service(day(two), "90837"),
          service(day(two), "99214", { modifiers: ["25"] }),
          service(day(two, 1), "90853"),
        ]),
        professional("P2003", three.stay, laboratory, [
          service(day(three), "80307", { place: "81" }),
        ]),
        professional("P2004", three.stay, practice, [
          service(day(three, 1), "99213"),
          service(day(three, 1), "90834", { place: "02", modifiers: ["95"] }),
        ]),
        professional("P2005", four.stay, programAt(four.stay) === durham ? greensboro : durham, [
          service(day(four), "90834"),
        ]),
        ...early
          .filter(({ week }) => week === 1)
          .map((week, index) =>
            professional(`P21${String(index).padStart(2, "0")}`, week.stay, practice, [
              service(addDays(day(week), 1), "99214"),
            ]),
          ),
      ],
    },
    harborlightFile(harborlight, ago),
    {
      name: "riverbend-institutional-2.837",
      format: "x12",
      receivedOn: ago(3),
      bills: [
        ...late.map((week) => weekly(week)),
        ...beyondTheirDays(riverbend, ago(4)),
        stayInHospital(late.at(-1) ?? one),
      ],
    },
    {
      name: "corrections.837",
      format: "x12",
      receivedOn: ago(2),
      bills: [
        // The day of which P2001 lost the unit is given back.
        weekly(one, {
          number: `V${one.stay.authorization.slice(-3)}`,
          frequency: "8",
          original: weekly(one).number,
        }),
        weekly(two, {
          number: `R${two.stay.authorization.slice(-3)}`,
          frequency: "7",
          original: weekly(two).number,
          lines: two.dates.slice(0, 2).map((date) => perDiem(date)),
        }),
        weekly(three, {
          number: `R${three.stay.authorization.slice(-3)}`,
          frequency: "7",
          original: "F999-9",
        }),
        weekly(four, { number: `${weekly(four).number}-2` }),
        weekly(four, { number: "I3001", frequency: "2", lines: [perDiem(day(four, 1))] }),
      ],
    },
    {
      name: "riverbend-institutional-3.837",
      format: "x12",
      receivedOn: ago(1),
      bills: late.slice(0, 6).map((week) => weekly(week, { number: `${weekly(week).number}-9` })),
      spoiled: (text) => text.slice(0, Math.floor(text.length * 0.7)),
    },
  ];
}

/** Claims as Harborlight types them into a table, with what goes wrong in tables. */
function harborlightFile(
  stays: readonly CertifiedStay[],
  ago: (days: number) => PlainDate,
): DemonstrationFile {
  const receivedOn = ago(9);
  const [a, b, c] = weeksUpTo(stays, ago(11)).filter(({ week }) => week === 0);
  if (!a || !b || !c) throw new Error("too few stays at Asheville for the demonstration");
  const rest = weeksUpTo(stays, ago(11)).filter(({ week }) => week > 0);
  const [day1 = a.stay.firstDay, day2 = day1, day3 = day2] = a.dates;
  const alone = (number: string, of: Week, lines: Bill["lines"], stated: Partial<Bill> = {}) =>
    weekly(of, { number, lines, ...stated });
  return {
    name: "harborlight-claims.csv",
    format: "csv",
    receivedOn,
    bills: [
      alone("H4001", a, [perDiem(day1, { units: "3" }), perDiem(day2), perDiem(day2)]),
      alone("H4002", a, [perDiem(day3, { units: "" })]),
      alone("H4003", a, [perDiem(day1, { through: day3, units: "3" })]),
      weekly(b, {
        number: "H4004",
        lines: b.dates.map((date, index) =>
          perDiem(date, index === 1 ? { attendance: "absent" } : {}),
        ),
      }),
      alone("H4005", c, [perDiem(c.dates[0] ?? day1, { revenueCode: "0906" })]),
      alone("H4006", c, [{ date: c.dates[1] ?? day1, revenueCode: "0905", units: "1" }]),
      alone("H4007", c, [
        perDiem(c.dates[2] ?? day1),
        { date: c.dates[2] ?? day1, procedure: "S9976", revenueCode: "1000", units: "1" },
      ]),
      alone("H4008", b, [perDiem(addDays(receivedOn, 5))]),
      alone("H4009", b, [perDiem("2024-06-12")]),
      alone("H4010", a, [perDiem(addDays(a.stay.lastDay, 2))]),
      alone("H4011", c, [perDiem(addDays(c.stay.firstDay, 9))], { diagnosis: "F1020" }),
      alone("H4012", b, [
        { date: addDays(b.stay.firstDay, 2), procedure: "H0035", revenueCode: "0912", units: "1" },
      ]),
      alone("H4013", b, [perDiem(addDays(b.stay.firstDay, 2))]),
      alone("H4014", b, [perDiem(addDays(b.stay.firstDay, 9))], { authorization: "A2025999999" }),
      ...rest.map((week) => weekly(week, { number: `H5${weekly(week).number.slice(1)}` })),
      alone("H4015", c, [perDiem(addDays(c.stay.firstDay, 10))]),
      alone("H4016", c, [perDiem(addDays(c.stay.firstDay, 11))]),
    ],
    // An impossible date, and a member left out: two rows that cannot be read.
    spoiled: (text) =>
      text
        .split("\n")
        .map((row) => {
          if (row.startsWith("H4015,"))
            return row.replaceAll(addDays(c.stay.firstDay, 10), "2026-02-30");
          if (row.startsWith("H4016,")) return row.replace(c.stay.memberNumber, "");
          return row;
        })
        .join("\n"),
  };
}

/** Five days in the last week of a stay whose days are used up by then. */
function beyondTheirDays(stays: readonly CertifiedStay[], last: PlainDate): readonly Bill[] {
  const used = stays.filter(
    ({ firstDay, lastDay, days }) =>
      days === 12 && lastDay <= last && addDays(firstDay, 25) <= last,
  );
  return used.slice(0, 3).map((stay, index) =>
    weekly(
      {
        stay,
        week: 4,
        dates: [23, 25].map((offset) => addDays(stay.firstDay, offset)),
      },
      { number: `X30${index + 1}` },
    ),
  );
}

/** A stay in hospital around a program day that was billed all the same. */
const stayInHospital = ({ stay, dates }: Week): Bill => ({
  number: "S7001",
  form: "institutional",
  member: memberOf(stay),
  provider: hospital,
  typeOfBill: "0111",
  diagnosis: "F332",
  statement: [addDays(dates[0] ?? stay.firstDay, -1), addDays(dates[0] ?? stay.firstDay, 1)],
  lines: [{ date: addDays(dates[0] ?? stay.firstDay, -1), revenueCode: "0124", units: "2" }],
});
