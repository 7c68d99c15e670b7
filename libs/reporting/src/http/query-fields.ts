import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Choices, Texts, type About } from '#http';

const MORE = ' Repeat it or separate by commas for several.';

/** A list in a query string may be repeated or separated by commas. */
const fromQuery = Transform(({ value }: { value: unknown }) =>
  value === undefined ? value : [value].flat().flatMap((each: unknown) => (typeof each === 'string' ? each.split(',') : [each])),
);

/** Several of a list of words, in a query. May be left out. */
export const Words = (values: readonly string[], field: About): PropertyDecorator =>
  applyDecorators(fromQuery, Choices(values, { ...field, about: `${field.about}${MORE}`, optional: true })) as PropertyDecorator;

/** Several codes, in a query. May be left out. */
export const Codes = (field: About): PropertyDecorator =>
  applyDecorators(fromQuery, Texts({ ...field, about: `${field.about}${MORE}`, maxLength: 60, optional: true })) as PropertyDecorator;
