import { describe, expect, it } from '@jest/globals';
import { ProblemException, refused, REQUEST_CODES, requestProblem } from '#http';
import { badRequest, refuseFhir, refusedAt, tooLate } from '../src/problems.js';
import { refuseIntake } from '#referral';
import { fhirErrors, REC_CODES } from '../src/resources/operation-outcome.js';

interface Issue {
  code: string;
  diagnostics: string;
  expression?: string[];
  location?: string[];
  details: { coding: { system: string; code: string }[] };
}
const issues = (problem: ProblemException): Issue[] => (fhirErrors(problem) as { issue: Issue[] }).issue;
const inShort = (problem: ProblemException) => issues(problem).map(({ code, details }) => [details.coding[0]?.code, code, details.coding[1]?.code]);

describe('an OperationOutcome', () => {
  it('has the national code, the issue type and our own code', () => {
    expect(fhirErrors(tooLate())).toEqual({
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'error',
          code: 'timeout',
          details: {
            coding: [
              { system: 'https://fhir.nhs.uk/Codesystem/http-error-codes', code: 'REC_TIMEOUT' },
              { system: 'https://stepwise.example/CodeSystem/problem', code: 'fhir.timeout' },
            ],
          },
          diagnostics: expect.stringContaining('took too long'),
        },
      ],
    });
  });

  it('has an issue for every element at fault, with its place', () => {
    const problem = badRequest('Wrong.', [
      { field: 'Bundle.type', code: 'fhir.required', message: 'Bundle.type is required.' },
      { field: 'http.X-Request-ID', code: 'fhir.invalid', message: 'X-Request-ID must be a GUID.' },
    ]);
    expect(issues(problem).map(({ code, diagnostics, expression, location }) => ({ code, diagnostics, expression, location }))).toEqual([
      { code: 'required', diagnostics: 'Bundle.type is required.', expression: ['Bundle.type'], location: undefined },
      { code: 'invalid', diagnostics: 'X-Request-ID must be a GUID.', expression: undefined, location: ['http.X-Request-ID'] },
    ]);
  });

  it('names a refused field of the intake by where it stood in the message', () => {
    const refusal = refuseIntake('intake.programme-unknown', { field: 'programme' });
    const [issue] = issues(refusedAt(refusal, new Map([['programme', 'Bundle.entry[5].resource.identifier']])));
    expect([issue?.expression, issue?.code, issue?.details.coding[0]?.code]).toEqual([
      ['Bundle.entry[5].resource.identifier'],
      'business-rule',
      'REC_UNPROCESSABLE_ENTITY',
    ]);
  });

  it.each<[problem: ProblemException, national: string, issue: string]>([
    [refused(refuseFhir('fhir.duplicate')), 'REC_CONFLICT', 'duplicate'],
    [refused(refuseFhir('fhir.not-supported')), 'REC_UNPROCESSABLE_ENTITY', 'not-supported'],
    [refused(refuseFhir('fhir.referral-not-found', { field: 'Bundle' })), 'REC_NOT_FOUND', 'not-found'],
    [requestProblem('request.malformed'), 'REC_BAD_REQUEST', 'structure'],
    [requestProblem('request.unsupported-media-type'), 'REC_BAD_REQUEST', 'not-supported'],
    [new ProblemException(409, 'referral.already-decided', 'No.'), 'REC_CONFLICT', 'conflict'],
    [new ProblemException(418, 'unheard-of', 'No.'), 'REC_SERVER_ERROR', 'exception'],
  ])('tells %s as %s %s', (problem, national, issue) => {
    expect(inShort(problem)).toEqual([[national, issue, problem.code]]);
  });

  it('knows every status that a request can be answered with', () => {
    expect(Object.values(REQUEST_CODES).filter(({ status }) => REC_CODES[status] === undefined)).toEqual([]);
  });

  it('asks for JSON where XML came', () => {
    expect(issues(requestProblem('request.unsupported-media-type'))[0]?.diagnostics).toContain('application/fhir+json');
  });
});
