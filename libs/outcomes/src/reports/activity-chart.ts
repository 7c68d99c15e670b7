import { MOST_SERIES, type Chart, type Panel, type Value } from '#charts';
import type { Refusal } from '#kernel';
import { aboutReport, groupInWords, ifReadable, monthsBetween, nothingIn, refuseReport, WITHHELD_NOTE } from '#reporting';
import { ACTIVITIES, type ActivityKind } from '../facts/activity.js';
import type { ActivityLine, ActivityReport } from './activity-report.js';

/** The activity report as a chart: month by month a panel for each kind, or all kinds in one where it is not broken down by month. */
export function activityChart(report: ActivityReport): Chart | Refusal {
  const open = report.disclosure === 'unsuppressed';
  const lines = report.figures.filter(({ code }) => code === undefined);
  const groups = [...new Set(lines.map(nameOf))];
  if (groups.length > MOST_SERIES) return refuseReport('report.chart-too-large', { field: 'groupBy' });
  const panels = lines.length === 0 ? [] : report.groupBy.includes('month') ? trends(report, lines, groups, open) : [totals(report, lines, groups)];
  const notes = [
    ...(open ? [] : [WITHHELD_NOTE]),
    ...(report.note === undefined ? [] : [report.note]),
    ...(panels.length === 0 ? [nothingIn(report.disclosure)] : []),
  ];
  return ifReadable({ title: 'Activity', about: aboutReport(report), panels, notes });
}

const ALL = 'All';

/** The group of a line without its month: a series of its own. */
const nameOf = ({ group: { month: _, ...rest } }: ActivityLine): string => groupInWords(rest) || ALL;

const titleOf = ({ definitions }: ActivityReport, kind: ActivityKind): string => definitions.find(({ id }) => id === kind)?.title ?? kind;

function trends(report: ActivityReport, lines: readonly ActivityLine[], groups: readonly string[], open: boolean): Panel[] {
  const points = monthsBetween(report.from, report.to);
  // A month that is not listed holds nothing, or is withheld.
  const missing: Value = open ? 0 : '*';
  return ACTIVITIES.map((kind) => {
    const own = lines.filter(({ figure }) => figure === kind);
    const valueOf = (name: string, month: string): Value => own.find((line) => nameOf(line) === name && line.group.month === month)?.count ?? missing;
    const series = groups.map((name) => ({ name, values: points.map((month) => valueOf(name, month)) }));
    return { kind: 'trend', as: 'columns', title: titleOf(report, kind), summary: [], unit: 'a month', points, series };
  });
}

const totals = (report: ActivityReport, lines: readonly ActivityLine[], groups: readonly string[]): Panel => ({
  kind: 'bars',
  title: 'What was done',
  summary: [],
  unit: 'times',
  series: groups,
  rows: ACTIVITIES.map((kind) => ({
    label: titleOf(report, kind),
    values: groups.map((name) => lines.find((line) => line.figure === kind && nameOf(line) === name)?.count),
  })),
});
