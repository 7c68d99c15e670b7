import { ABOUT_COLUMNS, aboutCells, csv, FIGURE_COLUMNS, METHOD_COLUMN, type Cell, type Definition } from '#reporting';
import type { ActivityReport } from './activity-report.js';
import type { OutcomesReport } from './outcomes-report.js';

/** The columns of the outcomes report as CSV; after `to` there is one for each breakdown. One figure, or one part of it, a line. */
export const OUTCOMES_CSV = {
  report: 'Always `outcomes`.',
  cohort: '`referred` or `discharged`.',
  from: 'First day of the period.',
  to: 'Last day of the period.',
  definition: 'Id and version of the definition, as `accepted/1`.',
  about: 'Instrument, follow-up point in weeks, or kind of letter; empty where there is one only.',
  part: 'The part; empty for figures without.',
  became: 'What became of the part; empty for figures without.',
  ...FIGURE_COLUMNS,
  ...METHOD_COLUMN,
  ...ABOUT_COLUMNS,
} as const;

/** The columns of the activity report as CSV; after `to` there is one for each breakdown. */
export const ACTIVITY_CSV = {
  report: 'Always `activity`.',
  from: 'First day of the period.',
  to: 'Last day of the period.',
  definition: 'Id and version of the definition, as `appointment/1`.',
  code: 'The code; empty for all of them together.',
  count: 'How often.',
  ...ABOUT_COLUMNS,
} as const;

/** The outcomes report as CSV; `*` is withheld, an empty cell not applicable. */
export function outcomesAsCsv(outcomes: OutcomesReport): string {
  const { report, cohort, from, to, groupBy, definitions, percentileMethod } = outcomes;
  const after = [percentileMethod, ...aboutCells(outcomes)];
  const rows = outcomes.figures.map(({ figure, group, about, part, became, people, outOf, percent, missing, mean, median, total }): Cell[] => [
    ...[report, cohort, from, to],
    ...groupBy.map((breakdown) => group[breakdown]),
    ...[nameOf(figure, definitions), about, part, became, people, outOf, percent, missing, mean, median, total],
    ...after,
  ]);
  return csv(headerOf(OUTCOMES_CSV, groupBy), rows);
}

/** The activity report as CSV. */
export function activityAsCsv(activity: ActivityReport): string {
  const { report, from, to, groupBy, definitions } = activity;
  const after = aboutCells(activity);
  const rows = activity.figures.map(({ figure, group, code, count }): Cell[] => [
    ...[report, from, to],
    ...groupBy.map((breakdown) => group[breakdown]),
    ...[nameOf(figure, definitions), code, count],
    ...after,
  ]);
  return csv(headerOf(ACTIVITY_CSV, groupBy), rows);
}

const nameOf = (figure: string, definitions: readonly Definition[]): string => {
  const definition = definitions.find(({ id }) => id === figure);
  return definition ? `${figure}/${definition.version}` : figure;
};

function headerOf(columns: object, groupBy: readonly string[]): string[] {
  const names = Object.keys(columns);
  const after = names.indexOf('to') + 1;
  return [...names.slice(0, after), ...groupBy, ...names.slice(after)];
}
