-- The review desk: tables, who may see and change which rows, and what the database itself refuses.
--
-- Two roles. The owner runs migrations. iop_app is the application: no superuser, no bypass of
-- row-level security, owner of nothing. Every transaction of the application names its actor in
-- app.user_id; role and organization are read here, from app_user, so that a changed role or a
-- disabled user takes effect with the next statement.

do $$
begin
  if not exists (select from pg_roles where rolname = 'iop_app') then
    create role iop_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end $$;

create type role as enum ('provider', 'reviewer', 'medical_director', 'claims_analyst', 'administrator');
create type organization_kind as enum ('provider', 'plan');
create type line_of_business as enum ('insured_group', 'individual', 'self_funded', 'medicare_advantage', 'medicaid');
create type review_type as enum ('admission', 'continued_stay');
create type review_timing as enum ('prospective', 'concurrent', 'retrospective');
create type urgency as enum ('standard', 'urgent');
create type request_state as enum ('draft', 'submitted', 'in_review', 'awaiting_information', 'with_medical_director', 'certified', 'certified_in_part', 'noncertified', 'withdrawn', 'ended');
create type document_kind as enum ('evaluation', 'assessment', 'plan', 'progress_note', 'schedule', 'lab_report', 'contact_log', 'safety_plan', 'licence_record', 'claims_history', 'attestation', 'letter_of_support', 'other_record');
create type fact_origin as enum ('provider', 'reviewer', 'electronic_record');
create type decision_action as enum ('confirm', 'override');
create type determination_outcome as enum ('certified', 'certified_in_part', 'noncertified');

-- People and places ---------------------------------------------------------------------------

create table organization (
  id uuid primary key,
  kind organization_kind not null,
  name text not null,
  active boolean not null default true
);

create table site (
  id uuid primary key,
  organization_id uuid not null references organization,
  name text not null,
  npi text not null check (npi ~ '^[0-9]{10}$'),
  tin text not null check (tin ~ '^[0-9]{9}$'),
  street text not null,
  city text not null,
  state text not null check (state ~ '^[A-Z]{2}$'),
  zip text not null check (zip ~ '^[0-9]{5}$'),
  licensing_agency text not null,
  licence_number text not null,
  licensed_from date not null,
  licensed_through date not null,
  active boolean not null default true
);

create table plan (
  id uuid primary key,
  name text not null,
  line_of_business line_of_business not null,
  state_of_issue text not null check (state_of_issue ~ '^[A-Z]{2}$'),
  authorization_required_from date,
  active boolean not null default true
);

create table app_user (
  id uuid primary key,
  organization_id uuid not null references organization,
  email text not null unique check (email = lower(email)),
  name text not null,
  initials text not null,
  credentials text,
  role role not null,
  delegated_administrator boolean not null default false,
  disabled_at timestamptz(3),
  created_at timestamptz(3) not null
);

create table medical_licence (
  id uuid primary key,
  user_id uuid not null references app_user,
  state text not null check (state ~ '^[A-Z]{2}$'),
  number text not null,
  status text not null check (status in ('active', 'inactive', 'suspended', 'revoked')),
  valid_from date not null,
  valid_through date not null
);

-- Passwords and sessions: reached only through the functions below, never as tables.
create table credential (
  user_id uuid primary key references app_user,
  password_hash text not null,
  failed_attempts integer not null default 0,
  locked_until timestamptz(3)
);

create table app_session (
  id uuid primary key,
  token_hash text not null unique,
  user_id uuid not null references app_user,
  created_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_because text
);
create index on app_session (user_id) where ended_at is null;

create table member (
  id uuid primary key,
  organization_id uuid not null references organization,
  plan_id uuid not null references plan,
  member_number text not null,
  given_name text not null,
  family_name text not null,
  date_of_birth date not null,
  home_city_and_state text not null,
  unique (organization_id, plan_id, member_number)
);

create table episode (
  id uuid primary key,
  organization_id uuid not null references organization,
  member_id uuid not null references member,
  site_id uuid not null references site,
  started_at timestamptz(3) not null
);

-- The case ------------------------------------------------------------------------------------

create table review_request (
  id uuid primary key,
  reference text not null unique,
  organization_id uuid not null references organization,
  episode_id uuid not null references episode,
  member_id uuid not null references member,
  plan_id uuid not null references plan,
  site_id uuid not null references site,
  previous_request_id uuid references review_request,
  review_type review_type not null,
  timing review_timing not null,
  urgency urgency not null,
  urgency_stated_by text,
  requested_first_day date not null,
  requested_last_day date not null,
  days_per_week integer not null check (days_per_week between 1 and 7),
  requested_days integer not null check (requested_days > 0),
  state request_state not null,
  version integer not null default 1,
  facts_revision integer not null default 0,
  assigned_to uuid references app_user,
  created_by uuid not null references app_user,
  created_at timestamptz(3) not null,
  submitted_at timestamptz(3),
  information_complete_at timestamptz(3),
  state_since timestamptz(3) not null,
  check (requested_last_day >= requested_first_day),
  check (urgency = 'standard' or urgency_stated_by is not null)
);
create index on review_request (organization_id, state_since);
create index on review_request (state, submitted_at);

create sequence request_number;

create table request_fact (
  request_id uuid not null references review_request,
  path text not null,
  value jsonb not null,
  revision integer not null,
  origin fact_origin not null,
  entered_by uuid not null references app_user,
  entered_at timestamptz(3) not null,
  primary key (request_id, path)
);

create table document (
  id uuid primary key,
  request_id uuid not null references review_request,
  file_name text not null,
  media_type text not null,
  kind document_kind not null,
  byte_size integer not null check (byte_size > 0),
  page_count integer not null check (page_count > 0),
  sha256 text not null,
  storage_key text not null,
  author text,
  document_date date,
  uploaded_by uuid not null references app_user,
  uploaded_at timestamptz(3) not null,
  removed_at timestamptz(3)
);
create index on document (request_id);

create table fact_citation (
  id uuid primary key,
  request_id uuid not null references review_request,
  path text not null,
  document_id uuid not null references document,
  page integer not null check (page > 0),
  cited_by uuid not null references app_user,
  cited_at timestamptz(3) not null,
  unique (request_id, path, document_id, page)
);

create table draft_presence (
  request_id uuid not null references review_request,
  user_id uuid not null references app_user,
  user_name text not null,
  section text not null,
  seen_at timestamptz(3) not null,
  primary key (request_id, user_id)
);

create table submission (
  id uuid primary key,
  request_id uuid not null references review_request,
  number integer not null,
  submitted_by uuid not null references app_user,
  submitted_by_name text not null,
  submitted_at timestamptz(3) not null,
  facts jsonb not null,
  citations jsonb not null,
  provenance jsonb not null,
  evaluation jsonb not null,
  -- What the evaluation came to, for lists that need not read it whole.
  result text not null,
  not_met text[] not null,
  undetermined text[] not null,
  policy_id text not null,
  policy_version text not null,
  policy_fingerprint text not null,
  unique (request_id, number)
);

create table criterion_decision (
  id uuid primary key,
  request_id uuid not null references review_request,
  submission_id uuid not null references submission,
  criterion text not null,
  action decision_action not null,
  computed_finding text not null,
  finding text not null check (finding in ('met', 'not_met', 'undetermined', 'not_applicable')),
  reason text not null,
  evidence jsonb not null,
  decided_by uuid not null references app_user,
  decided_by_name text not null,
  initials text not null,
  decided_at timestamptz(3) not null,
  check (action = 'confirm' or reason <> '')
);
create index on criterion_decision (request_id, criterion);

create table information_request (
  id uuid primary key,
  request_id uuid not null references review_request,
  number integer not null,
  asked_in_state request_state not null,
  message text not null,
  due_on date not null,
  asked_by uuid not null references app_user,
  asked_by_name text not null,
  asked_at timestamptz(3) not null,
  answered_by uuid references app_user,
  answered_at timestamptz(3),
  answer_message text,
  unique (request_id, number)
);
-- One open question round a request at a time.
create unique index on information_request (request_id) where answered_at is null;

create table information_item (
  id uuid primary key,
  information_request_id uuid not null references information_request,
  position integer not null,
  criterion text not null,
  fact_path text,
  question text not null,
  answer text,
  unique (information_request_id, position)
);

create table referral (
  id uuid primary key,
  request_id uuid not null references review_request,
  submission_id uuid not null references submission,
  reason text not null check (reason <> ''),
  criteria jsonb not null,
  referred_by uuid not null references app_user,
  referred_by_name text not null,
  referred_at timestamptz(3) not null
);

create table determination (
  id uuid primary key,
  request_id uuid not null references review_request,
  submission_id uuid not null references submission,
  outcome determination_outcome not null,
  days integer check (days > 0),
  first_day date,
  last_day date,
  rationale text,
  unmet jsonb not null,
  conditions jsonb not null,
  record jsonb not null,
  licence jsonb,
  decided_by uuid not null references app_user,
  decided_by_name text not null,
  decided_by_role role not null,
  decided_at timestamptz(3) not null,
  check ((outcome = 'noncertified') = (days is null)),
  check (days is null or (first_day is not null and last_day >= first_day))
);
-- One determination a request; a reconsideration is a later step with its own record.
create unique index on determination (request_id);

create table "authorization" (
  id uuid primary key,
  request_id uuid not null references review_request,
  determination_id uuid not null unique references determination,
  number text not null unique,
  first_day date not null,
  last_day date not null,
  days integer not null check (days > 0)
);
create sequence authorization_number;

create table event (
  id bigint generated always as identity primary key,
  request_id uuid references review_request,
  organization_id uuid references organization,
  kind text not null,
  internal boolean not null,
  from_state request_state,
  to_state request_state,
  request_version integer,
  actor_id uuid not null references app_user,
  actor_name text not null,
  actor_role role not null,
  at timestamptz(3) not null,
  data jsonb not null
);
create index on event (request_id, id);

create table receipt (
  actor_id uuid not null references app_user,
  key text not null,
  operation text not null,
  result jsonb not null,
  at timestamptz(3) not null,
  primary key (actor_id, key)
);

-- The workflow, as the database knows it: a test holds it equal to lib/review/workflow.ts.
create table workflow_step (
  step text not null,
  from_state request_state,
  to_state request_state not null,
  role role not null,
  unique nulls not distinct (step, from_state, to_state, role)
);
insert into workflow_step (step, from_state, to_state, role) values
  ('start', null, 'draft', 'provider'),
  ('submit', 'draft', 'submitted', 'provider'),
  ('take', 'submitted', 'in_review', 'reviewer'),
  ('take', 'submitted', 'in_review', 'medical_director'),
  ('hand_back', 'in_review', 'submitted', 'reviewer'),
  ('hand_back', 'in_review', 'submitted', 'medical_director'),
  ('request_information', 'in_review', 'awaiting_information', 'reviewer'),
  ('request_information', 'in_review', 'awaiting_information', 'medical_director'),
  ('request_information', 'with_medical_director', 'awaiting_information', 'medical_director'),
  ('answer_information', 'awaiting_information', 'in_review', 'provider'),
  ('answer_information', 'awaiting_information', 'with_medical_director', 'provider'),
  ('certify', 'in_review', 'certified', 'reviewer'),
  ('certify', 'in_review', 'certified', 'medical_director'),
  ('certify', 'with_medical_director', 'certified', 'medical_director'),
  ('refer', 'in_review', 'with_medical_director', 'reviewer'),
  ('refer', 'in_review', 'with_medical_director', 'medical_director'),
  ('certify_in_part', 'with_medical_director', 'certified_in_part', 'medical_director'),
  ('noncertify', 'with_medical_director', 'noncertified', 'medical_director'),
  ('withdraw', 'draft', 'withdrawn', 'provider'),
  ('withdraw', 'submitted', 'withdrawn', 'provider'),
  ('withdraw', 'in_review', 'withdrawn', 'provider'),
  ('withdraw', 'awaiting_information', 'withdrawn', 'provider'),
  ('withdraw', 'with_medical_director', 'withdrawn', 'provider'),
  ('record_discharge', 'certified', 'ended', 'provider'),
  ('record_discharge', 'certified_in_part', 'ended', 'provider');

-- Who is asking -------------------------------------------------------------------------------

create function actor_id() returns uuid language sql stable as
$$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

create function actor_role() returns role language sql stable security definer set search_path = public, pg_temp as
$$ select role from app_user where id = actor_id() and disabled_at is null $$;

create function actor_organization() returns uuid language sql stable security definer set search_path = public, pg_temp as
$$ select organization_id from app_user where id = actor_id() and disabled_at is null $$;

create function actor_is_clinical_staff() returns boolean language sql stable as
$$ select coalesce(actor_role() in ('reviewer', 'medical_director'), false) $$;

-- A name for the record and for the people of one case, without opening the whole user table.
create function person_name(person uuid) returns text language sql stable security definer set search_path = public, pg_temp as
$$ select name from app_user where id = person and actor_role() is not null $$;

-- What the database refuses -------------------------------------------------------------------

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete on event for each row execute function refuse_change();
create trigger append_only_truncate before truncate on event for each statement execute function refuse_change();
create trigger append_only before update or delete on submission for each row execute function refuse_change();
create trigger append_only before update or delete on criterion_decision for each row execute function refuse_change();
create trigger append_only before update or delete on referral for each row execute function refuse_change();
create trigger append_only before update or delete on determination for each row execute function refuse_change();
create trigger append_only before update or delete on "authorization" for each row execute function refuse_change();

-- A change of state must be a row of the workflow for the actor's role and raise the version.
create function follow_workflow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.state = old.state then
    return new;
  end if;
  if tg_op = 'UPDATE' and new.version <= old.version then
    raise exception 'a change of state must raise the version of the request' using errcode = 'check_violation';
  end if;
  if not exists (
    select from workflow_step s
    where s.from_state is not distinct from (case when tg_op = 'UPDATE' then old.state end)
      and s.to_state = new.state
      and s.role = actor_role()
  ) then
    raise exception 'no step of the workflow leads there for this role' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger follow_workflow before insert or update of state on review_request
  for each row execute function follow_workflow();

-- A change of state and its event commit together or not at all.
create function require_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.state = old.state then
    return null;
  end if;
  if not exists (
    select from event e
    where e.request_id = new.id and e.to_state = new.state and e.request_version = new.version
  ) then
    raise exception 'a change of state needs its event in the same transaction' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger require_event after insert or update of state on review_request
  deferrable initially deferred for each row execute function require_event();

-- Software never denies: an adverse determination needs a medical director with an active
-- North Carolina licence on the day of the decision, in the state's own time.
create function require_licence() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.outcome = 'certified' then
    return new;
  end if;
  if not exists (
    select from app_user u join medical_licence l on l.user_id = u.id
    where u.id = new.decided_by
      and u.role = 'medical_director'
      and u.disabled_at is null
      and l.state = 'NC'
      and l.status = 'active'
      and (new.decided_at at time zone 'America/New_York')::date between l.valid_from and l.valid_through
  ) then
    raise exception 'only a medical director with an active North Carolina licence on that date may decide this'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger require_licence before insert on determination for each row execute function require_licence();

-- Sign-in and sessions: the only door to credential and app_session ---------------------------

create function sign_in_account(given_email text)
  returns table (user_id uuid, password_hash text, locked_until timestamptz, disabled boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, c.password_hash, c.locked_until, u.disabled_at is not null
  from app_user u join credential c on c.user_id = u.id
  where u.email = lower(given_email)
$$;

create function record_session_event(person uuid, event_kind text, moment timestamptz)
  returns void language sql security definer set search_path = public, pg_temp as $$
  insert into event (organization_id, kind, internal, actor_id, actor_name, actor_role, at, data)
  select u.organization_id, event_kind, true, u.id, u.name, u.role, moment, '{}'::jsonb
  from app_user u where u.id = person
$$;

create function sign_in_failed(person uuid, moment timestamptz, allowed_failures integer, lock_seconds integer)
  returns timestamptz language plpgsql security definer set search_path = public, pg_temp as $$
declare until timestamptz;
begin
  update credential c
  set failed_attempts = case when c.failed_attempts + 1 >= allowed_failures then 0 else c.failed_attempts + 1 end,
      locked_until = case when c.failed_attempts + 1 >= allowed_failures
                          then moment + make_interval(secs => lock_seconds) else c.locked_until end
  where c.user_id = person
  returning c.locked_until into until;
  perform record_session_event(person, 'sign_in_failed', moment);
  return until;
end $$;

create function open_session(session uuid, hash text, person uuid, moment timestamptz, lifetime_seconds integer)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update credential set failed_attempts = 0, locked_until = null where user_id = person;
  insert into app_session (id, token_hash, user_id, created_at, last_seen_at, expires_at)
  values (session, hash, person, moment, moment, moment + make_interval(secs => lifetime_seconds));
  perform record_session_event(person, 'signed_in', moment);
end $$;

-- The signed-in person behind a session, or no row. `active` marks a person's own doing, which
-- moves the idle time; polling does not.
create function session_person(hash text, moment timestamptz, idle_seconds integer, active boolean)
  returns table (session_id uuid, user_id uuid, organization_id uuid, organization_name text, email text, name text,
                 initials text, role role, delegated_administrator boolean, last_seen_at timestamptz, expires_at timestamptz)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare s app_session;
begin
  select * into s from app_session a where a.token_hash = hash and a.ended_at is null;
  if not found then return; end if;
  if s.expires_at <= moment or s.last_seen_at + make_interval(secs => idle_seconds) <= moment then
    update app_session a set ended_at = moment,
      ended_because = case when s.expires_at <= moment then 'expired' else 'idle' end
    where a.id = s.id and a.ended_at is null;
    return;
  end if;
  if active and s.last_seen_at < moment - interval '5 seconds' then
    update app_session a set last_seen_at = moment where a.id = s.id and a.last_seen_at < moment;
    s.last_seen_at := moment;
  end if;
  return query
    select s.id, u.id, u.organization_id, o.name, u.email, u.name, u.initials, u.role,
           u.delegated_administrator, s.last_seen_at, s.expires_at
    from app_user u join organization o on o.id = u.organization_id
    where u.id = s.user_id and u.disabled_at is null and o.active;
end $$;

create function close_session(hash text, moment timestamptz, because text)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare person uuid;
begin
  update app_session a set ended_at = moment, ended_because = because
  where a.token_hash = hash and a.ended_at is null returning a.user_id into person;
  if found then perform record_session_event(person, 'signed_out', moment); end if;
end $$;

-- An administrator sets a first password; nobody reads one.
create function set_password(person uuid, hash text)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if actor_role() is distinct from 'administrator' then
    raise exception 'only an administrator sets passwords' using errcode = 'insufficient_privilege';
  end if;
  insert into credential (user_id, password_hash) values (person, hash)
  on conflict (user_id) do update set password_hash = excluded.password_hash, failed_attempts = 0, locked_until = null;
end $$;

create function end_sessions_of(person uuid, moment timestamptz)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if actor_role() is distinct from 'administrator' then
    raise exception 'only an administrator ends the sessions of others' using errcode = 'insufficient_privilege';
  end if;
  update app_session set ended_at = moment, ended_because = 'administrator' where user_id = person and ended_at is null;
end $$;

-- What the application may touch at all --------------------------------------------------------

revoke all on all tables in schema public from public;
revoke all on all functions in schema public from public;
grant usage on schema public to iop_app;
grant usage on sequence request_number, authorization_number to iop_app;
grant execute on all functions in schema public to iop_app;
revoke execute on function record_session_event(uuid, text, timestamptz) from iop_app;
grant select on organization, site, plan, app_user, medical_licence, member, episode, review_request, request_fact,
  document, fact_citation, draft_presence, submission, criterion_decision, information_request, information_item,
  referral, determination, "authorization", event, receipt, workflow_step to iop_app;
grant insert on site, app_user, member, episode, review_request, request_fact, document, fact_citation, draft_presence,
  submission, criterion_decision, information_request, information_item, referral, determination, "authorization",
  event, receipt to iop_app;
grant update (name, credentials, initials, role, delegated_administrator, disabled_at) on app_user to iop_app;
grant update (name, street, city, state, zip, licensing_agency, licence_number, licensed_from, licensed_through, active)
  on site to iop_app;
grant update (given_name, family_name, date_of_birth, home_city_and_state) on member to iop_app;
grant update (timing, urgency, urgency_stated_by, requested_first_day, requested_last_day, days_per_week, requested_days,
  state, version, facts_revision, assigned_to, submitted_at, information_complete_at, state_since) on review_request to iop_app;
grant update (value, revision, origin, entered_by, entered_at) on request_fact to iop_app;
grant update (kind, author, document_date, removed_at) on document to iop_app;
grant update (section, seen_at) on draft_presence to iop_app;
grant update (answered_by, answered_at, answer_message) on information_request to iop_app;
grant update (answer) on information_item to iop_app;
grant update (result) on receipt to iop_app;
grant delete on fact_citation, draft_presence to iop_app;

-- Which rows ----------------------------------------------------------------------------------

alter table organization enable row level security;
alter table site enable row level security;
alter table plan enable row level security;
alter table app_user enable row level security;
alter table medical_licence enable row level security;
alter table credential enable row level security;
alter table app_session enable row level security;
alter table member enable row level security;
alter table episode enable row level security;
alter table review_request enable row level security;
alter table request_fact enable row level security;
alter table document enable row level security;
alter table fact_citation enable row level security;
alter table draft_presence enable row level security;
alter table submission enable row level security;
alter table criterion_decision enable row level security;
alter table information_request enable row level security;
alter table information_item enable row level security;
alter table referral enable row level security;
alter table determination enable row level security;
alter table "authorization" enable row level security;
alter table event enable row level security;
alter table receipt enable row level security;

create policy read on organization for select using (
  (select actor_role()) in ('reviewer', 'medical_director', 'claims_analyst', 'administrator')
  or id = (select actor_organization()) or ((select actor_role()) is not null and kind = 'plan'));

create policy read on site for select using (
  (select actor_role()) in ('reviewer', 'medical_director', 'claims_analyst', 'administrator')
  or organization_id = (select actor_organization()));
create policy add on site for insert with check ((select actor_role()) = 'administrator');
create policy change on site for update using ((select actor_role()) = 'administrator');

create policy read on plan for select using ((select actor_role()) is not null);

create policy read on app_user for select using (
  (select actor_role()) in ('reviewer', 'medical_director', 'administrator')
  or organization_id = (select actor_organization()));
create policy add on app_user for insert with check ((select actor_role()) = 'administrator');
create policy change on app_user for update using ((select actor_role()) = 'administrator');

create policy read on medical_licence for select using (
  (select actor_role()) in ('medical_director', 'administrator'));

-- Members belong to the provider that entered them; the plan's clinicians see those with a submitted request.
create policy read on member for select using (
  ((select actor_role()) = 'provider' and organization_id = (select actor_organization()))
  or ((select actor_is_clinical_staff()) and exists (
        select from review_request r where r.member_id = member.id and r.submitted_at is not null)));
create policy add on member for insert with check (
  (select actor_role()) = 'provider' and organization_id = (select actor_organization()));
create policy change on member for update using (
  (select actor_role()) = 'provider' and organization_id = (select actor_organization()));

create policy read on episode for select using (
  ((select actor_role()) = 'provider' and organization_id = (select actor_organization()))
  or (select actor_is_clinical_staff()));
create policy add on episode for insert with check (
  (select actor_role()) = 'provider' and organization_id = (select actor_organization()));

-- A draft is the provider's own until it is submitted.
create policy read on review_request for select using (
  ((select actor_role()) = 'provider' and organization_id = (select actor_organization()))
  or ((select actor_is_clinical_staff()) and submitted_at is not null));
create policy add on review_request for insert with check (
  (select actor_role()) = 'provider' and organization_id = (select actor_organization())
  and created_by = (select actor_id()) and state = 'draft');
create policy change on review_request for update using (
  ((select actor_role()) = 'provider' and organization_id = (select actor_organization()))
  or ((select actor_is_clinical_staff()) and submitted_at is not null));

-- The working copy of the facts is the provider's; the plan reads what was submitted.
create policy read on request_fact for select using (
  (select actor_role()) = 'provider' and exists (select from review_request r where r.id = request_id));
create policy add on request_fact for insert with check (
  (select actor_role()) = 'provider' and entered_by = (select actor_id()) and exists (
    select from review_request r where r.id = request_id and r.state in ('draft', 'awaiting_information')));
create policy change on request_fact for update using (
  (select actor_role()) = 'provider' and exists (
    select from review_request r where r.id = request_id and r.state in ('draft', 'awaiting_information')));

create policy read on document for select using (
  (select actor_role()) is not null and exists (select from review_request r where r.id = request_id));
create policy add on document for insert with check (
  (select actor_role()) = 'provider' and uploaded_by = (select actor_id()) and exists (
    select from review_request r where r.id = request_id and r.state in ('draft', 'awaiting_information')));
create policy change on document for update using (
  (select actor_role()) = 'provider' and exists (
    select from review_request r where r.id = request_id and r.state in ('draft', 'awaiting_information')));

create policy read on fact_citation for select using (
  (select actor_role()) = 'provider' and exists (select from review_request r where r.id = request_id));
create policy add on fact_citation for insert with check (
  (select actor_role()) = 'provider' and cited_by = (select actor_id()) and exists (
    select from review_request r where r.id = request_id and r.state in ('draft', 'awaiting_information'))
  and exists (select from document d where d.id = document_id and d.request_id = fact_citation.request_id));
create policy remove on fact_citation for delete using (
  (select actor_role()) = 'provider' and exists (
    select from review_request r where r.id = request_id and r.state in ('draft', 'awaiting_information')));

create policy own on draft_presence for all using (
  (select actor_role()) = 'provider' and exists (select from review_request r where r.id = request_id))
  with check (user_id = (select actor_id()) and exists (select from review_request r where r.id = request_id));

create policy read on submission for select using (exists (select from review_request r where r.id = request_id));
create policy add on submission for insert with check (
  (select actor_role()) = 'provider' and submitted_by = (select actor_id())
  and exists (select from review_request r where r.id = request_id));

-- What the plan's clinicians work out among themselves is not shown to the provider.
create policy read on criterion_decision for select using (
  (select actor_is_clinical_staff()) and exists (select from review_request r where r.id = request_id));
create policy add on criterion_decision for insert with check (
  (select actor_is_clinical_staff()) and decided_by = (select actor_id()) and exists (
    select from review_request r where r.id = request_id and r.state in ('in_review', 'with_medical_director')));

create policy read on referral for select using (
  (select actor_is_clinical_staff()) and exists (select from review_request r where r.id = request_id));
create policy add on referral for insert with check (
  (select actor_is_clinical_staff()) and referred_by = (select actor_id())
  and exists (select from review_request r where r.id = request_id));

create policy read on information_request for select using (exists (select from review_request r where r.id = request_id));
create policy add on information_request for insert with check (
  (select actor_is_clinical_staff()) and asked_by = (select actor_id())
  and exists (select from review_request r where r.id = request_id));
create policy answer on information_request for update using (
  (select actor_role()) = 'provider' and answered_at is null
  and exists (select from review_request r where r.id = request_id))
  with check ((select actor_role()) = 'provider' and answered_by = (select actor_id()));

create policy read on information_item for select using (
  exists (select from information_request i where i.id = information_request_id));
create policy add on information_item for insert with check (
  (select actor_is_clinical_staff()) and exists (select from information_request i where i.id = information_request_id));
create policy answer on information_item for update using (
  (select actor_role()) = 'provider' and exists (
    select from information_request i where i.id = information_request_id and i.answered_at is null));

create policy read on determination for select using (exists (select from review_request r where r.id = request_id));
create policy add on determination for insert with check (
  decided_by = (select actor_id()) and decided_by_role = (select actor_role())
  and ((select actor_role()) = 'medical_director' or ((select actor_role()) = 'reviewer' and outcome = 'certified'))
  and exists (select from review_request r where r.id = request_id));

create policy read on "authorization" for select using (exists (select from review_request r where r.id = request_id));
create policy add on "authorization" for insert with check (
  (select actor_is_clinical_staff()) and exists (select from review_request r where r.id = request_id));

create policy read on event for select using (
  ((select actor_is_clinical_staff()) and (request_id is null or exists (select from review_request r where r.id = request_id)))
  or ((select actor_role()) = 'administrator' and request_id is null)
  or ((select actor_role()) = 'provider' and not internal and request_id is not null
      and exists (select from review_request r where r.id = request_id)));
create policy add on event for insert with check (
  actor_id = (select actor_id()) and actor_role = (select actor_role())
  and (request_id is null or exists (select from review_request r where r.id = request_id)));

create policy own on receipt for all using (actor_id = (select actor_id())) with check (actor_id = (select actor_id()));
