import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { FieldFault } from '#kernel';
import { requestProblem } from './problem.js';

/** Checks bodies and queries against their classes. Unknown fields are refused, not dropped: somebody meant something by them. */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errors: ValidationError[]) => requestProblem('request.invalid', faults(errors)),
  });

/** Flattens nested validation errors to one fault per field, by path. */
export function faults(errors: readonly ValidationError[], path = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const field = /^\d+$/.test(error.property) ? `${path}[${error.property}]` : path ? `${path}.${error.property}` : error.property;
    const nested = faults(error.children ?? [], field);
    const own = error.constraints ? [fault(field, error)] : [];
    return [...own, ...nested];
  });
}

function fault(field: string, error: ValidationError): FieldFault {
  const [name = '', text = ''] = Object.entries(error.constraints ?? {})[0] ?? [];
  if (name === 'whitelistValidation') return { field, code: 'field.unknown', message: `${field} is not a field of this request.` };
  if (error.value === undefined) return { field, code: 'field.required', message: `${field} is required.` };
  if (error.value === null) return { field, code: 'field.invalid', message: `${field} must not be null: what is not known is left out.` };
  const says = text.startsWith(`${error.property} `)
    ? text.slice(error.property.length + 1)
    : text.replace(`each value in ${error.property} `, 'each ');
  return { field, code: CODES[name] ?? 'field.invalid', message: `${field} ${says}.` };
}

const CODES: Record<string, string> = {
  isIn: 'field.not-a-choice',
  maxLength: 'field.too-long',
  minLength: 'field.too-short',
  saysSomething: 'field.too-short',
  arrayMaxSize: 'field.too-many',
  arrayUnique: 'field.repeated',
  min: 'field.out-of-range',
  max: 'field.out-of-range',
};

/** Codes that a field of a request may be refused with, with what they mean. */
export const FIELD_CODES: Record<string, string> = {
  'field.required': 'The field is missing.',
  'field.unknown': 'The request has no such field.',
  'field.invalid': 'The value has the wrong type or form.',
  'field.not-a-choice': 'The value is not one of the words listed.',
  'field.too-long': 'The text is longer than allowed.',
  'field.too-short': 'The text is shorter than allowed.',
  'field.too-many': 'The list has more entries than allowed.',
  'field.repeated': 'The list names an entry more than once.',
  'field.out-of-range': 'The number is outside its bounds.',
  'field.in-future': 'The day is still to come.',
  'field.too-early': 'The day lies further back than can be meant.',
  'field.contradicts': 'The value contradicts another one.',
  'field.identifies': 'The value identifies the person, and stands where nothing may.',
  'nhs-number.malformed': 'An NHS number has ten digits.',
  'nhs-number.invalid-checksum': 'The NHS number fails its check digit.',
};
