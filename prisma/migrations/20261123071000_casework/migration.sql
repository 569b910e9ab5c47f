-- Casework after the first decision: contests, administrative ends, and the portal as an actor of
-- its own (rules and timers), which nobody can sign in as.

insert into organization (id, kind, name) values
  ('00000000-0000-4000-8000-000000000000', 'portal', 'Portal');
insert into app_user (id, organization_id, email, name, initials, role, created_at) values
  ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000000', 'portal@localhost',
   'The portal', 'P', 'system', now());

-- Nobody makes, changes or signs in as the portal.
create policy portal_is_made_here on app_user as restrictive for insert with check (role <> 'system');
create policy portal_stays_as_it_is on app_user as restrictive for update using (role <> 'system')
  with check (role <> 'system');
create or replace function set_password(person uuid, hash text)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if actor_role() is distinct from 'administrator'
     or exists (select from app_user u where u.id = person and u.role = 'system') then
    raise exception 'only an administrator sets passwords, and only those of people' using errcode = 'insufficient_privilege';
  end if;
  insert into credential (user_id, password_hash) values (person, hash)
  on conflict (user_id) do update set password_hash = excluded.password_hash;
end $$;

-- What the portal itself reads and moves on.
create policy portal_reads on organization for select using ((select actor_role()) = 'system');
create policy portal_reads on site for select using ((select actor_role()) = 'system');
create policy portal_reads on app_user for select using ((select actor_role()) = 'system');
create policy portal_reads on medical_licence for select using ((select actor_role()) = 'system');
create policy portal_reads on member for select using ((select actor_role()) = 'system');
create policy portal_reads on episode for select using ((select actor_role()) = 'system');
create policy portal_reads on review_request for select using ((select actor_role()) = 'system');
create policy portal_moves on review_request for update using ((select actor_role()) = 'system');
create policy portal_reads on event for select using ((select actor_role()) = 'system');

-- The steps.
insert into workflow_step (step, from_state, to_state, role) values
  ('certify_automatically', 'submitted', 'certified', 'system'),
  ('close_administratively', 'in_review', 'closed_administratively', 'reviewer'),
  ('close_administratively', 'in_review', 'closed_administratively', 'medical_director'),
  ('close_administratively', 'awaiting_information', 'closed_administratively', 'medical_director'),
  ('close_administratively', 'with_medical_director', 'closed_administratively', 'medical_director'),
  ('expire_draft', 'draft', 'withdrawn', 'system'),
  ('end_authorization', 'certified', 'ended', 'system'),
  ('request_reconsideration', 'noncertified', 'in_reconsideration', 'provider'),
  ('request_reconsideration', 'certified_in_part', 'in_reconsideration', 'provider'),
  ('become_appeal', 'in_reconsideration', 'under_appeal', 'system'),
  ('appeal', 'noncertified', 'under_appeal', 'provider'),
  ('appeal', 'noncertified', 'under_appeal', 'reviewer'),
  ('appeal', 'noncertified', 'under_appeal', 'medical_director'),
  ('request_second_level', 'noncertified', 'in_second_level', 'provider'),
  ('request_second_level', 'noncertified', 'in_second_level', 'reviewer'),
  ('request_second_level', 'noncertified', 'in_second_level', 'medical_director'),
  ('request_external_review', 'noncertified', 'in_external_review', 'provider'),
  ('request_external_review', 'noncertified', 'in_external_review', 'reviewer'),
  ('request_external_review', 'noncertified', 'in_external_review', 'medical_director'),
  ('appeal', 'certified_in_part', 'under_appeal', 'provider'),
  ('appeal', 'certified_in_part', 'under_appeal', 'reviewer'),
  ('appeal', 'certified_in_part', 'under_appeal', 'medical_director'),
  ('request_second_level', 'certified_in_part', 'in_second_level', 'provider'),
  ('request_second_level', 'certified_in_part', 'in_second_level', 'reviewer'),
  ('request_second_level', 'certified_in_part', 'in_second_level', 'medical_director'),
  ('request_external_review', 'certified_in_part', 'in_external_review', 'provider'),
  ('request_external_review', 'certified_in_part', 'in_external_review', 'reviewer'),
  ('request_external_review', 'certified_in_part', 'in_external_review', 'medical_director'),
  ('appeal', 'ended', 'under_appeal', 'provider'),
  ('appeal', 'ended', 'under_appeal', 'reviewer'),
  ('appeal', 'ended', 'under_appeal', 'medical_director'),
  ('request_second_level', 'ended', 'in_second_level', 'provider'),
  ('request_second_level', 'ended', 'in_second_level', 'reviewer'),
  ('request_second_level', 'ended', 'in_second_level', 'medical_director'),
  ('request_external_review', 'ended', 'in_external_review', 'provider'),
  ('request_external_review', 'ended', 'in_external_review', 'reviewer'),
  ('request_external_review', 'ended', 'in_external_review', 'medical_director'),
  ('uphold', 'in_reconsideration', 'noncertified', 'medical_director'),
  ('uphold', 'in_reconsideration', 'certified_in_part', 'medical_director'),
  ('uphold', 'in_reconsideration', 'ended', 'medical_director'),
  ('change_in_part', 'in_reconsideration', 'certified_in_part', 'medical_director'),
  ('overturn', 'in_reconsideration', 'certified', 'medical_director'),
  ('withdraw_contest', 'in_reconsideration', 'noncertified', 'provider'),
  ('withdraw_contest', 'in_reconsideration', 'certified_in_part', 'provider'),
  ('withdraw_contest', 'in_reconsideration', 'ended', 'provider'),
  ('uphold', 'under_appeal', 'noncertified', 'medical_director'),
  ('uphold', 'under_appeal', 'certified_in_part', 'medical_director'),
  ('uphold', 'under_appeal', 'ended', 'medical_director'),
  ('change_in_part', 'under_appeal', 'certified_in_part', 'medical_director'),
  ('overturn', 'under_appeal', 'certified', 'medical_director'),
  ('withdraw_contest', 'under_appeal', 'noncertified', 'provider'),
  ('withdraw_contest', 'under_appeal', 'certified_in_part', 'provider'),
  ('withdraw_contest', 'under_appeal', 'ended', 'provider'),
  ('uphold', 'in_second_level', 'noncertified', 'medical_director'),
  ('uphold', 'in_second_level', 'certified_in_part', 'medical_director'),
  ('uphold', 'in_second_level', 'ended', 'medical_director'),
  ('change_in_part', 'in_second_level', 'certified_in_part', 'medical_director'),
  ('overturn', 'in_second_level', 'certified', 'medical_director'),
  ('withdraw_contest', 'in_second_level', 'noncertified', 'provider'),
  ('withdraw_contest', 'in_second_level', 'certified_in_part', 'provider'),
  ('withdraw_contest', 'in_second_level', 'ended', 'provider'),
  ('uphold', 'in_external_review', 'noncertified', 'medical_director'),
  ('uphold', 'in_external_review', 'certified_in_part', 'medical_director'),
  ('uphold', 'in_external_review', 'ended', 'medical_director'),
  ('change_in_part', 'in_external_review', 'certified_in_part', 'medical_director'),
  ('overturn', 'in_external_review', 'certified', 'medical_director'),
  ('withdraw_contest', 'in_external_review', 'noncertified', 'provider'),
  ('withdraw_contest', 'in_external_review', 'certified_in_part', 'provider'),
  ('withdraw_contest', 'in_external_review', 'ended', 'provider');

-- Decisions on a contest are a medical director's; the portal certifies only what was submitted.
drop policy add on determination;
create policy add on determination for insert with check (
  decided_by = (select actor_id()) and decided_by_role = (select actor_role())
  and exists (
    select from review_request r where r.id = request_id and case (select actor_role())
      when 'reviewer' then outcome = 'certified' and r.state = 'in_review'
      when 'medical_director' then r.state in ('in_review', 'with_medical_director', 'in_reconsideration',
        'under_appeal', 'in_second_level', 'in_external_review')
      when 'system' then outcome = 'certified' and r.state = 'submitted'
      else false end));
drop policy add on "authorization";
create policy add on "authorization" for insert with check (
  (select actor_role()) in ('reviewer', 'medical_director', 'system') and exists (
    select from determination d
    where d.id = determination_id and d.request_id = "authorization".request_id and d.decided_by = (select actor_id())
      and d.days = "authorization".days and d.first_day = "authorization".first_day and d.last_day = "authorization".last_day));

-- What concerns no request is put on record by administrators and by the portal.
drop policy add on event;
create policy add on event for insert with check (
  actor_id = (select actor_id()) and actor_role = (select actor_role())
  and actor_name = (select person_name(actor_id()))
  and case
    when request_id is null then (select actor_role()) in ('administrator', 'system')
    else exists (
      select from review_request r
      where r.id = request_id
        and (to_state is null or (r.state = to_state and r.version = request_version)))
  end);
