import { isRefusal, type Actor } from '#kernel';
import type { ToldEvent } from '#support/projections.js';
import { givenEvents, projected, type Projected } from '#support/projections.js';
import { outcomesProjection } from '../src/index.js';
import { activityReport, type ActivityReport, type ActivityRequest } from '../src/reports/activity-report.js';
import { outcomesReport, type OutcomesReport, type OutcomesRequest } from '../src/reports/outcomes-report.js';
import type { ShownLine } from '../src/reports/shown-lines.js';

/** Leads the team of the staged service: sees figures as they are. */
export const aTeamLead: Actor = { id: 'team-lead-1', role: 'team-lead', organisation: 'PRV01' };
/** Pays for the staged service. */
export const aCommissioner: Actor = { id: 'commissioner-1', role: 'commissioner', organisation: 'QWO' };
export const anOperator: Actor = { id: 'operator-1', role: 'operator', organisation: 'PRV01' };

/** The moment at which reports are asked for, unless told otherwise. */
export const NOW = '2026-12-01T10:00:00.000Z';

/** What the projection makes of a story, as one batch. */
export const projectedAfter = (...story: readonly ToldEvent[]): Promise<Projected> => projected(outcomesProjection, givenEvents(...story));

/** The outcomes of those referred in 2026, unless told otherwise, as a team lead sees them. */
export async function outcomesOf(
  { database }: Projected,
  request: Partial<OutcomesRequest> = {},
  actor = aTeamLead,
  now = NOW,
): Promise<OutcomesReport> {
  const asked = { cohort: 'referred' as const, from: '2026-01-01', to: '2026-12-31', groupBy: [], filters: {}, ...request };
  const report = await outcomesReport(database.kysely, asked, actor, now);
  if (isRefusal(report)) throw new Error(report.code);
  return report;
}

/** What was done in 2026, unless told otherwise, as a team lead sees it. */
export async function activityIn(
  { database }: Projected,
  request: Partial<ActivityRequest> = {},
  actor = aTeamLead,
  now = NOW,
): Promise<ActivityReport> {
  const asked = { from: '2026-01-01', to: '2026-12-31', groupBy: [], filters: {}, ...request };
  const report = await activityReport(database.kysely, asked, actor, now);
  if (isRefusal(report)) throw new Error(report.code);
  return report;
}

/** The one line of a figure, without what it is of. */
export function lineOf({ figures }: OutcomesReport, figure: string, of: Partial<ShownLine> = {}): Partial<ShownLine> {
  const found = figures.filter(
    (line) =>
      line.figure === figure &&
      Object.entries(of).every(([field, value]) => JSON.stringify(line[field as keyof ShownLine]) === JSON.stringify(value)),
  );
  if (found.length !== 1) throw new Error(`${found.length} lines of ${figure}`);
  const { figure: _figure, group: _group, about: _about, part: _part, became: _became, ...values } = found[0]!;
  return values;
}

/** The parts of a figure that hold somebody, by `part` or `part > became`. */
export const partsOf = ({ figures }: OutcomesReport, figure: string, about?: string): Record<string, unknown> =>
  Object.fromEntries(
    figures
      .filter((line) => line.figure === figure && line.about === about && line.people !== 0)
      .map(({ part, became, people }) => [[part, became].filter(Boolean).join(' > '), people]),
  );
