import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';

/** An object whose fields somebody else checks. */
@ValidatorConstraint({ name: 'object' })
export class AnyObject implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
  defaultMessage = (): string => 'must be an object';
}
