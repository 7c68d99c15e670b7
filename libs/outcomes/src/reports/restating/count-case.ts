import type { LocalDate } from '#kernel';
import { NOT_KNOWN, type AnyReport, type Counted, type CountedCase, type CountRows, type Filters } from '#reporting';
import type { CaseRow, LetterRow } from '../../projection/table-rows.js';
import { columnOf, DAY_OF, DIMENSION_NAMES, type Cohort, type Dimension } from '../dimensions.js';
import type { Counting, Figure } from '../figure.js';
import { partsOf } from '../tally.js';
import { holds, rowsOf, type CaseVersion, type RelationRow } from './case-rows.js';
import { nameIn, type Statistic } from './line-figures.js';

/** What a report on outcomes asks of facts. */
export interface OutcomesHead extends Pick<AnyReport, 'from' | 'to' | 'groupBy' | 'filters' | 'asAt'> {
  cohort: Cohort;
  /** The day as of which follow-ups are due. */
  today: LocalDate;
}

/** Counts a case as the report does. */
export function outcomesCounter(head: OutcomesHead, figures: readonly Figure[]): CountRows<CaseVersion> {
  return (versions): CountedCase => {
    const found = versions.flatMap((version) => ('case' in version ? [version.case] : []))[0];
    const letters = versions.flatMap((version) => ('letter' in version ? [version.letter] : []));
    const day = found?.[DAY_OF[head.cohort]] as LocalDate | null | undefined;
    if (!found || !day || day < head.from || day > head.to) return { inside: [], anywhere: [] };
    const month: Record<string, string> = head.groupBy.includes('month') ? { month: day.slice(0, 7) } : {};
    const counted = figures.flatMap((figure) => countedBy(figure, found, letters, head.today));
    const group = { ...groupOf(found, head), ...month };
    return {
      inside: matches(found, head) ? counted.map((each) => ({ ...each, group })) : [],
      anywhere: counted.map((each) => ({ ...each, group: month })),
    };
  };
}

const valueOf = (found: CaseRow, dimension: Dimension, cohort: Cohort): string => String(found[columnOf(dimension, cohort)] ?? NOT_KNOWN);

const groupOf = (found: CaseRow, { groupBy, cohort }: OutcomesHead): Record<string, string> =>
  Object.fromEntries(DIMENSION_NAMES.flatMap((name) => (groupBy.includes(name) ? [[name, valueOf(found, name, cohort)]] : [])));

const matches = (found: CaseRow, { filters, cohort }: OutcomesHead): boolean =>
  Object.entries(filters as Filters).every(([name, values]) => values?.includes(valueOf(found, name as Dimension, cohort)));

type Brought = Omit<Counted, 'group'>;

/** What a case brings to the lines of a figure: nothing where it is not in the denominator. */
function countedBy(figure: Figure, found: CaseRow, letters: readonly LetterRow[], today: LocalDate): Brought[] {
  const counting = figure.counting as Counting;
  const among = rowsOf(figure.relation, found, letters, today).filter((row) => holds(counting.of, row));
  return [...Map.groupBy(among, ({ about }) => about)].flatMap(([about, rows]) => {
    const line = { figure: figure.definition.id, ...(about === '' ? {} : { about }) };
    return linesOf(counting, rows).flatMap(({ part, became, ...amounts }) =>
      Object.entries(amounts).flatMap(([statistic, amount]) =>
        amount === 0 ? [] : [{ ...nameIn({ ...line, part, became }, statistic as Statistic), amount }],
      ),
    );
  });
}

type Amounts = Partial<Record<Statistic, number | string>> & { part?: string; became?: string };

function linesOf(counting: Counting, rows: readonly RelationRow[]): Amounts[] {
  const outOf = rows.length;
  const number = (condition: object): number => rows.filter((row) => holds(condition, row)).length;
  const share = (people: number): Amounts => ({ people, outOf, percent: JSON.stringify([people, outOf]) });
  switch (counting.kind) {
    case 'people':
      return [share(number(counting.when))];
    case 'parts':
      return partsOf(counting).map(({ part, became, condition }) => ({ part, became, ...share(number(condition)) }));
    case 'spread': {
      const values = valuesOf(rows, counting.column);
      const state = JSON.stringify(values);
      return [{ people: values.length, outOf, missing: outOf - values.length, ...(values.length > 0 ? { mean: state, median: state } : {}) }];
    }
    case 'total':
      return [{ people: number({ [counting.column]: 'positive' }), outOf, total: JSON.stringify(valuesOf(rows, counting.column)) }];
  }
}

const valuesOf = (rows: readonly RelationRow[], column: string): unknown[] =>
  rows
    .map(({ columns }) => columns[column] ?? null)
    .filter((value) => value !== null)
    .sort();
