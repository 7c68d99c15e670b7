import { refusals, type FieldFault, type Refusal } from '#kernel';
import { ProblemException, refused } from '#http';
import type { FhirBundle } from './reader/fhir-bundle.js';

/** Refusals of the FHIR interface that are no fault of one element. */
export const refuseFhir = refusals({
  'fhir.not-supported': { kind: 'invalid', message: 'This service does not do what the message asks.' },
  'fhir.duplicate': { kind: 'conflict', message: 'A message with this X-Request-ID has been processed already. Send a new message with a new id.' },
  'fhir.referral-not-found': {
    kind: 'not-found',
    message: 'You have sent no such referral. Name it as you did when you sent it, or by the id of its Task.',
  },
});

/** Throws if anything in a Bundle was found to be wrong: 400 with every element at fault. */
export function requireSound({ faults }: FhirBundle): void {
  if (!faults.none) {
    const fields = faults.all.map(({ expression, issue, message }) => ({ field: expression, code: `fhir.${issue}`, message }));
    throw badRequest('Some elements are missing or wrong. Mend those listed and send it again.', fields);
  }
}

/** 400 with the elements, headers or parameters at fault. */
export const badRequest = (message: string, fields: readonly FieldFault[]): ProblemException =>
  new ProblemException(400, 'fhir.invalid', message, fields);

/** A refusal of the intake, its fields named by where they stand in the message. */
export function refusedAt(refusal: Refusal, origins: ReadonlyMap<string, string>): ProblemException {
  const { status, code, message, fields, details } = refused(refusal);
  return new ProblemException(
    status,
    code,
    message,
    fields.map((fault) => ({ ...fault, field: origins.get(fault.field) ?? 'Bundle' })),
    details,
  );
}

/** Raised when the answer would come too late for the sender (BaRS: 5 seconds). The work may still be done. */
export const tooLate = (): ProblemException =>
  new ProblemException(
    408,
    'fhir.timeout',
    'The answer took too long. Send the same message again with the same X-Request-ID: if it was processed you are told so.',
  );
