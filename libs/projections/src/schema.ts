import type { Generated } from 'kysely';
import type { Migration } from '#database';
import { LOG_START } from '#event-log';

/** SQLSTATE of a checkpoint that does not stand where it was read. */
export const CHECKPOINT_TAKEN = 'SW001';

export const projectionMigrations: readonly Migration[] = [
  {
    name: 'projections-1-checkpoints',
    sql: `
create table checkpoints (
  name text primary key,
  position text not null collate "C",
  updated_at timestamptz not null
)
--;
create table parked_cases (
  projection text not null,
  case_id uuid not null,
  position text not null collate "C",
  error text not null,
  primary key (projection, case_id)
)
`,
  },
  {
    name: 'projections-2-parked-reactions',
    sql: `
create table parked_reactions (
  policy text not null,
  part text not null,
  position text not null collate "C",
  stream text not null,
  revision integer not null,
  error text not null,
  tried_at timestamptz not null,
  primary key (policy, part, position)
)
`,
  },
  {
    name: 'projections-3-moving-checkpoints',
    sql: `
create function checkpoint_move(which text, was text, becomes text, at timestamptz) returns void language plpgsql as $$
begin
  if was = '${LOG_START}' then
    insert into checkpoints (name, position, updated_at) values (which, becomes, at)
    on conflict (name) do update set position = excluded.position, updated_at = excluded.updated_at where checkpoints.position = was;
  else
    update checkpoints set position = becomes, updated_at = at where name = which and position = was;
  end if;
  if not found then
    raise exception 'checkpoint taken' using errcode = '${CHECKPOINT_TAKEN}';
  end if;
end
$$
`,
  },
  {
    // Another for each rebuild: what was worked out from the facts of one is not mistaken for that of another.
    name: 'projections-4-generations',
    sql: 'alter table checkpoints add column generation uuid default gen_random_uuid()',
  },
];

/** Tables of this library. */
export interface ProjectionTables {
  checkpoints: { name: string; position: string; updated_at: string; generation: Generated<string | null> };
  parked_cases: { projection: string; case_id: string; position: string; error: string };
  parked_reactions: { policy: string; part: string; position: string; stream: string; revision: number; error: string; tried_at: string };
}
