import type { Migration } from '#database';
import { tableOfCounts, tableOfListings } from '#reporting';
import type { Instant, LocalDate, Nation, Uuid } from '#kernel';
import type { ClockPolicy, WaitMeasure } from '#programmes/contract';
import type { EndedHow, LeftWhy } from '../clocks/rules.js';

/**
 * `wait_facts_v1` holds what was believed of every clock, in versions: a version was believed from the log position of the
 * event that brought it until that of the event that changed it. Days are in both countings, with pauses and without.
 * `wait_histories_v1` holds the trimmed events of each case, from which its facts are worked out again when one changes.
 */
export const waitingTimesMigrations: readonly Migration[] = [
  {
    name: 'waiting-times-1-facts',
    sql: `
create table wait_facts_v1 (
  case_id uuid not null,
  measure text not null,
  part text not null,
  spell smallint not null,
  from_position text not null collate "C",
  to_position text collate "C",
  recorded_at timestamptz not null,
  closed_at timestamptz,
  changed_by text not null,
  start_on date,
  enters_on date not null,
  ended_on date,
  ended_how text,
  left_why text,
  start_event uuid not null,
  end_event uuid,
  pauses jsonb not null,
  nation text not null,
  count_in text not null,
  calendar_included integer,
  calendar_excluded integer,
  working_included integer,
  working_excluded integer,
  target_days integer,
  breach_on date,
  programme text not null,
  programme_version integer not null,
  provider text not null,
  commissioner text not null,
  practice text,
  stage text,
  source text not null,
  condition_group text,
  employer_size text,
  age_band text not null,
  sex text not null,
  ethnic_group text not null,
  intervention_kind text,
  primary key (case_id, measure, part, spell, from_position)
)
--;
create unique index wait_facts_v1_believed on wait_facts_v1 (case_id, measure, part, spell) where to_position is null
--;
create index wait_facts_v1_by_end on wait_facts_v1 (measure, ended_on)
--;
create index wait_facts_v1_by_recorded_time on wait_facts_v1 (recorded_at)
--;
create index wait_facts_v1_by_closed_time on wait_facts_v1 (closed_at) where closed_at is not null
--;
create table wait_histories_v1 (
  case_id uuid primary key,
  history text not null
)
--;
create table wait_programmes_v1 (
  programme text not null,
  version integer not null,
  from_position text not null collate "C",
  terms text not null,
  primary key (programme, version)
)
`,
  },
  {
    // Who waits at a position: of the many versions without an end, the few that were believed there.
    name: 'waiting-times-2-running',
    sql: 'create index wait_facts_v1_running on wait_facts_v1 (measure, to_position) where ended_on is null',
  },
  {
    // What is believed now is a part of what ever was, and is what nearly every report is about.
    name: 'waiting-times-3-believed-now',
    sql: `
create index wait_facts_v1_now_by_end on wait_facts_v1 (measure, ended_on) where to_position is null
--;
create index wait_facts_v1_by_closing on wait_facts_v1 (to_position) where to_position is not null
`,
  },
  {
    // Counts that were worked out for a report, and how to find what has changed since. Of the versions of a wait the one that was
    // believed at a position is found without a look at the others.
    name: 'waiting-times-4-counts',
    sql: `
${tableOfCounts('wait_counts_v1')}--;
create index wait_facts_v1_by_opening on wait_facts_v1 (from_position)
--;
drop index wait_facts_v1_by_end
--;
create index wait_facts_v1_by_end on wait_facts_v1 (measure, ended_on, to_position, from_position)
`,
  },
  {
    // Nobody had told where practices belong before, so no fact is to be worked out anew. What is told is news of all waits of a practice.
    name: 'waiting-times-5-boards',
    sql: `
alter table wait_facts_v1 add column board text, add column network text
--;
create index wait_facts_v1_now_by_practice on wait_facts_v1 (practice) where to_position is null
--;
${tableOfListings('wait_listings_v1')}`,
  },
  {
    // Somebody may wait for several things at once, and few people may have many waits. What is known is worked out anew for it.
    name: 'waiting-times-6-nth',
    sql: `
truncate wait_facts_v1, wait_histories_v1, wait_programmes_v1, wait_listings_v1, wait_counts_v1
--;
alter table wait_facts_v1 add column nth smallint not null
--;
delete from checkpoints where name = 'waiting_times_v1'
--;
delete from parked_cases where projection = 'waiting_times_v1'
`,
  },
];

/** A clock as a row, without its place in the log. */
export interface WaitFact {
  case_id: Uuid;
  measure: WaitMeasure;
  /** The intervention, where the wait is for one; else empty. */
  part: Uuid | '';
  spell: number;
  start_on: LocalDate | null;
  enters_on: LocalDate;
  ended_on: LocalDate | null;
  ended_how: EndedHow | null;
  left_why: LeftWhy | null;
  start_event: Uuid;
  end_event: Uuid | null;
  pauses: readonly WaitPause[];
  nation: Nation;
  count_in: ClockPolicy['countIn'];
  /** Days from start to end, and without the days on which the clock stood still; null while it runs or if its start is unknown. */
  calendar_included: number | null;
  calendar_excluded: number | null;
  working_included: number | null;
  working_excluded: number | null;
  target_days: number | null;
  breach_on: LocalDate | null;
  programme: string;
  programme_version: number;
  provider: string;
  commissioner: string;
  practice: string | null;
  /** Those of the practice on the day of referral. */
  board: string | null;
  network: string | null;
  stage: string | null;
  source: string;
  condition_group: string | null;
  employer_size: string | null;
  age_band: string;
  sex: string;
  ethnic_group: string;
  intervention_kind: string | null;
  /** The how-manieth wait of its case for the measure this is, from 1: somebody may have several. */
  nth: number;
}

/** A standstill of a clock, as kept in a row. */
export interface WaitPause {
  from: LocalDate;
  to?: LocalDate;
  rule: string;
  startedBy: Uuid;
  endedBy?: Uuid;
}

/** A fact with the range of the log in which it was believed; `to_position` null: it still is. */
export interface WaitFactVersion extends WaitFact {
  from_position: string;
  to_position: string | null;
  /** When the log learned of the change that brought it, and of the change that ended it. */
  recorded_at: Instant;
  closed_at: Instant | null;
  /** Type of the event that brought it. */
  changed_by: string;
}

export interface WaitingTimesTables {
  wait_facts_v1: WaitFactVersion;
  wait_histories_v1: { case_id: Uuid; history: string };
  wait_programmes_v1: { programme: string; version: number; from_position: string; terms: string };
}

/** The columns of a version of a fact. */
export const FACT_COLUMNS = [
  'case_id',
  'measure',
  'part',
  'spell',
  'from_position',
  'to_position',
  'recorded_at',
  'closed_at',
  'changed_by',
  'start_on',
  'enters_on',
  'ended_on',
  'ended_how',
  'left_why',
  'start_event',
  'end_event',
  'pauses',
  'nation',
  'count_in',
  'calendar_included',
  'calendar_excluded',
  'working_included',
  'working_excluded',
  'target_days',
  'breach_on',
  'programme',
  'programme_version',
  'provider',
  'commissioner',
  'practice',
  'board',
  'network',
  'stage',
  'source',
  'condition_group',
  'employer_size',
  'age_band',
  'sex',
  'ethnic_group',
  'intervention_kind',
  'nth',
] as const satisfies readonly (keyof WaitFactVersion)[];
