import { describe, expect, it } from '@jest/globals';
import { Element } from '../src/reader/element.js';
import { ElementFaults } from '../src/reader/element-faults.js';

function given(value: unknown) {
  const faults = new ElementFaults();
  return {
    element: new Element(value, 'Patient', faults),
    issues: () => faults.all.map(({ issue, expression }) => `${issue} ${expression}`),
    faults,
  };
}

describe('an element', () => {
  it('reads what is there, at any depth', () => {
    const { element, issues } = given({ name: [{ family: ' Example ' }], active: true, rank: 2 });
    expect([element.at('name[0].family').text(), element.at('active').flag(), element.at('rank').count(5)]).toEqual(['Example', true, 2]);
    expect(issues()).toEqual([]);
  });

  it('reads what is absent as undefined, without a fault', () => {
    const { element, issues } = given({});
    expect([element.at('name[3].family').text(), element.at('active').flag(), element.at('birthDate').day(), element.each('name')]).toEqual([
      undefined,
      undefined,
      undefined,
      [],
    ]);
    expect(issues()).toEqual([]);
  });

  it.each<[what: string, value: unknown, read: (element: Element) => unknown, fault: string]>([
    ['an object where a list belongs', { name: { family: 'Example' } }, (e) => e.each('name'), 'structure Patient.name'],
    ['a list where an object belongs', { name: [['Example']] }, (e) => e.at('name[0].family').text(), 'structure Patient.name[0]'],
    ['null in a list', { name: [null] }, (e) => e.each('name'), 'structure Patient.name[0]'],
    ['null instead of absence', { gender: null }, (e) => e.at('gender').text(), 'structure Patient.gender'],
    ['a number where a text belongs', { gender: 1 }, (e) => e.at('gender').text(), 'structure Patient.gender'],
    ['an empty text', { gender: ' ' }, (e) => e.at('gender').text(), 'value Patient.gender'],
    ['a text over its length', { gender: 'female' }, (e) => e.at('gender').text(3), 'too-long Patient.gender'],
    ['a control character', { gender: 'a\u0000b' }, (e) => e.at('gender').text(), 'value Patient.gender'],
    ['half a surrogate pair', { gender: 'a\ud800b' }, (e) => e.at('gender').text(), 'value Patient.gender'],
    ['a code out of the list', { gender: 'f' }, (e) => e.at('gender').oneOf(['female']), 'value Patient.gender'],
    ['a text where a flag belongs', { active: 'true' }, (e) => e.at('active').flag(), 'structure Patient.active'],
    ['a negative count', { rank: -1 }, (e) => e.at('rank').count(5), 'value Patient.rank'],
    ['a day that does not exist', { birthDate: '2026-02-29' }, (e) => e.at('birthDate').day(), 'value Patient.birthDate'],
    ['a moment without its offset', { birthDate: '2026-02-27T10:00:00' }, (e) => e.at('birthDate').day(), 'value Patient.birthDate'],
    ['a year beyond reason', { birthDate: '9999-12-31' }, (e) => e.at('birthDate').day(), 'value Patient.birthDate'],
    ['an element in other capitals', { BirthDate: '1984-05-04' }, (e) => e.at('birthDate').day(), 'structure Patient.birthDate'],
    ['a required element that is absent', {}, (e) => (e.at('name').required() ? 'there' : undefined), 'required Patient.name'],
  ])('notes %s', (_, value, reader, fault) => {
    const { element, issues } = given(value);
    const result = reader(element);
    expect(result === undefined || (Array.isArray(result) && result.length === 0)).toBe(true);
    expect(issues()).toEqual([fault]);
  });

  it('takes a month or a year for a day that is not known, and a moment for its day in London', () => {
    const { element, issues } = given({ month: '1984-05', year: '1984', moment: '2026-06-30T23:30:00Z' });
    expect([element.at('month').day(), element.at('year').day(), element.at('moment').day()]).toEqual([undefined, undefined, '2026-07-01']);
    expect(issues()).toEqual([]);
  });

  it('never quotes a value in a fault', () => {
    const { element, faults } = given({ gender: 'Robin Example' });
    element.at('gender').oneOf(['female']);
    expect(faults.all.map(({ message }) => message).join()).not.toContain('Robin');
  });

  it('names no more than 50 faults', () => {
    const { element, faults } = given({ name: new Array(10_000).fill(null) });
    element.each('name');
    expect(faults.all).toHaveLength(50);
  });
});
