import type { FieldFault } from '#kernel';
import type { ProblemException } from '#http';
import { HTTP_ERROR_CODES, PROBLEM_CODES } from '../codes/systems.js';
import type { Json } from './task.js';

/** The BaRS code of each HTTP status, with the FHIR issue type that it means if no field says more. */
export const REC_CODES: Readonly<Record<number, { code: string; issue: string }>> = {
  400: { code: 'REC_BAD_REQUEST', issue: 'invalid' },
  401: { code: 'REC_UNAUTHORIZED', issue: 'security' },
  403: { code: 'REC_FORBIDDEN', issue: 'forbidden' },
  404: { code: 'REC_NOT_FOUND', issue: 'not-found' },
  405: { code: 'REC_METHOD_NOT_ALLOWED', issue: 'not-supported' },
  406: { code: 'REC_NOT_ACCEPTABLE', issue: 'processing' },
  408: { code: 'REC_TIMEOUT', issue: 'timeout' },
  409: { code: 'REC_CONFLICT', issue: 'conflict' },
  412: { code: 'REC_CONFLICT', issue: 'conflict' },
  413: { code: 'REC_BAD_REQUEST', issue: 'too-long' },
  415: { code: 'REC_BAD_REQUEST', issue: 'not-supported' },
  422: { code: 'REC_UNPROCESSABLE_ENTITY', issue: 'business-rule' },
  429: { code: 'REC_TOO_MANY_REQUESTS', issue: 'throttled' },
  431: { code: 'REC_BAD_REQUEST', issue: 'too-long' },
  500: { code: 'REC_SERVER_ERROR', issue: 'exception' },
  503: { code: 'REC_SERVICE_UNAVAILABLE', issue: 'transient' },
};

/** Issue types of problem codes that say more than their status. */
const ISSUES: Readonly<Record<string, string>> = {
  'request.malformed': 'structure',
  'fhir.duplicate': 'duplicate',
  'fhir.not-supported': 'not-supported',
  'fhir.referral-not-found': 'not-found',
  'field.required': 'required',
};

/** What is said otherwise here than elsewhere. */
const WORDS: Readonly<Record<string, string>> = {
  'request.unsupported-media-type': 'Send FHIR as JSON: Content-Type application/fhir+json. XML is not taken.',
  'request.not-found': 'There is nothing at this address. GET /fhir/R4/metadata says what there is.',
};

/** A problem as an OperationOutcome: one issue for each field at fault, or one in all. */
export function fhirErrors(problem: ProblemException): Json {
  const national = REC_CODES[problem.status] ?? { code: 'REC_SERVER_ERROR', issue: 'exception' };
  const details = {
    coding: [
      { system: HTTP_ERROR_CODES, code: national.code },
      { system: PROBLEM_CODES, code: problem.code },
    ],
  };
  const whole = { severity: 'error', code: ISSUES[problem.code] ?? national.issue, details, diagnostics: WORDS[problem.code] ?? problem.message };
  const parts = problem.fields.map((field) => ({
    severity: 'error',
    code: issueOf(field) ?? whole.code,
    details,
    diagnostics: field.message,
    ...placeOf(field),
  }));
  return { resourceType: 'OperationOutcome', issue: parts.length > 0 ? parts : [whole] };
}

/** Faults found in FHIR carry their issue type as `fhir.<type>`; those of the intake are values that cannot be. */
function issueOf({ code }: FieldFault): string | undefined {
  if (ISSUES[code] !== undefined) return ISSUES[code];
  if (code.startsWith('fhir.')) return code.slice('fhir.'.length);
  return code.startsWith('field.') || code.startsWith('nhs-number.') ? 'value' : undefined;
}

/** Elements go into `expression`; headers, parameters and the address into `location`, as FHIR has it for HTTP. */
const placeOf = ({ field }: FieldFault): Json =>
  field.startsWith('Bundle') ? { expression: [field] } : { location: [field.startsWith('http.') ? field : `http.${field}`] };
