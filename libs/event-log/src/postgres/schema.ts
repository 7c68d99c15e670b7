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
  head record; last_position bigint; last_recorded timestamptz; recorded timestamptz;
  prior_hash text; next_hash text; first_event int := 1; e int; done record;
begin
  perform pg_advisory_xact_lock(7105002);
  select ev.position, ev.recorded_at into last_position, last_recorded from events ev order by ev.position desc limit 1;
  last_position := coalesce(last_position, 0);
  for a in 1 .. array_length(streams, 1) loop
    select ev.revision, encode(ev.hash, 'hex') as hash into head from events ev where ev.stream = streams[a] order by ev.revision desc limit 1;
    head.revision := coalesce(head.revision, -1);
    outcome := 'appended'; recorded_at := null; previous_hash := null;
    if (expecteds[a] >= -1 and head.revision <> expecteds[a]) or expecteds[a] = -2 then
      -- The same events again after a lost acknowledgement: answer as the first time.
      select ev.revision, ev.position into done from events ev
        where ev.event_id = event_ids[first_event + counts[a] - 1] and ev.stream = streams[a];
      if found then
        outcome := 'repeated'; revision := done.revision; "position" := done.position;
      elsif expecteds[a] <> -2 then
        outcome := 'conflict'; revision := head.revision; "position" := null;
      end if;
    end if;
    if outcome = 'appended' then
      prior_hash := coalesce(head.hash, repeat('0', 64));
      previous_hash := prior_hash;
      -- Recorded time never runs backwards, whatever a machine's clock does.
      recorded := greatest(recorded_ats[a], last_recorded);
      for i in 1 .. counts[a] loop
        e := first_event + i - 1;
        last_position := last_position + 1;
        next_hash := encode(sha256(convert_to(prior_hash || '|' || (head.revision + i) || '|' ||
          to_char(recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '|' || content_hashes[e], 'UTF8')), 'hex');
        insert into events values (last_position, streams[a], head.revision + i, event_ids[e], types[e], schema_versions[e], case_ids[e],
          effective_ats[e], recorded, actors[e], correlation_ids[e], causation_ids[e], command_ids[e], fingerprints[e], datas[e], personals[e],
          decode(prior_hash, 'hex'), decode(next_hash, 'hex'));
        prior_hash := next_hash;
      end loop;
      last_recorded := recorded; recorded_at := recorded;
      revision := head.revision + counts[a]; "position" := last_position;
    end if;
    first_event := first_event + counts[a];
    return next;
  end loop;
  perform pg_notify('stepwise_log', last_position::text);
end $$
`,
  },
];
