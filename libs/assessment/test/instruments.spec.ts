import { describe, expect, it } from '@jest/globals';
import {
  bandOf,
  eq5d5lIndex,
  eq5d5lProfile,
  faultOfAnswers,
  findInstrument,
  INSTRUMENT_IDS,
  INSTRUMENTS,
  isCaseness,
  mayMeanRiskToLife,
  recovered,
  reliableChange,
  scoreAnswers,
  type Instrument,
  type InstrumentId,
} from '../src/contract.js';

const the = (id: InstrumentId): Instrument => {
  const instrument = findInstrument(id);
  if (!instrument) throw new Error(`No instrument ${id}`);
  return instrument;
};
const all = (id: InstrumentId, answer: number) => the(id).items.map(() => answer);

describe('the catalogue of instruments', () => {
  it('has every instrument, once per version, each with its sources', () => {
    expect(new Set(INSTRUMENTS.map((i) => i.id))).toEqual(new Set(INSTRUMENT_IDS));
    expect(new Set(INSTRUMENTS.map((i) => `${i.id} ${i.version}`)).size).toBe(INSTRUMENTS.length);
    for (const { sources } of INSTRUMENTS) expect(sources.map((s) => s.fact)).toContain('scoring');
  });

  it('names a source for every threshold that it states', () => {
    for (const instrument of INSTRUMENTS) {
      if (instrument.kind !== 'scale') continue;
      const cited = instrument.sources.map((s) => s.fact);
      expect(cited.includes('caseness')).toBe(instrument.caseness !== undefined);
      expect(cited.includes('reliable-change')).toBe(instrument.reliableChange !== undefined);
      expect(cited.includes('bands')).toBe(instrument.bands !== undefined);
    }
  });

  it('finds a version, or the newest, or none', () => {
    expect(findInstrument('phq-9')?.version).toBe('1');
    expect(findInstrument('phq-9', '1')?.name).toBe('PHQ-9');
    expect(findInstrument('phq-9', '0')).toBeUndefined();
  });
});

describe('scores', () => {
  it.each([
    ['phq-9', 0, 3, 0, 27],
    ['gad-7', 0, 3, 0, 21],
    ['wsas', 0, 8, 0, 40],
    ['who-5', 0, 5, 0, 100],
    ['swemwbs', 1, 5, 7, 35],
    ['msk-hq', 0, 4, 0, 56],
    ['work-ability-score', 0, 10, 0, 10],
  ] as const)('of %s run over the published range', (id, low, high, from, to) => {
    expect(scoreAnswers(the(id), all(id, low))).toEqual({ score: from });
    expect(scoreAnswers(the(id), all(id, high))).toEqual({ score: to });
    expect(the(id)).toMatchObject({ range: { from, to } });
  });

  it('put the mean of the others in the place of what was left out, halves up', () => {
    // 7 answers with a sum of 7: nine items make 9.
    expect(scoreAnswers(the('phq-9'), [1, 1, 1, 1, 1, 1, 1, null, null])).toEqual({ score: 9 });
    // 4 answers with a sum of 6 make 7.5.
    expect(scoreAnswers(the('wsas'), [null, 1, 1, 2, 2])).toEqual({ score: 8 });
  });

  it('are withheld when more is left out than the instrument allows', () => {
    expect(scoreAnswers(the('phq-9'), [1, 1, 1, 1, 1, 1, null, null, null])).toEqual({ noScoreBecause: 'too-many-missing' });
    expect(scoreAnswers(the('wsas'), [null, null, 1, 1, 1])).toEqual({ noScoreBecause: 'too-many-missing' });
    expect(scoreAnswers(the('who-5'), [5, 5, 5, 5, null])).toEqual({ noScoreBecause: 'too-many-missing' });
    expect(scoreAnswers(the('work-ability-score'), [null])).toEqual({ noScoreBecause: 'too-many-missing' });
  });

  it('do not exist where items are read one by one', () => {
    expect(scoreAnswers(the('eq-5d-5l'), [1, 1, 1, 1, 1, 100])).toEqual({ noScoreBecause: 'needs-value-set' });
    expect(scoreAnswers(the('ons4'), [8, 8, 8, 2])).toEqual({ noScoreBecause: 'separate-items' });
  });

  it('are not made of answers with a fault', () => {
    expect(faultOfAnswers(the('wsas'), [1, 2, 3])).toEqual({ kind: 'count' });
    expect(faultOfAnswers(the('wsas'), [1, 2, 3, 9, 0])).toEqual({ kind: 'out-of-range', place: 3 });
    expect(faultOfAnswers(the('swemwbs'), [1, 1, 1, 1, 1, 1, 0])).toEqual({ kind: 'out-of-range', place: 6 });
    expect(faultOfAnswers(the('eq-5d-5l'), [1, 1, 1, 1, 1, 101])).toEqual({ kind: 'out-of-range', place: 5 });
    expect(faultOfAnswers(the('wsas'), [null, null, null, null, null])).toBeUndefined();
  });
});

describe('EQ-5D-5L', () => {
  const valueSet = (profile: string) => (profile === '11213' ? 0.75 : undefined);

  it('has a profile of five digits, and an index only under a value set', () => {
    expect(eq5d5lProfile([1, 1, 2, 1, 3, 80])).toBe('11213');
    expect(eq5d5lProfile([1, 1, null, 1, 3, 80])).toBeUndefined();
    expect(eq5d5lIndex([1, 1, 2, 1, 3, 80], valueSet)).toBe(0.75);
    expect(eq5d5lIndex([1, 1, 1, 1, 1, 80], valueSet)).toBeUndefined();
    expect(eq5d5lIndex([1, 1, null, 1, 3, 80], valueSet)).toBeUndefined();
  });
});

describe('caseness', () => {
  it.each([
    ['phq-9', 10, 9],
    ['gad-7', 8, 7],
    ['who-5', 48, 52],
  ] as const)('of %s begins at %i and not yet at %i', (id, isCase, isNone) => {
    expect([isCaseness(the(id), isCase), isCaseness(the(id), isNone)]).toEqual([true, false]);
  });

  it('is unknown where the instrument sets no threshold', () => {
    expect(isCaseness(the('wsas'), 40)).toBeUndefined();
    expect(isCaseness(the('ons4'), 4)).toBeUndefined();
  });
});

describe('reliable change', () => {
  it.each([
    ['phq-9', 20, 14, 'improved'],
    ['phq-9', 20, 15, 'no-reliable-change'],
    ['phq-9', 14, 20, 'deteriorated'],
    ['gad-7', 12, 8, 'improved'],
    ['gad-7', 12, 9, 'no-reliable-change'],
    ['who-5', 40, 52, 'improved'],
    ['who-5', 52, 40, 'deteriorated'],
    ['who-5', 40, 48, 'no-reliable-change'],
    ['msk-hq', 30, 36, 'improved'],
    ['msk-hq', 36, 31, 'no-reliable-change'],
  ] as const)('of %s from %i to %i: %s', (id, first, last, change) => {
    expect(reliableChange(the(id), first, last)).toBe(change);
  });

  it('is unknown where the instrument defines none', () => {
    expect(reliableChange(the('swemwbs'), 7, 35)).toBeUndefined();
    expect(reliableChange(the('eq-5d-5l'), 0, 100)).toBeUndefined();
  });
});

describe('recovery', () => {
  it('is being a case first and none last', () => {
    expect(recovered(the('phq-9'), 10, 9)).toBe(true);
    expect(recovered(the('phq-9'), 20, 10)).toBe(false);
    expect(recovered(the('who-5'), 48, 52)).toBe(true);
  });

  it('leaves those who were no case out of the denominator', () => {
    expect(recovered(the('phq-9'), 9, 0)).toBeUndefined();
    expect(recovered(the('wsas'), 40, 0)).toBeUndefined();
  });
});

describe('bands and safety', () => {
  it('reads a score in its band', () => {
    expect([0, 9, 10, 20, 21, 40].map((score) => bandOf(the('wsas'), score)?.from)).toEqual([0, 0, 10, 10, 21, 21]);
    expect([5, 6, 8, 10].map((score) => bandOf(the('work-ability-score'), score)?.label)).toEqual(['poor', 'moderate', 'good', 'excellent']);
    expect([bandOf(the('phq-9'), 5), bandOf(the('ons4'), 5)]).toEqual([undefined, undefined]);
  });

  it('marks the answer that may mean a risk to life', () => {
    expect(mayMeanRiskToLife(the('phq-9'), [0, 0, 0, 0, 0, 0, 0, 0, 1])).toBe(true);
    expect(mayMeanRiskToLife(the('phq-9'), [3, 3, 3, 3, 3, 3, 3, 3, 0])).toBe(false);
    expect(mayMeanRiskToLife(the('phq-9'), [3, 3, 3, 3, 3, 3, 3, 3, null])).toBe(false);
    expect(mayMeanRiskToLife(the('gad-7'), [3, 3, 3, 3, 3, 3, 3])).toBe(false);
  });
});
