-- What an administrator sets up: organizations, plans and the licences of medical directors.
-- A licence is only ever added: what was on file on the day of a decision stays on file. Of several
-- of one number the one recorded last speaks, so a suspension is another row.

grant insert on organization, plan, medical_licence to iop_app;
grant update (name, active) on organization to iop_app;
grant update (name, authorization_required_from, active) on plan to iop_app;

create policy add on organization for insert with check ((select actor_role()) = 'administrator');
create policy change on organization for update using ((select actor_role()) = 'administrator');
create policy add on plan for insert with check ((select actor_role()) = 'administrator');
create policy change on plan for update using ((select actor_role()) = 'administrator');
create policy add on medical_licence for insert with check ((select actor_role()) = 'administrator');

alter table medical_licence add column recorded_at timestamptz(3) not null default now();

-- As before, and reading of each licence number only what was recorded last before the decision.
create or replace function require_licence() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.outcome = 'certified' then
    return new;
  end if;
  if not exists (
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
  return new;
end $$;
