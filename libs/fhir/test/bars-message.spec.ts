import { describe, expect, it } from '@jest/globals';
import { aBarsCancellation, aBarsReferral, aUkCoreBundle, type BarsParts, type Fhir } from '#support/fhir.js';
import { kindOfMessage, SUPPORTED_VERSIONS } from '../src/message/bars-message.js';
import { checkNewReferral } from '../src/message/check-new-referral.js';
import { checkPlainBundle } from '../src/message/plain-bundle.js';
import { readRequestIds } from '../src/message/request-ids.js';
import { FhirBundle } from '../src/reader/fhir-bundle.js';
import { faultsIn } from './reading.js';

const HEADER = 'Bundle.entry[0].resource';
const REQUEST = 'Bundle.entry[1].resource';
const reasoned = (code: string) => ({ coding: [{ code }] });
const categorised = (...codes: string[]) => [{ coding: codes.map((code) => ({ code })) }];

describe('a message is', () => {
  const kind = (message: Fhir) => kindOfMessage(FhirBundle.read(message));
  const faults = (message: Fhir): string[] => {
    const bundle = FhirBundle.read(message);
    expect(kindOfMessage(bundle)).toBe('faulty');
    return faultsIn(bundle);
  };
  const changed = (change: (parts: BarsParts) => void) => aBarsReferral(change);

  it('a new referral, or the cancellation of one', () => {
    expect(kind(aBarsReferral())).toBe('new-referral');
    expect(kind(aBarsCancellation('revoked'))).toBe('cancelled-referral');
    expect(kind(aBarsCancellation('entered-in-error'))).toBe('cancelled-referral');
  });

  it.each<[what: string, message: Fhir]>([
    ['another major version', { ...aBarsReferral(), meta: { versionId: '2.0.0' } }],
    ['a booking', changed(({ header }) => (header['eventCoding'] = { code: 'booking-request' }))],
    ['an answer to a referral', changed(({ header }) => (header['eventCoding'] = { code: 'servicerequest-response' }))],
    ['a request for validation', changed(({ request }) => (request['category'] = categorised('validation')))],
  ])('understood and not supported: %s', (_, message) => {
    expect(kind(message)).toMatchObject({ unsupported: expect.stringMatching(/support|takes referrals/) });
  });

  it.each<[what: string, message: Fhir, fault: string]>([
    ['no version', { ...aBarsReferral(), meta: {} }, 'invariant Bundle.meta.versionId'],
    ['a plain Bundle', { ...aBarsReferral(), type: 'transaction' }, 'invariant Bundle.type'],
    ['no header', changed((parts) => delete (parts as Partial<BarsParts>).header), 'required Bundle.entry.resource.ofType(MessageHeader)'],
    [
      'a header in the wrong place',
      { ...aBarsReferral(), entry: (aBarsReferral()['entry'] as Fhir[]).toReversed() },
      'invariant Bundle.entry[11].resource',
    ],
    ['no event', changed(({ header }) => delete header['eventCoding']), `required ${HEADER}.eventCoding.code`],
    ['an event nobody knows', changed(({ header }) => (header['eventCoding'] = { code: 'tea' })), `invariant ${HEADER}.eventCoding.code`],
    ['no request', changed((parts) => delete (parts as Partial<BarsParts>).request), 'required Bundle.entry.resource.ofType(ServiceRequest)'],
    ['no category', changed(({ request }) => delete request['category']), `required ${REQUEST}.category`],
    ['another category', changed(({ request }) => (request['category'] = categorised('booking'))), `invariant ${REQUEST}.category`],
    ['no reason', changed(({ header }) => delete header['reason']), `required ${HEADER}.reason.coding`],
    ['another reason', changed(({ header }) => (header['reason'] = reasoned('delete'))), `invariant ${HEADER}.reason.coding`],
    ['an update of an active request', changed(({ header }) => (header['reason'] = reasoned('update'))), `invariant ${HEADER}.reason.coding`],
    ['a new request that is revoked', changed(({ request }) => (request['status'] = 'revoked')), `invariant ${REQUEST}.status`],
    ['no status', changed(({ request }) => delete request['status']), `required ${REQUEST}.status`],
  ])('faulty with %s', (_, message, fault) => {
    expect(faults(message)).toEqual([fault]);
  });

  it('of a version that begins with 1, released or not', () => {
    const known = ['1.0.0', '1.1.0', '1.1.0-alpha', '1.0.0-beta', '1.2.0', '1.10.3', '1.0.0-rc.1'];
    const unknown = ['0.9.0', '2.0.0', '1', '1.1', '1.1.0-', '1.1.0 ', 'v1.1.0', '11.0.0'];
    expect(known.filter((version) => !SUPPORTED_VERSIONS.test(version))).toEqual([]);
    expect(unknown.filter((version) => SUPPORTED_VERSIONS.test(version))).toEqual([]);
  });
});

describe('a new referral', () => {
  const faults = (message: Fhir): string[] => {
    const bundle = FhirBundle.read(message);
    checkNewReferral(bundle);
    return faultsIn(bundle);
  };

  it('is sound as it stands, and with further codes in its category', () => {
    expect(faults(aBarsReferral())).toEqual([]);
    expect(faults(aBarsReferral(({ request }) => (request['category'] = categorised('referral', 'a8t1'))))).toEqual([]);
  });

  it.each<[part: keyof BarsParts, type: string]>([
    ['patient', 'Patient'],
    ['encounter', 'Encounter'],
    ['plan', 'CarePlan'],
    ['service', 'HealthcareService'],
    ['provider', 'Organization'],
    ['practitioner', 'Practitioner'],
    ['role', 'PractitionerRole'],
    ['consent', 'Consent'],
  ])('must have its %s', (part, type) => {
    const message = aBarsReferral((parts) => delete (parts as Partial<BarsParts>)[part]);
    expect(faults(message)).toContain(`required Bundle.entry.resource.ofType(${type})`);
  });

  it('has one Patient, not two', () => {
    const message = aBarsReferral();
    (message['entry'] as Fhir[]).push({ resource: { resourceType: 'Patient' } });
    expect(faults(message)).toEqual(['invariant Bundle.entry[12].resource']);
  });

  it.each<[what: string, change: (parts: BarsParts) => void, fault: string]>([
    ['an intent to order', ({ request }) => (request['intent'] = 'order'), `invariant ${REQUEST}.intent`],
    [
      'two categories',
      ({ request }) => (request['category'] = [...categorised('referral'), ...categorised('a8t1')]),
      `invariant ${REQUEST}.category`,
    ],
    ['no day of authoring', ({ request }) => delete request['authoredOn'], `required ${REQUEST}.authoredOn`],
    ['no period', ({ request }) => delete request['occurrencePeriod'], `required ${REQUEST}.occurrencePeriod`],
    ['an active care plan', ({ plan }) => (plan['status'] = 'active'), 'invariant Bundle.entry[4].resource.status'],
    ['an encounter under way', ({ encounter }) => (encounter['status'] = 'in-progress'), 'invariant Bundle.entry[3].resource.status'],
    ['no focus', ({ header }) => delete header['focus'], `required ${HEADER}.focus`],
    ['a focus on something else', ({ header, request }) => (header['focus'] = [request['subject']]), `value ${HEADER}.focus[0].reference`],
  ])('cannot have %s', (_, change, fault) => {
    expect(faults(aBarsReferral(change))).toEqual([fault]);
  });
});

describe('a plain Bundle', () => {
  const faults = (message: unknown): string[] => {
    const bundle = FhirBundle.read(message);
    checkPlainBundle(bundle);
    return faultsIn(bundle);
  };

  it('may be a transaction, a batch or a collection, ordered or planned', () => {
    for (const type of ['transaction', 'batch', 'collection']) expect(faults({ ...aUkCoreBundle(), type })).toEqual([]);
    expect(faults(aUkCoreBundle(({ request }) => (request['intent'] = 'plan')))).toEqual([]);
  });

  it.each<[what: string, message: unknown, fault: string]>([
    ['a message', aBarsReferral(), 'invariant Bundle.type'],
    ['an answer to a search', { ...aUkCoreBundle(), type: 'searchset' }, 'value Bundle.type'],
    ['another resource', { resourceType: 'ServiceRequest' }, 'structure Bundle.resourceType'],
    [
      'an entry without a resource',
      { ...aUkCoreBundle(), entry: [...(aUkCoreBundle()['entry'] as Fhir[]), {}] },
      'required Bundle.entry[4].resource',
    ],
    ['a proposal', aUkCoreBundle(({ request }) => (request['intent'] = 'proposal')), 'value Bundle.entry[0].resource.intent'],
    ['a draft', aUkCoreBundle(({ request }) => (request['status'] = 'draft')), 'value Bundle.entry[0].resource.status'],
  ])('cannot be %s', (_, message, fault) => {
    expect(faults(message)).toEqual([fault]);
  });

  it('deletes nothing', () => {
    const bundle = aUkCoreBundle();
    (bundle['entry'] as Fhir[])[0]!['request'] = { method: 'DELETE', url: 'ServiceRequest/1' };
    expect(faults(bundle)).toEqual(['not-supported Bundle.entry[0].request.method']);
  });
});

describe('the ids of a request', () => {
  const id = '0B6C9F7E-61A5-4C0A-9A36-0F2D6F0A1C01';

  it('are GUIDs, in lower case', () => {
    expect(readRequestIds({ 'x-request-id': id, 'x-correlation-id': id })).toEqual({ requestId: id.toLowerCase(), correlationId: id.toLowerCase() });
  });

  it('are both asked for', () => {
    expect(readRequestIds({ 'x-request-id': '17' })).toMatchObject({
      faults: [
        { field: 'http.X-Request-ID', code: 'fhir.invalid' },
        { field: 'http.X-Correlation-ID', code: 'fhir.required' },
      ],
    });
  });
});
