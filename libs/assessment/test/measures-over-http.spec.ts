import { describe, expect, it } from '@jest/globals';
import { INSTRUMENTS, type Answers, type InstrumentId } from '#assessment/contract';
import { isRefusal, type CommandAnswer } from '#kernel';
import { THE_CASE } from '#support/decisions.js';
import { describeInstrument } from '../src/http/instrument-description.js';
import { measureReceipt } from '../src/http/measure-receipt.js';
import { measureIt, story } from './support.js';

/** The receipt that a measure with these answers is answered with. */
function receiptFor(instrument: InstrumentId, answers: Answers) {
  const { decision } = story().when(measureIt({ instrument, answers }));
  if (isRefusal(decision)) throw new Error(decision.message);
  const events = decision.map(({ type, data }) => ({ eventId: 'the event', type, data }));
  return measureReceipt(THE_CASE, { revision: 4, position: '0000000000000042', events });
}

describe('the receipt of a measure', () => {
  it('says what the answers come to', () => {
    const receipt = receiptFor('gad-7', [2, 2, 2, 2, 0, 0, 0]);
    expect(receipt).toMatchObject({
      caseId: THE_CASE,
      id: 'the event',
      position: '0000000000000042',
      score: 8,
      caseness: true,
      mayMeanRiskToLife: false,
    });
    expect(receipt.noScoreBecause).toBeUndefined();
  });

  it('names the band where the instrument has bands', () => {
    expect(receiptFor('wsas', [4, 4, 2, 2, 2])).toMatchObject({ score: 14, band: 'significant' });
  });

  it('says why there is no score', () => {
    const receipt = receiptFor('phq-9', [1, 1, 1, null, null, null, 0, 0, 0]);
    expect(receipt).toMatchObject({ noScoreBecause: 'too-many-missing', mayMeanRiskToLife: false });
    expect(receipt.score).toBeUndefined();
  });

  it('warns of an answer that may mean a risk to life, with or without a score', () => {
    expect(receiptFor('phq-9', [0, 0, 0, 0, 0, 0, 0, 0, 1])).toMatchObject({ score: 1, caseness: false, mayMeanRiskToLife: true });
    expect(receiptFor('phq-9', [null, null, null, 0, 0, 0, 0, 0, 1])).toMatchObject({ mayMeanRiskToLife: true });
  });

  it('is none without the event', () => {
    const nothing: CommandAnswer = { revision: 4, position: '0000000000000042', events: [] };
    expect(() => measureReceipt(THE_CASE, nothing)).toThrow('without its event');
  });
});

describe('the description of the instruments', () => {
  it('says of a scale how it is scored and read', () => {
    const phq9 = INSTRUMENTS.find(({ id }) => id === 'phq-9')!;
    expect(describeInstrument(phq9)).toMatchObject({
      kind: 'scale',
      numberOfItems: 9,
      better: 'lower',
      range: { from: 0, to: 27 },
      caseness: { atLeast: 10 },
      reliableChange: 6,
      safetyItems: [8],
    });
  });

  it('says of a profile why it has no score, and that none of its items is about safety', () => {
    const eq5d = INSTRUMENTS.find(({ id }) => id === 'eq-5d-5l')!;
    expect(describeInstrument(eq5d)).toMatchObject({ kind: 'profile', noScoreBecause: 'needs-value-set', numberOfItems: 6, safetyItems: [] });
  });

  it('tells what was read in a primary source from what was not', () => {
    const wsas = describeInstrument(INSTRUMENTS.find(({ id }) => id === 'wsas')!);
    expect(wsas.sources.map(({ fact, primary }) => [fact, primary])).toEqual([
      ['scoring', true],
      ['missing-answers', true],
      ['bands', false],
    ]);
  });
});
