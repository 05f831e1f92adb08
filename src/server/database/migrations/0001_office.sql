-- The collection office: what goes out, what comes in, who may do what, and the chain of what was done.

create schema office;

-- Contents by their SHA-256; null where they lie in a store outside.
create table office.file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null check (size >= 0),
  content bytea
);

-- A master that was loaded, as it stood then; its ledger's text is a file.
create table office.assessment (
  id integer generated always as identity primary key,
  origin text not null unique,
  year integer not null,
  title text not null,
  entries integer not null check (entries > 0),
  ledger text not null references office.file
);

-- Forms of the units, or packs of the reviewers, of one year: collected until a day, then closed.
create table office.round (
  id integer generated always as identity primary key,
  assessment integer not null references office.assessment,
  kind text not null check (kind in ('forms', 'packs')),
  due date,
  closed timestamptz,
  unique (assessment, kind)
);

-- What one unit or reviewer fills in for a round: the file that went out, and what staff said of it since.
create table office.paper (
  id integer generated always as identity primary key,
  round integer not null references office.round,
  holder text not null,
  name text not null,
  file_name text not null,
  identity text not null,
  file text not null references office.file,
  issued_due date,
  due date,
  returned text,
  unique (round, holder)
);

-- A code opens one paper; only its hash is kept.
create table office.code (
  id integer generated always as identity primary key,
  paper integer not null references office.paper,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  hint text not null,
  issued timestamptz not null,
  revoked timestamptz
);
create unique index code_in_force on office.code (paper) where revoked is null;

create sequence office.turn;

-- A file that came in for a paper; the same file is the same submission.
create table office.submission (
  id integer generated always as identity primary key,
  paper integer not null references office.paper,
  sha256 text not null references office.file,
  file_name text not null,
  received timestamptz not null,
  sent timestamptz not null,
  -- The order in which files were sent last: times of a second are not enough.
  turn bigint not null default nextval('office.turn'),
  state text not null check (state in ('waiting', 'accepted', 'refused', 'returned')),
  outcome text,
  checked_by text,
  checked timestamptz,
  unique (paper, sha256),
  check ((state = 'waiting') = (outcome is null))
);

create table office.staff (
  id integer generated always as identity primary key,
  login text not null unique,
  name text not null,
  role text not null check (role in ('staff', 'administrator')),
  password text,
  subject text unique,
  disabled timestamptz,
  created timestamptz not null
);

-- What a program may collect with, in the name of a member of staff.
create table office.token (
  id integer generated always as identity primary key,
  staff integer not null references office.staff,
  name text not null,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  issued timestamptz not null,
  expires timestamptz not null,
  revoked timestamptz
);

-- A browser that was let in, by the hash of its cookie.
create table office.session (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  staff integer references office.staff,
  code integer references office.code,
  pending text,
  seen timestamptz not null,
  expires timestamptz not null,
  check (num_nonnulls(staff, code, pending) = 1)
);

-- Failures by what they are counted under, in windows of time.
create table office.attempt (
  bucket text not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (bucket, window_start)
);

create table office.setting (
  name text primary key,
  value text not null
);

-- Every refusal; what is refused again within a minute is counted.
create table office.refusal (
  minute timestamptz not null,
  who text not null,
  address text not null,
  route text not null,
  reason text not null,
  count integer not null default 1,
  primary key (minute, who, address, route, reason)
);

-- The chain of what was done. The first column is the number of the entry, from 0 without a gap; each names the one before.
create table office.entry (
  index integer primary key check (index >= 0),
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  parent text unique references office.entry (hash),
  time text not null,
  action text not null,
  line text not null,
  rows text not null,
  check ((index = 0) = (parent is null))
);

create function office.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'office.% refuses %', tg_table_name, lower(tg_op) using errcode = 'integrity_constraint_violation';
end $$;

create function office.follow_last() returns trigger language plpgsql as $$
declare
  last office.entry%rowtype;
begin
  select * into last from office.entry order by index desc limit 1;
  if new.index is distinct from coalesce(last.index + 1, 0) or new.parent is distinct from last.hash then
    raise exception 'office.entry refuses an entry that does not follow the last' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger entry_follows before insert on office.entry for each row execute function office.follow_last();
create trigger entry_stays before update or delete on office.entry for each row execute function office.refuse_change();
create trigger entry_stays_whole before truncate on office.entry for each statement execute function office.refuse_change();
create trigger refusal_stays before delete on office.refusal for each row execute function office.refuse_change();
create trigger refusal_stays_whole before truncate on office.refusal for each statement execute function office.refuse_change();
create trigger file_stays before delete on office.file for each row execute function office.refuse_change();
create trigger submission_stays before delete on office.submission for each row execute function office.refuse_change();
