import { describe, expect, it } from '@jest/globals';
import { WAIT_RULES } from '../src/reports/definition-versions.js';

const inForce = new Map(WAIT_RULES.inForce.map(({ definition }) => [definition.measure, definition]));

describe('what the definitions of waits say', () => {
  it('is of interventions where each counts by itself, and of people elsewhere', () => {
    const { numerator, denominator } = inForce.get('ordered-to-first-session')!;
    expect([numerator, denominator]).toEqual([expect.stringMatching(/^Interventions /), expect.stringMatching(/^Interventions /)]);
    expect(`${numerator} ${denominator}`).not.toContain('People');
    for (const [measure, each] of inForce) if (measure !== 'ordered-to-first-session') expect(each.numerator).toMatch(/^People /);
  });

  it('names nobody who still waits for a referral, since nobody is known to', () => {
    const { denominator, exclusions } = inForce.get('absence-to-referral')!;
    expect(denominator).not.toContain('waiting');
    expect(exclusions).toContain('nobody is still waiting');
    for (const [measure, each] of inForce) if (measure !== 'absence-to-referral') expect(each.denominator).toContain('still wait');
  });

  it('is that missed first appointments set back what they are the way to', () => {
    const setBack = [...inForce.values()].filter(({ exclusions }) => exclusions.includes('set back')).map(({ measure }) => measure);
    expect(setBack).toEqual(['referral-to-first-contact', 'referral-to-assessment', 'referral-to-first-intervention']);
  });

  it('cites the national attendance codes wherever it goes by them', () => {
    const [citing, going] = (['source', 'numerator'] as const).map((part) =>
      [...inForce.values()].filter((each) => each[part].toLowerCase().includes(part === 'source' ? 'attendance codes' : 'attendance 5 or 6')),
    );
    expect(going).not.toEqual([]);
    expect(citing).toEqual(expect.arrayContaining(going!));
  });
});
