import { isEmail, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isLocalDate, isOrganisationCode, isPracticeCode, parseInstant, postcodeDistrict } from '#kernel';

/* What a value must be beyond its type. */

@ValidatorConstraint({ name: 'day' })
export class DayRule implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => typeof value === 'string' && isLocalDate(value);
  defaultMessage = (): string => 'must be a day that exists, as YYYY-MM-DD';
}

@ValidatorConstraint({ name: 'moment' })
export class MomentRule implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => typeof value === 'string' && parseInstant(value) !== undefined;
  defaultMessage = (): string => 'must be a moment with its offset, as 2026-03-02T09:30:00Z';
}

@ValidatorConstraint({ name: 'email' })
export class EmailRule implements ValidatorConstraintInterface {
  // Half a character makes isEmail throw.
  validate = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed() && isEmail(value);
  defaultMessage = (): string => 'must be an e-mail address, as a.person@example.com';
}

@ValidatorConstraint({ name: 'twoDecimals' })
export class TwoDecimalsRule implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => typeof value === 'number' && Number(value.toFixed(2)) === value;
  defaultMessage = (): string => 'must be a number with at most two decimal places';
}

@ValidatorConstraint({ name: 'practice' })
export class PracticeRule implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => typeof value === 'string' && isPracticeCode(value);
  defaultMessage = (): string => 'must be an ODS practice code: a letter and five digits, as A81001';
}

@ValidatorConstraint({ name: 'organisation' })
export class OrganisationRule implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => typeof value === 'string' && isOrganisationCode(value);
  defaultMessage = (): string => 'must be an organisation code: 3 to 10 capital letters and digits';
}

@ValidatorConstraint({ name: 'postcode' })
export class PostcodeRule implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => typeof value === 'string' && postcodeDistrict(value) !== undefined;
  defaultMessage = (): string => 'must be a UK postcode, as LS10 4YU, or its first part';
}

@ValidatorConstraint({ name: 'object' })
export class ObjectRule implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
  defaultMessage = (): string => 'must be an object';
}

/**
 * Text that every database, letter and document can hold: well-formed Unicode without control characters other than tab
 * and line break. Postgres takes no NUL, XML 1.0 none of the others.
 */
@ValidatorConstraint({ name: 'writable' })
export class WritableRule implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed() && !CONTROL_CHARACTERS.test(value);
  defaultMessage = (): string => 'must not hold control characters or halves of characters';
}

/** Text in which something is said: blanks alone look like an answer and are none. */
@ValidatorConstraint({ name: 'saysSomething' })
export class SaysSomethingRule implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => typeof value !== 'string' || value.trim() !== '';
  defaultMessage = (): string => 'must not be blank';
}

const CONTROL_CHARACTERS = /[\x00-\x08\x0b\x0c\x0e-\x1f]/;
