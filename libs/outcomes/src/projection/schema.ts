import type { Migration } from '#database';
import { tableOfCounts, tableOfListings } from '#reporting';
import type { OutcomesTables } from './table-rows.js';

/** The columns of what is known of a case. */
const FACTS = `
  case_id uuid not null,
  from_position text not null collate "C",
  to_position text collate "C",
  recorded_at timestamptz not null,
  closed_at timestamptz,
  changed_by text not null,
  referred_on date not null,
  discharged_on date,
  referred_programme text not null,
  referred_version integer not null,
  referred_provider text not null,
  referred_commissioner text not null,
  programme text not null,
  programme_version integer not null,
  provider text not null,
  commissioner text not null,
  practice text,
  referrer text,
  sent_by_practice boolean not null,
  condition_group text,
  stage text,
  source text not null,
  employer_size text,
  age_band text not null,
  sex text not null,
  ethnic_group text not null,
  standing text not null,
  not_accepted_because text,
  accepted_on date,
  triaged_by text,
  engaged_on date,
  assessed_on date,
  planned_on date,
  first_session_on date,
  days_to_contact integer,
  days_to_session integer,
  ending text,
  disengaged_after text,
  discharge_reason text,
  outcome text,
  work_at_referral text not null,
  work_at_discharge text,
  returned_on date,
  days_to_return integer,
  worked boolean not null,
  sustained_on date,
  benefit_rating smallint,
  satisfaction_person smallint,
  satisfaction_gp smallint,
  satisfaction_employer smallint,
  adjustments_proposed smallint not null,
  adjustments_agreed smallint not null,
  adjustments_not_agreed smallint not null,
  adjustments_awaited smallint not null,
  adjustments_implemented smallint not null,
  facts jsonb not null,
`;

/** The columns of what is known of a letter. */
const LETTERS = `
  case_id uuid not null,
  letter_id uuid not null,
  from_position text not null collate "C",
  to_position text collate "C",
  recorded_at timestamptz not null,
  closed_at timestamptz,
  changed_by text not null,
  kind text not null,
  version integer not null,
  practice text,
  due_on date not null,
  sent_on date,
  days integer,
  status text not null,
`;

/** The indexes by which it is found what the log had learned by a moment. */
const byTime = (table: string): string => `
create index ${table}_by_recorded_time on ${table} (recorded_at)
--;
create index ${table}_by_closed_time on ${table} (closed_at) where closed_at is not null
`;

/** The indexes by which it is found what has changed between two positions. */
const byPosition = (table: string): string => `
create index ${table}_by_opening on ${table} (from_position)
--;
create index ${table}_by_closing on ${table} (to_position) where to_position is not null
`;

/**
 * `outcome_facts_v2` holds what was believed of every case, `outcome_letters_v2` of every letter about it, and `outcome_activity_v2`
 * what was believed to have been done for it, in versions: one was believed from the log position of the event that brought it until
 * that of the event that changed it. What figures count one by one or group by has a column; `facts` holds the rest.
 * These are of all that had happened; `stands_from` is the day since which it so stood. How a case or a letter had stood before, day by
 * day, is in `outcome_earlier_facts_v2` and `outcome_earlier_letters_v2`, also in versions: from `stands_from` on, and from
 * `stands_until` no longer. They lie apart, since nearly every report is about how things stand now.
 * `outcome_histories_v2` holds the trimmed events of each case, from which its facts are worked out again when one changes; it is only
 * ever added to, a row for each event, which costs a tenth of writing histories anew. A rebuild writes one row a case, its entries apart by
 * commas under the position of the first: whatever comes later is put after it.
 */
export const outcomesMigrations: readonly Migration[] = [
  {
    name: 'outcomes-v2-1-facts',
    sql: `
drop table if exists outcome_facts_v1, outcome_letters_v1, outcome_activity_v1, outcome_histories_v1, outcome_programmes_v1
--;
delete from checkpoints where name = 'outcomes_v1'
--;
delete from parked_cases where projection = 'outcomes_v1'
--;
create table outcome_facts_v2 (${FACTS}  stands_from date not null,
  primary key (case_id, from_position)
)
--;
create unique index outcome_facts_v2_believed on outcome_facts_v2 (case_id) where to_position is null
--;
create index outcome_facts_v2_by_referral on outcome_facts_v2 (referred_on)
--;
create index outcome_facts_v2_by_discharge on outcome_facts_v2 (discharged_on)
--;
create index outcome_facts_v2_by_practice on outcome_facts_v2 (practice, referred_on)
--;
create table outcome_letters_v2 (${LETTERS}  stands_from date not null,
  primary key (case_id, letter_id, from_position)
)
--;
create index outcome_letters_v2_by_practice on outcome_letters_v2 (practice, due_on)
--;
create table outcome_earlier_facts_v2 (${FACTS}  stands_from date not null,
  stands_until date not null,
  primary key (case_id, stands_from, from_position)
)
--;
create index outcome_earlier_facts_v2_by_referral on outcome_earlier_facts_v2 (referred_on, stands_from)
--;
create index outcome_earlier_facts_v2_by_discharge on outcome_earlier_facts_v2 (discharged_on, stands_from) where discharged_on is not null
--;
create table outcome_earlier_letters_v2 (${LETTERS}  stands_from date not null,
  stands_until date not null,
  primary key (case_id, letter_id, stands_from, from_position)
)
--;
create table outcome_activity_v2 (
  case_id uuid not null,
  kind text not null,
  what uuid not null,
  from_position text not null collate "C",
  to_position text collate "C",
  recorded_at timestamptz not null,
  closed_at timestamptz,
  changed_by text not null,
  code text not null,
  on_day date not null,
  programme text not null,
  programme_version integer not null,
  provider text not null,
  commissioner text not null,
  primary key (case_id, kind, what, from_position)
)
--;
create index outcome_activity_v2_by_day on outcome_activity_v2 (on_day)
--;
create table outcome_histories_v2 (
  case_id uuid not null,
  from_position text not null collate "C",
  entry text not null,
  primary key (case_id, from_position)
)
--;
create table outcome_programmes_v2 (
  programme text not null,
  version integer not null,
  from_position text not null collate "C",
  terms jsonb not null,
  primary key (programme, version)
)
--;
${['outcome_facts_v2', 'outcome_letters_v2', 'outcome_activity_v2', 'outcome_earlier_facts_v2', 'outcome_earlier_letters_v2'].map(byTime).join('--;')}`,
  },
  {
    // A case has a dozen versions by its end, of which nearly every report wants the one that is believed now.
    name: 'outcomes-v2-2-believed-now',
    sql: `
create index outcome_facts_v2_now_by_referral on outcome_facts_v2 (referred_on) where to_position is null
--;
create index outcome_facts_v2_now_by_discharge on outcome_facts_v2 (discharged_on) where to_position is null
--;
create index outcome_facts_v2_by_closing on outcome_facts_v2 (to_position) where to_position is not null
`,
  },
  {
    // Counts that were worked out for a report, and how to find what has changed since. Of the dozen versions of a case the one that was
    // believed at a position is found without a look at the others.
    name: 'outcomes-v2-3-counts',
    sql: `
${tableOfCounts('outcome_counts_v2')}--;
drop index outcome_facts_v2_by_referral
--;
create index outcome_facts_v2_by_referral on outcome_facts_v2 (referred_on, to_position, from_position)
--;
drop index outcome_facts_v2_by_discharge
--;
create index outcome_facts_v2_by_discharge on outcome_facts_v2 (discharged_on, to_position, from_position)
--;
create index outcome_facts_v2_by_opening on outcome_facts_v2 (from_position)
--;
${['outcome_letters_v2', 'outcome_activity_v2', 'outcome_earlier_facts_v2', 'outcome_earlier_letters_v2'].map(byPosition).join('--;')}`,
  },
  {
    // Nobody had told where practices belong before, so no fact is to be worked out anew. What is told is news of all cases of a practice,
    // of those as well that were of it on an earlier day.
    name: 'outcomes-v2-4-boards',
    sql: `
alter table outcome_facts_v2 add column board text, add column network text
--;
alter table outcome_earlier_facts_v2 add column board text, add column network text
--;
create index outcome_earlier_facts_v2_now_by_practice on outcome_earlier_facts_v2 (practice) where to_position is null
--;
${tableOfListings('outcome_listings_v2')}`,
  },
];

/** The tables of versioned facts. */
export const VERSIONED = [
  'outcome_facts_v2',
  'outcome_letters_v2',
  'outcome_activity_v2',
  'outcome_earlier_facts_v2',
  'outcome_earlier_letters_v2',
] as const satisfies readonly (keyof OutcomesTables)[];
