import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRefusal, londonDate, type Actor } from '#kernel';
import { DefinitionVersions, type PublishableReport, type ReportThen } from '#reporting';
import { publishableWaitReports } from '#waiting-times';
import { WAIT_RULES, type WaitRule } from '../../waiting-times/src/reports/definition-versions.js';
import { FactsDatabase, published } from '../../waiting-times/test/projection-support.js';
import { ofCase } from '../../waiting-times/test/report-support.js';
import { contacted, log, referred } from '../../waiting-times/test/support.js';
import { movesIn } from '../src/restatement/moves.js';

const aTeamLead: Actor = { id: 'lead-1', role: 'team-lead', organisation: 'PRV01' };
const THEN = '2026-04-01T09:00:00.000Z';
const NOW = '2026-12-31T12:00:00.000Z';
const FIRST = WAIT_RULES.inForce.find(({ definition }) => definition.measure === 'referral-to-first-contact') as WaitRule;

/** A second version of one definition, made up for this test: whoever is reached the same day was never waiting. */
const SECOND: WaitRule = {
  definition: { ...FIRST.definition, version: 2, exclusions: 'People who were reached on the day of their referral.' },
  counts: ({ calendar }) => calendar?.pausesIncluded !== 0,
};
const withTwo = new DefinitionVersions<WaitRule>([...WAIT_RULES.inForce, SECOND]);

let facts: FactsDatabase;
beforeAll(async () => {
  facts = await FactsDatabase.open();
  const people = [
    ...ofCase('same day', referred('2026-03-02'), contacted('2026-03-02')),
    ...ofCase('next day', referred('2026-03-02'), contacted('2026-03-03')),
  ];
  await facts.take(log([...published(), ...people]));
}, 120_000);
afterAll(() => facts.database.close());

async function reported(report: PublishableReport, now: string): Promise<ReportThen> {
  const query = { from: '2026-03-01', to: '2026-03-31', measure: ['referral-to-first-contact'] };
  const answer = await report.run(facts.database, query, aTeamLead, now);
  if (isRefusal(answer)) throw new Error(answer.code);
  return { report: answer, position: answer.position, today: londonDate(now) };
}
const completed = ({ report }: ReportThen) => (report.figures as { completed: { n: number } }[])[0]?.completed.n;

describe('a definition with a second version', () => {
  it('counts by the second, and leaves what was published under the first to be run by the first', async () => {
    const [before] = publishableWaitReports() as [PublishableReport];
    const [after] = publishableWaitReports(withTwo) as [PublishableReport];
    const [then, now] = [await reported(before, THEN), await reported(after, NOW)];
    expect([completed(then), completed(now)]).toEqual([2, 1]);
    expect(now.report.definitions).toMatchObject([{ version: 2 }]);

    const moves = [];
    for await (const course of after.courses(facts.database, then, now)) moves.push(...movesIn(course, THEN));
    const ofCompleted = moves.filter(({ figure: { of } }) => of['population'] === 'completed' && of['statistic'] === 'n');
    expect(ofCompleted).toMatchObject([{ cause: 'definition', how: 'left', n: 1 }]);
  });

  it('cannot do without the first', () => {
    expect(() => new DefinitionVersions<WaitRule>([SECOND])).toThrow('do not follow each other');
    expect(() => WAIT_RULES.versions([{ id: FIRST.definition.id, version: 2 }])).toThrow('no version 2');
  });
});
