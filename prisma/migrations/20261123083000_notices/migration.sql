-- Notices: what each side of a case is owed, as it was prepared, signed and sent, where each copy
-- went, and the addresses it went to.

create type notice_kind as enum ('certification', 'certification_in_part', 'noncertification', 'information_request',
  'extension', 'appeal_acknowledgement', 'appeal_decision', 'administrative');
create type notice_state as enum ('prepared', 'signed', 'sent', 'superseded');
create type notice_recipient as enum ('provider', 'member');
create type notice_channel as enum ('portal', 'email_notification', 'print');
create type delivery_state as enum ('waiting', 'sent', 'failed');
create type member_channel as enum ('post', 'collect');

-- How the plan reaches a member: each change is another row, and the highest number speaks.
create table member_contact (
  id uuid primary key,
  member_id uuid not null references member,
  number integer not null check (number > 0),
  -- {street, more, city, state, zip}; the confidential one, where there is one, is used instead.
  address jsonb,
  confidential_address jsonb,
  large_print boolean not null,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  channel member_channel not null,
  recorded_by uuid not null references app_user,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null,
  unique (member_id, number)
);

-- One row a version. A notice is owed by an event of its case; of the versions prepared for it one
-- at most still stands.
create table notice (
  id uuid primary key,
  request_id uuid not null references review_request,
  event_id bigint not null references event,
  kind notice_kind not null,
  determination_id uuid references determination,
  information_request_id uuid references information_request,
  contest_id uuid,
  version integer not null check (version > 0),
  state notice_state not null,
  -- What the author wrote into the free paragraphs, the facts it was made from, and the notice.
  paragraphs jsonb not null,
  facts jsonb not null,
  content jsonb not null,
  prepared_by uuid not null references app_user,
  prepared_by_name text not null,
  prepared_at timestamptz(3) not null,
  signed_by uuid references app_user,
  signed_by_name text,
  signed_credentials text,
  signed_licence jsonb,
  signed_at timestamptz(3),
  -- Of facts and content as they were signed, over their canonical JSON.
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  sent_by uuid references app_user,
  sent_by_name text,
  sent_at timestamptz(3),
  unique (event_id, kind, version),
  check ((signed_at is null) = (sha256 is null) and (signed_at is null) = (signed_by is null)),
  check (state <> 'prepared' or signed_at is null),
  check (state not in ('signed', 'sent') or signed_at is not null),
  check ((state = 'sent') = (sent_at is not null) and (sent_at is null) = (sent_by is null)),
  check (kind not in ('certification', 'certification_in_part', 'noncertification') or determination_id is not null),
  check (kind <> 'information_request' or information_request_id is not null)
);
create unique index notice_that_stands on notice (event_id, kind) where state <> 'superseded';
create index on notice (request_id);

-- One row a copy: who gets it, how, and whether it went out.
create table notice_delivery (
  id uuid primary key,
  notice_id uuid not null references notice,
  recipient notice_recipient not null,
  channel notice_channel not null,
  -- print: the postal address; e-mail: {email}; portal: {organizationId}.
  address jsonb not null,
  confidential boolean not null default false,
  state delivery_state not null,
  attempts integer not null default 0 check (attempts >= 0),
  problem text,
  created_at timestamptz(3) not null,
  settled_at timestamptz(3),
  settled_by uuid references app_user,
  settled_by_name text,
  check ((state = 'sent') = (settled_at is not null) and (settled_at is null) = (settled_by is null))
);
create unique index one_portal_or_print_copy on notice_delivery (notice_id, recipient, channel) where channel <> 'email_notification';
create unique index one_email_an_address on notice_delivery (notice_id, (address ->> 'email')) where channel = 'email_notification';
create index notice_delivery_waiting on notice_delivery (channel, created_at) where state <> 'sent';

-- What the database refuses -------------------------------------------------------------------

create trigger append_only before update or delete on member_contact for each row execute function refuse_change();
create trigger append_only_truncate before truncate on member_contact for each statement execute function refuse_change();
create trigger append_only before delete on notice for each row execute function refuse_change();
create trigger append_only_truncate before truncate on notice for each statement execute function refuse_change();
create trigger append_only before delete on notice_delivery for each row execute function refuse_change();
create trigger append_only_truncate before truncate on notice_delivery for each statement execute function refuse_change();

-- Who may put a name under a notice that goes against a request: the medical director who decided,
-- or another with an active North Carolina licence on that day.
create function may_sign_adverse(signer uuid, decision uuid, moment timestamptz)
  returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from app_user u
    where u.id = signer and u.role = 'medical_director' and u.disabled_at is null
      and (exists (select from determination d where d.id = decision and d.decided_by = signer)
        or exists (
          select from (
            select distinct on (l.state, l.number) l.*
            from medical_licence l where l.user_id = signer
            order by l.state, l.number, l.recorded_at desc, l.id
          ) l
          where l.state = 'NC' and l.status = 'active'
            and (moment at time zone 'America/New_York')::date between l.valid_from and l.valid_through)))
$$;

-- A notice belongs to its case, speaks of a decision of the same outcome, and begins prepared.
create function guard_new_notice() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.state <> 'prepared' then
    raise exception 'a notice begins prepared' using errcode = 'check_violation';
  end if;
  if not exists (select from event e where e.id = new.event_id and e.request_id = new.request_id)
     or (new.determination_id is not null and not exists (
           select from determination d where d.id = new.determination_id and d.request_id = new.request_id
             and (new.kind not in ('certification', 'certification_in_part', 'noncertification')
               or d.outcome::text = case new.kind::text when 'certification' then 'certified'
                    when 'certification_in_part' then 'certified_in_part' else 'noncertified' end)))
     or (new.information_request_id is not null and not exists (
           select from information_request i where i.id = new.information_request_id and i.request_id = new.request_id)) then
    raise exception 'a notice speaks of its own case' using errcode = 'check_violation';
  end if;
  if exists (select from notice n where n.event_id = new.event_id and n.kind = new.kind and n.state = 'sent') then
    raise exception 'this notice was sent already' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guard_new_notice before insert on notice for each row execute function guard_new_notice();

-- prepared -> signed -> sent, and superseded from where it was not sent. What a notice says changes
-- with the signature alone, by the signer, and never again.
create function guard_notice() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not ((old.state = 'prepared' and new.state in ('signed', 'superseded'))
       or (old.state = 'signed' and new.state in ('sent', 'superseded'))) then
    raise exception 'a notice is prepared, signed and sent, in this order and once' using errcode = 'check_violation';
  end if;
  if new.state = 'signed' then
    if new.signed_by is distinct from actor_id() or new.signed_by_name is null then
      raise exception 'a notice is signed by who acts' using errcode = 'insufficient_privilege';
    end if;
    if new.kind in ('noncertification', 'certification_in_part', 'appeal_decision')
       and not may_sign_adverse(new.signed_by, new.determination_id, new.signed_at) then
      raise exception 'only a medical director who decided, or with an active North Carolina licence, signs this notice'
        using errcode = 'insufficient_privilege';
    end if;
  elsif (new.facts, new.content, new.sha256, new.signed_by, new.signed_by_name, new.signed_credentials, new.signed_licence, new.signed_at)
     is distinct from
     (old.facts, old.content, old.sha256, old.signed_by, old.signed_by_name, old.signed_credentials, old.signed_licence, old.signed_at) then
    raise exception 'what was signed is not changed' using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'sent' then
    if new.sent_by is distinct from actor_id() then
      raise exception 'a notice is sent by who acts' using errcode = 'insufficient_privilege';
    end if;
    if new.kind in ('noncertification', 'certification_in_part', 'appeal_decision')
       and not may_sign_adverse(new.signed_by, new.determination_id, new.signed_at) then
      raise exception 'this notice is not signed by a medical director who may sign it' using errcode = 'insufficient_privilege';
    end if;
  end if;
  return new;
end $$;
create trigger guard_notice before update on notice for each row execute function guard_notice();

-- A notice is sent to somebody: each of its recipients has a copy when the transaction ends.
create function require_recipients() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.state = 'sent' and (
       not exists (select from notice_delivery d where d.notice_id = new.id and d.recipient = 'provider' and d.channel = 'portal')
       or (new.kind in ('noncertification', 'certification_in_part')
           and not exists (select from notice_delivery d where d.notice_id = new.id and d.recipient = 'member' and d.channel = 'print'))) then
    raise exception 'a notice is not sent while one of its recipients has no copy' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger require_recipients after update on notice
  deferrable initially deferred for each row execute function require_recipients();

-- Copies are made when a notice is sent. What went out stays as it went; what waits for the post
-- follows the member's address.
create function guard_delivery() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from notice n where n.id = new.notice_id and n.state = 'sent') then
    raise exception 'copies are made of notices that are sent' using errcode = 'check_violation';
  end if;
  if tg_op = 'INSERT' then
    if (new.channel = 'portal') is distinct from (new.state = 'sent') then
      raise exception 'a copy in the portal is there at once; every other waits' using errcode = 'check_violation';
    end if;
  else
    if old.state = 'sent' then
      raise exception 'what went out is not changed' using errcode = 'insufficient_privilege';
    end if;
    if new.attempts < old.attempts then
      raise exception 'attempts are not taken back' using errcode = 'check_violation';
    end if;
    if (new.address, new.confidential) is distinct from (old.address, old.confidential)
       and (old.channel <> 'print' or new.state <> 'waiting') then
      raise exception 'only a letter that waits for the post follows the address' using errcode = 'check_violation';
    end if;
  end if;
  if new.state = 'sent' and new.settled_by is distinct from actor_id() then
    raise exception 'a copy is sent by who acts' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger guard_delivery before insert or update on notice_delivery for each row execute function guard_delivery();

revoke all on function may_sign_adverse(uuid, uuid, timestamptz) from public;

-- Who reads and writes them -------------------------------------------------------------------

grant select, insert on member_contact, notice, notice_delivery to iop_app;
grant update (state, facts, content, sha256, signed_by, signed_by_name, signed_credentials, signed_licence, signed_at,
  sent_by, sent_by_name, sent_at) on notice to iop_app;
grant update (state, address, confidential, attempts, problem, settled_at, settled_by, settled_by_name) on notice_delivery to iop_app;

alter table member_contact enable row level security;
alter table notice enable row level security;
alter table notice_delivery enable row level security;

create policy read on member_contact for select using (
  (select actor_role()) in ('provider', 'reviewer', 'medical_director') and exists (select from member m where m.id = member_id));
create policy add on member_contact for insert with check (
  (select actor_role()) in ('provider', 'reviewer', 'medical_director') and recorded_by = (select actor_id())
  and exists (select from member m where m.id = member_id));

-- The provider reads what was sent; what the plan still works on is its own business.
create policy read on notice for select using (
  ((select actor_is_clinical_staff()) or (select actor_role()) = 'system' or ((select actor_role()) = 'provider' and state = 'sent'))
  and exists (select from review_request r where r.id = request_id));
create policy add on notice for insert with check (
  (select actor_is_clinical_staff()) and prepared_by = (select actor_id())
  and exists (select from review_request r where r.id = request_id));
create policy change on notice for update using (
  (select actor_is_clinical_staff()) and exists (select from review_request r where r.id = request_id));

create policy read on notice_delivery for select using (
  (select actor_role()) in ('provider', 'reviewer', 'medical_director', 'system') and exists (select from notice n where n.id = notice_id));
create policy add on notice_delivery for insert with check (
  (select actor_is_clinical_staff()) and exists (select from notice n where n.id = notice_id));
-- Letters are the plan's people's; notifications the portal's, and put on order again by the plan.
-- A provider that changes a member's address changes where a waiting letter goes.
create policy change on notice_delivery for update using (
  ((select actor_is_clinical_staff()) or ((select actor_role()) = 'system' and channel = 'email_notification')
    or ((select actor_role()) = 'provider' and channel = 'print' and state = 'waiting'))
  and exists (select from notice n where n.id = notice_id))
  with check ((select actor_role()) <> 'provider' or (channel = 'print' and state = 'waiting'));

-- What claims are judged by -------------------------------------------------------------------

-- As before; and a noncertification carries the day on which the member's copy of its notice went
-- out. Of several decisions on a request the last one speaks against it.
create or replace function claim_authorizations(numbers text[])
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
           case when a.id is null then (
             select min((v.settled_at at time zone 'America/New_York')::date)
             from notice n join notice_delivery v on v.notice_id = n.id
             where n.determination_id = d.id and n.kind = 'noncertification'
               and v.recipient = 'member' and v.channel = 'print' and v.state = 'sent') end,
           r.timing = 'retrospective', coalesce(u.days_used, 0)
    from member m
    join review_request r on r.member_id = m.id
    join determination d on d.request_id = r.id
    -- Of a number its last issue: two rows of one number would count its days twice over.
    left join "authorization" a on a.determination_id = d.id and not exists (
      select from "authorization" i where i.request_id = r.id and i.issue > a.issue)
    left join claim_authorization_use u on u.authorization_number = a.number
    where m.member_number = any(numbers)
      and (a.id is not null or (d.outcome = 'noncertified' and not exists (
            select from determination later
            where later.request_id = r.id and (later.decided_at, later.id) > (d.decided_at, d.id))))
    order by m.member_number, coalesce(a.first_day, r.requested_first_day), coalesce(a.number, r.reference);
end $$;

-- What a notice says of who decided.
alter table app_user add column specialty text;
grant update (specialty) on app_user to iop_app;
