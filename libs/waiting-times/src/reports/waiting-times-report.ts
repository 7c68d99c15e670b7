import type { Kysely } from 'kysely';
import type { Actor, Instant, LocalDate } from '#kernel';
import type { ClockPolicy } from '#programmes/contract';
import { LEFT_OUT_OF_DAY, LEFT_OUT_OF_PERIOD, noteOf, PERCENTILE_METHOD, sealedReport } from '#reporting';
import type { WaitingTimesTables } from '../facts/schema.js';
import { disclosureAt } from './audience.js';
import { countedUnder, WAIT_RULES, type WaitRule, type WaitRules } from './definition-versions.js';
import type { WaitDefinition } from './definitions.js';
import type { Filters, Group } from './dimensions.js';
import { entriesFor } from './entries.js';
import { figuresOf, type WaitFigures } from './figures.js';
import { knownAtPosition, knownPosition } from './known-position.js';
import type { Asked } from './request.js';
import { shownFigures, type ShownFigures } from './shown-figures.js';

/** What a report says about itself, so that it can be asked for again and compared. */
export interface ReportHead {
  report: 'waiting-times' | 'waiting-list';
  from: LocalDate;
  /** The last day that it speaks of: waits still running are as long as they were then. */
  to: LocalDate;
  /** The day by whose end what counts had happened, where one was asked for. */
  asAt?: LocalDate;
  /** The time at which what it says was known, where one was asked for. */
  knownAt?: Instant;
  /** Log position up to which facts are known in it. */
  position: string;
  filters: Filters;
  groupBy: readonly string[];
  countIn: ClockPolicy['countIn'];
  percentileMethod: typeof PERCENTILE_METHOD;
  /** Name of the policy by which figures are withheld and rounded. */
  disclosure: string;
  /** What a reader under such a policy must know, where the report is broken down. */
  note?: string;
  definitions: readonly WaitDefinition[];
}

/**
 * A report with its figures; `hash` is the SHA-256, in hex, over the canonical JSON of the rest of it without `knownAt` and
 * `position`: the same figures have the same hash, whenever they are asked for.
 */
export type Report<Figures> = ReportHead & { figures: readonly Figures[]; hash: string };

/** Waiting times of a period: for each measure and group the three populations together. */
export async function waitingTimesReport(
  db: Kysely<WaitingTimesTables>,
  asked: Asked,
  actor: Actor,
  rules: WaitRules = WAIT_RULES,
): Promise<Report<ShownFigures>> {
  const { measures, countIn } = asked;
  const position = await positionOf(db, asked);
  const policy = await disclosureAt(db, actor, asked.filters, position);
  const own = inForce(rules, measures);
  const { entries, withholds } = await entriesFor(db, asked, position, policy, { which: ['ended', 'running'], counts: countedUnder(own) });
  const figures = figuresOf(entries, countIn, asked.groupBy.length === 0 ? measures : []).sort(byMeasureAndGroup(measures));
  return sealed(headOf('waiting-times', asked, position, policy.name, own), shownFigures(figures, policy, withholds));
}

/** The position up to which a report knows. */
export const positionOf = (db: Kysely<WaitingTimesTables>, { knownAt }: Asked): Promise<string> =>
  knownAt === undefined ? knownPosition(db) : knownAtPosition(db, knownAt);

/** The definitions in force of some measures, in their order. */
export const inForce = (rules: WaitRules, measures: readonly string[]): WaitRule[] =>
  measures.flatMap((measure) => rules.inForce.filter(({ definition }) => definition.measure === measure));

/** What a report says about itself. */
export const headOf = (report: ReportHead['report'], asked: Asked, position: string, disclosure: string, rules: readonly WaitRule[]): ReportHead => ({
  report,
  ...{ from: asked.from, to: asked.to },
  ...(asked.asAt === undefined ? {} : { asAt: asked.asAt }),
  ...(asked.knownAt === undefined ? {} : { knownAt: asked.knownAt }),
  ...{ position, filters: asked.filters, groupBy: asked.groupBy, countIn: asked.countIn, percentileMethod: PERCENTILE_METHOD, disclosure },
  ...noteOf(report === 'waiting-list' ? LEFT_OUT_OF_DAY : LEFT_OUT_OF_PERIOD, { groupBy: asked.groupBy, disclosure }),
  definitions: rules.map(({ definition }) => definition),
});

/** A report with the hash over what it says. */
export const sealed = <Figures>(head: ReportHead, figures: readonly Figures[]): Report<Figures> => sealedReport({ ...head, figures });

/** Orders figures as their measures are listed, then by group. */
export const byMeasureAndGroup =
  (measures: readonly string[]) =>
  (a: Pick<WaitFigures, 'measure' | 'group'>, b: Pick<WaitFigures, 'measure' | 'group'>): number =>
    measures.indexOf(a.measure) - measures.indexOf(b.measure) || textOf(a.group).localeCompare(textOf(b.group), 'en-GB');

const textOf = (group: Group): string => Object.values(group).join('|');
