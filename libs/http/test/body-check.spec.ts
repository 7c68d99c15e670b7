import { describe, expect, it } from '@jest/globals';
import { bodyFault, utf8Text } from '../src/body-check.js';

const nested = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`);

describe('a body', () => {
  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'x'],
    ['fields', { note: 'x', consents: [{ content: ['everything'] }] }],
    ['32 levels', nested(32)],
  ])('of %s is let through', (_, body) => expect(bodyFault(body)).toBeUndefined());

  it.each<[string, object]>([
    ['hasOwnProperty', { hasOwnProperty: 1 }],
    ['constructor', { constructor: null }],
    ['person.toString', { person: { toString: 'x' } }],
    ['consents[1].valueOf', { consents: [{}, { valueOf: [] }] }],
  ])('with %s is not, because every object has that', (field, body) => expect(bodyFault(body)).toMatchObject({ field, code: 'field.unknown' }));

  it.each([33, 100_000])('of %d levels is not', (levels) =>
    expect(bodyFault(nested(levels))).toMatchObject({ field: 'body', code: 'field.invalid' }),
  );
});

it('is text if it is UTF-8, and none otherwise', () => {
  expect(utf8Text(Buffer.from('{"given":"Zoë"}'))).toBe('{"given":"Zoë"}');
  expect(utf8Text(Buffer.from('\ufeff{}'))).toBe('{}');
  expect(utf8Text(Buffer.from('{"given":"Zoë"}', 'latin1'))).toBeUndefined();
});
