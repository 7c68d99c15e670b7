import type { LocalDate, Refusal } from '#kernel';
import { refuseReport, type Filters } from '#reporting';
import type { Cohort, Dimension } from '../dimensions.js';
import type { Condition, Figure } from '../figure.js';
import { ABOUT } from '../relations.js';
import { partsOf } from '../tally.js';

/** The numbers of a line, as the report names them. */
export const STATISTICS = ['people', 'outOf', 'percent', 'missing', 'mean', 'median', 'total'] as const;
export type Statistic = (typeof STATISTICS)[number];

/** A cell of a report on outcomes; as its evidence says it, so that it can be asked for again. */
export interface OutcomeCellQuery {
  cohort: Cohort;
  /** Id of the figure. */
  figure: string;
  /** What tells the line of the figure apart from its others, as in the report. */
  about?: string;
  part?: string;
  became?: string;
  /** Absent: the line with all its numbers, which rest on everybody whom it is out of. */
  statistic?: Statistic;
  /** Values that facts must have; what the group of the cell is, is among them. */
  filters: Filters<Dimension>;
  from: LocalDate;
  to: LocalDate;
  /** The day as of which follow-ups are due. */
  today: LocalDate;
  /** Only what had happened by the end of that day counts; absent: all that has. */
  asAt?: LocalDate;
}

/** A cell with the conditions by which it is counted. */
export interface OutcomeCell {
  figure: Figure;
  about: string;
  /** All must hold of a row that stands behind it. */
  conditions: readonly Condition[];
  /** The columns that its figure depends on. */
  columns: readonly string[];
}

const noCell = (field: string, because: string): Refusal => refuseReport('report.no-such-cell', { field, because });

/** The cell that a question names among figures, or why there is none. */
export function outcomeCell(figures: readonly Figure[], query: OutcomeCellQuery): OutcomeCell | Refusal {
  const figure = figures.find(({ definition }) => definition.id === query.figure);
  if (!figure) return noCell('figure', `Figures are: ${figures.map(({ definition }) => definition.id).join(', ')}.`);
  const { relation } = figure;
  const counting = figure.counting as AnyCounting;
  const { about = '', part, became, statistic } = query;
  const abouts = ABOUT[relation];
  if (relation === 'followUps' ? !/^[1-9]\d{0,2}$/.test(about) : !abouts.includes(about))
    return noCell(
      'about',
      abouts.includes('')
        ? 'Leave it out: the figure is about everything.'
        : `Say which: ${relation === 'followUps' ? 'a number of weeks' : abouts.join(', ')}.`,
    );
  const parts = counting.kind === 'parts' ? partsOf(counting) : [];
  const named = parts.find((each) => each.part === part && each.became === became);
  if (counting.kind === 'parts' ? !named : (part ?? became) !== undefined)
    return noCell(part === undefined || parts.length === 0 ? 'part' : 'became', wordsOf(parts));
  if (statistic && !HAS[counting.kind].includes(statistic)) return noCell('statistic', `The figure has: ${HAS[counting.kind].join(', ')}.`);
  return {
    figure,
    about,
    conditions: [counting.of, ...numerator(counting, named?.condition, statistic)],
    columns: columnsOf(counting),
  };
}

type AnyCounting = Figure['counting'];

/** The numbers that lines have, by how their figure is counted. */
const HAS: Readonly<Record<AnyCounting['kind'], readonly Statistic[]>> = {
  people: ['people', 'outOf', 'percent'],
  parts: ['people', 'outOf', 'percent'],
  spread: ['people', 'outOf', 'missing', 'mean', 'median'],
  total: ['people', 'outOf', 'total'],
};

const wordsOf = (parts: readonly { part: string; became?: string }[]): string =>
  parts.length === 0
    ? 'The figure has no parts.'
    : `Its parts are: ${[...new Set(parts.map(({ part, became }) => [part, became].filter(Boolean).join(' then ')))].join(', ')}.`;

/** Whom a number is taken over, of those that the figure is out of. */
function numerator(counting: AnyCounting, part: Condition | undefined, statistic: Statistic | undefined): Condition[] {
  if (statistic === 'missing' && counting.kind === 'spread') return [{ [counting.column]: 'not-known' }];
  if (statistic !== 'people' && statistic !== 'mean' && statistic !== 'median') return [];
  switch (counting.kind) {
    case 'people':
      return [counting.when];
    case 'parts':
      return part ? [part] : [];
    case 'spread':
      return [{ [counting.column]: 'known' }];
    case 'total':
      return [{ [counting.column]: 'positive' }];
  }
}

function columnsOf(counting: AnyCounting): string[] {
  const own = ((): string[] => {
    switch (counting.kind) {
      case 'people':
        return Object.keys(counting.when);
      case 'parts':
        return [counting.by.column, ...(counting.then ? [counting.then.column] : [])];
      case 'spread':
      case 'total':
        return [counting.column];
    }
  })();
  return [...new Set([...Object.keys(counting.of), ...own])];
}
