import { applyDecorators, Header, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiHeader, ApiResponse } from '@nestjs/swagger';
import { REC_CODES } from '../resources/operation-outcome.js';
import { TimeLimit } from './time-limit.js';

const FHIR_JSON = 'application/fhir+json';

/** Documents what a resource is; FHIR's own definitions say the rest. */
const resource = (type: string) => ({
  type: 'object' as const,
  description: `FHIR R4 ${type}: http://hl7.org/fhir/R4/${type.toLowerCase()}.html`,
  properties: { resourceType: { type: 'string' as const, enum: [type], description: 'Type of the resource.' } },
  required: ['resourceType'],
  additionalProperties: true,
});

/** An operation that answers with a FHIR resource, or with an OperationOutcome. */
export function FhirOperation(answers: { status: number; type: string; description: string }[], errors: readonly number[]): MethodDecorator {
  const good = answers.map(({ status, type, description }) =>
    ApiResponse({ status, description, content: { [FHIR_JSON]: { schema: resource(type) } } }),
  );
  const bad = [...new Set([...errors, 400, 401, 403, 408, 429, 500, 503])].map((status) =>
    ApiResponse({
      status,
      description: `OperationOutcome with code ${REC_CODES[status]?.code} in issue.details.coding, and our own stable code beside it.`,
      content: { [FHIR_JSON]: { schema: resource('OperationOutcome') } },
    }),
  );
  return applyDecorators(
    ApiBearerAuth(),
    Header('content-type', `${FHIR_JSON}; charset=utf-8`),
    UseInterceptors(TimeLimit),
    ...good,
    ...bad,
  ) as MethodDecorator;
}

/** An operation that takes a Bundle. */
export const TakesBundle = (description: string): MethodDecorator =>
  applyDecorators(ApiConsumes(FHIR_JSON, 'application/json'), ApiBody({ description, schema: resource('Bundle') })) as MethodDecorator;

/** A header that must hold a GUID, and comes back with the answer. */
export const GuidHeader = (name: string, about: string): MethodDecorator =>
  ApiHeader({ name, required: true, description: `${about} Comes back with the answer.`, schema: { type: 'string', format: 'uuid' } });
