import type { Shown } from '#disclosure';
import type { FigureName } from '#reporting';
import type { ShownLine } from '../shown-lines.js';

/** The figures of a line that are numbers of people, or of letters. */
export const COUNTS = ['people', 'outOf', 'missing'] as const;
/** Those that no sum of people makes. */
export const STATISTICS = ['percent', 'mean', 'median', 'total'] as const;
export type Statistic = (typeof COUNTS)[number] | (typeof STATISTICS)[number];

/** What one figure of a line is called. */
export function nameIn({ figure, about, part, became }: Pick<ShownLine, 'figure' | 'about' | 'part' | 'became'>, statistic: Statistic) {
  const words = { about, part, became, statistic };
  const of = Object.fromEntries(Object.entries(words).filter((word): word is [string, string] => word[1] !== undefined));
  return { definition: figure, of } satisfies Pick<FigureName, 'definition' | 'of'>;
}

/** Every figure that a line shows. */
export const figuresInLine = (line: ShownLine): (Pick<FigureName, 'definition' | 'of'> & { value: Shown })[] =>
  [...COUNTS, ...STATISTICS].flatMap((statistic) => {
    const value = line[statistic];
    return value === undefined ? [] : [{ ...nameIn(line, statistic), value }];
  });
