import { describe, expect, it } from '@jest/globals';
import { Choices, Decimal, Email, Note, Part, Parts, Text, Texts, validation, type ProblemException } from '../src/index.js';

class Inner {
  @Text({ about: 'A name.', example: 'x' })
  name: string;
}

class Body {
  @Text({ about: 'A word.', example: 'x', optional: true })
  word?: string;

  @Note({ about: 'A note.', optional: true })
  note?: string;

  @Texts({ about: 'Words.', optional: true })
  words?: string[];

  @Choices(['a', 'b'], { about: 'Choices.', optional: true })
  choices?: string[];

  @Part(() => Inner, { about: 'A part.', optional: true })
  part?: Inner;

  @Decimal({ about: 'Hours.', min: 0, max: 100, optional: true })
  hours?: number;

  @Email({ about: 'An address.', optional: true })
  email?: string;

  @Parts(() => Inner, { about: 'Parts.', optional: true, example: [] })
  parts?: Inner[];
}

/** Codes of the faults of a body, by field; empty if there are none. */
async function faultsOf(body: unknown): Promise<Record<string, string>> {
  try {
    await validation().transform(body, { type: 'body', metatype: Body });
    return {};
  } catch (error) {
    return Object.fromEntries((error as ProblemException).fields.map(({ field, code }) => [field, code]));
  }
}

describe('a field that is not known', () => {
  it('is left out', async () => expect(await faultsOf({})).toEqual({}));

  it.each(['word', 'note', 'words', 'choices', 'part', 'parts'])('is not null: %s', async (field) =>
    expect(await faultsOf({ [field]: null })).toEqual({ [field]: 'field.invalid' }),
  );
});

describe('a text', () => {
  it.each([' ', '\t\r\n', '\u00a0'])('says something: %j does not', async (blank) =>
    expect(await faultsOf({ word: blank, note: blank, part: { name: blank } })).toEqual({
      word: 'field.too-short',
      note: 'field.too-short',
      'part.name': 'field.too-short',
    }),
  );

  it.each([
    ['of several lines', 'One.\r\nTwo.\tThree.'],
    ['in any language', 'Zażółć gęślą jaźń, 日本語, 🙂'],
  ])('%s is taken', async (_, text) => expect(await faultsOf({ word: text, note: text, words: [text] })).toEqual({}));

  it.each([
    ['a NUL', 'a\u0000b'],
    ['an escape', '\u001b[31m'],
    ['half a character', 'a\ud83d'],
  ])('with %s is refused, wherever it stands', async (_, text) =>
    expect(await faultsOf({ word: text, note: text, words: [text], part: { name: text }, parts: [{ name: text }] })).toEqual({
      ...{ word: 'field.invalid', note: 'field.invalid', words: 'field.invalid' },
      ...{ 'part.name': 'field.invalid', 'parts[0].name': 'field.invalid' },
    }),
  );
});

describe('a number', () => {
  it.each([0, 7, 37.5, 0.07, 99.99, 100])('of at most two decimals is taken: %d', async (hours) => expect(await faultsOf({ hours })).toEqual({}));

  it.each([1e-7, 0.005, 37.499999, 4.000000000000001, Infinity, NaN, '7', [7], 1e300])('is refused otherwise: %p', async (hours) =>
    expect(await faultsOf({ hours })).toHaveProperty('hours'),
  );
});

describe('an e-mail address', () => {
  it('is taken', async () => expect(await faultsOf({ email: 'a.person@example.com' })).toEqual({}));

  it.each(['nobody', 'a@b', '', '\ud83d', 'a\ud83d@example.com', `${'x'.repeat(250)}@example.com`])('is refused if it is none: %j', async (email) =>
    expect(await faultsOf({ email })).toHaveProperty('email'),
  );
});

describe('a list of objects', () => {
  it('holds objects', async () => expect(await faultsOf({ parts: [{ name: 'a' }, { name: 'b' }] })).toEqual({}));

  it.each([
    ['a list', []],
    ['a list of nothing', [[]]],
    ['a text', 'x'],
    ['null', null],
    ['a number', 7],
  ])('does not hold %s', async (_, entry) => expect(Object.keys(await faultsOf({ parts: [entry] }))).toContain('parts'));
});
