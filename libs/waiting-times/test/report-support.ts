import { isRefusal, type Actor, type Instant, type LocalDate } from '#kernel';
import { asked, type ReportRequest } from '../src/reports/request.js';
import { waitingListReport, type WaitingFigures } from '../src/reports/waiting-list-report.js';
import { waitingTimesReport, type Report } from '../src/reports/waiting-times-report.js';
import type { ShownFigures } from '../src/reports/shown-figures.js';
import type { FactsDatabase } from './projection-support.js';
import { id, type Told } from './support.js';

export const theTeamLead: Actor = { id: 'lead-1', role: 'team-lead', organisation: 'PRV01' };
export const theCommissioner: Actor = { id: 'commissioner-1', role: 'commissioner', organisation: 'QWO' };
export const theAuditor: Actor = { id: 'auditor-1', role: 'auditor', organisation: 'QWO' };
export const theOperator: Actor = { id: 'operator-1', role: 'operator', organisation: 'stepwise' };

/** The present of report tests, after everything that their stories tell. */
export const NOW: Instant = '2026-12-31T12:00:00.000Z';

/** A story told of another case. */
export const ofCase = (name: string, ...story: Told[]): Told[] =>
  story.map((told, i) => ({
    ...told,
    caseId: id(name),
    label: `${name} ${told.label ?? i}`,
    ...(told.part ? { part: id(`${name} ${told.part}`) } : {}),
  }));

/** The waiting-times report of a period, for the provider's team lead unless told otherwise. */
export async function waitingTimes(
  facts: FactsDatabase,
  [from, to]: [LocalDate, LocalDate],
  request: ReportRequest = {},
  { actor = theTeamLead, now = NOW }: { actor?: Actor; now?: Instant } = {},
): Promise<Report<ShownFigures>> {
  const answerable = asked(request, { from, to }, actor, now);
  if (isRefusal(answerable)) throw new Error(answerable.code);
  return await waitingTimesReport(facts.tables, answerable, actor);
}

/** The waiting list of a day, for the provider's team lead unless told otherwise. */
export async function waitingList(
  facts: FactsDatabase,
  on: LocalDate,
  request: ReportRequest = {},
  actor = theTeamLead,
): Promise<Report<WaitingFigures>> {
  const answerable = asked(request, { to: on }, actor, NOW);
  if (isRefusal(answerable)) throw new Error(answerable.code);
  return await waitingListReport(facts.tables, answerable, actor);
}
