import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { INSTRUMENTS } from '../instruments/catalogue.js';

const MOST_ITEMS = Math.max(...INSTRUMENTS.map(({ items }) => items.length));

/**
 * Answers in the order of an instrument's items: whole numbers, null for an item that was left out. How many there must
 * be and which numbers an item takes depends on the instrument, so the decision checks that.
 */
export function AnswersField(field: { about: string; example: readonly (number | null)[] }): PropertyDecorator {
  const schema = {
    description: field.about,
    example: [...field.example],
    type: 'array',
    items: { oneOf: [{ type: 'integer', minimum: 0, maximum: 100 }, { type: 'null' }] },
    minItems: 1,
    maxItems: MOST_ITEMS,
  };
  return applyDecorators(ApiProperty(schema as unknown as ApiPropertyOptions), IsArray(), ArrayMaxSize(MOST_ITEMS), Validate(AnswersRule));
}

@ValidatorConstraint({ name: 'answers' })
class AnswersRule implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => Array.isArray(value) && value.every((answer) => answer === null || Number.isInteger(answer));
  defaultMessage = (): string => 'must be whole numbers, with null for an item that was not answered';
}
