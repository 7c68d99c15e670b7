import { describe, expect, test } from '@jest/globals';
import { correlationIdFor, envelopeOf, ProblemException, type KnownRequest } from '../src/index.js';
import { isUuid, type Actor } from '#kernel';
import { MasterKey } from '#privacy';

const master = MasterKey.random();
const nurse: Actor = { id: 'nurse-1', role: 'clinician', organisation: 'PRV01' };
const PATH = '/v1/cases/c0000000-0000-4000-8000-000000000001/triage/decision';

/** A request as it reaches a controller. */
const request = (headers: Record<string, string> = {}, more: { actor?: Actor; body?: unknown; url?: string } = {}): KnownRequest =>
  ({ method: 'POST', url: PATH, headers, body: { stage: 'B' }, master, actor: nurse, ...more }) as unknown as KnownRequest;

const idOf = (...args: Parameters<typeof request>): string => envelopeOf(request(...args)).commandId;
const key = { 'idempotency-key': 'k-1' };

describe('an Idempotency-Key', () => {
  test('names one command: with the same sender, method and address', () => {
    expect(idOf(key)).toBe(idOf(key));
    expect(idOf(key, { url: `${PATH}?after=0000000000000001` })).toBe(idOf(key));
    const others = [{ actor: { ...nurse, id: 'nurse-2' } }, { actor: { ...nurse, organisation: 'PRV02' } }, { url: `${PATH}s` }];
    expect(new Set([idOf(key), ...others.map((other) => idOf(key, other)), idOf({ 'idempotency-key': 'k-2' })]).size).toBe(5);
  });

  test('absent: every request is a command of its own', () => {
    expect(idOf()).not.toBe(idOf());
    expect(isUuid(idOf())).toBe(true);
  });

  test('used again with another body is told apart by the fingerprint, not by the name', () => {
    const [first, second] = [envelopeOf(request(key)), envelopeOf(request(key, { body: { stage: 'C' } }))];
    expect(second.commandId).toBe(first.commandId);
    expect(second.fingerprint).not.toBe(first.fingerprint);
    expect(envelopeOf(request(key, { body: { stage: 'B', absent: undefined } })).fingerprint).toBe(first.fingerprint);
  });

  test('of a sender whom nobody knows is no obstacle to another one', () => {
    const unknown = { actor: undefined } as unknown as { actor: Actor };
    expect(idOf(key, unknown)).toBe(idOf(key, unknown));
    expect(idOf(key, { ...unknown, body: { stage: 'C' } })).not.toBe(idOf(key, unknown));
  });

  test.each(['', 'a b', 'ü', 'x'.repeat(256)])('is refused as %j', (text) =>
    expect(() => envelopeOf(request({ 'idempotency-key': text }))).toThrow(
      expect.objectContaining({ code: 'request.invalid', fields: [expect.objectContaining({ field: 'Idempotency-Key' })] }),
    ),
  );
});

describe('If-Match', () => {
  const seen = (text: string): string | undefined => envelopeOf(request({ 'if-match': text })).seenUpTo;

  test.each([
    ['an ETag', '"0000000000000042"', '0000000000000042'],
    ['one that a proxy has made weak', 'W/"0000000000000042"', '0000000000000042'],
    ['several: who has seen the newest has seen all', '"0000000000000042", W/"0000000000000107" ,"0000000000000041"', '0000000000000107'],
    ['anything', '*', undefined],
  ])('names %s', (_, text, position) => expect(seen(text)).toBe(position));

  test.each(['0000000000000042', '"42"', '""', '', '"0000000000000042" "0000000000000043"', '"0000000000000042",', '*, "0000000000000042"'])(
    'is refused as %j',
    (text) => expect(() => seen(text)).toThrow(ProblemException),
  );
});

describe('the envelope', () => {
  test('takes the effective time from the body, as the log writes it', () => {
    expect(envelopeOf(request({}, { body: { effectiveAt: '2026-03-02T10:00:00+01:00' } })).effectiveAt).toBe('2026-03-02T09:00:00.000Z');
    expect(envelopeOf(request({}, { body: {} }))).not.toHaveProperty('effectiveAt');
    expect(envelopeOf(request({}, { body: null }))).not.toHaveProperty('effectiveAt');
  });

  test('of a request without a token is by nobody in particular', () =>
    expect(envelopeOf(request({}, { actor: undefined } as unknown as { actor: Actor })).actor).toEqual({
      id: 'anonymous',
      role: 'person',
      organisation: 'public',
    }));

  test('follows from the request: cause and correlation are its own', () => {
    const { correlationId, causationId } = envelopeOf(request());
    expect(causationId).toBe(correlationId);
  });
});

test('a correlation id is taken as sent if it is one', () => {
  const id = 'C0000000-0000-4000-8000-000000000001';
  expect(correlationIdFor(id)).toBe(id.toLowerCase());
  expect(correlationIdFor([id, 'x'])).toBe(id.toLowerCase());
  expect([correlationIdFor('Alex Example'), correlationIdFor(undefined)].every(isUuid)).toBe(true);
});
