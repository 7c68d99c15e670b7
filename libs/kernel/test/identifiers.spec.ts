import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkNhsNumber, derivedId, isOrganisationCode, isPracticeCode, isUuid, newId, postcodeDistrict, STEPWISE_NAMESPACE } from '#kernel';

describe('NHS numbers', () => {
  test.each([
    ['together', '9990000018'],
    ['in groups', '999 000 0018'],
    ['with hyphens', '999-000-0018'],
    ['with spaces around', ' 9990000018\t'],
  ])('are read %s', (_, text) => expect(checkNhsNumber(text)).toEqual({ kind: 'valid', number: '9990000018' }));

  test.each([
    ['another last digit', '9990000019'],
    ['two digits swapped', '9990000081'],
    ['a check digit of 10, which no digit is', '9990000000'],
    ['ten zeros', '0000000000'],
    ['ten nines, whose check digit is right', '9999999999'],
  ])('fail their check: %s', (_, text) => expect(checkNhsNumber(text)).toEqual({ kind: 'invalid-checksum', number: text }));

  test.each(['', '999000001', '99900000188', '999 0000018', '999-000 0018', '99900 00018', '999000001X', '٩٩٩٠٠٠٠٠١٨'])('are not like %p', (text) =>
    expect(checkNhsNumber(text)).toEqual({ kind: 'malformed' }),
  );

  test('have one check digit at most for the same nine digits', () => {
    const valid = Array.from({ length: 10 }, (_, last) => checkNhsNumber(`999000001${last}`)).filter(({ kind }) => kind === 'valid');
    expect(valid).toHaveLength(1);
  });
});

const VECTORS = join(import.meta.dirname, '../../../../shared/data/uk-fci__nhs-number');
const published = existsSync(VECTORS) ? describe : describe.skip;

published('published NHS numbers (skipped unless ../shared/data is there)', () => {
  const rows = (file: string): string[] =>
    (existsSync(join(VECTORS, file)) ? readFileSync(join(VECTORS, file), 'utf8').replace('\uFEFF', '') : '').trim().split(/\r?\n/);

  test('are found valid or not as published', () => {
    const vectors = rows('nhs-number-vectors-visible.csv')
      .slice(1)
      .map((row) => /^"?([^",]*)"?,(true|false)/.exec(row)!);
    expect(vectors.length).toBeGreaterThan(0);
    expect(vectors.map(([, number]) => [number, checkNhsNumber(number!).kind === 'valid'])).toEqual(
      vectors.map(([, number, valid]) => [number, valid === 'true']),
    );
  });

  test('of the range for tests are all valid', () => {
    const numbers = rows('tests/local-test-data/testdata-9-valid-nhs-numbers.csv');
    expect(numbers.map((number) => checkNhsNumber(number))).toEqual(numbers.map((number) => ({ kind: 'valid', number })));
  });
});

describe('derived identifiers', () => {
  test('are those of RFC 9562, version 5', () =>
    // RFC 9562, appendix A.4: the namespace for DNS and www.example.com.
    expect(derivedId('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2'));

  test('are the same for the same name and namespace, and others for others', () => {
    expect(derivedId(STEPWISE_NAMESPACE, 'a')).toBe(derivedId(STEPWISE_NAMESPACE, 'a'));
    expect(new Set([derivedId(STEPWISE_NAMESPACE, 'a'), derivedId(STEPWISE_NAMESPACE, 'b'), derivedId(newId(), 'a')]).size).toBe(3);
  });

  test('are UUIDs, in whichever case they are written', () => {
    expect([newId(), derivedId(newId(), 'x'), 'C0000000-0000-4000-8000-000000000001'].map(isUuid)).toEqual([true, true, true]);
    expect(['', 'c0000000-0000-4000-8000-00000000000', `${newId()} `, 'g0000000-0000-4000-8000-000000000001'].map(isUuid)).not.toContain(true);
  });
});

describe('codes', () => {
  test('of practices and organisations', () => {
    expect(['A81001', 'Y00001'].map(isPracticeCode)).toEqual([true, true]);
    expect(['a81001', 'A8100', 'A810011', 'RYE'].map(isPracticeCode)).not.toContain(true);
    expect(['RYE', 'PRV01', 'ABCDEFGHIJ'].map(isOrganisationCode)).toEqual([true, true, true]);
    expect(['RY', 'rye', 'ABCDEFGHIJK', 'R YE'].map(isOrganisationCode)).not.toContain(true);
  });

  test.each([
    ['LS10 4YU', 'LS10'],
    ['ls104yu', 'LS10'],
    ['W1A', 'W1A'],
    [' BT1 1AA ', 'BT1'],
    ['EC1A 1BB', 'EC1A'],
    ['12345', undefined],
    ['LS10 4', undefined],
    ['', undefined],
  ])('the district of %p is %p', (postcode, district) => expect(postcodeDistrict(postcode)).toBe(district));
});
