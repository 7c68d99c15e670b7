import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOkResponse, ApiParam, getSchemaPath } from '@nestjs/swagger';
import { ProblemAnswer, Receipt, TakesIdempotencyKey } from '#http';
import { OpenedLetterAnswer } from './letter-answers.js';
import { FORM_NOT_AVAILABLE } from './media-type.js';

/** Documents the letter that an address names. */
export const OfLetter = (): MethodDecorator =>
  ApiParam({ name: 'letterId', description: 'The letter.', schema: { type: 'string', format: 'uuid' } }) as MethodDecorator;

/** Documents a letter as JSON or as text, by `Accept`. */
export const AnswersWithLetter = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(OpenedLetterAnswer),
    ApiOkResponse({
      description: 'The letter.',
      content: {
        'application/json': { schema: { $ref: getSchemaPath(OpenedLetterAnswer) } },
        'text/plain': { schema: { type: 'string', description: 'The letter, 78 columns wide.' } },
      },
    }),
    ProblemAnswer(406, { [FORM_NOT_AVAILABLE]: 'A letter can be read as application/json or text/plain.' }),
  ) as MethodDecorator;

/** Documents a command about a letter: repeated under the same key it is answered as the first time. */
export const TakesLetterCommand = (): MethodDecorator =>
  applyDecorators(
    OfLetter(),
    TakesIdempotencyKey(),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'ETag of the letter as you read it; 412 if it has changed since.',
      schema: { type: 'string' },
    }),
    ApiOkResponse({ type: Receipt, description: 'Done.' }),
  ) as MethodDecorator;
