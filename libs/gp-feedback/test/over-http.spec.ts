import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startStepwise, type Stepwise } from '#support/app.js';

interface Feedback {
  position: string;
  own: { referrals: number; notAccepted: { reason: string; count: number }[] };
  people: { name?: string; erased: boolean }[];
  withoutConsent: number;
  others: { referrals: number | '*' };
}

let stepwise: Stepwise;
beforeAll(async () => (stepwise = await startStepwise()));
afterAll(() => stepwise.stop());

const refer = async (given: string, consents: object[], employment = 'employed'): Promise<{ caseId: string; position: string }> => {
  const { body } = await stepwise.post<{ caseId: string; position: string }>(
    '/v1/referrals',
    {
      programme: 'staged-work-health',
      source: 'gp',
      referrer: { organisation: 'A81001' },
      person: { name: { given, family: 'Example' }, birthDate: '1984-05-04', contact: { postcode: 'LS10 4YU' } },
      conditionGroups: ['pain'],
      employment: { status: employment, ...(employment === 'employed' ? { offSick: true } : {}) },
      consents,
    },
    'gp-practice',
  );
  return body;
};
const gpMayBeTold = [{ recipient: 'gp', purpose: 'feedback-to-referrer', content: ['everything'] }];
const feedback = (after: string, as: 'gp-practice' | 'team-lead' | 'caseworker' = 'gp-practice', practice = 'A81001') =>
  stepwise.get<Feedback>(`/v1/practices/${practice}/feedback?after=${after}`, as);

test('counts all of a practice’s patients and names those who agree, to that practice alone', async () => {
  const agreed = await refer('Robin', gpMayBeTold);
  await refer('Kim', []);
  const { position } = await refer('Alex', [], 'unemployed');
  const { status, body } = await feedback(position);
  expect(status).toBe(200);
  expect(body.own).toMatchObject({ referrals: 3, notAccepted: [{ reason: 'not-eligible', count: 1 }] });
  expect(body.people).toEqual([expect.objectContaining({ caseId: agreed.caseId, name: 'Robin Example', erased: false })]);
  expect(body.withoutConsent).toBe(2);
  expect(body.others.referrals).toBe('*');
  expect((await feedback(position, 'gp-practice', 'B82001')).status).toBe(403);
  expect((await feedback(position, 'caseworker')).status).toBe(403);
  expect((await feedback(position, 'gp-practice', 'nonsense')).status).toBe(400);
});

test('a consent withdrawn takes the name away and leaves the figures', async () => {
  const { caseId } = await refer('Jamie', gpMayBeTold);
  const withdrawn = await stepwise.post<{ position: string }>(`/v1/cases/${caseId}/consents/withdrawal`, { recipient: 'gp', how: 'verbal' });
  const { body } = await feedback(withdrawn.body.position);
  expect(body.own.referrals).toBe(4);
  expect(JSON.stringify(body)).not.toContain('Jamie');
});
