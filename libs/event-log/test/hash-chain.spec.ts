import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
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
