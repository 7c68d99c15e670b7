import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { safeguarding, safeguardingCorrections } from '#safeguarding';
import { THE_CASE } from '#support/decisions.js';

/** Fields that a class checks. */
function fieldsOf(type: object): string[] {
  return getMetadataStorage()
    .getTargetValidationMetadatas(type as never, '', false, false)
    .map(({ propertyName }) => propertyName);
}

describe('corrections of safeguarding over HTTP', () => {
  const open = Object.entries(safeguarding.correctable).flatMap(([type, rule]) =>
    rule === 'never' ? [] : [{ type, fields: [...rule.data, ...rule.personal] }],
  );

  it.each(open)('check every field of $type that may be corrected', ({ type, fields }) => {
    expect(fieldsOf(safeguardingCorrections.corrections[type]?.facts ?? {})).toEqual(expect.arrayContaining(fields));
  });

  it('know of no event but those that may be corrected', () => {
    expect(Object.keys(safeguardingCorrections.corrections).toSorted()).toEqual(open.map(({ type }) => type).toSorted());
  });

  it('find the one stream that a case has here', async () => {
    const targets = await safeguardingCorrections.targets({} as never, THE_CASE);
    expect(targets.map((target) => safeguardingCorrections.stream(target))).toEqual([`safeguarding-${THE_CASE}`]);
  });
});
