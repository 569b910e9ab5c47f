-- Work that waits for a person: opened by what others did or by time itself, each exactly once by
-- its key, closed by whoever has done it.

create table task (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,             -- what it is about, so that it is opened once: 'clock_overdue <clock>'
  kind text not null,
  request_id uuid references review_request,
  for_role role not null,
  for_user uuid references app_user,    -- one person's alone
  data jsonb not null,                  -- ids, codes, counts and dates; never clinical text or names
  due_at timestamptz(3),
  opened_at timestamptz(3) not null,
  done_at timestamptz(3),
  done_by uuid references app_user,
  check ((done_at is null) = (done_by is null))
);
create index task_open on task (for_role, due_at) where done_at is null;
create index task_of_request on task (request_id);

-- A finished task stays finished, and what it was about stays as it was opened.
create function keep_task() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.done_at is not null
     or (new.id, new.key, new.kind, new.request_id, new.for_role, new.for_user, new.data, new.due_at, new.opened_at)
        is distinct from
        (old.id, old.key, old.kind, old.request_id, old.for_role, old.for_user, old.data, old.due_at, old.opened_at) then
    raise exception 'a task is opened and done, and nothing else' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_task before update or delete on task for each row execute function keep_task();
create trigger append_only_truncate before truncate on task for each statement execute function refuse_change();

alter table task enable row level security;
create policy read on task for select using (
  case (select actor_role())
    when 'system' then true
    when 'provider' then for_role = 'provider' and exists (select from review_request r where r.id = request_id)
    when 'medical_director' then for_role in ('reviewer', 'medical_director') and (for_user is null or for_user = (select actor_id()))
    when 'reviewer' then for_role = 'reviewer' and (for_user is null or for_user = (select actor_id()))
    else for_role = (select actor_role()) and (for_user is null or for_user = (select actor_id()))
  end);
create policy finish on task for update using (
  (select actor_role()) in ('reviewer', 'medical_director', 'administrator', 'system', 'provider'))
  with check (done_by = (select actor_id()));
grant select on task to iop_app;
grant update (done_at, done_by) on task to iop_app;

-- Opens a task for others, whom whoever opens it need not see. True when it is new.
create function open_task(task_key text, task_kind text, request uuid, role_for role, user_for uuid, task_data jsonb,
    due timestamptz, moment timestamptz)
  returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if actor_role() is null
     or (actor_role() = 'provider' and not exists (
           select from review_request r where r.id = request and r.organization_id = actor_organization())) then
    raise exception 'a task is opened by who works on what it is about' using errcode = 'insufficient_privilege';
  end if;
  insert into task (key, kind, request_id, for_role, for_user, data, due_at, opened_at)
  values (task_key, task_kind, request, role_for, user_for, task_data, due, moment)
  on conflict (key) do nothing;
  return found;
end $$;
revoke all on function open_task(text, text, uuid, role, uuid, jsonb, timestamptz, timestamptz) from public;
grant execute on function open_task(text, text, uuid, role, uuid, jsonb, timestamptz, timestamptz) to iop_app;

-- What the portal looks for when it sweeps: tasks by what they are about, and licences by their end.
create index task_falling_due on task (kind, due_at);
create index licence_falling_due on medical_licence (valid_through);

-- A director may finish a task of their own that is about no request.
create policy add_finished_task on event for insert with check (
  request_id is null and kind = 'task_finished' and internal
  and actor_id = (select actor_id()) and actor_role = (select actor_role())
  and actor_name = (select person_name(actor_id())) and (select actor_role()) = 'medical_director');

-- The portals that take jobs. One that is no longer seen has gone, and what it held is given free.
create table job_process (
  id uuid primary key,
  host text not null,
  pid integer not null,
  workers text[] not null,              -- under which names it holds jobs
  started_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  swept_at timestamptz(3),              -- when it last looked for what time has made due
  stopped_at timestamptz(3)
);
create index job_process_seen on job_process (seen_at);
alter table job_process enable row level security;
create policy work on job_process for all using ((select actor_role()) = 'system') with check ((select actor_role()) = 'system');
create policy read on job_process for select using ((select actor_role()) = 'administrator');
grant select, insert on job_process to iop_app;
grant update (workers, seen_at, swept_at, stopped_at) on job_process to iop_app;
