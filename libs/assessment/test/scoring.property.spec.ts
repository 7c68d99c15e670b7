import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultOfAnswers, INSTRUMENTS, isCaseness, recovered, reliableChange, scoreAnswers, type Answers, type Instrument } from '../src/contract.js';

type Scale = Extract<Instrument, { kind: 'scale' }>;

const anInstrument = fc.constantFrom(...INSTRUMENTS);
const aScale = fc.constantFrom(...INSTRUMENTS.filter((i): i is Scale => i.kind === 'scale'));
const answersTo = (instrument: Instrument, missing: boolean): fc.Arbitrary<Answers> =>
  fc.tuple(
    ...instrument.items.map(({ from, to }) => {
      const answer = fc.integer({ min: from, max: to });
      return missing ? fc.option(answer, { nil: null, freq: 4 }) : answer;
    }),
  );
const someAnswers = anInstrument.chain((instrument) => answersTo(instrument, true).map((answers) => ({ instrument, answers })));
const scaleAnswers = (missing: boolean) => aScale.chain((instrument) => answersTo(instrument, missing).map((answers) => ({ instrument, answers })));
const aPair = aScale.chain((instrument) => {
  const score = fc.integer({ min: instrument.range.from, max: instrument.range.to });
  return fc.tuple(score, score).map(([first, last]) => ({ instrument, first, last }));
});

describe('scoring, whatever the answers', () => {
  it('gives either a score within the range or a reason, never both', () => {
    fc.assert(
      fc.property(someAnswers, ({ instrument, answers }) => {
        expect(faultOfAnswers(instrument, answers)).toBeUndefined();
        const { score, noScoreBecause } = scoreAnswers(instrument, answers);
        expect(score === undefined).toBe(noScoreBecause !== undefined);
        if (score === undefined || instrument.kind !== 'scale') return;
        expect(score).toBeGreaterThanOrEqual(instrument.range.from);
        expect(score).toBeLessThanOrEqual(instrument.range.to);
        expect(Number.isInteger(score)).toBe(true);
      }),
    );
  });

  it('is the plain sum where nothing is missing', () => {
    fc.assert(
      fc.property(scaleAnswers(false), ({ instrument, answers }) => {
        const sum = answers.reduce<number>((total, answer) => total + (answer ?? 0), 0);
        expect(scoreAnswers(instrument, answers)).toEqual({ score: sum * instrument.times });
      }),
    );
  });

  it('has a score exactly as long as no more is missing than allowed', () => {
    fc.assert(
      fc.property(scaleAnswers(true), ({ instrument, answers }) => {
        const missing = answers.filter((answer) => answer === null).length;
        const scorable = missing <= instrument.missingAllowed && missing < answers.length;
        expect(scoreAnswers(instrument, answers).score !== undefined).toBe(scorable);
      }),
    );
  });

  it('never falls when one answer rises', () => {
    const withARise = scaleAnswers(true).chain(({ instrument, answers }) =>
      fc.nat({ max: answers.length - 1 }).map((place) => ({ instrument, answers, place })),
    );
    fc.assert(
      fc.property(withARise, ({ instrument, answers, place }) => {
        const before = scoreAnswers(instrument, answers).score;
        const answer = answers[place];
        fc.pre(before !== undefined && answer !== null && answer !== undefined && answer < (instrument.items[place]?.to ?? 0));
        expect(scoreAnswers(instrument, answers.with(place, answer! + 1)).score).toBeGreaterThanOrEqual(before!);
      }),
    );
  });

  it('finds the place of any answer out of range', () => {
    const spoilt = someAnswers.chain(({ instrument, answers }) =>
      fc
        .tuple(fc.nat({ max: answers.length - 1 }), fc.constantFrom(-1, 0.5, 1000, Number.NaN))
        .map(([place, wrong]) => ({ instrument, place, answers: answers.with(place, wrong) })),
    );
    fc.assert(
      fc.property(spoilt, ({ instrument, place, answers }) => expect(faultOfAnswers(instrument, answers)).toEqual({ kind: 'out-of-range', place })),
    );
  });
});

describe('pairs of scores, whatever they are', () => {
  it('turn an improvement into a deterioration when read backwards', () => {
    const reversed = { improved: 'deteriorated', deteriorated: 'improved', 'no-reliable-change': 'no-reliable-change' } as const;
    fc.assert(
      fc.property(aPair, ({ instrument, first, last }) => {
        const change = reliableChange(instrument, first, last);
        expect(reliableChange(instrument, last, first)).toBe(change && reversed[change]);
      }),
    );
  });

  it('recover only from caseness, and out of it', () => {
    fc.assert(
      fc.property(aPair, ({ instrument, first, last }) => {
        const expected = isCaseness(instrument, first) ? !isCaseness(instrument, last) : undefined;
        expect(recovered(instrument, first, last)).toBe(expected);
      }),
    );
  });
});
