import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ROLES, type Role } from '#kernel';
import { startStepwise, type Stepwise } from '#support/app.js';

let stepwise: Stepwise;
beforeAll(async () => (stepwise = await startStepwise({ samples: false })));
afterAll(() => stepwise.stop());

const STAFF: readonly Role[] = ['caseworker', 'clinician', 'team-lead'];
const REFERRERS: readonly Role[] = [...STAFF, 'gp-practice', 'referrer'];
const REPORTED_TO: readonly Role[] = ['team-lead', 'commissioner', 'auditor', 'operator'];
const PUBLISHED_BY: readonly Role[] = ['team-lead', 'commissioner', 'operator'];
const AUDITED_BY: readonly Role[] = ['team-lead', 'auditor'];

/** Whom an operation is for, where it is not for the staff of a provider alone. */
const FOR: Readonly<Record<string, readonly Role[] | 'anybody'>> = {
  'get /fhir/R4/metadata': 'anybody',
  'get /v1/instruments': 'anybody',
  'get /v1/programmes': 'anybody',
  'get /v1/programmes/{id}': 'anybody',
  'get /v1/training/clock': 'anybody',
  'post /v1/eligibility': 'anybody',
  'post /v1/self-referrals': 'anybody',
  'post /fhir/R4/$process-message': REFERRERS,
  'post /fhir/R4/Bundle': REFERRERS,
  'get /fhir/R4/ServiceRequest/{id}': REFERRERS,
  'get /fhir/R4/Task': REFERRERS,
  'get /fhir/R4/Task/{id}': REFERRERS,
  'post /v1/fit-notes': REFERRERS,
  'post /v1/referrals': REFERRERS,
  'post /v1/cases/{caseId}/referral/withdraw': REFERRERS,
  'post /v1/cases/{caseId}/consents': [...STAFF, 'person'],
  'post /v1/cases/{caseId}/consents/withdrawal': [...STAFF, 'person'],
  'get /v1/letters': [...STAFF, 'operator', 'gp-practice', 'person'],
  'get /v1/letters/{letterId}': [...STAFF, 'gp-practice', 'person'],
  'post /v1/letters/{letterId}/delivery': [...STAFF, 'operator'],
  'get /v1/people/{personId}': [...STAFF, 'operator'],
  // And to the person themself, whom these addresses do not name.
  'get /v1/people/{personId}/access-log': [...STAFF, 'operator'],
  'post /v1/people/{personId}/erasure': ['team-lead', 'operator'],
  'get /v1/practices/{ods}/feedback': ['gp-practice', ...AUDITED_BY, 'operator'],
  'get /v1/practices/{ods}/feedback/evidence': AUDITED_BY,
  'get /v1/practices/{ods}': REPORTED_TO,
  'post /v1/practices': ['operator'],
  'post /v1/programmes': ['operator'],
  'post /v1/training/clock': ['operator'],
  'get /v1/reports/activity': REPORTED_TO,
  'get /v1/reports/activity/evidence': AUDITED_BY,
  'get /v1/reports/definitions': [...REPORTED_TO, 'gp-practice'],
  'get /v1/reports/definitions/{id}': [...REPORTED_TO, 'gp-practice'],
  'get /v1/reports/definitions/{id}/versions/{version}': [...REPORTED_TO, 'gp-practice'],
  'get /v1/reports/outcomes': REPORTED_TO,
  'get /v1/reports/outcomes/evidence': AUDITED_BY,
  'get /v1/reports/publications': REPORTED_TO,
  'get /v1/reports/publications/{id}': REPORTED_TO,
  'get /v1/reports/publications/{id}/restatement': REPORTED_TO,
  'post /v1/reports/publications': PUBLISHED_BY,
  'post /v1/reports/publications/{id}/withdraw': PUBLISHED_BY,
  'get /v1/reports/waiting-list': REPORTED_TO,
  'get /v1/reports/waiting-list/evidence': AUDITED_BY,
  'get /v1/reports/waiting-times': REPORTED_TO,
  'get /v1/reports/waiting-times/evidence': AUDITED_BY,
};

const operations = (): { name: string; method: string; address: string }[] =>
  Object.entries(stepwise.service.document().paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      name: `${method} ${path}`,
      method,
      address: path
        .replace('{ods}', 'A81001')
        .replace('{kind}', 'triage-due')
        .replace(/\{\w+\}/g, 'e0000000-0000-4000-8000-000000000000'),
    })),
  );

/** The status of a question, or of a command that would be refused for its fields if it came so far. */
const asked = async (method: string, address: string, as: Role | null): Promise<number> =>
  (await (method === 'get' ? stepwise.get(address, as ?? undefined, as ? {} : { authorization: '' }) : stepwise.post(address, { surprise: 1 }, as)))
    .status;

it('every operation is open to those whom it is for, and to nobody else', async () => {
  const everybody = ROLES.filter((role) => role !== 'system');
  const found: Record<string, readonly Role[] | 'anybody'> = {};
  for (const { name, method, address } of operations()) {
    const [unknown, ...known] = await Promise.all([null, ...everybody].map((role) => asked(method, address, role)));
    found[name] = unknown === 401 ? everybody.filter((_, i) => known[i] !== 403) : known.includes(403) ? [] : 'anybody';
  }
  const inOrder = (roles: readonly Role[] | 'anybody'): readonly Role[] | 'anybody' => (roles === 'anybody' ? roles : [...roles].sort());
  const expected = Object.keys(found).map((name) => [name, inOrder(FOR[name] ?? STAFF)]);
  expect(Object.entries(found).map(([name, roles]) => [name, inOrder(roles)])).toEqual(expected);
  expect(Object.keys(FOR).filter((name) => !(name in found))).toEqual([]);
}, 120_000);
