import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isUuid } from '#kernel';

const MOST_WEEKS = 26;
const MOST_HOURS = 48;
const MOST_WORDS = 1_000;
const MOST_CHARACTERS = 4_000;

/** Hours of work in each week of a phased return, as numbers with at most two decimal places. */
export function HoursByWeek(field: { about: string }): PropertyDecorator {
  const schema = {
    description: field.about,
    example: [8, 15, 22.5, 30],
    type: 'array',
    items: { type: 'number', minimum: 0, maximum: MOST_HOURS, multipleOf: 0.01 },
    minItems: 1,
    maxItems: MOST_WEEKS,
  };
  return applyDecorators(ApiProperty(schema as unknown as ApiPropertyOptions), IsArray(), ArrayMaxSize(MOST_WEEKS), Validate(HoursRule));
}

/** Words about several adjustments: an object that has a text of at most 4,000 characters under the id of each. Personal. */
export function WordsById(field: { about: string }): PropertyDecorator {
  const schema = {
    description: field.about,
    example: { '6f1c1a52-8d0e-5a41-9c2b-3f0f6f0c8a11': 'Two short days a week at first.' },
    type: 'object',
    additionalProperties: { type: 'string', minLength: 1, maxLength: MOST_CHARACTERS },
  };
  return applyDecorators(ApiProperty(schema as unknown as ApiPropertyOptions), Validate(WordsRule));
}

const isHours = (hours: unknown): boolean =>
  typeof hours === 'number' && hours >= 0 && hours <= MOST_HOURS && Math.abs(hours * 100 - Math.round(hours * 100)) < 1e-6;

@ValidatorConstraint({ name: 'hours' })
class HoursRule implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => Array.isArray(value) && value.every(isHours);
  defaultMessage = (): string => `must be numbers from 0 to ${MOST_HOURS}, with at most two decimal places`;
}

const isText = (text: unknown): boolean => typeof text === 'string' && text.length >= 1 && text.length <= MOST_CHARACTERS;

@ValidatorConstraint({ name: 'words' })
class WordsRule implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const entries = Object.entries(value);
    return entries.length <= MOST_WORDS && entries.every(([id, text]) => isUuid(id) && isText(text));
  };
  defaultMessage = (): string => `must be an object of texts, of at most ${MOST_CHARACTERS} characters each, by the ids of adjustments`;
}
