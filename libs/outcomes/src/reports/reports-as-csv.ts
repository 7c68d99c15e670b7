import { csv, FIGURE_COLUMNS, type Cell, type Definition } from '#reporting';
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
  asAt: 'Day by whose end what counts had happened; empty if none was asked for.',
  disclosure: 'Name of the policy by which figures are withheld and rounded.',
  position: 'Log position up to which facts are known.',
  hash: 'Hash of the report.',
} as const;

/** The columns of the activity report as CSV; after `to` there is one for each breakdown. */
export const ACTIVITY_CSV = {
  report: 'Always `activity`.',
  from: 'First day of the period.',
  to: 'Last day of the period.',
  definition: 'Id and version of the definition, as `appointment/1`.',
  code: 'The code; empty for all of them together.',
  count: 'How often.',
  disclosure: 'Name of the policy by which figures are withheld and rounded.',
  position: 'Log position up to which facts are known.',
  hash: 'Hash of the report.',
} as const;

/** The outcomes report as CSV; `*` is withheld, an empty cell not applicable. */
export function outcomesAsCsv({ report, cohort, from, to, groupBy, figures, definitions, asAt, disclosure, position, hash }: OutcomesReport): string {
  const rows = figures.map(({ figure, group, about, part, became, people, outOf, percent, missing, mean, median, total }): Cell[] => [
    ...[report, cohort, from, to],
    ...groupBy.map((breakdown) => group[breakdown]),
    ...[nameOf(figure, definitions), about, part, became, people, outOf, percent, missing, mean, median, total],
    ...[asAt, disclosure, position, hash],
  ]);
  return csv(headerOf(OUTCOMES_CSV, groupBy), rows);
}

/** The activity report as CSV. */
export function activityAsCsv({ report, from, to, groupBy, figures, definitions, disclosure, position, hash }: ActivityReport): string {
  const rows = figures.map(({ figure, group, code, count }): Cell[] => [
    ...[report, from, to],
    ...groupBy.map((breakdown) => group[breakdown]),
    ...[nameOf(figure, definitions), code, count],
    ...[disclosure, position, hash],
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
