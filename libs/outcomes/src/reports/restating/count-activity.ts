import type { AnyReport, Believed, Counted, CountedCase, CountRows } from '#reporting';
import type { ActivityRow } from '../../projection/table-rows.js';
import type { ActivityRule } from '../definition-versions.js';

/** What the report on activity asks of facts. */
export type ActivityHead = Pick<AnyReport, 'from' | 'to' | 'groupBy' | 'filters'>;

/** Counts what was done for a case as the report does. */
export function activityCounter({ from, to, groupBy, filters }: ActivityHead, rules: readonly ActivityRule[]): CountRows<ActivityRow & Believed> {
  const kinds = new Set(rules.map(({ definition }) => definition.id));
  const month = (row: ActivityRow): Record<string, string> => (groupBy.includes('month') ? { month: row.on_day.slice(0, 7) } : {});
  const dimensions = (['programme', 'provider', 'commissioner'] as const).filter((name) => groupBy.includes(name));
  const group = (row: ActivityRow) => ({ ...month(row), ...Object.fromEntries(dimensions.map((name) => [name, row[name]])) });
  return (rows): CountedCase => {
    const done = rows.filter(({ kind, on_day }) => on_day >= from && on_day <= to && kinds.has(kind));
    const own = done.filter((row) => Object.entries(filters).every(([name, values]) => values?.includes(row[name as 'programme'])));
    return { inside: counted(own, group), anywhere: counted(done, month) };
  };
}

/** So many of each kind, and so many of each code. */
function counted(rows: readonly ActivityRow[], groupOf: (row: ActivityRow) => Record<string, string>): Counted[] {
  const names = rows.flatMap((row) => {
    const all = { definition: row.kind, of: { statistic: 'count' }, group: groupOf(row) };
    return row.code === '' ? [all] : [all, { ...all, of: { code: row.code, statistic: 'count' } }];
  });
  return [...Map.groupBy(names, (name) => JSON.stringify(name)).values()].flatMap((same) => (same[0] ? [{ ...same[0], amount: same.length }] : []));
}
