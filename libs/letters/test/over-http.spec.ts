import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startStepwise, type Stepwise } from '#support/app.js';

interface ListedLetter {
  letterId: string;
  status: string;
  kind: string;
  position: string;
  heldBecause?: string;
}

interface Problem {
  code: string;
  fields: { field: string }[];
}

const referral = (practice: string | undefined, familyName: string, consents: object[]) => ({
  programme: 'staged-work-health',
  source: 'gp',
  referrer: { organisation: 'A81001', profession: 'gp', name: 'Dr Sam Sample' },
  conditionGroups: ['musculoskeletal'],
  employment: { status: 'employed', offSick: true },
  absenceStartedOn: '2026-02-02',
  person: {
    name: { given: 'Robin', family: familyName },
    birthDate: '1984-05-04',
    contact: { postcode: 'LS10 4YU' },
    ...(practice ? { practice } : {}),
  },
  consents,
});

const GP_MAY_KNOW = { recipient: 'gp', purpose: 'feedback-to-referrer', content: ['everything'] };

let stepwise: Stepwise;
beforeAll(async () => (stepwise = await startStepwise()));
afterAll(() => stepwise.stop());

async function refer(...body: Parameters<typeof referral>): Promise<{ caseId: string; personId: string }> {
  const answer = await stepwise.post<{ caseId: string; personId: string }>('/v1/referrals', referral(...body), 'referrer');
  expect(answer).toMatchObject({ status: 201, body: {} });
  return answer.body;
}

/** The letters of a case, once nothing more happens by itself. */
async function lettersOf(caseId: string): Promise<ListedLetter[]> {
  const { log, progress } = stepwise.platform;
  for (let head = ''; head !== (await log.head());) {
    head = await log.head();
    expect(await progress.waitFor(['policy letters', 'letters_v1'], head, 10_000)).toBe(true);
  }
  return (await stepwise.get<{ letters: ListedLetter[] }>(`/v1/letters?case=${caseId}`)).body.letters;
}

describe('letters over HTTP', () => {
  it('go out to the practice, which reads them as text or JSON; the look is noted', async () => {
    const { caseId, personId } = await refer('A81001', 'Example', [GP_MAY_KNOW]);
    const [letter] = await lettersOf(caseId);
    expect(letter).toMatchObject({ kind: 'referral-received', status: 'sent' });
    const path = `/v1/letters/${letter!.letterId}`;
    const text = await stepwise.get<string>(path, 'gp-practice', { accept: 'text/plain' });
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text.body).toContain('Thank you for referring Robin Example.');
    expect(text.body).toBe(await readFile(join(stepwise.platform.settings.dataFolder, 'outbox', 'A81001', `${letter!.letterId}.txt`), 'utf8'));
    const json = await stepwise.get(path, 'gp-practice');
    expect(json.headers.get('etag')).toBe(`"${letter!.position}"`);
    expect(json.body).toMatchObject({ ...letter, erased: false, letter: { title: 'Referral received', to: { practice: 'A81001' } } });
    const { body: log } = await stepwise.get<{ looks: object[] }>(`/v1/people/${personId}/access-log`);
    expect(log.looks).toEqual([expect.objectContaining({ what: 'letter', caseId, by: expect.objectContaining({ role: 'gp-practice' }) })]);
  });

  it('are there in no other form, and not for another practice or an unknown id', async () => {
    const { caseId } = await refer('B82002', 'Other', [GP_MAY_KNOW]);
    const [letter] = await lettersOf(caseId);
    const path = `/v1/letters/${letter!.letterId}`;
    expect(await stepwise.get<Problem>(path, 'caseworker', { accept: 'application/pdf' })).toMatchObject({
      status: 406,
      body: { code: 'letter.form-not-available' },
    });
    expect(await stepwise.get<Problem>(path, 'gp-practice')).toMatchObject({ status: 404, body: { code: 'letter.not-found' } });
    expect(await stepwise.get<Problem>(`/v1/letters/${caseId}`)).toMatchObject({ status: 404, body: { code: 'letter.not-found' } });
    expect(await stepwise.get(path, 'commissioner')).toMatchObject({ status: 403 });
    expect((await stepwise.get('/v1/letters?practice=B82002', 'gp-practice')).status).toBe(403);
    expect((await stepwise.get<{ letters: object[] }>(`/v1/letters?case=${caseId}`, 'gp-practice')).body.letters).toEqual([]);
    expect(await stepwise.get<Problem>('/v1/letters?cursor=x')).toMatchObject({ status: 400, body: { fields: [{ field: 'cursor' }] } });
  });

  it('that are held stand in a list, and go when somebody releases them and nothing is in the way', async () => {
    const { caseId } = await refer('A81001', 'Third', []);
    const [held] = await lettersOf(caseId);
    expect(held).toMatchObject({ status: 'held', heldBecause: 'no-consent' });
    const queue = await stepwise.get<{ letters: ListedLetter[] }>('/v1/letters?status=held&heldBecause=no-consent');
    expect(queue.body.letters.map(({ letterId }) => letterId)).toContain(held!.letterId);
    expect(await stepwise.post<Problem>(`/v1/letters/${held!.letterId}/release`, {})).toMatchObject({
      status: 409,
      body: { code: 'letter.cannot-go' },
    });
    expect((await stepwise.post(`/v1/cases/${caseId}/consents`, { ...GP_MAY_KNOW, how: 'verbal' })).status).toBe(201);
    expect(await lettersOf(caseId)).toEqual([expect.objectContaining({ letterId: held!.letterId, status: 'sent' })]);
  });

  it('take a report about their delivery, once, and its correction', async () => {
    const { caseId } = await refer('A81001', 'Fourth', [GP_MAY_KNOW]);
    const [letter] = await lettersOf(caseId);
    const path = `/v1/letters/${letter!.letterId}/delivery`;
    expect(await stepwise.post<Problem>(path, { result: 'undeliverable' }, 'operator')).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'reason' }] },
    });
    const report = await stepwise.post<{ events: { eventId: string }[] }>(path, { result: 'undeliverable', reason: 'no-mailbox' }, 'operator');
    expect(report.status).toBe(200);
    expect(await stepwise.post<Problem>(path, { result: 'delivered' })).toMatchObject({ status: 409, body: { code: 'letter.delivery-known' } });
    expect(await lettersOf(caseId)).toEqual([expect.objectContaining({ status: 'undeliverable', deliveryReason: 'no-mailbox' })]);
    const correction = { eventId: report.body.events[0]!.eventId, reason: 'entered-in-error', struckOut: true };
    expect((await stepwise.post(`/v1/cases/${caseId}/corrections`, correction)).status).toBe(200);
    expect(await lettersOf(caseId)).toEqual([expect.objectContaining({ status: 'sent' })]);
  });

  it('are documented in every form they come in', () => {
    const read = stepwise.service.document().paths['/v1/letters/{letterId}']?.get;
    expect(Object.keys((read?.responses['200'] as { content: object }).content)).toEqual(['application/json', 'text/plain']);
    expect(Object.keys(read?.responses ?? {})).toEqual(expect.arrayContaining(['200', '404', '406', '409']));
  });
});
