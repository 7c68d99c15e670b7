import type { PartsOfCount } from '#disclosure';
import { getOr } from '#kernel';
import { WorkedOut } from '#reporting';
import type { Condition, Counting, Figure } from './figure.js';
import { aboutsOf } from './lines-of-counts.js';
import { partsOf, type Line } from './tally.js';

/** The name of a count: what is counted and by which condition. Figures that count the same people by the same condition share it. */
type CountName = string;

/** The names of the counts of a line. */
export interface NamesOfLine {
  people: CountName;
  outOf: CountName;
  missing: CountName;
}

/** The names of the counts of a figure: of each of its parts, and of those that all its lines share. */
interface NamesOfFigure extends Omit<NamesOfLine, 'people'> {
  people: ReadonlyMap<string, CountName>;
}

/** By the id of each figure what there are lines of it about. */
export type AboutsOfFigures = ReadonlyMap<string, ReadonlySet<string>>;

/** How the counts of figures are named, and which of them add up to which. */
export class CountsOfFigures {
  private static readonly known = new WorkedOut<readonly Figure[], CountsOfFigures>();
  private readonly figures: ReadonlyMap<string, Figure>;
  private readonly names = new Map<string, NamesOfFigure>();
  private readonly partsAbout = new Map<string, readonly PartsOfCount[]>();

  /** Worked out once of the same figures: there are many reports of them. */
  static of(figures: readonly Figure[]): CountsOfFigures {
    return CountsOfFigures.known.of(figures, '', () => new CountsOfFigures(figures));
  }

  private constructor(figures: readonly Figure[]) {
    this.figures = new Map(figures.map((figure) => [figure.definition.id, figure]));
  }

  /** @throws if the line is of none of the figures */
  namesOf({ figure, about, part, became }: Line): NamesOfLine {
    const { outOf, missing, people } = this.namesOfFigure(figure, about);
    return { people: people.get(part === undefined ? 'people' : keyOf(part, became)) ?? outOf, outOf, missing };
  }

  /** Worked out once: a report has many lines of the same figure. */
  private namesOfFigure(id: string, about: string | undefined): NamesOfFigure {
    const key = `${id} ${about ?? ''}`;
    const known = this.names.get(key);
    if (known) return known;
    const figure = this.figures.get(id);
    if (!figure) throw new Error(`There is no figure ${id}`);
    const counting = figure.counting as Counting;
    const conditions = conditionsOf(counting);
    const name = (more: Condition | undefined): CountName => nameOf(figure.relation, about, { ...counting.of, ...more });
    const people = new Map(Object.entries(conditions).map(([part, condition]) => [part, name(condition)]));
    const names = { outOf: name({}), missing: name(conditions['missing']), people };
    this.names.set(key, names);
    return names;
  }

  /** How many people each count of some lines of one group is of. */
  countsOf(lines: readonly Line[]): Record<CountName, number> {
    const counts: Record<CountName, number> = {};
    for (const line of lines) {
      const names = this.namesOf(line);
      const { people, outOf, missing } = line.persons ?? line;
      counts[names.people] = people;
      counts[names.outOf] = outOf;
      if (line.missing !== undefined) counts[names.missing] = missing ?? 0;
    }
    return counts;
  }

  /** Which counts add up to which; by two columns also each of them by itself, where another figure tells of it. */
  parts(all: readonly AboutsOfFigures[]): PartsOfCount[] {
    return [...this.figures].flatMap(([id, figure]) => {
      const own = new Set(all.flatMap((abouts) => [...(abouts.get(id) ?? [])]));
      return own.size === 0 ? [] : aboutsOf(figure.relation, own).flatMap((about) => this.partsOf(figure, about));
    });
  }

  private partsOf(figure: Figure, about: string): readonly PartsOfCount[] {
    return getOr(this.partsAbout, `${figure.definition.id} ${about}`, () =>
      partsOfFigure(figure, about).filter(({ total, parts }) => !parts.includes(total)),
    );
  }
}

const nameOf = (relation: string, about: string | undefined, condition: Condition): CountName =>
  `${relation} ${about ?? ''} ${JSON.stringify(Object.entries(condition).sort(([a], [b]) => (a < b ? -1 : 1)))}`;

const keyOf = (part: string, became: string | undefined): string => `part ${part} ${became ?? ''}`;

/** What must hold of a row, besides that it could be counted, for each count of a figure. */
function conditionsOf(counting: Counting): Record<string, Condition> {
  switch (counting.kind) {
    case 'people':
      return { people: counting.when };
    case 'parts':
      return Object.fromEntries(partsOf(counting).map(({ part, became, condition }) => [keyOf(part, became), condition]));
    case 'spread':
      return { people: { [counting.column]: 'known' }, missing: { [counting.column]: 'not-known' } };
    case 'total':
      return { people: { [counting.column]: 'positive' } };
  }
}

function partsOfFigure({ relation, counting: how }: Figure, about: string | undefined): PartsOfCount[] {
  const counting = how as Counting;
  const name = (more: Condition): CountName => nameOf(relation, about, { ...counting.of, ...more });
  const whole: PartsOfCount = { total: name({}), parts: Object.values(conditionsOf(counting)).map(name) };
  if (counting.kind === 'people' || counting.kind === 'total') return [{ ...whole, rest: true }];
  if (counting.kind === 'spread' || !counting.then) return [whole];
  const columns = [counting.by.column, counting.then.column] as (keyof Condition)[];
  const grids = columns.flatMap((column) => {
    const lines = Map.groupBy(partsOf(counting), ({ condition }) => JSON.stringify(condition[column]));
    return [...lines.values()].map((cells): PartsOfCount => ({
      total: name({ [column]: cells[0]?.condition[column] }),
      parts: cells.map(({ condition }) => name(condition)),
    }));
  });
  return [whole, ...grids];
}
