import type { Kysely } from 'kysely';
import type { Actor } from '#kernel';
import type { WaitMeasure } from '#programmes/contract';
import type { WaitingTimesTables } from '../facts/schema.js';
import { disclosureAt } from './audience.js';
import { countedUnder, WAIT_RULES, type WaitRules } from './definition-versions.js';
import type { Group } from './dimensions.js';
import { entriesFor } from './entries.js';
import { figuresOf } from './figures.js';
import type { Asked } from './request.js';
import { shownFigures, type ShownPopulation } from './shown-figures.js';
import { byMeasureAndGroup, headOf, inForce, positionOf, sealed, type Report } from './waiting-times-report.js';

/** Who still waits for one thing, in numbers. */
export interface WaitingFigures extends ShownPopulation {
  measure: WaitMeasure;
  group: Group;
}

/** Who still waits on the last day of the period asked for. */
export async function waitingListReport(
  db: Kysely<WaitingTimesTables>,
  asked: Asked,
  actor: Actor,
  rules: WaitRules = WAIT_RULES,
): Promise<Report<WaitingFigures>> {
  const { measures, countIn, to, groupBy } = asked;
  const position = await positionOf(db, asked);
  const policy = await disclosureAt(db, actor, asked.filters, position);
  const own = inForce(rules, measures);
  const found = { which: ['running'] as const, counts: countedUnder(own) };
  const { entries, withholds } = await entriesFor(db, { ...asked, byMonth: false }, position, policy, found);
  const figures = figuresOf(entries, countIn, groupBy.length === 0 ? measures : []).sort(byMeasureAndGroup(measures));
  const waiting = shownFigures(figures, policy, withholds).map(({ measure, group, waiting }) => ({ measure, group, ...waiting }));
  return sealed(headOf('waiting-list', { ...asked, from: to }, position, policy.name, own), waiting);
}
