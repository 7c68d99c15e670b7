import { describe, expect, it } from '@jest/globals';
import { renderText } from '../src/writing/render-text.js';
import { OUTPATIENT_LETTER, SECTIONS } from '../src/writing/sections.js';
import type { StructuredLetter } from '../src/writing/structured-letter.js';

const aLetter = (overrides: Partial<StructuredLetter>): StructuredLetter => ({
  ...{
    letterId: 'd0000000-0000-4000-8000-000000000008',
    kind: 'progress',
    version: 1,
    templateVersion: 1,
    documentType: OUTPATIENT_LETTER,
    title: 'Progress',
  },
  ...{ date: '2026-03-02', reference: 'SW-1', opening: 'All is well.', sections: [] },
  from: { service: 'A service', provider: 'A provider', telephone: '0113 496 0123' },
  to: {},
  person: { name: 'Robin Example', nhsNumberVerified: false },
  ...overrides,
});

const lines = (letter: StructuredLetter): string[] => renderText(letter).split('\n');

describe('a letter as text', () => {
  it('breaks lines between words, and words that fit no line', () => {
    const text = lines(aLetter({ opening: `${'word '.repeat(40)}${'x'.repeat(200)}` }));
    expect(Math.max(...text.map((line) => line.length))).toBe(78);
    expect(text.join('').match(/x/g)).toHaveLength(200 + 'Example'.match(/x/g)!.length);
  });

  it('keeps the paragraphs that somebody wrote', () => {
    const text = lines(aLetter({ sections: [{ ...SECTIONS.advice, blocks: [{ kind: 'text', text: 'One.\nTwo.' }] }] }));
    expect(text).toEqual(expect.arrayContaining(['INFORMATION AND ADVICE GIVEN', 'One.', 'Two.']));
  });

  it('says that a practice or a number is not known for certain', () => {
    const text = renderText(aLetter({ person: { name: 'Robin Example', nhsNumber: '9990000018', nhsNumberVerified: false } }));
    expect(text).toContain('GP practice (not known)');
    expect(text).toContain('NHS number 999 000 0018 (not verified)');
  });

  it('sets entries and their facts under their list, numbered where they are to be worked through', () => {
    const block = {
      kind: 'list',
      title: 'For the GP',
      numbered: true,
      entries: [{ text: 'First.', facts: [{ label: 'From', value: '2 March' }] }, { text: 'Second.' }],
    } as const;
    expect(lines(aLetter({ sections: [{ ...SECTIONS.plan, blocks: [block] }] })).slice(-6, -1)).toEqual([
      'PLAN AND REQUESTED ACTIONS',
      'For the GP:',
      '  1. First.',
      '     From                 2 March',
      '  2. Second.',
    ]);
  });
});
