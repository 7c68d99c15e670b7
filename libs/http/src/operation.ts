import { applyDecorators, HttpCode, Post, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiCreatedResponse, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import type { Refusals, Role } from '#kernel';
import { Roles } from '#access';
import { REQUEST_CODES, STATUS_OF_KIND } from './problem.js';
import { Receipt } from './receipt.js';

/** Staff of a provider who work cases. */
export const STAFF: readonly Role[] = ['caseworker', 'clinician', 'team-lead'];

/** A catalogue of refusals, whatever its codes. */
export type AnyRefusals = Pick<Refusals<string>, 'catalogue'>;

/**
 * A POST under `/v1/cases/{caseId}` that carries one command: its summary, who may send it, the refusals it may be
 * answered with. Status 201 and `created` where it makes something with an id of its own; `answer` where it tells more
 * than a receipt.
 */
export function CaseCommand(
  path: string,
  options: { summary: string; refusals: readonly AnyRefusals[]; roles?: readonly Role[]; created?: Type; answer?: Type },
): MethodDecorator {
  const answer = options.created ?? options.answer ?? Receipt;
  return applyDecorators(
    Post(path),
    HttpCode(options.created ? 201 : 200),
    Roles(...(options.roles ?? STAFF)),
    ApiOperation({ summary: options.summary }),
    ApiParam({ name: 'caseId', description: 'The case.', schema: { type: 'string', format: 'uuid' } }),
    TakesIdempotencyKey(),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'ETag of the case as you read it; 412 if this part of it has changed since.',
      schema: { type: 'string' },
    }),
    options.created ? ApiCreatedResponse({ type: answer, description: 'Done.' }) : ApiOkResponse({ type: answer, description: 'Done.' }),
    Problems(...options.refusals),
  ) as MethodDecorator;
}

/** Documents that a request may name itself. Every POST of this interface may. */
export const TakesIdempotencyKey = (description = 'Names this command: sent again, it is answered as the first time.'): MethodDecorator =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description,
    schema: { type: 'string', maxLength: 255 },
  });

/** Documents the problems of an operation: those of the given catalogues, and those that any request may meet. */
export const Problems = (...catalogues: readonly AnyRefusals[]): MethodDecorator =>
  applyDecorators(ApiBearerAuth(), ProblemCodes(...catalogues)) as MethodDecorator;

/** As `Problems`, for an operation that is documented already; given again, it says all of them. */
export function ProblemCodes(...catalogues: readonly AnyRefusals[]): MethodDecorator {
  const byStatus = new Map<number, Record<string, string>>();
  const add = (status: number, code: string, message: string): unknown => byStatus.set(status, { ...byStatus.get(status), [code]: message });
  for (const { catalogue } of catalogues) for (const [code, entry] of Object.entries(catalogue)) add(STATUS_OF_KIND[entry.kind], code, entry.message);
  for (const [code, entry] of Object.entries(REQUEST_CODES)) if (code !== 'request.not-found') add(entry.status, code, entry.message);
  return applyDecorators(...[...byStatus].map(([status, codes]) => ProblemAnswer(status, codes))) as MethodDecorator;
}

/** Documents one status of an operation, with the codes that it may have and what they mean. */
export const ProblemAnswer = (status: number, codes: Readonly<Record<string, string>>): MethodDecorator =>
  ApiResponse({
    status,
    description: Object.entries(codes)
      .map(([code, message]) => `- \`${code}\`: ${message}`)
      .join('\n'),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            {
              type: 'object',
              properties: { code: { type: 'string', enum: Object.keys(codes), description: 'Stable code.' } },
              additionalProperties: true,
            },
          ],
        },
      },
    },
  });
