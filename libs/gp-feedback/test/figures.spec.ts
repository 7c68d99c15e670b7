import { describe, expect, it } from '@jest/globals';
import { isRefusal, type Actor } from '#kernel';
import { outcomesProjection } from '#outcomes';
import { derivedId, STEPWISE_NAMESPACE, type LocalDate, type Uuid } from '#kernel';
import { givenEvents, programmePublished, projected, type ToldEvent } from '#support/projections.js';
import { aStagedProgramme } from '#support/stories.js';
import { FEEDBACK_FIGURES } from '../src/feedback-figures.js';
import { practiceFeedback, type FeedbackLine } from '../src/practice-feedback.js';

const thePractice: Actor = { id: 'practice-1', role: 'gp-practice', organisation: 'A81001' };

const id = (name: string): Uuid => derivedId(STEPWISE_NAMESPACE, name);
const told = (caseId: Uuid, category: string, type: string, day: LocalDate, data: object = {}, part?: Uuid): ToldEvent => ({
  ...{ caseId, category, type, data, at: `${day}T10:00:00.000Z` },
  ...(part ? { part } : {}),
});

/** A case of a practice, accepted the day it came. */
const aCase = (n: number, practice: string, ...more: ((caseId: Uuid) => ToldEvent)[]): ToldEvent[] => {
  const caseId = id(`case ${n}`);
  const facts = {
    ...{ personId: id(`person ${n}`), programme: { id: 'staged-service', version: 1 }, source: 'gp', practice, referrer: { organisation: practice } },
    ...{ conditionGroups: ['pain'], employment: { status: 'employed', offSick: true }, ageBand: '35-44', sex: 'female', ethnicGroup: 'white' },
  };
  return [
    told(caseId, 'referral', 'ReferralReceived', '2026-01-05', { ...facts, noticeReceivedOn: '2026-01-05' }),
    told(caseId, 'referral', 'ReferralAccepted', '2026-01-05'),
    ...more.map((event) => event(caseId)),
  ];
};

const contacted = (day: LocalDate) => (caseId: Uuid) => told(caseId, 'triage', 'FirstContactMade', day);
const worked = (day: LocalDate) => (caseId: Uuid) => told(caseId, 'discharge', 'WorkStatusRecorded', day, { status: 'at-work' });
const discharged = (day: LocalDate) => (caseId: Uuid) => told(caseId, 'discharge', 'CaseDischarged', day, { reason: 'completed', benefitRating: 7 });
const letter =
  (type: string, day: LocalDate, data: object = {}) =>
  (caseId: Uuid) =>
    told(caseId, 'letter', type, day, data, id(`letter ${caseId}`));
const sent = [
  letter('LetterDue', '2026-01-05', { kind: 'referral-received', version: 1, practice: 'A81001' }),
  letter('LetterSent', '2026-01-08', { practice: 'A81001' }),
];

/** What a practice is told after these cases. */
async function toldAfter(...story: readonly ToldEvent[]) {
  const { database } = await projected(outcomesProjection, givenEvents(programmePublished(aStagedProgramme()), ...story));
  const request = { practice: 'A81001', from: '2026-01-01', to: '2026-06-30' };
  const feedback = await practiceFeedback(database.kysely, request, thePractice, '2026-07-01T10:00:00.000Z');
  if (isRefusal(feedback)) throw new Error(feedback.code);
  return (figure: string, part?: string): FeedbackLine | undefined => feedback.figures.find((line) => line.figure === figure && line.part === part);
}

describe('feedback to a practice', () => {
  it('known mistake 7: gives with every median those who still wait and those who left without', async () => {
    const line = await toldAfter(
      ...aCase(1, 'A81001', contacted('2026-01-07')),
      ...aCase(2, 'A81001'),
      ...aCase(3, 'A81001', discharged('2026-02-02')),
    );
    expect(line('days-to-contact')).toMatchObject({ people: 1, outOf: 3, missing: 2, median: 2 });
    expect([line('waiting-for-contact'), line('left-without-contact')]).toMatchObject([{ people: 1 }, { people: 1 }]);
    expect([line('days-to-treatment'), line('waiting-for-treatment'), line('left-without-treatment')]).toMatchObject([
      { people: 0, missing: 3 },
      { people: 2 },
      { people: 1 },
    ]);
  });

  it('tells what came of its patients alone, and compares shares and medians with all', async () => {
    const back = [contacted('2026-01-07'), worked('2026-02-02'), discharged('2026-03-02')];
    const others = Array.from({ length: 12 }, (_, i) =>
      aCase(10 + i, 'A81002', contacted('2026-01-15'), ...(i < 6 ? [worked('2026-02-09')] : [])),
    ).flat();
    const line = await toldAfter(...aCase(1, 'A81001', ...back), ...aCase(2, 'A81001', contacted('2026-01-09')), ...others);
    expect(line('returned-to-work')).toEqual({ figure: 'returned-to-work', people: 1, outOf: 2, percent: 50, allPractices: { percent: 50 } });
    expect(line('days-to-contact')).toMatchObject({ people: 2, median: 2, mean: 3, allPractices: { median: 10, mean: 9 } });
    expect(line('benefit')).toMatchObject({ people: 1, mean: 7, allPractices: { mean: '*', median: '*' } });
  });

  it('tells what became of letters', async () => {
    const undelivered = [...sent, letter('LetterUndeliverable', '2026-01-09', { reason: 'no-mailbox' })];
    const line = await toldAfter(...aCase(1, 'A81001', ...sent), ...aCase(2, 'A81001', ...undelivered), ...aCase(3, 'A81001', sent[0]!));
    expect([line('all-letters', 'sent'), line('all-letters', 'undeliverable'), line('all-letters', 'waiting')]).toMatchObject([
      { people: 1, outOf: 3 },
      { people: 1 },
      { people: 1 },
    ]);
    expect(line('all-letters-sent')).toMatchObject({ people: 2, outOf: 3 });
    expect(line('all-days-to-letter')).toMatchObject({ people: 2, missing: 1, median: 3 });
  });

  it('defines each figure once', () => {
    const ids = FEEDBACK_FIGURES.map(({ definition }) => definition.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
