import type { Database } from '#database';
import type { Shown } from '#disclosure';
import { isRefusal, londonDate, type Actor, type Instant, type Refusal } from '#kernel';
import { sameDefinitions, type AnyReport, type FigureName, type PublishableReport, type ReportedFigure, type ReportThen } from '#reporting';
import { AS_THEY_ARE } from '../model/audience.js';
import type { Published } from '../model/events.js';
import { refusePublication } from '../model/refusals.js';
import { keyOf, movesIn } from './moves.js';
import { policyBetween } from './policy.js';
import { CauseTally, type ShownCause } from './tally.js';

/** A figure that is not what it was, or that people came to and left. */
export interface RestatedFigure extends FigureName {
  /** As published, and as the report has it now; absent: it is not in that report. */
  then?: Shown;
  now?: Shown;
  /** `now` less `then`, both as shown. Of numbers of people it is, where nothing is withheld, what came by all causes less what went. */
  difference?: number;
  /** What the report says today of the figure as known then, where that is not what was published: the program counts otherwise. */
  recalculated?: Shown;
  causes: readonly ShownCause[];
}

/** What a publication said, what is known now, and why they differ. */
export interface Restatement {
  now: AnyReport;
  /** Name of the policy by which causes are withheld and rounded. */
  disclosure: string;
  figures: RestatedFigure[];
}

/** Works out how the figures of a publication differ from the same report now, or as known at a later moment. */
export async function restate(
  database: Database,
  report: PublishableReport,
  { published, by }: { published: Published; by: Actor },
  { knownAt, now }: { knownAt?: Instant; now: Instant },
): Promise<Restatement | Refusal> {
  if (knownAt !== undefined && knownAt < published.knownAt) return refusePublication('publication.known-before', { field: 'knownAt' });
  const { knownAt: _, ...request } = published.request;
  const run = (at?: Instant) => report.run(database, at === undefined ? request : { ...request, knownAt: at }, by, now);
  const [current, again] = [await run(knownAt), await run(published.knownAt)];
  if (isRefusal(current)) return current;
  const content = published.content as unknown as AnyReport;
  const then: ReportThen = {
    report: content,
    // Not the position that was published: copied to another store, the log has others for the same events.
    position: await report.positionAt(database, published.knownAt),
    today: londonDate(published.knownAt),
  };
  const tally = new CauseTally();
  const until = { report: current, position: current.position, today: londonDate(knownAt ?? now) };
  for await (const course of report.courses(database, then, until)) tally.add(movesIn(course, published.knownAt));
  const policy = policyBetween(content.disclosure, current.disclosure);
  const recalculated = isRefusal(again) || !sameDefinitions(content.definitions, again.definitions) ? undefined : report.figuresIn(again);
  const compared = { then: report.figuresIn(content), now: report.figuresIn(current), recalculated };
  const figures = comparisons(compared, tally, policy.name === AS_THEY_ARE).map((figure) => ({ ...figure, causes: tally.shown(figure, policy) }));
  return { now: current, disclosure: policy.name, figures: figures.filter(isRestated) };
}

const isRestated = ({ then, now, recalculated, causes }: RestatedFigure): boolean => then !== now || recalculated !== undefined || causes.length > 0;

interface Compared {
  then: readonly ReportedFigure[];
  now: readonly ReportedFigure[];
  recalculated: readonly ReportedFigure[] | undefined;
}

/** Every figure of either report, in their order, and whatever else moved. Where all is shown, a number of people that a report does not list is none. */
function comparisons({ then, now, recalculated }: Compared, tally: CauseTally, isAllShown: boolean): Omit<RestatedFigure, 'causes'>[] {
  // Cases come in no order that means anything, and a restatement is the same whenever it is asked for.
  const others = [...tally.figures].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const names = new Map<string, FigureName>([...now, ...then, ...others].map((figure) => [keyOf(figure), figure]));
  const [before, after, again] = [valuesOf(then), valuesOf(now), recalculated && valuesOf(recalculated)];
  return [...names].map(([key, { definition, of, group }]) => {
    const none = isAllShown && tally.counts(key) ? 0 : undefined;
    const [was, is] = [before.get(key) ?? none, after.get(key) ?? none];
    return {
      ...{ definition, of, group },
      ...(was === undefined ? {} : { then: was }),
      ...(is === undefined ? {} : { now: is }),
      ...(typeof was === 'number' && typeof is === 'number' ? { difference: rounded(is - was) } : {}),
      ...(again && again.get(key) !== before.get(key) ? { recalculated: again.get(key) ?? 0 } : {}),
    };
  });
}

const valuesOf = (figures: readonly ReportedFigure[]): Map<string, Shown> => new Map(figures.map((figure) => [keyOf(figure), figure.value]));

/** Differences of means and percentages have no more places than these. */
const rounded = (n: number): number => Math.round(n * 100) / 100;
