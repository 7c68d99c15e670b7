import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  Validate,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { parseInstant } from '#kernel';
import {
  DayRule,
  EmailRule,
  MomentRule,
  ObjectRule,
  OrganisationRule,
  PostcodeRule,
  PracticeRule,
  SaysSomethingRule,
  TwoDecimalsRule,
  WritableRule,
} from './field-rules.js';

/*
 * The fields of request and response bodies. Each decorator says once what a field means and what it may hold: the
 * validator and the OpenAPI description both come from it, so they cannot disagree.
 */

/** What every field says about itself. */
export interface About {
  /** Meaning, with units where it has any. */
  about: string;
  example?: unknown;
  /** The field may be left out: not known (yet). */
  optional?: true;
}

/** Text of at most `max` characters (200 unless said). */
export function Text(field: About & { max?: number; min?: number; pattern?: { regex: RegExp; says: string } }): PropertyDecorator {
  const { max = 200, min = 1, pattern } = field;
  return described(
    field,
    { type: 'string', minLength: min, maxLength: max, ...(pattern ? { pattern: pattern.regex.source } : {}) },
    IsString(),
    Validate(WritableRule),
    MinLength(min),
    MaxLength(max),
    ...(min > 0 ? [Validate(SaysSomethingRule)] : []),
    ...(pattern ? [Matches(pattern.regex, { message: `must be ${pattern.says}` })] : []),
  );
}

/** Free text in somebody's own words; up to 4,000 characters. Kept sealed, never in figures. */
export const Note = (field: About & { max?: number }): PropertyDecorator => Text({ example: 'Spoke for ten minutes.', max: 4_000, ...field });

/** One of a list of words. */
export function Choice(values: readonly string[], field: About): PropertyDecorator {
  return described(
    { example: values[0], ...field },
    { type: 'string', enum: [...values] },
    IsIn(values, { message: `must be one of: ${values.join(', ')}` }),
  );
}

/** Several of a list of words, each at most once. */
export function Choices(values: readonly string[], field: About & { max?: number }): PropertyDecorator {
  return described(
    { example: [values[0]], ...field },
    { type: 'array', items: { type: 'string', enum: [...values] }, maxItems: field.max ?? values.length, uniqueItems: true },
    IsArray(),
    ArrayMaxSize(field.max ?? values.length),
    ArrayUnique({ message: 'must name each entry once' }),
    IsIn(values, { each: true, message: `must each be one of: ${values.join(', ')}` }),
  );
}

/** True or false. */
export const Flag = (field: About): PropertyDecorator => described({ example: true, ...field }, { type: 'boolean' }, IsBoolean());

/** A whole number within bounds. */
export function Whole(field: About & { min: number; max: number }): PropertyDecorator {
  return described(
    { example: field.min, ...field },
    { type: 'integer', minimum: field.min, maximum: field.max },
    IsInt(),
    Min(field.min),
    Max(field.max),
  );
}

/** A number within bounds, with at most two decimal places. */
export function Decimal(field: About & { min: number; max: number }): PropertyDecorator {
  return described(
    { example: field.min, ...field },
    { type: 'number', minimum: field.min, maximum: field.max },
    Validate(TwoDecimalsRule),
    Min(field.min),
    Max(field.max),
  );
}

/** A calendar day in Europe/London. */
export function Day(field: About): PropertyDecorator {
  return described({ example: '2026-03-02', ...field }, { type: 'string', format: 'date' }, Validate(DayRule));
}

/** A moment with an offset; kept in UTC. */
export function Moment(field: About): PropertyDecorator {
  const normalised = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (parseInstant(value) ?? value) : value));
  return described({ example: '2026-03-02T09:30:00Z', ...field }, { type: 'string', format: 'date-time' }, normalised, Validate(MomentRule));
}

/** A UUID that this service gave out, in whichever case. */
export function Identifier(field: About): PropertyDecorator {
  const normalised = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value));
  return described(
    { example: '6f1c1a52-8d0e-5a41-9c2b-3f0f6f0c8a11', ...field },
    { type: 'string', format: 'uuid' },
    normalised,
    IsUUID(undefined, { message: 'must be a UUID' }),
  );
}

/** An e-mail address. */
export const Email = (field: About): PropertyDecorator =>
  described({ example: 'a.person@example.com', ...field }, { type: 'string', format: 'email', maxLength: 254 }, Validate(EmailRule), MaxLength(254));

/** A GP practice's ODS code. */
export const PracticeCode = (field: About): PropertyDecorator =>
  described({ example: 'A81001', ...field }, { type: 'string', pattern: '^[A-Z]\\d{5}$' }, Validate(PracticeRule));

/** An organisation's ODS code. */
export const OrganisationCode = (field: About): PropertyDecorator =>
  described({ example: 'RYE', ...field }, { type: 'string', pattern: '^[A-Z0-9]{3,10}$' }, Validate(OrganisationRule));

/** A UK postcode or its outward part. */
export const Postcode = (field: About): PropertyDecorator =>
  described({ example: 'LS10 4YU', ...field }, { type: 'string', maxLength: 10 }, Validate(PostcodeRule));

// The description knows a class that is named lazily by a function under the very name `type`: hence `() => type()` and not `type`.

/** A nested object. */
export function Part(type: () => Class, field: About): PropertyDecorator {
  return applyDecorators(
    described(field, { type: () => type() }, ValidateNested({ message: 'must be an object' }), Validate(ObjectRule)),
    Type(type as never),
  );
}

/** A list of nested objects, at most `max` (50 unless said). */
export function Parts(type: () => Class, field: About & { max?: number }): PropertyDecorator {
  const max = field.max ?? 50;
  return applyDecorators(
    described(
      field,
      { type: () => type(), isArray: true, maxItems: max },
      IsArray(),
      ArrayMaxSize(max),
      Validate(ObjectRule, { each: true, message: 'must be a list of objects' }),
      ValidateNested({ each: true, message: 'must be a list of objects' }),
    ),
    Type(type as never),
  );
}

/** A list of texts, at most `max` (50 unless said). */
export function Texts(field: About & { max?: number; maxLength?: number }): PropertyDecorator {
  const { max = 50, maxLength = 200 } = field;
  return described(
    { example: ['…'], ...field },
    { type: 'array', items: { type: 'string', maxLength }, maxItems: max },
    IsArray(),
    ArrayMaxSize(max),
    IsString({ each: true }),
    Validate(WritableRule, { each: true }),
    MaxLength(maxLength, { each: true }),
  );
}

/** A list of whole numbers within bounds. */
export function Wholes(field: About & { min: number; max: number; length: number }): PropertyDecorator {
  return described(
    { example: [field.min], ...field },
    { type: 'array', items: { type: 'integer', minimum: field.min, maximum: field.max }, maxItems: field.length },
    IsArray(),
    ArrayMaxSize(field.length),
    IsInt({ each: true }),
    Min(field.min, { each: true }),
    Max(field.max, { each: true }),
  );
}

/** A whole number in a query string, in digits. */
export const QueryWhole = (field: About & { min: number; max: number }): PropertyDecorator =>
  applyDecorators(
    Whole(field),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value)),
  );

/** True or false in a query string. */
export const QueryFlag = (field: About): PropertyDecorator =>
  applyDecorators(
    Flag(field),
    Transform(({ value }: { value: unknown }) => (value === 'true' || value === 'false' ? value === 'true' : value)),
  );

/** Several of a list of words in a query string: the field repeated, or the words with commas between them. */
export const QueryChoices = (values: readonly string[], field: About): PropertyDecorator =>
  applyDecorators(
    Choices(values, field),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value)),
  );

/** Fields named by what they hold: an object whose keys are free. Used by corrections, checked by what is corrected. */
export const FreeObject = (field: About): PropertyDecorator => described(field, { type: 'object', additionalProperties: true }, Validate(ObjectRule));

/** Absence says that something is not known. Null would say no more, and end up among the facts. */
const leftOutOr = ValidateIf((_, value: unknown) => value !== undefined);

function described(field: About, schema: ApiPropertyOptions, ...validators: PropertyDecorator[]): PropertyDecorator {
  const options = {
    description: field.about,
    ...(field.example === undefined ? {} : { example: field.example }),
    required: !field.optional,
    ...schema,
  };
  return applyDecorators(ApiProperty(options as ApiPropertyOptions), ...(field.optional ? [leftOutOr] : []), ...validators);
}
