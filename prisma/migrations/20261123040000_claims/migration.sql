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
  refusal jsonb,                                  -- FileRefusal of lib/claims/claim.ts, or already_loaded
  problem text,                                   -- why it stopped, and what to do
  finished_at timestamptz(3)
);
create unique index claim_file_content on claim_file (sha256) where state <> 'refused';
create index claim_file_recent on claim_file (uploaded_at desc, id desc);
create index claim_file_unfinished on claim_file (uploaded_at) where state in ('received', 'checking', 'loading');

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

-- Claims and lines are written by the hundred thousand and name their file, member and organization
-- without foreign keys: each would be looked up once a row, and none of those rows is ever deleted.
create table claim (
  id bigint primary key,                          -- grows in the order of receipt, member by member
  file_id uuid not null,
  position_in_file integer not null,              -- from 0
  number text not null,
  form claim_form not null,
  frequency_code text not null,
  type_of_bill text,
  member_id bigint not null,
  organization_id uuid,                           -- whose site bills; null when no site of ours does
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
  first_day date,                                 -- of its lines
  last_day date,
  inpatient_stay boolean not null,
  superseded_by bigint                            -- the claim that voided or replaced it
);
-- Unique, so that no claim of a file is ever loaded twice.
create unique index claim_in_file on claim (file_id, position_in_file);
create index claim_number on claim (number);
create index claim_stay on claim (member_id) where inpatient_stay;
create index claim_of_organization on claim (organization_id, member_id) where organization_id is not null;

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
  authorization_number text                       -- of which the line uses a day
) partition by range (service_date);
-- A line's address is its date and number: one index of one partition. Judging and the calendar read
-- (member_id, service_date); a file's table reads on from the last number seen, whole or filtered. No
-- index but the member's begins or goes on with a date, so that days are never sought without a member.
create unique index claim_line_address on claim_line (id, service_date);
create index claim_line_of_member on claim_line (member_id, service_date);
create index claim_line_of_file on claim_line (file_id, id);
create index claim_line_of_file_by_disposition on claim_line (file_id, disposition, id);
create index claim_line_of_file_by_edit on claim_line (file_id, edit, id) where edit is not null;
create index claim_line_of_organization on claim_line (organization_id, service_date, id) where organization_id is not null;

-- Dates before the policy are one partition. A month gets its own when its first line comes
-- (make_claim_months); dates in the future, which judging rejects, wait in the default one.
create table claim_line_before_policy partition of claim_line for values from (minvalue) to ('2024-07-01');
create table claim_line_other partition of claim_line default;

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
create index claim_line_change_of_line on claim_line_change (claim_id, line_number);

-- Days used of an authorization by accepted lines.
create table claim_authorization_use (
  authorization_number text primary key,
  days_used integer not null check (days_used >= 0)
);

-- Running totals: of a file, and of a month by edit and site.
create table claim_file_total (
  id bigint generated always as identity primary key,
  file_id uuid not null references claim_file,
  disposition claim_disposition not null,
  edit claim_edit,
  lines integer not null,
  billed_units numeric not null,
  payable_units numeric not null,
  unique nulls not distinct (file_id, disposition, edit)
);
create table claim_month_total (
  id bigint generated always as identity primary key,
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

-- What a plan decides for itself of its claims, beside the date from which it requires authorization.
create table plan_claim_rules (
  plan_id uuid primary key references plan,
  authorization_required_through date,
  authorization_number_required boolean not null default false,
  deny_interim_bills boolean not null default false,
  codes jsonb not null default '{}'               -- by edit: {"group": "CO", "carc": "151", "rarc": "N362"}
);

-- Numbers of claims and lines, taken in blocks: whoever loads takes one while it holds its members'
-- locks, so that of one member's claims the later received has the higher number.
create sequence claim_key increment by 65536;
create sequence claim_line_key increment by 65536;

-- What loading needs beyond rows of its own -----------------------------------------------------

create function require_claims_analyst() returns void language plpgsql as $$
begin
  if actor_role() is distinct from 'claims_analyst' then
    raise exception 'only a claims analyst loads claims' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Makes the partitions of months (first days), moving what waited in the default one. Called in a
-- transaction of its own: it waits until nobody uses the default partition.
create function make_claim_months(months date[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first date;
  partition text;
begin
  perform require_claims_analyst();
  perform pg_advisory_xact_lock(hashtext('make_claim_months'));
  foreach first in array months loop
    if first <> date_trunc('month', first) or first < '2024-07-01' or first >= '2124-07-01' then
      raise exception '% is no month to keep claims of', first using errcode = 'check_violation';
    end if;
    partition := 'claim_line_' || to_char(first, 'YYYY_MM');
    continue when to_regclass(partition) is not null;
    execute format('create table %I (like claim_line)', partition);
    execute format('alter table %I enable row level security', partition);
    execute format(
      'with moved as (delete from claim_line_other where service_date >= %L and service_date < %L returning *)
       insert into %I select * from moved', first, first + interval '1 month', partition);
    execute format('alter table claim_line attach partition %I for values from (%L) to (%L)',
      partition, first, (first + interval '1 month')::date);
  end loop;
end $$;

-- Tables of this session alone into which a chunk is copied (COPY does not read row-level security);
-- emptied with every commit.
create function claim_staging()
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform require_claims_analyst();
  create temporary table if not exists claim_staged (like claim) on commit delete rows;
  create temporary table if not exists claim_line_staged (like claim_line) on commit delete rows;
  grant select, insert on pg_temp.claim_staged, pg_temp.claim_line_staged to iop_app;
end $$;

-- Locks the members of these numbers until the end of the transaction, making those that are new.
-- Always in the same order, so that two loads never wait for each other. Each is looked up by its
-- number, however many there are.
create function lock_claim_members(numbers text[])
  returns table (id bigint, member_number text)
  language plpgsql security definer set search_path = public, pg_temp
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  perform require_claims_analyst();
  insert into claim_member (member_number)
  select n from unnest(numbers) n
  where not exists (select from claim_member m where m.member_number = n)
  order by n on conflict do nothing;
  return query
    select m.id, m.member_number
    from claim_member m
    where m.id = any(array(
      select k.id from unnest(numbers) n join claim_member k on k.member_number = n order by k.id))
    order by m.id for update;
end $$;

-- Authorizations and noncertifications of members, with the days accepted lines have used. Any site
-- of the authorized organization may bill. No notice to the member is on record yet.
create function claim_authorizations(numbers text[])
  returns table (number text, member_number text, first_day date, last_day date, days integer,
                 provider_npis text[], status text, member_notified_on date, retrospective boolean, days_used integer)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform require_claims_analyst();
  return query
    select coalesce(a.number, r.reference), m.member_number, coalesce(a.first_day, r.requested_first_day),
           coalesce(a.last_day, r.requested_last_day), coalesce(a.days, 0),
           array(select s.npi from site s where s.organization_id = r.organization_id order by s.npi),
           case when a.id is null then 'noncertified' else 'certified' end,
           null::date, r.timing = 'retrospective', coalesce(u.days_used, 0)
    from member m
    join review_request r on r.member_id = m.id
    join determination d on d.request_id = r.id
    left join "authorization" a on a.determination_id = d.id
    left join claim_authorization_use u on u.authorization_number = a.number
    where m.member_number = any(numbers) and (a.id is not null or d.outcome = 'noncertified')
    order by m.member_number, coalesce(a.first_day, r.requested_first_day), coalesce(a.number, r.reference);
end $$;

-- Records asked for in retrospective reviews, which look back on days already billed.
create function claim_records_requests(numbers text[])
  returns table (member_number text, first_day date, last_day date, due_on date, received_on date)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform require_claims_analyst();
  return query
    select m.member_number, r.requested_first_day, r.requested_last_day, i.due_on,
           (i.answered_at at time zone 'America/New_York')::date
    from member m
    join review_request r on r.member_id = m.id and r.timing = 'retrospective'
    join information_request i on i.request_id = r.id
    where m.member_number = any(numbers)
    order by m.member_number, i.due_on, i.id;
end $$;

-- The plan of each member that is not in the file's plan alone: the file's own where a number stands in
-- several, else the first of them.
create function claim_member_plans(numbers text[], file_plan uuid)
  returns table (member_number text, plan_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform require_claims_analyst();
  return query
    select distinct on (m.member_number) m.member_number, m.plan_id
    from member m where m.member_number = any(numbers)
    order by m.member_number, (m.plan_id = file_plan) desc, m.plan_id;
end $$;
create index member_number on member (member_number);

-- Has a file loaded by whichever process is free, once the transaction commits (lib/jobs).
create function queue_claim_load(file uuid)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform require_claims_analyst();
  perform graphile_worker.add_job('load_claim_file', json_build_object('fileId', f.id, 'actorId', f.loaded_by),
    job_key => 'load_claim_file ' || f.id, max_attempts => 5)
  from claim_file f where f.id = file;
end $$;

-- Files whose loading was begun or ordered and goes on, for the process that looks after those nobody
-- works on: ids alone. A file whose analyst has left waits for another.
create function unfinished_claim_files()
  returns table (file_id uuid, actor_id uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update claim_file f set state = 'stopped',
    problem = 'The person who had it loaded may load claims no longer. Start it again in your own name.'
  where f.state in ('received', 'checking', 'loading') and not exists (
    select from app_user u join organization o on o.id = u.organization_id
    where u.id = f.loaded_by and u.disabled_at is null and u.role = 'claims_analyst' and o.active);
  return query
    select f.id, f.loaded_by from claim_file f where f.state in ('received', 'checking', 'loading') order by f.uploaded_at;
end $$;
create index review_request_of_member on review_request (member_id);

-- Who may read and write which rows --------------------------------------------------------------

revoke all on function require_claims_analyst(), make_claim_months(date[]), claim_staging(), lock_claim_members(text[]),
  claim_authorizations(text[]), claim_records_requests(text[]), claim_member_plans(text[], uuid), queue_claim_load(uuid),
  unfinished_claim_files() from public;
grant execute on function require_claims_analyst(), make_claim_months(date[]), claim_staging(), lock_claim_members(text[]),
  claim_authorizations(text[]), claim_records_requests(text[]), claim_member_plans(text[], uuid), queue_claim_load(uuid),
  unfinished_claim_files() to iop_app;
grant usage on sequence claim_key, claim_line_key to iop_app;
grant select, insert on claim_file, claim_file_control, claim_refusal, claim, claim_line, claim_line_change,
  claim_authorization_use, claim_file_total, claim_month_total, plan_claim_rules to iop_app;
grant select on claim_member to iop_app;
grant update (state, format, loaded_by, checked_bytes, claims_in, lines_in, claims_judged, lines_judged, claims_refused,
  lines_refused, skipped, remarks, refusal, problem, finished_at) on claim_file to iop_app;
grant update (superseded_by) on claim to iop_app;
grant update (disposition, payable_units, edit, edits, group_code, carc, rarc, collision_claim_id, collision_line,
  readjudicate_later, authorization_number) on claim_line to iop_app;
grant update (days_used) on claim_authorization_use to iop_app;
grant update (lines, billed_units, payable_units) on claim_file_total, claim_month_total to iop_app;
grant update (authorization_required_through, authorization_number_required, deny_interim_bills, codes)
  on plan_claim_rules to iop_app;

alter table claim_file enable row level security;
alter table claim_file_control enable row level security;
alter table claim_refusal enable row level security;
alter table claim_member enable row level security;
alter table claim enable row level security;
alter table claim_line enable row level security;
alter table claim_line_before_policy enable row level security;
alter table claim_line_other enable row level security;
alter table claim_line_change enable row level security;
alter table claim_authorization_use enable row level security;
alter table claim_file_total enable row level security;
alter table claim_month_total enable row level security;
alter table plan_claim_rules enable row level security;

-- Files, with what was refused of them, are the claims analysts'.
create policy read on claim_file for select using ((select actor_role()) = 'claims_analyst');
create policy add on claim_file for insert with check (
  (select actor_role()) = 'claims_analyst' and uploaded_by = (select actor_id()) and state = 'received');
create policy change on claim_file for update using ((select actor_role()) = 'claims_analyst');
create policy own on claim_file_control for all using ((select actor_role()) = 'claims_analyst');
create policy own on claim_refusal for all using ((select actor_role()) = 'claims_analyst');
create policy own on claim_file_total for all using ((select actor_role()) = 'claims_analyst');

-- Claims and lines: written by analysts, read by the plan's clinicians as well (a member's calendar),
-- and by the provider whose site billed them.
create policy read on claim for select using (
  (select actor_role()) in ('claims_analyst', 'reviewer', 'medical_director')
  or ((select actor_role()) = 'provider' and organization_id = (select actor_organization())));
create policy add on claim for insert with check ((select actor_role()) = 'claims_analyst');
create policy change on claim for update using ((select actor_role()) = 'claims_analyst');

create policy read on claim_line for select using (
  (select actor_role()) in ('claims_analyst', 'reviewer', 'medical_director')
  or ((select actor_role()) = 'provider' and organization_id = (select actor_organization())));
create policy add on claim_line for insert with check ((select actor_role()) = 'claims_analyst');
create policy change on claim_line for update using ((select actor_role()) = 'claims_analyst');

create policy read on claim_member for select using (
  (select actor_role()) in ('claims_analyst', 'reviewer', 'medical_director')
  or ((select actor_role()) = 'provider' and exists (
        select from claim c where c.member_id = claim_member.id and c.organization_id = (select actor_organization()))));

create policy read on claim_line_change for select using (
  (select actor_role()) in ('claims_analyst', 'reviewer', 'medical_director'));
create policy add on claim_line_change for insert with check ((select actor_role()) = 'claims_analyst');

create policy read on claim_authorization_use for select using (
  (select actor_role()) = 'claims_analyst'
  or exists (select from "authorization" a where a.number = authorization_number));
create policy add on claim_authorization_use for insert with check ((select actor_role()) = 'claims_analyst');
create policy change on claim_authorization_use for update using ((select actor_role()) = 'claims_analyst');

-- Counts by month, edit and site tell of nobody: the plan reads all, a provider its own.
create policy read on claim_month_total for select using (
  (select actor_role()) in ('claims_analyst', 'reviewer', 'medical_director', 'administrator')
  or ((select actor_role()) = 'provider' and organization_id = (select actor_organization())));
create policy add on claim_month_total for insert with check ((select actor_role()) = 'claims_analyst');
create policy change on claim_month_total for update using ((select actor_role()) = 'claims_analyst');

create policy read on plan_claim_rules for select using (
  (select actor_role()) in ('claims_analyst', 'reviewer', 'medical_director', 'administrator'));
create policy add on plan_claim_rules for insert with check ((select actor_role()) = 'administrator');
create policy change on plan_claim_rules for update using ((select actor_role()) = 'administrator');

-- Analysts put on record what they did with claims, and read it.
create policy read_claims on event for select using (
  (select actor_role()) = 'claims_analyst' and request_id is null and kind like 'claim\_%');
create policy add_claims on event for insert with check (
  (select actor_role()) = 'claims_analyst' and request_id is null and kind like 'claim\_%'
  and actor_id = (select actor_id()) and actor_role = (select actor_role())
  and actor_name = (select person_name(actor_id())));

create trigger append_only before update or delete on claim_line_change for each row execute function refuse_change();
create trigger append_only_truncate before truncate on claim_line_change for each statement execute function refuse_change();
