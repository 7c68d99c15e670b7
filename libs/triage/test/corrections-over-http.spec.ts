import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { triage, triageCorrections } from '#triage';
import { THE_CASE } from '#support/decisions.js';

/** Fields that a class checks. */
function fieldsOf(type: object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type as never, '', false, false);
  return rules.map(({ propertyName }) => propertyName);
}

describe('corrections of triage over HTTP', () => {
  const open = Object.entries(triage.correctable).flatMap(([type, rule]) =>
    rule === 'never' ? [] : [{ type, fields: [...rule.data, ...rule.personal] }],
  );

  it.each(open.filter(({ fields }) => fields.length > 0))('check every field of $type that may be corrected', ({ type, fields }) => {
    const checked = fieldsOf(triageCorrections.corrections[type]?.facts ?? {});
    expect(checked).toEqual(expect.arrayContaining(fields));
  });

  it('know of no event but those with fields to correct', () => {
    const withFields = open.filter(({ fields }) => fields.length > 0).map(({ type }) => type);
    expect(Object.keys(triageCorrections.corrections).toSorted()).toEqual(withFields.toSorted());
  });

  it('find the one stream that a case has here', async () => {
    const targets = await triageCorrections.targets({} as never, THE_CASE);
    expect(targets.map((target) => triageCorrections.stream(target))).toEqual([`triage-${THE_CASE}`]);
  });
});
