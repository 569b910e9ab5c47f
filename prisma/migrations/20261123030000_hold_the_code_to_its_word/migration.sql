-- What a careless or captured application could still have done, now refused by the database itself.

-- Of an organization that is no longer active nobody reads or writes anything.
create or replace function actor_role() returns role language sql stable security definer set search_path = public, pg_temp as
$$ select u.role from app_user u join organization o on o.id = u.organization_id
   where u.id = actor_id() and u.disabled_at is null and o.active $$;

create or replace function actor_organization() returns uuid language sql stable security definer set search_path = public, pg_temp as
$$ select u.organization_id from app_user u join organization o on o.id = u.organization_id
   where u.id = actor_id() and u.disabled_at is null and o.active $$;

-- Sign-in: failures are counted by the address typed, whether or not somebody has it, so that a
-- lock tells nothing about accounts; and a session is opened only while no lock stands, whatever
-- was checked before.
create table sign_in_attempt (
  email_hash text primary key,
  failed_attempts integer not null,
  locked_until timestamptz(3)
);
alter table sign_in_attempt enable row level security;
alter table credential drop column failed_attempts, drop column locked_until;

drop function sign_in_account(text);
create function sign_in_account(given_email text)
  returns table (user_id uuid, password_hash text, disabled boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, c.password_hash, u.disabled_at is not null
  from app_user u join credential c on c.user_id = u.id
  where u.email = lower(given_email)
$$;

create function sign_in_lock(given_email text)
  returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select locked_until from sign_in_attempt where email_hash = encode(sha256(convert_to(lower(given_email), 'UTF8')), 'hex')
$$;

drop function sign_in_failed(uuid, timestamptz, integer, integer);
create function sign_in_failed(given_email text, moment timestamptz, allowed_failures integer, lock_seconds integer)
  returns timestamptz language plpgsql security definer set search_path = public, pg_temp as $$
declare
  until timestamptz;
  person uuid;
begin
  insert into sign_in_attempt as a (email_hash, failed_attempts)
  values (encode(sha256(convert_to(lower(given_email), 'UTF8')), 'hex'), 1)
  on conflict (email_hash) do update
  set failed_attempts = case when a.failed_attempts + 1 >= allowed_failures then 0 else a.failed_attempts + 1 end,
      locked_until = case when a.failed_attempts + 1 >= allowed_failures
                          then moment + make_interval(secs => lock_seconds) else a.locked_until end
  returning a.locked_until into until;
  select u.id into person from app_user u where u.email = lower(given_email);
  if found then perform record_session_event(person, 'sign_in_failed', moment); end if;
  return until;
end $$;

drop function open_session(uuid, text, uuid, timestamptz, integer);
create function open_session(session uuid, hash text, person uuid, moment timestamptz, lifetime_seconds integer)
  returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare attempt sign_in_attempt;
begin
  select a.* into attempt from sign_in_attempt a
  join app_user u on a.email_hash = encode(sha256(convert_to(u.email, 'UTF8')), 'hex')
  where u.id = person for update of a;
  if found and attempt.locked_until > moment then return false; end if;
  delete from sign_in_attempt a where a.email_hash = attempt.email_hash;
  insert into app_session (id, token_hash, user_id, created_at, last_seen_at, expires_at)
  values (session, hash, person, moment, moment, moment + make_interval(secs => lifetime_seconds));
  perform record_session_event(person, 'signed_in', moment);
  return true;
end $$;

create or replace function set_password(person uuid, hash text)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if actor_role() is distinct from 'administrator' then
    raise exception 'only an administrator sets passwords' using errcode = 'insufficient_privilege';
  end if;
  insert into credential (user_id, password_hash) values (person, hash)
  on conflict (user_id) do update set password_hash = excluded.password_hash;
end $$;

revoke all on function sign_in_account(text), sign_in_lock(text), sign_in_failed(text, timestamptz, integer, integer),
  open_session(uuid, text, uuid, timestamptz, integer) from public;
grant execute on function sign_in_account(text), sign_in_lock(text), sign_in_failed(text, timestamptz, integer, integer),
  open_session(uuid, text, uuid, timestamptz, integer) to iop_app;

-- Who may change what of a request, beside its state: the provider its terms and only in a draft,
-- the plan's clinicians who works on it and whether all information is there; nobody takes a
-- submission back, and the version goes up by one.
create function guard_request() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare asking role := actor_role();
begin
  if (new.timing, new.urgency, new.urgency_stated_by, new.requested_first_day, new.requested_last_day,
      new.days_per_week, new.requested_days)
     is distinct from
     (old.timing, old.urgency, old.urgency_stated_by, old.requested_first_day, old.requested_last_day,
      old.days_per_week, old.requested_days)
     and not (asking = 'provider' and old.state = 'draft') then
    raise exception 'what a request asks for changes in the provider''s draft alone' using errcode = 'check_violation';
  end if;
  if (new.assigned_to, new.information_complete_at) is distinct from (old.assigned_to, old.information_complete_at)
     and asking is distinct from 'reviewer' and asking is distinct from 'medical_director' then
    raise exception 'only the plan''s clinicians take requests and mark them complete' using errcode = 'check_violation';
  end if;
  if new.submitted_at is distinct from old.submitted_at
     and not (old.submitted_at is null and old.state = 'draft' and new.state = 'submitted') then
    raise exception 'a submission is not taken back' using errcode = 'check_violation';
  end if;
  if new.version not in (old.version, old.version + 1) or new.facts_revision not in (old.facts_revision, old.facts_revision + 1) then
    raise exception 'a request goes on one version at a time' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guard_request before update on review_request for each row execute function guard_request();

-- A request names parties of its own organization, and begins unsubmitted.
create function own_parties() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.submitted_at is not null
     or not exists (select from member m where m.id = new.member_id and m.organization_id = new.organization_id and m.plan_id = new.plan_id)
     or not exists (select from episode e where e.id = new.episode_id and e.organization_id = new.organization_id and e.member_id = new.member_id)
     or not exists (select from site s where s.id = new.site_id and s.organization_id = new.organization_id) then
    raise exception 'a request is for its own organization''s member, episode and site' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger own_parties before insert on review_request for each row execute function own_parties();

-- The plan reads the documents of a submission: not what is still being gathered, nor what was
-- taken out before it was filed.
drop policy read on document;
create policy read on document for select using (
  ((select actor_role()) = 'provider' and exists (select from review_request r where r.id = request_id))
  or ((select actor_is_clinical_staff()) and removed_at is null and exists (
        select from submission s where s.request_id = document.request_id and s.submitted_at >= document.uploaded_at)));

-- A decision against a request, in whole, in part, or by certifying fewer days than were asked for
-- under another name, needs the licence on the day of the decision and today: a date given by the
-- application cannot reach back to a licence that has ended. Certifying a short first span while
-- time limits run (conditions) takes nothing away.
create or replace function require_licence() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare asked review_request;
begin
  select * into asked from review_request where id = new.request_id;
  if new.outcome = 'certified' and (
       jsonb_array_length(new.conditions) > 0
       or (new.days = asked.requested_days and new.first_day = asked.requested_first_day and new.last_day = asked.requested_last_day)
     ) then
    return new;
  end if;
  if new.outcome = 'certified' or not exists (
    select from app_user u
    join lateral (
      select distinct on (l.state, l.number) l.*
      from medical_licence l where l.user_id = u.id
      order by l.state, l.number, l.recorded_at desc, l.id
    ) l on true
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
  if (new.decided_at at time zone 'America/New_York')::date
     < (select max(e.at at time zone 'America/New_York')::date from event e where e.request_id = new.request_id) then
    raise exception 'a decision is not dated before what it decides on' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- A determination commits with the state it decides, and an authorization repeats its determination.
create function require_decided_state() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from event e where e.request_id = new.request_id and e.to_state::text = new.outcome::text and e.actor_id = new.decided_by
  ) then
    raise exception 'a determination is recorded with the step that decides the request' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger require_decided_state after insert on determination
  deferrable initially deferred for each row execute function require_decided_state();

drop policy add on "authorization";
create policy add on "authorization" for insert with check (
  (select actor_is_clinical_staff()) and exists (
    select from determination d
    where d.id = determination_id and d.request_id = "authorization".request_id and d.decided_by = (select actor_id())
      and d.days = "authorization".days and d.first_day = "authorization".first_day and d.last_day = "authorization".last_day));

-- An event speaks in its actor's own name, and of the state the request really has; what concerns
-- no request is put on record by administrators alone (sign-in has its own function).
drop policy add on event;
create policy add on event for insert with check (
  actor_id = (select actor_id()) and actor_role = (select actor_role())
  and actor_name = (select person_name(actor_id()))
  and case
    when request_id is null then (select actor_role()) = 'administrator'
    else exists (
      select from review_request r
      where r.id = request_id
        and (to_state is null or (r.state = to_state and r.version = request_version)))
  end);
