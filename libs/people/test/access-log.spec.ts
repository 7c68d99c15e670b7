import { describe, expect, it } from '@jest/globals';
import type { PersonEvent } from '#people/contract';
import { aCaseworker, THE_CASE, type Past } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';
import { accessLog } from '../src/access-log.js';
import { cursorOf, revisionOf } from '../src/http/cursor.js';
import { caseNoted, inStreamOf } from './fixtures.js';

const looked = (what: 'case' | 'timeline' | 'safeguarding', day: string): Past<PersonEvent> => ({
  type: 'RecordLookedAt',
  data: { what, caseId: THE_CASE, ...(what === 'safeguarding' ? { purpose: 'audit' } : {}) },
  at: `${day}T09:00:00.000Z`,
});
const stream = inStreamOf(
  THE_PERSON,
  caseNoted(THE_CASE),
  looked('case', '2026-03-03'),
  looked('safeguarding', '2026-03-04'),
  looked('timeline', '2026-03-05'),
);

describe('the access log of a person', () => {
  it('tells who looked at what and why, newest first', () => {
    expect(accessLog(stream, { limit: 10, reader: 'staff' })).toEqual({
      looks: [
        { at: '2026-03-05T09:00:00.000Z', by: aCaseworker, what: 'timeline', caseId: THE_CASE },
        { at: '2026-03-04T09:00:00.000Z', by: aCaseworker, what: 'safeguarding', caseId: THE_CASE, purpose: 'audit' },
        { at: '2026-03-03T09:00:00.000Z', by: aCaseworker, what: 'case', caseId: THE_CASE },
      ],
    });
  });

  it('does not tell the person that there is a concern', () => {
    const { looks } = accessLog(stream, { limit: 10, reader: 'the-person' });
    expect(looks.map(({ what }) => what)).toEqual(['timeline', 'case']);
  });

  it('goes on where the page before ended, and says when there is no more', () => {
    const first = accessLog(stream, { limit: 2, reader: 'staff' });
    const second = accessLog(stream, { limit: 2, reader: 'staff', before: first.next });
    expect([...first.looks, ...second.looks].map(({ what }) => what)).toEqual(['timeline', 'safeguarding', 'case']);
    expect(second).not.toHaveProperty('next');
  });
});

describe('a cursor', () => {
  it('stands for a place in the log', () => {
    expect(revisionOf(cursorOf(42))).toBe(42);
    expect(revisionOf(undefined)).toBeUndefined();
  });

  it('is refused if nobody gave it out', () => {
    expect(() => revisionOf('!!!')).toThrow('fields are missing or wrong');
    expect(() => revisionOf(Buffer.from('-1').toString('base64url'))).toThrow('fields are missing or wrong');
  });
});
