import type { Migration } from '#database';

/**
 * The log in Postgres. `log_append` takes a batch of appends, at most one per stream. Its first statement takes one
 * lock for all writers, so positions are given in commit order: a subscriber that reads "position > last" over
 * unordered commits loses events (about a quarter of them with eight writers).
 */
export const logMigrations: readonly Migration[] = [
  {
    name: 'log-1-events',
    sql: `
create table events (
  position bigint primary key,
  stream text not null collate "C",
  revision integer not null,
  event_id uuid not null,
  type text not null,
  schema_version smallint not null,
  case_id uuid,
  effective_at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  correlation_id uuid not null,
  causation_id uuid not null,
  command_id uuid not null,
  fingerprint text not null,
  data text not null,
  personal text,
  previous_hash bytea not null,
  hash bytea not null
)
--;
create unique index events_by_stream on events (stream, revision)
--;
create unique index events_by_id on events (event_id)
--;
create index events_by_recorded_time on events using brin (recorded_at)
--;
create function log_append(
  streams text[], expecteds int[], counts int[], recorded_ats timestamptz[],
  event_ids uuid[], types text[], schema_versions int[], case_ids uuid[], effective_ats timestamptz[], actors text[],
  correlation_ids uuid[], causation_ids uuid[], command_ids uuid[], fingerprints text[], datas text[], personals text[], content_hashes text[]
) returns table (outcome text, revision int, "position" bigint, recorded_at timestamptz, previous_hash text) language plpgsql as $$
declare
  last_position bigint; last_recorded timestamptz; done record; a int; unusual int[];
  heads int[]; priors text[]; first_events int[]; outcomes text[]; told_revisions int[]; told_positions bigint[];
  revisions int[]; positions bigint[]; recordeds timestamptz[]; previous text[];
begin
  perform pg_advisory_xact_lock(7105002);
  select ev.position, ev.recorded_at into last_position, last_recorded from events ev order by ev.position desc limit 1;
  last_position := coalesce(last_position, 0);
  select array_agg(coalesce(h.revision, -1) order by s.a), array_agg(coalesce(h.hash, repeat('0', 64)) order by s.a), array_agg(s.before + 1 order by s.a)
    into heads, priors, first_events
    from (
      select x.stream, x.a, coalesce(sum(x.n) over (order by x.a rows between unbounded preceding and 1 preceding), 0)::int as before
      from unnest(streams, counts) with ordinality x (stream, n, a)
    ) s
    left join lateral (
      select ev.revision, encode(ev.hash, 'hex') as hash from events ev where ev.stream = s.stream order by ev.revision desc limit 1
    ) h on true;
  outcomes := array_fill('appended'::text, array[cardinality(streams)]);
  told_revisions := array_fill(null::int, array[cardinality(streams)]);
  told_positions := array_fill(null::bigint, array[cardinality(streams)]);
  select array_agg(x.a) into unusual from unnest(expecteds, heads) with ordinality x (expected, head, a)
    where (x.expected >= -1 and x.head <> x.expected) or x.expected = -2;
  if unusual is not null then
    foreach a in array unusual loop
      -- The same events again after a lost acknowledgement: answer as the first time.
      select ev.revision, ev.position into done from events ev where ev.event_id = event_ids[first_events[a] + counts[a] - 1] and ev.stream = streams[a];
      if found then
        outcomes[a] := 'repeated'; told_revisions[a] := done.revision; told_positions[a] := done.position;
      elsif expecteds[a] <> -2 then
        outcomes[a] := 'conflict'; told_revisions[a] := heads[a];
      end if;
    end loop;
  end if;
  -- Recorded time never runs backwards, whatever a machine's clock does.
  select
    array_agg(case x.outcome when 'appended' then x.head + x.n else x.told_revision end order by x.a),
    array_agg(case x.outcome when 'appended' then last_position + x.upto else x.told_position end order by x.a),
    array_agg(case x.outcome when 'appended' then greatest(x.latest, last_recorded) end order by x.a),
    array_agg(case x.outcome when 'appended' then x.prior end order by x.a),
    last_position + coalesce(max(x.upto), 0)
    into revisions, positions, recordeds, previous, last_position
    from (
      select y.*, sum(y.n) filter (where y.outcome = 'appended') over (order by y.a) as upto,
        max(y.recorded_at) filter (where y.outcome = 'appended') over (order by y.a) as latest
      from unnest(outcomes, counts, heads, priors, told_revisions, told_positions, recorded_ats)
        with ordinality y (outcome, n, head, prior, told_revision, told_position, recorded_at, a)
    ) x;
  -- The first events of all appends in one statement, then the second of those that have one, and so on: each needs the hash before it.
  for i in 1 .. (select coalesce(max(c.n), 0) from unnest(counts, outcomes) c (n, outcome) where c.outcome = 'appended') loop
    with chained as materialized (
      select x.a, x.stream, x.head + i as revision, x.last - x.n + i as position, x.first + i - 1 as e, x.prior, x.recorded, h.content,
        encode(sha256(convert_to(x.prior || '|' || (x.head + i) || '|' ||
          to_char(x.recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '|' || h.content, 'UTF8')), 'hex') as hash
      from unnest(streams, counts, heads, priors, first_events, positions, recordeds, outcomes)
        with ordinality x (stream, n, head, prior, first, last, recorded, outcome, a)
      join unnest(content_hashes) with ordinality h (content, e) on h.e = x.first + i - 1
      where x.outcome = 'appended' and x.n >= i
    ), written as (
      insert into events
      select c.position, c.stream, c.revision, e.event_id, e.type, e.schema_version, e.case_id, e.effective_at, c.recorded, e.actor, e.correlation_id,
        e.causation_id, e.command_id, e.fingerprint, e.data, e.personal, decode(c.prior, 'hex'), decode(c.hash, 'hex')
      from chained c join unnest(event_ids, types, schema_versions, case_ids, effective_ats, actors, correlation_ids, causation_ids, command_ids,
        fingerprints, datas, personals) with ordinality e (event_id, type, schema_version, case_id, effective_at, actor, correlation_id,
        causation_id, command_id, fingerprint, data, personal, n) on e.n = c.e
      order by c.position
    )
    select array_agg(coalesce(c.hash, p.prior) order by p.a) into priors
      from unnest(priors) with ordinality p (prior, a) left join chained c on c.a = p.a;
  end loop;
  perform pg_notify('stepwise_log', last_position::text);
  return query select x.* from unnest(outcomes, revisions, positions, recordeds, previous) x (outcome, revision, "position", recorded_at, previous_hash);
end $$
`,
  },
  {
    // For appends whose place in their streams the writer knows: it has seen the event before, or there is to be none. Whatever
    // it did not know of is in the way of a unique index. Null: the log has events recorded later; nothing was written.
    name: 'log-2-append-next',
    sql: `
create function log_append_next(
  streams text[], revisions int[], recorded_ats timestamptz[], event_ids uuid[], types text[], schema_versions int[], case_ids uuid[],
  effective_ats timestamptz[], actors text[], correlation_ids uuid[], causation_ids uuid[], command_ids uuid[], fingerprints text[], datas text[],
  personals text[], previous_hashes text[], hashes text[]
) returns bigint language plpgsql as $$
declare last_position bigint; last_recorded timestamptz;
begin
  perform pg_advisory_xact_lock(7105002);
  select ev.position, ev.recorded_at into last_position, last_recorded from events ev order by ev.position desc limit 1;
  if last_recorded > recorded_ats[1] then return null; end if;
  last_position := coalesce(last_position, 0);
  insert into events
    select last_position + e.n, e.stream, e.revision, e.event_id, e.type, e.schema_version, e.case_id, e.effective_at, e.recorded_at, e.actor,
      e.correlation_id, e.causation_id, e.command_id, e.fingerprint, e.data, e.personal, decode(e.previous_hash, 'hex'), decode(e.hash, 'hex')
    from unnest(streams, revisions, recorded_ats, event_ids, types, schema_versions, case_ids, effective_ats, actors, correlation_ids, causation_ids,
      command_ids, fingerprints, datas, personals, previous_hashes, hashes) with ordinality e (stream, revision, recorded_at, event_id, type,
      schema_version, case_id, effective_at, actor, correlation_id, causation_id, command_id, fingerprint, data, personal, previous_hash, hash, n);
  last_position := last_position + cardinality(streams);
  perform pg_notify('stepwise_log', last_position::text);
  return last_position;
end $$
`,
  },
  {
    // For writers that give positions themselves: takes the lock of all writers, if the log ends where they believe.
    name: 'log-3-turn',
    sql: `
create function log_turn(believed_end bigint, recorded_from timestamptz) returns void language plpgsql as $$
declare last_position bigint; last_recorded timestamptz;
begin
  perform pg_advisory_xact_lock(7105002);
  select ev.position, ev.recorded_at into last_position, last_recorded from events ev order by ev.position desc limit 1;
  if coalesce(last_position, 0) <> believed_end or last_recorded > recorded_from then
    raise exception 'The log has gone on since' using errcode = 'SW001';
  end if;
end $$
`,
  },
];
