import { sql, type Kysely } from 'kysely';
import type { Uuid } from '#kernel';
import type { Place } from '#reporting';
import { daysOfWeek } from '../../clocks/wait-band.js';
import type { WaitFactVersion, WaitingTimesTables } from '../../facts/schema.js';
import { asked, type Facts } from '../wait-query.js';
import type { WaitCell, WaitCellQuery } from './wait-cell.js';

/**
 * Facts in the order of evidence: first those that have ended, by their day, then those that go on. In this order there is an index, so
 * that a page costs the same wherever it begins.
 */
type PlaceOfWait = [endedOn: string, caseId: Uuid, part: string, spell: number];

/** Where a fact stands in the order. */
export const placeOf = ({ ended_on, case_id, part, spell }: WaitFactVersion): PlaceOfWait => [ended_on ?? '', case_id, part, spell];

/** The next facts that the cell may count, as they were believed at the position. */
export async function waitRows(
  db: Kysely<WaitingTimesTables>,
  { query, cell, position }: { query: WaitCellQuery; cell: WaitCell; position: string },
  after: Place | undefined,
  limit: number,
): Promise<WaitFactVersion[]> {
  const { measure, filters, from, to } = query;
  const [endedOn, ...rest] = (after ?? []) as PlaceOfWait | [];
  const isWaiting = cell.became === 'waiting';
  const of = (facts: Facts) => [...asked(facts, { measures: [measure], filters, position }), ...narrowed(facts, cell)];
  const beyond = sql<boolean>`(case_id, part, spell) > (${rest[0]}::uuid, ${rest[1]}, ${rest[2]}::smallint)`;
  const ended = async (): Promise<WaitFactVersion[]> => {
    const goesOn = endedOn ? [sql<boolean>`ended_on >= ${endedOn}::date`, sql<boolean>`(ended_on > ${endedOn}::date or ${beyond})`] : [];
    return await db
      .selectFrom('wait_facts_v1')
      .selectAll()
      .where((facts) => facts.and([...of(facts), ...inPeriod(facts, { isWaiting, from, to }, cell), ...goesOn]))
      .orderBy('ended_on')
      .orderBy('case_id')
      .orderBy('part')
      .orderBy('spell')
      .limit(limit)
      .execute();
  };
  const running = async (left: number): Promise<WaitFactVersion[]> =>
    await db
      // By itself: in the order of cases the database would look through all of them for the few that go on.
      .with(
        (name) => name('running').materialized(),
        (query) =>
          query
            .selectFrom('wait_facts_v1')
            .selectAll()
            .where((facts) => facts.and([...of(facts), facts('ended_on', 'is', null), facts('enters_on', '<=', to)])),
      )
      .selectFrom('running')
      .selectAll()
      .$if(after !== undefined && endedOn === '', (page) => page.where(beyond))
      .orderBy('case_id')
      .orderBy('part')
      .orderBy('spell')
      .limit(left)
      .execute();
  const first = after && endedOn === '' ? [] : await ended();
  return isWaiting && first.length < limit ? [...first, ...(await running(limit - first.length))] : first;
}

/** Waits that ended as the cell counts them; of those who still waited then, waits that ended later. */
const inPeriod = (facts: Facts, { isWaiting, from, to }: { isWaiting: boolean; from: string; to: string }, { became }: WaitCell) =>
  isWaiting
    ? [facts('ended_on', '>', to), facts('enters_on', '<=', to)]
    : [facts('ended_on', '>=', from), facts('ended_on', '<=', to), facts('ended_how', '=', became as WaitFactVersion['ended_how'])];

/** Spares the database most of what the cell does not count. How long somebody still waits is worked out elsewhere. */
function narrowed(facts: Facts, { statistic, pauses, became }: WaitCell) {
  const suffix = pauses === 'pausesIncluded' ? ('included' as const) : ('excluded' as const);
  const own = sql<number>`case count_in when 'working-days' then ${sql.ref(`working_${suffix}`)} else ${sql.ref(`calendar_${suffix}`)} end`;
  switch (statistic?.of) {
    case undefined:
    case 'n':
      return [];
    case 'unknownStart':
      return [facts('start_on', 'is', null)];
    case 'median':
    case 'p75':
    case 'p90':
    case 'p95':
      return [facts('start_on', 'is not', null)];
    case 'ofWithTarget':
    case 'percentWithinTarget':
      return withTarget(facts);
    case 'withinTarget':
      return [...withTarget(facts), ...(became === 'waiting' ? [] : [sql<boolean>`${own} <= target_days`])];
    case 'overTarget':
      return [...withTarget(facts), ...(became === 'waiting' ? [] : [sql<boolean>`${own} > target_days`])];
    case 'weeks': {
      const { from, to } = daysOfWeek(statistic.week);
      const days = `calendar_${suffix}` as const;
      return became === 'waiting'
        ? [facts('start_on', 'is not', null)]
        : [facts(days, '>=', from), ...(to === undefined ? [] : [facts(days, '<=', to)])];
    }
    case 'why':
      return [facts('left_why', '=', statistic.why)];
  }
}

const withTarget = (facts: Facts) => [facts('start_on', 'is not', null), facts('target_days', 'is not', null)];
