import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Uuid } from '#kernel';
import { courseOf, inPages, listingsBetween, sameDefinitions, tellingOf, type Believed, type Course, type ReportThen } from '#reporting';
import { readHistories } from '../../projection/store.js';
import type { ActivityRow, CaseRow, LetterRow } from '../../projection/table-rows.js';
import { asAtDay } from '../as-at.js';
import type { ActivityRules, OutcomeRules } from '../definition-versions.js';
import { DAY_OF, type Cohort } from '../dimensions.js';
import { activityCounter } from './count-activity.js';
import type { CaseVersion } from './case-rows.js';
import { outcomesCounter, type OutcomesHead } from './count-case.js';

type Db = Kysely<object>;

/** Versions of facts, to select from. */
type Rows = RawBuilder<unknown>;

interface Range {
  then: string;
  now: string;
}

/** The courses of the cases that the report on outcomes may count otherwise now than then. */
export async function* outcomesBetween(db: Db, rules: OutcomeRules, then: ReportThen, now: ReportThen): AsyncGenerator<Course> {
  const [before, after] = [headOf(then), headOf(now)];
  const pinned = rules.versions(then.report.definitions);
  const counters = {
    then: outcomesCounter(before, pinned),
    now: outcomesCounter(after, pinned),
    inForce: outcomesCounter(after, rules.versions(now.report.definitions)),
  };
  const sameDay = before.to === after.to && before.today === after.today;
  const sameRules = sameDefinitions(then.report.definitions, now.report.definitions);
  if (sameDay) counters.now = counters.then;
  if (sameRules) counters.inForce = counters.now;
  const range = { then: then.position, now: now.position };
  const [cohort, letter] = [asAtDay('outcome_facts_v2', after.asAt), asAtDay('outcome_letters_v2', after.asAt)];
  const asked = { rows: cohort, day: DAY_OF[after.cohort], from: after.from, to: later(before.to, after.to) };
  const cases = await casesBetween(db, asked, range, sameDay && sameRules ? [cohort, letter] : undefined);
  const told = await listingsBetween(db, 'outcome_listings_v2', range);
  yield* inPages(cases, async (page) => {
    const [facts, letters, histories] = await Promise.all([
      versionsOf<CaseRow>(db, cohort, page, range),
      versionsOf<LetterRow>(db, letter, page, range),
      readHistories(db, page),
    ]);
    return page.map((id) => {
      const versions: CaseVersion[] = [
        ...(facts.get(id) ?? []).map((row) => ({ ...believed(row), case: row })),
        ...(letters.get(id) ?? []).map((row) => ({ ...believed(row), letter: row })),
      ];
      return courseOf(versions, range, tellingOf(histories.get(id) ?? [], told), counters);
    });
  });
}

/** The courses of the cases for which something may be counted otherwise now than then as having been done. */
export async function* activityBetween(db: Db, rules: ActivityRules, then: ReportThen, now: ReportThen): AsyncGenerator<Course> {
  const [before, after] = [then.report, now.report];
  const pinned = rules.versions(before.definitions);
  const counters = {
    then: activityCounter(before, pinned),
    now: activityCounter(after, pinned),
    inForce: activityCounter(after, rules.versions(after.definitions)),
  };
  const same = before.to === after.to;
  const sameRules = sameDefinitions(before.definitions, after.definitions);
  if (same) counters.now = counters.then;
  if (sameRules) counters.inForce = counters.now;
  const range = { then: then.position, now: now.position };
  const all = sql`outcome_activity_v2`;
  const asked = { rows: all, day: 'on_day', from: after.from, to: later(before.to, after.to) };
  const cases = await casesBetween(db, asked, range, same && sameRules ? [all] : undefined);
  yield* inPages(cases, async (page) => {
    const [done, histories] = await Promise.all([versionsOf<ActivityRow>(db, all, page, range), readHistories(db, page)]);
    return page.map((id) => courseOf(done.get(id) ?? [], range, tellingOf(histories.get(id) ?? [], NOTHING), counters));
  });
}

/** What was done is not counted under boards. */
const NOTHING: Awaited<ReturnType<typeof listingsBetween>> = new Map();

const headOf = ({ report, today }: ReportThen): OutcomesHead => {
  const { asAt = today } = report;
  return { ...(report as ReportThen['report'] & { cohort: Cohort }), today: asAt < today ? asAt : today };
};
const later = (a: string, b: string): string => (a > b ? a : b);
const believed = ({ from_position, to_position, recorded_at, closed_at, changed_by }: Believed): Believed => ({
  ...{ from_position, to_position, recorded_at, closed_at, changed_by },
});

const believedIn = ({ then, now }: Range): RawBuilder<boolean> => sql`from_position <= ${now} and (to_position is null or to_position > ${then})`;

/** The cases with a fact of those days at some position between the two; of these only those with a change among the rows named, if any are. */
async function casesBetween(
  db: Db,
  { rows: all, day, from, to }: { rows: Rows; day: string; from: string; to: string },
  range: Range,
  changedIn: readonly Rows[] | undefined,
): Promise<Uuid[]> {
  const { then, now } = range;
  const changes = (changedIn ?? []).map(
    (versions) => sql`select case_id from ${versions} version
      where (from_position > ${then} and from_position <= ${now}) or (to_position > ${then} and to_position <= ${now})`,
  );
  const changed = changes.length === 0 ? sql`` : sql` and case_id in (${sql.join(changes, sql` union `)})`;
  const { rows } = await sql<{ case_id: Uuid }>`select distinct case_id from ${all} version
    where ${sql.ref(day)} between ${from} and ${to} and ${believedIn(range)}${changed} order by case_id`.execute(db);
  return rows.map(({ case_id }) => case_id);
}

async function versionsOf<Row>(db: Db, versions: Rows, cases: readonly Uuid[], range: Range): Promise<Map<Uuid, (Row & Believed)[]>> {
  const { rows } = await sql<Row & Believed & { case_id: Uuid }>`select * from ${versions} version
    where case_id = any(${cases}::uuid[]) and ${believedIn(range)}`.execute(db);
  return Map.groupBy(rows, ({ case_id }) => case_id);
}
