-- Where a letter to a member goes (45 CFR 164.522(b)). Each program keeps a record of its own of a
-- member; a confidential address that the plan was told through one of them holds for the person,
-- whichever program a letter is about. A program learns nothing of it from another's record.

-- Records of the same person under a plan: the number on the card and the date of birth agree.
create function records_of_person(record uuid) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select other.id from member m
  join member other on other.plan_id = m.plan_id and other.member_number = m.member_number
    and other.date_of_birth = m.date_of_birth
  where m.id = record
$$;

create index member_on_card on member (plan_id, member_number);

create function mailing_address_of(record uuid, out address jsonb, out confidential boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  with latest as (
    select distinct on (c.member_id) c.* from member_contact c
    where c.member_id in (select records_of_person(record)) order by c.member_id, c.number desc
  ), places as (
    select l.confidential_address as address, true as confidential, l.member_id, l.recorded_at
    from latest l where l.confidential_address is not null
    union all
    select l.address, false, l.member_id, l.recorded_at
    from latest l where l.address is not null and l.member_id = record
  )
  select p.address, p.confidential from places p
  order by p.confidential desc, p.member_id = record desc, p.recorded_at desc limit 1
$$;

-- For the people of the plan; a program asks about what it entered itself.
create function member_mailing(record uuid, out address jsonb, out confidential boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if actor_role() in ('reviewer', 'medical_director', 'system') then
    select m.address, m.confidential into address, confidential from mailing_address_of(record) m;
  elsif exists (select from member m where m.id = record and m.organization_id = actor_organization()) then
    select coalesce(c.confidential_address, c.address), c.confidential_address is not null
      into address, confidential
    from member_contact c where c.member_id = record order by c.number desc limit 1;
  end if;
end $$;

-- Letters that wait for the post follow the person.
create function letters_follow_the_person() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update notice_delivery d set address = place.address, confidential = place.confidential
  from notice n join review_request r on r.id = n.request_id, lateral mailing_address_of(r.member_id) place
  where n.id = d.notice_id and d.recipient = 'member' and d.channel = 'print' and d.state = 'waiting'
    and r.member_id in (select records_of_person(new.member_id))
    and place.address is not null
    and (d.address, d.confidential) is distinct from (place.address, place.confidential);
  return null;
end $$;
create trigger letters_follow_the_person after insert on member_contact
  for each row execute function letters_follow_the_person();

revoke all on function records_of_person(uuid), mailing_address_of(uuid), letters_follow_the_person() from public;
revoke all on function member_mailing(uuid) from public;
grant execute on function member_mailing(uuid) to iop_app;

-- A program changes no letter itself any more.
drop policy change on notice_delivery;
create policy change on notice_delivery for update using (
  ((select actor_is_clinical_staff()) or ((select actor_role()) = 'system' and channel = 'email_notification'))
  and exists (select from notice n where n.id = notice_id));
