import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Uuid } from '#kernel';
import { courseOf, inPages, listingsBetween, NOT_KNOWN, sameDefinitions, tellingOf, type AnyReport, type Course, type ReportThen } from '#reporting';
import { readHistories } from '../../facts/store.js';
import type { WaitFactVersion, WaitingTimesTables } from '../../facts/schema.js';
import type { WaitRules } from '../definition-versions.js';
import { DIMENSIONS, type Dimension } from '../dimensions.js';
import { waitCounter, type WaitHead } from './count-waits.js';

type Tables = Kysely<WaitingTimesTables>;

/** The courses of the cases whose waits a report may count otherwise now than then. */
export async function* waitsBetween(db: Tables, rules: WaitRules, then: ReportThen, now: ReportThen): AsyncGenerator<Course> {
  const [before, after] = [then.report, now.report] as [WaitHead & AnyReport, WaitHead & AnyReport];
  const pinned = rules.versions(before.definitions);
  const counters = {
    then: waitCounter(before, pinned),
    now: waitCounter(after, pinned),
    inForce: waitCounter(after, rules.versions(after.definitions)),
  };
  const samePeriod = before.from === after.from && before.to === after.to;
  const sameRules = sameDefinitions(before.definitions, after.definitions);
  if (samePeriod) counters.now = counters.then;
  if (sameRules) counters.inForce = counters.now;
  const range = { then: then.position, now: now.position };
  const cases = await casesBetween(db, after, before.to > after.to ? before.to : after.to, range, samePeriod && sameRules);
  const told = await listingsBetween(db as unknown as Kysely<object>, 'wait_listings_v1', range);
  yield* inPages(cases, async (page) => {
    const [versions, histories] = await Promise.all([versionsOf(db, page, range), readHistories(db, page)]);
    return page.map((id) => courseOf(versions.get(id) ?? [], range, tellingOf(histories.get(id) ?? [], told), counters));
  });
}

interface Range {
  then: string;
  now: string;
}

/** The cases with a wait that the report might have counted at some position between the two; with `onlyChanged`, those of them with any change. */
async function casesBetween(
  db: Tables,
  { from, report, filters, definitions }: AnyReport,
  to: string,
  range: Range,
  onlyChanged: boolean,
): Promise<Uuid[]> {
  const measures = (definitions as readonly { measure?: string }[]).map(({ measure }) => measure ?? '');
  const ended = sql`ended_on between ${from} and ${to}`;
  const running = sql`(enters_on <= ${to} and (ended_on is null or ended_on > ${from}))`;
  const chosen = Object.entries(filters).map(([dimension, values]) => sql` and ${valueIn(DIMENSIONS[dimension as Dimension], values ?? [])}`);
  const changed = sql` and case_id in (select case_id from wait_facts_v1 where (from_position > ${range.then} and from_position <= ${range.now})
    or (to_position > ${range.then} and to_position <= ${range.now}))`;
  const { rows } = await sql<{ case_id: Uuid }>`select distinct case_id from wait_facts_v1
    where measure = any(${measures}::text[]) and ${believedIn(range)} and ${report === 'waiting-list' ? running : sql`(${ended} or ${running})`}
    ${sql.join(chosen, sql``)}${onlyChanged ? changed : sql``} order by case_id`.execute(db);
  return rows.map(({ case_id }) => case_id);
}

const believedIn = ({ then, now }: Range): RawBuilder<boolean> => sql`from_position <= ${now} and (to_position is null or to_position > ${then})`;

function valueIn(column: string, values: readonly string[]): RawBuilder<boolean> {
  const known = sql<boolean>`${sql.ref(column)} = any(${values}::text[])`;
  return values.includes(NOT_KNOWN) ? sql`(${known} or ${sql.ref(column)} is null)` : known;
}

async function versionsOf(db: Tables, cases: readonly Uuid[], range: Range): Promise<Map<Uuid, WaitFactVersion[]>> {
  const { rows } = await sql<WaitFactVersion>`select * from wait_facts_v1
    where case_id = any(${cases}::uuid[]) and ${believedIn(range)}`.execute(db);
  return Map.groupBy(rows, ({ case_id }) => case_id);
}
