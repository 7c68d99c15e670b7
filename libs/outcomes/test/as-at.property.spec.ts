import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#event-log';
import type { LocalDate, Recorded } from '#kernel';
import { THE_CASE } from '#support/decisions.js';
import { givenEvents, programmePublished, projected, type Projected } from '#support/projections.js';
import { entryOf } from '../src/history/entry.js';
import { outcomesProjection } from '../src/index.js';
import { CaseFold, rowsStanding } from '../src/projection/case-fold.js';
import type { OutcomesRequest } from '../src/reports/outcomes-report.js';
import { aDay, aHistory, aLog, anotherProgramme, happenedBy, recordedInTurn } from './random-log.js';
import { aCommissioner, aTeamLead, outcomesOf } from './report-support.js';
import { findTerms, nowhere, on, theProgramme } from './story.js';

const PERIOD = { from: '2026-01-01', to: '2026-08-31' };
const ASKED: readonly Partial<OutcomesRequest>[] = [
  PERIOD,
  { ...PERIOD, cohort: 'discharged' },
  { ...PERIOD, groupBy: ['month', 'programme', 'stage'] },
];
const NOW = '2027-06-01T00:00:00.000Z';

/** The rows of a case and its letters, without the days on which they so stood, as sorted texts. */
function rowsAfter(events: readonly Recorded[], asAt?: LocalDate): string[] {
  const fold = new CaseFold(THE_CASE, findTerms(anotherProgramme), nowhere);
  for (const event of events) {
    const entry = event.caseId === null ? undefined : entryOf(event);
    if (!entry) continue;
    fold.add(entry);
    // As a projection does that takes in one event at a time.
    fold.facts();
  }
  return rowsStanding([...fold.facts().values()], asAt)
    .filter(({ of }) => of !== 'activity')
    .map(({ row }) => canonicalJson({ ...row, stands_from: undefined, stands_until: undefined }))
    .sort();
}

/** What reports say, without when and up to where they know. */
async function figuresOf(facts: Projected, now: string, times: Pick<OutcomesRequest, 'asAt' | 'knownAt'> = {}) {
  const reports = await Promise.all(ASKED.map((asked) => outcomesOf(facts, { ...asked, ...times }, aTeamLead, now)));
  return reports.map(({ from, to, figures }) => ({ from, to, figures }));
}

describe('as at a day, late entries and corrections included', () => {
  it('rows are what the events that had happened by then come to alone, after every event of the log', () =>
    fc.assert(
      fc.property(aHistory, fc.nat(), aDay, (story, n, day) => {
        const events = givenEvents(theProgramme, programmePublished(anotherProgramme), ...story);
        const known = events.slice(0, 3 + (n % (events.length - 2)));
        expect(rowsAfter(known, day)).toEqual(rowsAfter(happenedBy(known, day)));
      }),
      { numRuns: 400 },
    ));

  it('without a day they are those of the last day on which anything happened', () =>
    fc.assert(
      fc.property(aHistory, (story) => {
        const events = givenEvents(theProgramme, programmePublished(anotherProgramme), ...story);
        expect(rowsAfter(events, '2026-12-31')).toEqual(rowsAfter(events));
      }),
      { numRuns: 100 },
    ));

  it('and as known at a moment, outcomes are those that were given on that day of these events alone', async () => {
    await fc.assert(
      fc.asyncProperty(aLog, fc.array(fc.tuple(aDay, fc.nat()), { minLength: 3, maxLength: 3 }), async (log, asked) => {
        const events = recordedInTurn(log);
        const moments = asked.map(([day, n]) => ({ day, then: events[2 + (n % (events.length - 2))]! }));
        const whole = await projected(outcomesProjection, events, 9);
        const answers = [];
        for (const { day, then } of moments) answers.push(await figuresOf(whole, NOW, { asAt: day, knownAt: then.recordedAt }));
        for (const [i, { day, then }] of moments.entries()) {
          const known = events.filter(({ recordedAt }) => recordedAt <= then.recordedAt);
          const alone = await projected(outcomesProjection, happenedBy(known, day));
          expect(answers[i]).toEqual(await figuresOf(alone, on(day)));
        }
      }),
      { numRuns: 4 },
    );
  }, 240_000);

  it('they are also under a disclosure policy what the same question was answered at the moment as known at which it is asked', async () => {
    await fc.assert(
      fc.asyncProperty(aLog, fc.nat(), fc.constantFrom('2026-02-28', '2026-05-31'), async (log, n, asAt) => {
        const events = recordedInTurn(log);
        const { recordedAt } = events[2 + (n % (events.length - 2))]!;
        const answered = async (facts: Projected, now: string, knownAt?: string) => {
          const known = knownAt === undefined ? {} : { knownAt };
          const { figures, hash } = await outcomesOf(facts, { ...PERIOD, asAt, groupBy: ['month'], ...known }, aCommissioner, now);
          return { figures, hash };
        };
        const known = events.filter((event) => event.recordedAt <= recordedAt);
        const given = await answered(await projected(outcomesProjection, known), recordedAt);
        expect(await answered(await projected(outcomesProjection, events, 6), NOW, recordedAt)).toEqual(given);
      }),
      { numRuns: 6 },
    );
  }, 240_000);
});
