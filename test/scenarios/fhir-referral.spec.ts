import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStepwise, type Answer, type Stepwise } from '#support/app.js';
import { aBarsCancellation, aBarsReferral, aUkCoreBundle, barsHeaders, type Fhir } from '#support/fhir.js';

interface Resource extends Record<string, unknown> {
  resourceType: string;
  id: string;
  status: string;
}
interface Bundle extends Resource {
  total: number;
  entry: { resource: Resource }[];
}
interface Outcome extends Resource {
  issue: { code: string; diagnostics: string; expression?: string[]; location?: string[]; details: { coding: { code: string }[] } }[];
}

const MESSAGES = '/fhir/R4/$process-message';

const withNhsNumber =
  (value: string) =>
  (parts: { patient: Fhir }): void => {
    parts.patient['identifier'] = [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value }];
  };

describe('a referral by FHIR', () => {
  let stepwise: Stepwise;
  beforeAll(async () => {
    stepwise = await startStepwise();
  });
  afterAll(() => stepwise.stop());

  const send = <T = Bundle>(body: unknown, headers: Record<string, string> = barsHeaders(), path = MESSAGES): Promise<Answer<T>> =>
    stepwise.post<T>(path, body, 'gp-practice', headers);
  /** The message of a referral of its own, for somebody of its own. */
  const ofItsOwn = (id: string, family: string) =>
    aBarsReferral(({ request, patient }) => {
      request['identifier'] = [{ value: id }];
      patient['name'] = [{ family, given: ['Robin'] }];
      delete patient['identifier'];
    });
  const caseOf = (answer: Answer<Bundle>): string => {
    expect({ status: answer.status, issue: answer.body['issue'] }).toEqual({ status: 200, issue: undefined });
    return answer.body.entry[1]?.resource.id ?? '';
  };

  it('is processed, answered with its Task, and followed to acceptance', async () => {
    const headers = barsHeaders();
    const answer = await send(aBarsReferral(), headers);
    const caseId = caseOf(answer);
    expect(answer.headers.get('content-type')).toContain('application/fhir+json');
    expect(answer.headers.get('x-request-id')).toBe(headers['x-request-id']);
    expect(answer.headers.get('x-correlation-id')).toBe(headers['x-correlation-id']);
    expect(answer.body).toMatchObject({
      resourceType: 'Bundle',
      type: 'message',
      entry: [{ resource: { resourceType: 'MessageHeader', response: { code: 'ok' } } }, {}, { resource: { status: 'requested' } }],
    });

    const found = await stepwise.get<Bundle>(`/fhir/R4/Task?focus=ServiceRequest/${caseId}`, 'gp-practice');
    expect(found.body).toMatchObject({
      resourceType: 'Bundle',
      type: 'searchset',
      total: 1,
      entry: [{ resource: { id: caseId, status: 'requested' } }],
    });

    expect((await stepwise.post(`/v1/cases/${caseId}/referral/accept`, {}, 'team-lead')).status).toBe(200);
    expect((await stepwise.get<Resource>(`/fhir/R4/Task/${caseId}`, 'gp-practice')).body.status).toBe('accepted');
    expect((await stepwise.get<Resource>(`/fhir/R4/ServiceRequest/${caseId}`, 'gp-practice')).body.status).toBe('active');
  });

  it('is a duplicate under the same request id, and a redelivery under a new one', async () => {
    const [message, headers] = [ofItsOwn('twice', 'Twice'), barsHeaders()];
    const caseId = caseOf(await send(message, headers));
    const again = await send<Outcome>(message, headers);
    expect(again.status).toBe(409);
    expect(again.body.issue[0]).toMatchObject({ code: 'duplicate', details: { coding: [{ code: 'REC_CONFLICT' }, { code: 'fhir.duplicate' }] } });
    expect(caseOf(await send(message))).toBe(caseId);
  });

  it('is a redelivery however it is written, and whenever it was put together', async () => {
    const message = ofItsOwn('rewritten', 'Rewritten');
    const caseId = caseOf(await send(message));
    const stream = () => stepwise.platform.log.read(`referral-${caseId}`, 0);
    const before = await stream();
    const sentAnew = { ...message, id: 'another', timestamp: '2026-03-02T10:15:00+00:00' };
    for (const again of [JSON.stringify(message, undefined, 2), sentAnew]) expect(caseOf(await send(again))).toBe(caseId);
    expect(await stream()).toEqual(before);
  });

  it('is taken under an escaped address as well', async () => {
    caseOf(await send(ofItsOwn('escaped', 'Escaped'), undefined, '/fhir/R4/%24process-message'));
  });

  it('is cancelled by a message that names it as before, once', async () => {
    const caseId = caseOf(await send(ofItsOwn('cancelled', 'Cancelled')));
    const cancellation = aBarsCancellation('revoked', (request) => (request['identifier'] = [{ value: 'cancelled' }]));
    const answer = await send(cancellation);
    expect(caseOf(answer)).toBe(caseId);
    expect(answer.body.entry[2]?.resource).toMatchObject({ status: 'cancelled', statusReason: { coding: [{ code: 'message-revoked' }] } });
    expect((await send<Outcome>(cancellation)).status).toBe(409);
    const withdrawn = (await stepwise.platform.log.read(`referral-${caseId}`, 0)).find(({ type }) => type === 'ReferralWithdrawn');
    expect(withdrawn?.personal?.fields['message']).toBeDefined();
  });

  it('is cancelled by the id that it was given', async () => {
    const caseId = caseOf(await send(ofItsOwn('by-id', 'Byid')));
    const cancellation = aBarsCancellation('entered-in-error', (request) => {
      delete request['identifier'];
      request['id'] = caseId;
    });
    expect((await send(cancellation)).body.entry[2]?.resource).toMatchObject({
      id: caseId,
      statusReason: { coding: [{ code: 'referred-in-error' }] },
    });
  });

  it('is entered in error for its sender once it was struck out, sent again or not, and is there no more to cancel', async () => {
    const message = ofItsOwn('struck-out', 'Struckout');
    const caseId = caseOf(await send(message));
    const timeline = await stepwise.get<{ events: { eventId: string; type: string }[] }>(`/v1/cases/${caseId}/timeline`);
    const eventId = timeline.body.events.find(({ type }) => type === 'ReferralReceived')?.eventId;
    const strike = { eventId, reason: 'wrong-person', struckOut: true };
    expect((await stepwise.post(`/v1/cases/${caseId}/corrections`, strike)).status).toBe(200);
    expect((await stepwise.get<Resource>(`/fhir/R4/Task/${caseId}`, 'gp-practice')).body.status).toBe('entered-in-error');
    expect((await send(message)).body).toMatchObject({ entry: [{}, { resource: { id: caseId } }, { resource: { status: 'entered-in-error' } }] });
    const cancelled = await send<Outcome>(aBarsCancellation('revoked', (request) => (request['identifier'] = [{ value: 'struck-out' }])));
    expect(cancelled.status).toBe(404);
    expect(cancelled.body.issue[0]?.diagnostics).toContain('struck out');
  });

  it('is neither seen nor cancelled by another organisation', async () => {
    const caseId = caseOf(await send(ofItsOwn('private', 'Private')));
    expect((await stepwise.get<Outcome>(`/fhir/R4/Task/${caseId}`, 'referrer')).status).toBe(404);
    expect((await stepwise.get<Bundle>(`/fhir/R4/Task?focus=${caseId}`, 'referrer')).body.total).toBe(0);
    const cancellation = aBarsCancellation('revoked', (request) => (request['identifier'] = [{ value: 'private' }]));
    const refused = await stepwise.post<Outcome>(MESSAGES, cancellation, 'referrer', barsHeaders());
    expect([refused.status, refused.body.issue[0]?.code]).toEqual([404, 'not-found']);
  });

  it('comes as a plain Bundle too', async () => {
    const answer = await send<Resource>(aUkCoreBundle(), { 'content-type': 'application/json' }, '/fhir/R4/Bundle');
    expect([answer.status, answer.body.resourceType, answer.body.status]).toEqual([201, 'Task', 'requested']);
    expect(answer.headers.get('location')).toBe(`/fhir/R4/Task/${answer.body.id}`);
    const again = await send<Resource>(aUkCoreBundle(), { 'content-type': 'application/fhir+json' }, '/fhir/R4/Bundle');
    expect([again.status, again.body.id]).toEqual([200, answer.body.id]);
  });

  it('is rejected at once, with the reason and somewhere to go, if the person is not eligible', async () => {
    const bundle = aUkCoreBundle(({ request, patient }) => {
      request['identifier'] = [{ value: 'far-away' }];
      patient['address'] = [{ postalCode: 'SW1A 1AA' }];
      delete patient['identifier'];
    });
    const { body } = await send<Resource & { note: { text: string }[] }>(bundle, undefined, '/fhir/R4/Bundle');
    expect(body).toMatchObject({ status: 'rejected', statusReason: { coding: [{ code: 'not-eligible' }] } });
    expect(body.note.map(({ text }) => text)).toContain('The person can go to: Access to Work.');
  });

  it('keeps the message verbatim, sealed', async () => {
    const text = `${JSON.stringify(ofItsOwn('verbatim', 'Verbatim'), null, 3)}\n`;
    const caseId = caseOf(await send(text));
    const [received] = await stepwise.platform.log.read(`referral-${caseId}`, 0);
    expect(received?.personal?.fields['message']).toBeDefined();
    expect(JSON.stringify(received)).not.toContain('Verbatim');
    const opened = received?.personal ? await stepwise.platform.vault.open(received.eventId, received.personal) : undefined;
    expect(opened).toMatchObject({ personal: { message: text } });
  });

  describe('answers what it cannot take with an OperationOutcome', () => {
    const refusals: [what: string, body: unknown, headers: Record<string, string>, status: number, code: string, issue: string][] = [
      [
        'no request id',
        aBarsReferral(),
        { 'content-type': 'application/fhir+json', 'x-correlation-id': crypto.randomUUID() },
        400,
        'REC_BAD_REQUEST',
        'required',
      ],
      ['a request id that is no GUID', aBarsReferral(), barsHeaders('17'), 400, 'REC_BAD_REQUEST', 'invalid'],
      ['no version', { ...aBarsReferral(), meta: {} }, barsHeaders(), 400, 'REC_BAD_REQUEST', 'invariant'],
      ['another version', { ...aBarsReferral(), meta: { versionId: '2.0.0' } }, barsHeaders(), 422, 'REC_UNPROCESSABLE_ENTITY', 'not-supported'],
      ['an NHS number that fails its check', aBarsReferral(withNhsNumber('9990000019')), barsHeaders(), 422, 'REC_UNPROCESSABLE_ENTITY', 'value'],
      ['XML', '<Bundle/>', { ...barsHeaders(), 'content-type': 'application/fhir+xml' }, 415, 'REC_BAD_REQUEST', 'not-supported'],
      ['malformed JSON', '{"resourceType":', barsHeaders(), 400, 'REC_BAD_REQUEST', 'structure'],
      ['no body', '', barsHeaders(), 400, 'REC_BAD_REQUEST', 'structure'],
      ['null', 'null', barsHeaders(), 400, 'REC_BAD_REQUEST', 'required'],
      ['a list', '[]', barsHeaders(), 400, 'REC_BAD_REQUEST', 'structure'],
      ['a body nested without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, barsHeaders(), 400, 'REC_BAD_REQUEST', 'structure'],
      ['a body over the limit', JSON.stringify({ ...aBarsReferral(), note: 'x'.repeat(600_000) }), barsHeaders(), 413, 'REC_BAD_REQUEST', 'too-long'],
    ];
    it.each(refusals)('%s', async (_, body, headers, status, code, issue) => {
      const answer = await send<Outcome>(body, headers);
      const [first] = answer.body.issue;
      expect([answer.body.resourceType, first?.code, first?.details.coding[0]]).toEqual([
        'OperationOutcome',
        issue,
        { system: 'https://fhir.nhs.uk/Codesystem/http-error-codes', code },
      ]);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toContain('application/fhir+json');
    });

    it('bytes that are no UTF-8', async () => {
      const body = new Uint8Array(Buffer.from(JSON.stringify(ofItsOwn('latin', 'Zo\u00eb')), 'latin1'));
      const headers = { ...barsHeaders(), authorization: `Bearer ${await stepwise.token('gp-practice')}` };
      const answer = await fetch(stepwise.url + MESSAGES, { method: 'POST', headers, body });
      const { resourceType, issue } = (await answer.json()) as Outcome;
      expect([answer.status, resourceType, issue[0]?.code]).toEqual([400, 'OperationOutcome', 'structure']);
    });

    it('names the element at fault', async () => {
      const answer = await send<Outcome>(aBarsReferral(withNhsNumber('9990000019')));
      expect(answer.body.issue[0]?.expression).toEqual(['Bundle.entry[2].resource.identifier[0].value']);
    });

    it('to somebody without a token, or at an unknown address', async () => {
      expect(await stepwise.post<Outcome>(MESSAGES, aBarsReferral(), null, barsHeaders())).toMatchObject({
        status: 401,
        body: { resourceType: 'OperationOutcome' },
      });
      expect(await stepwise.get<Outcome>('/fhir/R4/Patient')).toMatchObject({ status: 404, body: { resourceType: 'OperationOutcome' } });
      expect(await stepwise.get<Outcome>('/fhir/R4/Task')).toMatchObject({
        status: 400,
        body: { issue: [{ code: 'required', location: ['http.focus'] }] },
      });
    });
  });

  it('takes a wrong check digit in a sandbox, and marks it', async () => {
    const sandbox = await startStepwise({ settings: { nhsNumbers: 'sandbox' } });
    try {
      const answer = await sandbox.post<Bundle>(MESSAGES, aBarsReferral(withNhsNumber('9990000019')), 'gp-practice', barsHeaders());
      const [received] = await sandbox.platform.log.read(`referral-${caseOf(answer)}`, 0);
      expect(received?.data).toMatchObject({ nhsNumberStatus: 'invalid-checksum' });
    } finally {
      await sandbox.stop();
    }
  });

  it('is described by a CapabilityStatement that anybody may read', async () => {
    const { status, body } = await stepwise.get<Resource>('/fhir/R4/metadata');
    expect([status, body.resourceType]).toEqual([200, 'CapabilityStatement']);
  });
});
