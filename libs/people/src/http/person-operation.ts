import { applyDecorators, HttpCode, Post, type Type } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam } from '@nestjs/swagger';
import { Roles } from '#access';
import { Problems, TakesIdempotencyKey } from '#http';
import { refuseCommand } from '#handling';
import type { Role } from '#kernel';
import { refusePerson } from '../model/people.js';

/** Documents the person in the path. */
export const OfPerson = ApiParam({
  name: 'personId',
  description: 'The person; a case shows its personId.',
  schema: { type: 'string', format: 'uuid' },
});

/** A POST under `/v1/people/{personId}` that carries one command: its summary, who may send it, what it is answered with. */
export function PersonCommandPost(
  path: string,
  { summary, roles, answer }: { summary: string; roles: readonly Role[]; answer: Type },
): MethodDecorator {
  return applyDecorators(
    Post(path),
    HttpCode(200),
    Roles(...roles),
    ApiOperation({ summary }),
    OfPerson,
    TakesIdempotencyKey(),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'ETag of the record as you read it; 412 if it has changed since.',
      schema: { type: 'string' },
    }),
    ApiOkResponse({ type: answer, description: 'Done.' }),
    Problems(refusePerson, refuseCommand),
  ) as MethodDecorator;
}
