import type { Chart } from '#charts';
import type { Refusal } from '#kernel';
import { refuseReport } from './refusals.js';

/** Groups that a chart can show side by side and still be read. */
const MOST_PANELS = 12;

/** What a report says about itself that a chart repeats. */
interface Head {
  from: string;
  to: string;
  asAt?: string;
  knownAt?: string;
  position: string;
  disclosure: string;
  hash: string;
  filters: Readonly<Record<string, readonly string[] | undefined>>;
}

/** Of what a chart is: enough to ask for the same report again. */
export function aboutReport({ from, to, asAt, knownAt, position, disclosure, hash, filters }: Head): string[] {
  const period = from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;
  const chosen = Object.entries(filters).map(([name, values = []]) => `${name} ${values.join(', ')}`);
  const stood = asAt === undefined ? [] : [`as at ${dayInWords(asAt)}`];
  return [
    [period, ...stood, ...chosen].join(' · '),
    `${knownAt === undefined ? 'All that is known' : `As known on ${knownAt}`} · disclosure: ${disclosure} · log position ${position}`,
    `Hash ${hash}`,
  ];
}

/** What a reader of a chart of suppressed figures must know. */
export const WITHHELD_NOTE = '* and dashed outlines: withheld, so that nobody can be recognised. That is neither zero nor unknown.';

/** What a chart without panels says: under a disclosure policy that may be because all of it is withheld. */
export const nothingIn = (disclosure: string): string =>
  disclosure === 'unsuppressed' ? 'There is nothing to show.' : 'There is nothing that may be shown: nobody, or all of it is withheld.';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

const dayInWords = (day: string): string => DAY.format(new Date(`${day}T00:00:00Z`));

/** A chart, or a refusal where it would hold more than can be read. */
export const ifReadable = (chart: Chart): Chart | Refusal =>
  chart.panels.length > MOST_PANELS ? refuseReport('report.chart-too-large', { field: 'groupBy' }) : chart;

/** The months of a period, as `2026-03`. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = next(month)) months.push(month);
  return months;
}

function next(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${String(year + 1).padStart(4, '0')}-01` : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}`;
}

/** A group in words; empty where a report is not broken down. */
export const groupInWords = (group: Readonly<Record<string, string | undefined>>): string => Object.values(group).join(' · ');
