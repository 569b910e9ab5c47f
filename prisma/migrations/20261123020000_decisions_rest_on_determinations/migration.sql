-- What the database by itself still let pass: a decided state without its determination, and rows of
-- a review written while the request stands elsewhere.

-- A change of state commits with its event, and a decision with a determination of the same outcome.
create or replace function require_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
  if new.state in ('certified', 'certified_in_part', 'noncertified') and not exists (
    select from determination d where d.request_id = new.id and d.outcome::text = new.state::text
  ) then
    raise exception 'a request is decided by a determination of the same outcome' using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- What is append-only is not emptied either.
do $$
declare kept text;
begin
  foreach kept in array array['submission', 'criterion_decision', 'referral', 'determination', 'authorization'] loop
    execute format('create trigger append_only_truncate before truncate on %I for each statement execute function refuse_change()', kept);
  end loop;
end $$;

-- The workflow is readable to whoever is signed in, and to nobody else.
alter table workflow_step enable row level security;
create policy read on workflow_step for select using ((select actor_role()) is not null);

-- An episode shows that somebody is in treatment: the plan sees it once a request was submitted.
drop policy read on episode;
create policy read on episode for select using (
  ((select actor_role()) = 'provider' and organization_id = (select actor_organization()))
  or ((select actor_is_clinical_staff()) and exists (
        select from review_request r where r.episode_id = episode.id and r.submitted_at is not null)));

-- Each record of a review is written only while the request stands where that is done.
drop policy add on submission;
create policy add on submission for insert with check (
  (select actor_role()) = 'provider' and submitted_by = (select actor_id()) and exists (
    select from review_request r where r.id = request_id and r.state in ('draft', 'awaiting_information')));

drop policy add on referral;
create policy add on referral for insert with check (
  (select actor_is_clinical_staff()) and referred_by = (select actor_id()) and exists (
    select from review_request r where r.id = request_id and r.state = 'in_review'));

drop policy add on information_request;
create policy add on information_request for insert with check (
  (select actor_is_clinical_staff()) and asked_by = (select actor_id()) and exists (
    select from review_request r where r.id = request_id and r.state in ('in_review', 'with_medical_director')));

drop policy add on determination;
create policy add on determination for insert with check (
  decided_by = (select actor_id()) and decided_by_role = (select actor_role())
  and ((select actor_role()) = 'medical_director' or ((select actor_role()) = 'reviewer' and outcome = 'certified'))
  and exists (
    select from review_request r where r.id = request_id and r.state in ('in_review', 'with_medical_director')));
