import { sql, type RawBuilder } from 'kysely';
import { INSTRUMENTS } from '#assessment/contract';
import type { LocalDate } from '#kernel';
import { LETTER_KINDS } from '#programmes/contract';
import { asAtDay } from './as-at.js';
import type { Relation } from './figure.js';

/** As of when rows are asked for. */
interface AsOf {
  /** Absent: what was not recorded of a follow-up is told twice, as what it is before the day on which it is due and from then on. */
  today?: LocalDate;
  position: string;
  asAt?: LocalDate;
}

/**
 * The rows of a relation over the cases of `cohort`, with `about` telling what each row is of. `today` decides whether a follow-up
 * that nobody recorded is missing or still to come; letters are as they were believed at the position to have stood.
 */
export function rowsOfRelation(relation: Relation, { today, position, asAt }: AsOf): RawBuilder<unknown> {
  switch (relation) {
    case 'cases':
      return sql`select c.*, ''::text as about from cohort c`;
    case 'measures':
      return sql`select c.*, m.* from cohort c cross join lateral
        (select instrument as about, status, change, reliable, "caseAtFirst", recovered from jsonb_to_recordset(c.facts->'measures')
         as m(instrument text, status text, change float8, reliable text, "caseAtFirst" boolean, recovered boolean)) m`;
    case 'followUps':
      return sql`select c.*, f.* from cohort c cross join lateral (${today === undefined ? FOLLOW_UPS_ON_ANY_DAY : followUpsOn(today)}) f`;
    case 'letters':
    case 'anyLetter':
      return sql`select c.*, ${relation === 'letters' ? sql`l.kind` : sql`''::text`} as about, l.letter_id, l.status, l.version, l.days from cohort c join ${asAtDay('outcome_letters_v2', asAt)} l on l.case_id = c.case_id
        and l.from_position <= ${position} and (l.to_position is null or l.to_position > ${position})`;
  }
}

const FOLLOW_UPS = sql`jsonb_to_recordset(c.facts->'followUps') as f(weeks int, "dueOn" date, found text)`;

const followUpsOn = (today: LocalDate): RawBuilder<unknown> =>
  sql`select weeks::text as about, coalesce(found, case when "dueOn" > ${today}::date then 'not-yet-due' else 'not-recorded' end) as found from ${FOLLOW_UPS}`;

const FOLLOW_UPS_ON_ANY_DAY = sql`select weeks::text as about, told.found, until, since from ${FOLLOW_UPS}
  cross join lateral (values (coalesce(f.found, 'not-yet-due'), case when f.found is null then "dueOn" end, null::date), ('not-recorded', null, "dueOn"))
    as told(found, until, since) where f.found is null or since is null`;

/** What rows of a relation are about, where a report is to tell of it even if there is no row; follow-up points differ by programme. */
export const ABOUT: Readonly<Record<Relation, readonly string[]>> = {
  cases: [''],
  measures: INSTRUMENTS.filter(({ kind }) => kind === 'scale').map(({ id }) => id),
  followUps: [],
  letters: LETTER_KINDS,
  anyLetter: [''],
};
