import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, contentHash } from '#event-log';
import { anEvent, aStream, oddData } from './events.js';

test('the hash of what an event says is that of its canonical JSON', () => {
  for (const event of [
    anEvent(),
    anEvent({ caseId: null, data: oddData(), fingerprint: 'a "quoted"\n one' }),
    anEvent({ personal: { keyOf: 'p', fields: { name: 'sealed', address: 'sealed' } } }),
  ]) {
    const stream = aStream();
    const { eventId, type, schemaVersion, caseId, effectiveAt, actor, correlationId, causationId, commandId, fingerprint, data, personal } = event;
    const said = {
      stream,
      eventId,
      type,
      schemaVersion,
      caseId,
      effectiveAt,
      actor,
      correlationId,
      causationId,
      commandId,
      fingerprint,
      data,
      personal,
    };
    expect(contentHash(stream, event)).toBe(createHash('sha256').update(canonicalJson(said), 'utf8').digest('hex'));
  }
});

/** What canonical JSON is, said in the plainest way. */
function plainly(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${plainly(field)}`).join(',')}}`;
}

test('canonical JSON has the keys of every object in sorted order, whatever they are', () => {
  const odd = fc.constantFrom('10', '9', '01', '-1', '__proto__', 'toString', '', 'ß', 'Z', 'a', '\ud800');
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue(),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.array(fc.tuple(odd, tie('tree')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      expect(canonicalJson(value)).toBe(plainly(value));
      const event = anEvent({ data: { value } });
      const { ...said } = event;
      expect(contentHash('triage-1', event)).toBe(
        createHash('sha256')
          .update(plainly({ ...said, stream: 'triage-1' }), 'utf8')
          .digest('hex'),
      );
    }),
    { numRuns: 300 },
  );
});

test('what JSON does not keep is not in canonical JSON', () => {
  expect(canonicalJson({ b: undefined, a: [undefined, 1], at: new Date('2026-03-02T09:00:00.000Z') })).toBe(
    '{"a":[null,1],"at":"2026-03-02T09:00:00.000Z"}',
  );
  expect(canonicalJson(undefined)).toBe('null');
});
