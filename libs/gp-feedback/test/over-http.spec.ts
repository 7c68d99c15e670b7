import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startStepwise, type Stepwise } from '#support/app.js';

interface Feedback {
  figures: { figure: string; part?: string; people: number | '*'; outOf: number | '*'; allPractices: object }[];
  patients?: { items: { name: string; birthDate?: string }[] };
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
  await refer('Robin', gpMayBeTold);
  await refer('Kim', []);
  const { position } = await refer('Alex', [], 'unemployed');
  const { status, body } = await feedback(position);
  expect(status).toBe(200);
  const people = (figure: string, part?: string) => body.figures.find((line) => line.figure === figure && line.part === part)?.people;
  expect([people('people'), people('sent-by-practice'), people('not-accepted-because', 'not-eligible')]).toEqual([3, 3, 1]);
  expect(body.figures.find(({ figure }) => figure === 'accepted')?.allPractices).toEqual({ percent: '*' });
  expect(body.patients?.items).toMatchObject([{ name: 'Robin Example', birthDate: '1984-05-04' }]);
  expect((await feedback(position, 'team-lead')).body).not.toHaveProperty('patients');
  expect((await feedback(position, 'gp-practice', 'B82001')).status).toBe(403);
  expect((await feedback(position, 'caseworker')).status).toBe(403);
  expect((await feedback(position, 'gp-practice', 'nonsense')).status).toBe(400);
});

test('a consent withdrawn takes the name away and leaves the figures', async () => {
  const { caseId } = await refer('Jamie', gpMayBeTold);
  const withdrawn = await stepwise.post<{ position: string }>(`/v1/cases/${caseId}/consents/withdrawal`, { recipient: 'gp', how: 'verbal' });
  const { body } = await feedback(withdrawn.body.position);
  expect(body.figures.find(({ figure }) => figure === 'people')?.people).toBe(4);
  expect(JSON.stringify(body)).not.toContain('Jamie');
});
