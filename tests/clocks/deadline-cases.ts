/** Deadlines worked out by hand, at least two for each rule: an ordinary one, an edge, and inputs missing where it has several. */
export interface DeadlineCase {
  readonly rule: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

type Row = readonly [input: DeadlineCase["input"], expected: DeadlineCase["expected"]];

const cases: Readonly<Record<string, readonly Row[]>> = {
  cms_standard: [
    [{ received: "2026-12-18T09:00" }, { due_end_of_day: "2026-12-25" }],
    // Monday evening in North Carolina, Tuesday in Greenwich.
    [{ received: "2026-11-24T03:00Z" }, { due_end_of_day: "2026-11-30" }],
    [
      { received: "2026-11-23", extension_notice_sent: "2026-11-30T23:59", reason: "records" },
      { due_end_of_day: "2026-12-14" },
    ],
    [
      { received: "2026-11-23", extension_notice_sent: "2026-12-01T00:00", reason: "records" },
      { due_end_of_day: "2026-11-30", status: "extension_too_late" },
    ],
    [{ reason: "records" }, {}],
  ],
  cms_expedited: [
    [{ received: "2026-11-24T09:15" }, { due: "2026-11-27T09:15:00-05:00" }],
    [{ received: "2026-03-06T16:00" }, { due: "2026-03-09T17:00:00-04:00" }],
    [{ received: "2026-10-31T10:30" }, { due: "2026-11-03T09:30:00-05:00" }],
    // The hour that comes twice is the first; the one that never comes is as without the change.
    [{ received: "2026-11-01T01:30" }, { due: "2026-11-04T00:30:00-05:00" }],
    [{ received: "2026-03-08T02:30" }, { due: "2026-03-11T03:30:00-04:00" }],
    [{ received: "2026-11-24T15:15+01:00" }, { due: "2026-11-27T09:15:00-05:00" }],
  ],
  erisa_urgent: [
    [{ received: "2026-11-24T09:15", complete: true }, { due: "2026-11-27T09:15:00-05:00" }],
    [{ received: "2026-03-07T12:00" }, { due: "2026-03-10T13:00:00-04:00" }],
    [
      { received: "2026-11-24T09:15", complete: false },
      { notice_of_missing_information_due: "2026-11-25T09:15:00-05:00" },
    ],
    [
      {
        received: "2026-11-24T09:15",
        notice_sent: "2026-11-24T15:00",
        information_period_end: "2026-11-26T15:00",
      },
      { due: "2026-11-28T15:00:00-05:00" },
    ],
    [
      {
        received: "2026-11-24T09:15",
        notice_sent: "2026-11-24T15:00",
        information_period_end: "2026-11-26T15:00",
        information_received: "2026-11-26T16:00",
      },
      { due: "2026-11-28T15:00:00-05:00" },
    ],
    [
      {
        received: "2026-10-30T10:00",
        notice_sent: "2026-10-30T12:00",
        information_period_end: "2026-11-01T11:00",
      },
      { due: "2026-11-03T11:00:00-05:00" },
    ],
    // Told in the last minute, and a minute too late: then the 72 hours stay.
    [
      {
        received: "2026-11-24T09:15",
        notice_sent: "2026-11-25T09:15",
        information_period_end: "2026-11-27T10:00",
      },
      { due: "2026-11-29T10:00:00-05:00" },
    ],
    [
      {
        received: "2026-11-24T09:15",
        notice_sent: "2026-11-25T09:16",
        information_period_end: "2026-11-27T10:00",
        information_received: "2026-11-26T08:00",
      },
      { due: "2026-11-27T09:15:00-05:00" },
    ],
    // Told, and neither answered nor given an end: there is nothing to count from yet.
    [{ received: "2026-11-24T09:15", notice_sent: "2026-11-24T15:00" }, {}],
  ],
  erisa_urgent_information_period: [
    [
      { notice_sent: "2026-11-24T15:00", information_period_end: "2026-11-26T15:00" },
      { valid: true },
    ],
    [
      { notice_sent: "2026-11-24T15:00", information_period_end: "2026-11-25T21:00" },
      { valid: false },
    ],
    [
      { notice_sent: "2026-10-31T12:00", information_period_end: "2026-11-02T11:00" },
      { valid: true },
    ],
    [
      { notice_sent: "2026-03-07T12:00", information_period_end: "2026-03-09T12:00" },
      { valid: false },
    ],
    [{ notice_sent: "2026-03-07T12:00" }, {}],
  ],
  erisa_urgent_concurrent: [
    [
      { received: "2026-11-24T09:00", authorization_expires: "2026-11-25T09:00" },
      { due: "2026-11-25T09:00:00-05:00" },
    ],
    [
      { received: "2026-11-24T09:00", authorization_expires: "2026-11-25T08:59" },
      { due: "2026-11-27T09:00:00-05:00" },
    ],
    // Days approved through a date end with it.
    [
      { received: "2026-11-24T09:00", authorization_expires: "2026-11-25" },
      { due: "2026-11-25T09:00:00-05:00" },
    ],
    [
      { received: "2026-10-31T12:00", authorization_expires: "2026-11-01T11:00" },
      { due: "2026-11-01T11:00:00-05:00" },
    ],
    [{ received: "2026-11-24T09:00" }, {}],
  ],
  erisa_pre_service: [
    [{ received: "2026-12-17" }, { due_end_of_day: "2027-01-01" }],
    [
      { received: "2026-11-02", extension_notice_sent: "2026-11-17T20:00" },
      { due_end_of_day: "2026-12-02" },
    ],
    [
      {
        received: "2026-11-02",
        extension_notice_sent: "2026-11-18",
        claimant_responds: "2026-11-30",
      },
      { due_end_of_day: "2026-11-17" },
    ],
    [
      {
        received: "2026-11-02",
        extension_notice_sent: "2026-11-12",
        claimant_responds: "2026-11-12",
      },
      { due_end_of_day: "2026-12-02", conservative_target: "2026-11-27", tolled_days: 0 },
    ],
    [{ claimant_responds: "2026-11-30" }, {}],
  ],
  erisa_pre_service_information_period: [
    [
      { extension_notice_received: "2026-11-12" },
      { information_period_ends_not_before: "2026-12-27" },
    ],
    [
      { extension_notice_received: "2026-11-13T02:00Z" },
      { information_period_ends_not_before: "2026-12-27" },
    ],
  ],
  erisa_extension: [
    [{ extensions_already_used: 0 }, { valid: true }],
    [{ extensions_already_used: 1 }, { valid: false }],
  ],
  erisa_post_service: [
    [{ received: "2026-11-23" }, { due_end_of_day: "2026-12-23" }],
    [{ received: "2027-01-31" }, { due_end_of_day: "2027-03-02" }],
  ],
  erisa_misfiled: [
    [{ received: "2026-11-23T10:00", urgent: false }, { due_end_of_day: "2026-11-28" }],
    [{ received: "2026-11-23T10:00" }, { due_end_of_day: "2026-11-28" }],
    [{ received: "2026-10-31T23:30", urgent: true }, { due_end_of_day: "2026-11-01" }],
    [{ urgent: true }, {}],
  ],
  erisa_appeal_window: [
    [{ adverse_notice_received: "2026-11-23" }, { appeal_accepted_through: "2027-05-22" }],
    [{ adverse_notice_received: "2027-09-05" }, { appeal_accepted_through: "2028-03-03" }],
  ],
  erisa_appeal: [
    [
      { received: "2026-10-30T16:00" },
      {
        urgent: "2026-11-02T15:00:00-05:00",
        pre_service_one_level: "2026-11-29",
        post_service_one_level: "2026-12-29",
      },
    ],
    [
      { received: "2026-11-23" },
      { pre_service_one_level: "2026-12-23", post_service_one_level: "2027-01-22" },
    ],
  ],
  nc_prospective: [
    [{ all_necessary_information_obtained: "2026-12-23T17:00" }, { due_end_of_day: "2026-12-29" }],
    [{ all_necessary_information_obtained: "2026-11-21" }, { due_end_of_day: "2026-11-25" }],
    [{ all_necessary_information_obtained: "2026-12-31" }, { due_end_of_day: "2027-01-06" }],
    [{ received: "2026-11-23" }, { due_end_of_day: null }],
    [{ all_necessary_information_obtained: null }, { due_end_of_day: null }],
  ],
  nc_retrospective: [
    [
      { all_necessary_information_obtained: "2026-11-23", noncertified_on: "2026-12-22" },
      { determination_due: "2026-12-23", written_notice_due: "2026-12-30" },
    ],
    [{ noncertified_on: "2026-11-20" }, { written_notice_due: "2026-11-30" }],
    [{ received: "2026-11-23", all_necessary_information_obtained: null }, {}],
  ],
  nc_reconsideration: [
    [{ request_received: "2026-12-18" }, { treat_as_appeal_on: "2027-01-05" }],
    [{ request_received: "2026-11-10" }, { treat_as_appeal_on: "2026-11-25" }],
  ],
  nc_standard_appeal: [
    [
      { received: "2026-11-25" },
      { coordinator_information_due: "2026-12-01", written_decision_due: "2026-12-25" },
    ],
    [
      { received: "2026-12-24" },
      { coordinator_information_due: "2026-12-30", written_decision_due: "2027-01-23" },
    ],
  ],
  nc_expedited_appeal: [
    [
      { justifying_information_received: "2026-10-30T15:00" },
      {
        written_decision_due_end_of_day: "2026-11-03",
        erisa_72_hour_due: "2026-11-02T14:00:00-05:00",
        effective_due: "2026-11-02T14:00:00-05:00",
      },
    ],
    [
      { justifying_information_received: "2026-11-23" },
      { written_decision_due_end_of_day: "2026-11-27" },
    ],
  ],
  nc_second_level: [
    [
      { request_received: "2026-11-23", meeting_held: "2026-12-17" },
      {
        coordinator_and_rights_due: "2026-12-08",
        meeting_not_later_than: "2027-01-07",
        member_notice_of_meeting_not_later_than: "2026-12-02",
        written_decision_due: "2026-12-29",
      },
    ],
    [
      { request_received: "2026-11-23", meeting_held: "2026-12-30" },
      {
        coordinator_and_rights_due: "2026-12-08",
        meeting_not_later_than: "2027-01-07",
        member_notice_of_meeting_not_later_than: "2026-12-15",
        written_decision_due: "2027-01-11",
      },
    ],
    [
      { request_received: "2026-11-23" },
      {
        coordinator_and_rights_due: "2026-12-08",
        meeting_not_later_than: "2027-01-07",
        member_notice_of_meeting_not_later_than: "2026-12-23",
      },
    ],
  ],
  nc_external_review_window: [
    [{ notice_received: "2026-11-23" }, { request_accepted_through: "2027-03-23" }],
    [{ notice_received: "2027-11-05" }, { request_accepted_through: "2028-03-04" }],
  ],
  nc_external_review_file: [
    [{ notice_received: "2026-11-25" }, { due_end_of_day: "2026-12-01" }],
    [{ notice_received: "2026-12-24" }, { due_end_of_day: "2026-12-30" }],
  ],
  nc_concurrent_liability: [
    [
      {
        authorized_through: "2026-11-20",
        noncertification_decided: "2026-11-24T10:00",
        member_notified: "2026-11-26T04:30Z",
      },
      { service_dates_insurer_remains_liable_for: "2026-11-21 through 2026-11-25" },
    ],
    [
      { authorized_through: "2026-11-20", member_notified: "2026-11-21T08:00" },
      { service_dates_insurer_remains_liable_for: "2026-11-21 through 2026-11-21" },
    ],
    [
      { authorized_through: "2026-11-20", member_notified: "2026-11-20T16:00" },
      { service_dates_insurer_remains_liable_for: null },
    ],
    [{ authorized_through: "2026-11-20", noncertification_decided: "2026-11-24T10:00" }, {}],
  ],
  policy_within_3_days: [
    [{ admission: "2026-02-26" }, { last_timely_date: "2026-03-01" }],
    [{ admission: "2028-02-26" }, { last_timely_date: "2028-02-29" }],
  ],
  policy_within_5_days: [
    [{ admission: "2026-02-26" }, { last_timely_date: "2026-03-03" }],
    [{ admission: "2028-02-26" }, { last_timely_date: "2028-03-02" }],
  ],
  parity_comparative_analysis: [
    [{ request_received: "2026-11-23" }, { due_end_of_day: "2026-12-08" }],
    [{ request_received: "2026-12-18" }, { due_end_of_day: "2027-01-05" }],
  ],
  hipaa_accounting: [
    [{ request_received: "2026-11-23" }, { due_end_of_day: "2027-01-22" }],
    [{ request_received: "2027-12-31" }, { due_end_of_day: "2028-02-29" }],
  ],
  patient_access_interface: [
    [{ status_changed: "2027-03-12T20:00" }, { due_end_of_day: "2027-03-15" }],
    [{ status_changed: "2027-01-15" }, { due_end_of_day: "2027-01-19" }],
    [{ status_changed: "2027-12-23" }, { due_end_of_day: "2027-12-27" }],
  ],
  ncqa_pre_service: [
    [{ received: "2026-11-23" }, { due_end_of_day: "2026-11-30" }],
    [{ received: "2026-12-18" }, { due_end_of_day: "2026-12-25" }],
  ],
  ncqa_urgent: [
    [{ received: "2026-11-24T09:15" }, { due: "2026-11-27T09:15:00-05:00" }],
    [{ received: "2026-10-30T16:00" }, { due: "2026-11-02T15:00:00-05:00" }],
  ],
  ncqa_post_service: [
    [{ received: "2026-11-23" }, { due_end_of_day: "2026-12-23" }],
    [{ received: "2027-01-31" }, { due_end_of_day: "2027-03-02" }],
  ],
  peer_to_peer: [
    [{ request_received: "2026-11-23T10:00" }, { due_end_of_day: "2026-11-24" }],
    [{ request_received: "2026-11-25T16:00" }, { due_end_of_day: "2026-11-27" }],
  ],
};

export const deadlineCases: readonly DeadlineCase[] = Object.entries(cases).flatMap(
  ([rule, rows]) => rows.map(([input, expected]) => ({ rule, input, expected })),
);
