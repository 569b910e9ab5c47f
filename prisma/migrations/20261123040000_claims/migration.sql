-- Claims: files as they came, claims, their lines by service month with what was judged of them, and
-- running totals, so that no screen counts millions of lines.

create type claim_file_format as enum ('x12_837', 'csv', 'json');
create type claim_file_state as enum ('received', 'checking', 'loading', 'loaded', 'refused', 'stopped');
create type claim_form as enum ('institutional', 'professional');
create type claim_disposition as enum ('pay', 'pay_in_part', 'deny', 'reject_for_correction', 'pend', 'pay_and_flag', 'reversed', 'not_under_policy');
create type claim_edit as enum (
  'date_span', 'units_missing', 'future_date', 'replacement_reference', 'interim_frequency', 'policy_not_in_effect',
  'duplicate', 'units_per_day', 'facility_and_professional_same_day', 'mutually_exclusive_per_diem',
  'inpatient_same_day', 'boarding_not_included', 'bundled_same_site', 'ancillary_other_site', 'same_tin_other_site',
  'revenue_code_mismatch', 'place_or_bill_type', 'substance_use_diagnosis', 'authorization_absent',
  'authorization_mismatch', 'outside_authorized_dates', 'authorized_days_exceeded', 'noncertified',
  'criteria_not_met', 'records_not_received', 'not_furnished', 'week_pattern');

-- One uploaded file. Refused: nothing of it was kept but this row and why. Stopped: it can be resumed.
create table claim_file (
  id uuid primary key,
  name text not null,
  plan_id uuid not null references plan,          -- whose rules hold for members no plan of ours knows
  byte_size bigint not null check (byte_size >= 0),
  sha256 text not null,
  storage_key text not null,
  all_or_nothing boolean not null,
  state claim_file_state not null,
  format claim_file_format,                       -- known once it was checked
  received_on date not null,                      -- in the program's zone
  uploaded_by uuid not null references app_user,
  uploaded_by_name text not null,
  uploaded_at timestamptz(3) not null,
  loaded_by uuid not null references app_user,    -- on whose behalf it is being loaded
  checked_bytes bigint not null default 0,
  claims_in integer not null default 0,           -- as counted by the check; lines_in = judged + refused
  lines_in integer not null default 0,
  claims_judged integer not null default 0,       -- progress, kept with each chunk
  lines_judged integer not null default 0,
  claims_refused integer not null default 0,
  lines_refused integer not null default 0,
  skipped jsonb not null default '{}',
  remarks jsonb not null default '[]',
  refusal jsonb,                                  -- FileRefusal of lib/claims/claim.ts
  finished_at timestamptz(3)
);
create unique index claim_file_content on claim_file (sha256) where state <> 'refused';
create index claim_file_recent on claim_file (uploaded_at desc, id desc);

-- Sender and control numbers of each transaction: the same transaction in another wrapping.
create table claim_file_control (
  control text primary key,
  file_id uuid not null references claim_file
);

create table claim_refusal (
  file_id uuid not null references claim_file,
  position_in_file integer not null,
  place text not null,
  loop text,
  claim_number text,
  lines integer not null,
  problem text not null,
  remedy text not null,
  primary key (file_id, position_in_file)
);

-- A member as claims know them: a number. Its row is the lock under which their days are judged.
create table claim_member (
  id bigint generated always as identity primary key,
  member_number text not null unique
);

create table claim (
  id bigint primary key,
  file_id uuid not null references claim_file,
  position_in_file integer not null,              -- from 0
  number text not null,
  form claim_form not null,
  frequency_code text not null,
  type_of_bill text,
  member_id bigint not null references claim_member,
  organization_id uuid references organization,   -- whose site bills; null when no site of ours does
  billing_npi text,
  billing_tin text,
  site_npi text,
  site_address text,
  original_number text,
  authorization_number text,
  principal_diagnosis text,
  received_on date not null,
  statement_from date,
  statement_to date,
  inpatient_stay boolean not null,
  superseded_by bigint
);

create table claim_line (
  id bigint not null,
  claim_id bigint not null,
  file_id uuid not null,
  organization_id uuid,
  member_id bigint not null,
  service_date date not null,
  service_to date not null,
  number integer not null,
  procedure text,
  revenue_code text,
  modifiers text[] not null,
  units numeric,
  place_of_service text,
  site_npi text,                                  -- the line's own, where it differs from the claim's
  site_address text,
  attendance text,
  disposition claim_disposition not null,
  payable_units numeric not null,
  edit claim_edit,
  edits claim_edit[] not null,
  group_code text,
  carc text,
  rarc text,
  collision_claim_id bigint,
  collision_line integer,
  readjudicate_later boolean not null,
  authorization_number text
) partition by range (service_date);

-- What each change of a judged line was: a void, a replacement, a later claim.
create table claim_line_change (
  id bigint generated always as identity primary key,
  claim_id bigint not null,
  line_number integer not null,
  service_date date not null,
  by_claim_id bigint not null,
  before jsonb not null,
  after jsonb not null,
  at timestamptz(3) not null
);

-- Days used of an authorization by accepted lines.
create table claim_authorization_use (
  authorization_number text primary key,
  days_used integer not null check (days_used >= 0)
);

-- Running totals: of a file, and of a month by edit and site.
create table claim_file_total (
  file_id uuid not null references claim_file,
  disposition claim_disposition not null,
  edit claim_edit,
  lines integer not null,
  billed_units numeric not null,
  payable_units numeric not null,
  unique nulls not distinct (file_id, disposition, edit)
);
create table claim_month_total (
  service_month date not null,
  site_npi text,
  organization_id uuid,
  disposition claim_disposition not null,
  edit claim_edit,
  lines integer not null,
  billed_units numeric not null,
  payable_units numeric not null,
  unique nulls not distinct (service_month, site_npi, organization_id, disposition, edit)
);
