import { describe, expect, test } from '@jest/globals';
import { Choice, FactBody, Moment, Part, Parts, Text, type ProblemException } from '#http';
import type { Recorded } from '#kernel';
import { recorded } from '#support/decisions.js';
import { checkedFacts } from '../src/checked-facts.js';

class Name {
  @Text({ about: 'Given name.', example: 'Ada' })
  given: string;

  @Text({ about: 'Family name.', example: 'Example' })
  family: string;

  @Text({ about: 'Title.', example: 'Dr', optional: true })
  title?: string;
}

class Visit extends FactBody {
  @Part(() => Name, { about: 'Who came.' })
  name: Name;

  @Choice(['door', 'window'], { about: 'By which way.' })
  by: string;

  @Moment({ about: 'When they left.', optional: true })
  leftAt?: string;

  @Parts(() => Name, { about: 'Who came with them.', optional: true })
  others?: Name[];
}

const [event] = recorded('house', [{ type: 'Visited', data: {} }]) as Recorded[];
const check = (facts: Record<string, unknown>, derive?: (facts: Record<string, unknown>) => Record<string, unknown>) =>
  checkedFacts({ facts: Visit, ...(derive ? { derive } : {}) }, facts, event!);

async function faultsOf(facts: Record<string, unknown>): Promise<Record<string, string>> {
  try {
    await check(facts);
    return {};
  } catch (error) {
    return Object.fromEntries((error as ProblemException).fields.map(({ field, code }) => [field, code]));
  }
}

describe('new facts', () => {
  test('need not name what is not corrected', async () => expect(await check({ by: 'window' })).toEqual({ by: 'window' }));

  test('are read as they were when they were first given', async () =>
    expect(await check({ leftAt: '2026-03-02T10:00:00+01:00' })).toEqual({ leftAt: '2026-03-02T09:00:00.000Z' }));

  test('are given whole: a name without its family name would replace one that has it', async () => {
    expect(await faultsOf({ name: { given: 'Ada' } })).toEqual({ 'facts.name.family': 'field.required' });
    expect(await faultsOf({ name: { given: 'Ada', family: null } })).toEqual({ 'facts.name.family': 'field.invalid' });
    expect(await faultsOf({ others: [{ given: 'Ada', family: 'Example' }, { family: 'Example' }] })).toEqual({
      'facts.others[1].given': 'field.required',
    });
    expect(await check({ name: { given: 'Ada', family: 'Example' } })).toEqual({ name: { given: 'Ada', family: 'Example' } });
  });

  test('take out with null what may be absent, and nothing else', async () => {
    expect(await check({ leftAt: null, others: null })).toEqual({ leftAt: null, others: null });
    expect(await faultsOf({ by: null, name: null })).toEqual({ 'facts.by': 'field.required', 'facts.name': 'field.required' });
  });

  test('are refused where the body would have been', async () =>
    expect(await faultsOf({ by: 'chimney', leftAt: 'soon', name: 'Ada', colour: 'red' })).toEqual({
      ...{ 'facts.by': 'field.not-a-choice', 'facts.leftAt': 'field.invalid', 'facts.name': 'field.invalid', 'facts.colour': 'field.unknown' },
    }));

  test('bring along what follows from them', async () =>
    expect(await check({ by: 'window', leftAt: null }, (facts) => ({ burglary: facts['by'] === 'window', known: facts['leftAt'] }))).toEqual({
      by: 'window',
      leftAt: null,
      burglary: true,
      known: null,
    }));
});
