import { WITHHELD, type DisclosurePolicy, type Shown } from '#disclosure';
import type { RestatementCause } from './causes.js';
import { CAUSE_NAMES } from './causes.js';
import { keyOf, type Move } from './moves.js';

/** How much came about by a cause, as it may be shown. Absent: nothing, or it is withheld with the rest of its cause. */
export interface ShownCause {
  cause: RestatementCause;
  entered?: Shown;
  left?: Shown;
  changed?: Shown;
}

type Sums = Record<Move['how'], { n: number; cases: number }>;

/** Adds up what single cases change in figures, by cause. */
export class CauseTally {
  private readonly byFigure = new Map<string, { figure: Move['figure']; counts: boolean; causes: Map<RestatementCause, Sums> }>();

  /** Takes in what one case changes. */
  add(moves: readonly Move[]): void {
    for (const { figure, cause, how, n, counts } of moves) {
      const key = keyOf(figure);
      const own = this.byFigure.get(key) ?? { figure, counts, causes: new Map<RestatementCause, Sums>() };
      const sums = own.causes.get(cause) ?? { entered: { n: 0, cases: 0 }, left: { n: 0, cases: 0 }, changed: { n: 0, cases: 0 } };
      sums[how].n += n;
      sums[how].cases += 1;
      own.causes.set(cause, sums);
      this.byFigure.set(key, own);
    }
  }

  /** Every figure that something changed. */
  get figures(): Move['figure'][] {
    return [...this.byFigure.values()].map(({ figure }) => figure);
  }

  /** Whether a figure, by its key, is one to which what changed adds up. */
  counts(key: string): boolean {
    return this.byFigure.get(key)?.counts ?? false;
  }

  /**
   * The causes of a figure under a disclosure policy. What comes of fewer people than may be told of is left out and not marked: that
   * it was listed would tell of somebody, where a number that nothing changed is withheld as well.
   */
  shown(figure: Move['figure'], policy: DisclosurePolicy): ShownCause[] {
    const causes = this.byFigure.get(keyOf(figure))?.causes;
    return CAUSE_NAMES.flatMap((cause) => {
      const sums = causes?.get(cause);
      const told = sums ? (Object.entries(sums) as [Move['how'], Sums['left']][]).flatMap(([how, sum]) => toldOf(how, sum, policy)) : [];
      return told.length === 0 ? [] : [{ cause, ...Object.fromEntries(told) }];
    });
  }
}

/** Several letters may be about one person, so what may be told goes by the cases. */
function toldOf(how: Move['how'], { n, cases }: Sums['left'], policy: DisclosurePolicy): [Move['how'], number][] {
  const shown = policy.count(cases) === WITHHELD ? WITHHELD : policy.count(n);
  return typeof shown === 'number' && shown > 0 ? [[how, shown]] : [];
}
