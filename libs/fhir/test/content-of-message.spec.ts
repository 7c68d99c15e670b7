import { expect, it } from '@jest/globals';
import { aBarsReferral, aUkCoreBundle, type BarsParts, type Fhir } from '#support/fhir.js';
import { contentOfMessage } from '../src/message/content-of-message.js';

const said = (bundle: Fhir): unknown => contentOfMessage(bundle);

/** A message as a system sends it that makes up its ids and times anew each time. */
function sentAnew(bundle: Fhir): Fhir {
  const text = JSON.stringify(bundle).replaceAll('0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c', '7d1f0a52-0c3b-4e58-8c55-6a1e0b9d2e');
  const again = JSON.parse(text) as Fhir & { entry: { resource: Fhir }[] };
  for (const { resource } of again.entry) resource['meta'] = { lastUpdated: '2026-03-02T10:15:00+00:00' };
  Object.assign(again.entry[0]?.resource ?? {}, { id: 'another-id' });
  return {
    ...again,
    id: 'another-id',
    timestamp: '2026-03-02T10:15:00+00:00',
    meta: { versionId: '1.1.0', lastUpdated: '2026-03-02T10:15:00+00:00' },
  };
}

it('a message says the same when it is sent anew', () => {
  expect(sentAnew(aBarsReferral())).not.toEqual(aBarsReferral());
  expect(said(sentAnew(aBarsReferral()))).toEqual(said(aBarsReferral()));
});

it.each<[string, (parts: BarsParts) => void]>([
  ['the reason', ({ request }) => (request['note'] = [{ text: 'Cannot sit any more.' }])],
  ['what no mapping reads', ({ request }) => (request['supportingInfo'] = [{ display: 'Letter from the hospital' }])],
  [
    'who is asked',
    ({ request, provider }) => (request['performer'] = [{ reference: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c08', type: provider['name'] }]),
  ],
  ['that the record is restricted', ({ patient }) => (patient['meta'] = { security: [{ code: 'R' }] })],
])('a message says something else if it changes %s', (_, change) => {
  expect(said(aBarsReferral(change))).not.toEqual(said(aBarsReferral()));
});

it('a plain Bundle says who its resources are, by addresses that stay', () => {
  const moved = JSON.parse(JSON.stringify(aUkCoreBundle()).replaceAll('patient-17', 'patient-18')) as Fhir;
  expect(said(moved)).not.toEqual(said(aUkCoreBundle()));
});
