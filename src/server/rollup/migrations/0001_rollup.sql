-- The roll-up: published results of many jurisdictions, each verified before it came in.

create schema rollup;

-- Who hands in, and whose score counts in whose (行政区划).
create table rollup.jurisdiction (
  id integer generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$'),
  name text not null,
  level text not null,
  above integer references rollup.jurisdiction,
  -- Ed25519 in base64; null for those that hand in nothing of their own.
  public_key text
);

-- How a year is rolled up (汇总方案), as it was checked.
create table rollup.plan (
  year smallint primary key,
  plan jsonb not null,
  set_at timestamptz not null
);

-- Groups of units by their id in the plans.
create table rollup.unit_group (
  id smallint generated always as identity primary key,
  key text not null unique
);

-- Leaves of the schemes; those that differ in anything are different criteria.
create table rollup.criterion (
  id integer generated always as identity primary key,
  stage text not null,
  key text not null,
  name text not null,
  -- The most points it gives: points / divisor.
  points numeric not null,
  divisor numeric not null default 1,
  unique (stage, key, name, points, divisor)
);

-- What was refused, by name (拒收记录).
create table rollup.refusal (
  id integer generated always as identity primary key,
  code text not null,
  refused_at timestamptz not null,
  issues jsonb not null
);

-- Below: whatever belongs to one jurisdiction lies in one partition, so that it comes in, goes out and is summed up in one place,
-- also where the place is another server. A partitioned table with parts elsewhere has no index of its own: the parts have.

-- A year of a jurisdiction that was verified and taken in (载入记录); what a later one took the place of stays on record.
create table rollup.loading (
  jurisdiction integer not null,
  year smallint not null,
  version integer not null check (version > 0),
  in_force boolean not null,
  origin text not null,
  entries integer not null check (entries > 0),
  root text not null,
  results_root text not null,
  public_key text not null,
  locked boolean not null,
  units integer not null,
  results integer not null,
  loaded_at timestamptz not null,
  ended_at timestamptz,
  reason text not null
) partition by hash (jurisdiction);

-- A unit's result; total / divisor is exact, null where a veto left none. A divisor is null where decimals end.
create table rollup.unit (
  jurisdiction integer not null,
  year smallint not null,
  unit integer not null,
  key text not null,
  name text not null,
  unit_group smallint not null,
  total numeric,
  divisor numeric,
  -- kept, last: behind all others by a veto, end: without a total, out: not ranked.
  place text not null check (place in ('kept', 'last', 'end', 'out')),
  own_rank integer,
  grade text not null
) partition by hash (jurisdiction);

-- A unit's points on a criterion; null is 不适用. The unit's group stands in each row, so that nothing is joined when millions are summed.
create table rollup.result (
  jurisdiction integer not null,
  year smallint not null,
  unit_group smallint not null,
  unit integer not null,
  criterion integer not null,
  points numeric,
  divisor numeric
) partition by hash (jurisdiction);

do $$
begin
  -- 12 can be shared out over 2, 3, 4, 6 and 12 servers alike.
  for part in 0..11 loop
    execute format('create table rollup.loading_%1$s partition of rollup.loading for values with (modulus 12, remainder %1$s)', part);
    execute format('create table rollup.unit_%1$s partition of rollup.unit for values with (modulus 12, remainder %1$s)', part);
    execute format('create table rollup.result_%1$s partition of rollup.result for values with (modulus 12, remainder %1$s)', part);
    execute format('alter table rollup.loading_%1$s add primary key (jurisdiction, year, version)', part);
    execute format('create unique index on rollup.loading_%1$s (jurisdiction, year) where in_force', part);
    execute format('alter table rollup.unit_%1$s add primary key (year, jurisdiction, unit)', part);
    execute format('alter table rollup.result_%1$s add primary key (year, jurisdiction, unit, criterion)', part);
  end loop;
end $$;

-- The least common multiple of whole numbers (公倍数): over it fractions are summed and compared exactly.
create aggregate rollup.lcm_of(numeric) (sfunc = lcm, stype = numeric, combinefunc = lcm, parallel = safe);

-- points / divisor rounded once, in the way a plan declares: half-up is 四舍五入 (away from zero), half-even is GB/T 8170.
create function rollup.rounded(points numeric, divisor numeric, places integer, mode text) returns numeric
language plpgsql immutable strict parallel safe as $$
declare
  scaled constant numeric := abs(points) * ('1e' || places)::numeric;
  down numeric := div(scaled, divisor);
  rest constant numeric := scaled - down * divisor;
begin
  if 2 * rest > divisor or (2 * rest = divisor and (mode = 'half-up' or mod(down, 2) = 1)) then
    down := down + 1;
  end if;
  return sign(points) * down * ('1e-' || places)::numeric;
end $$;
