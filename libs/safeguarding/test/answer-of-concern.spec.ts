import { describe, expect, it } from '@jest/globals';
import { THE_CASE } from '#support/decisions.js';
import { summaryOf, textOf } from '../src/http/answer-of-concern.js';
import type { ConcernRecord } from '../src/model/concern-record.js';

const open: ConcernRecord = {
  concernId: 'e0000000-0000-4000-8000-000000000001',
  category: 'neglect',
  severity: 'high',
  raisedAt: '2026-03-10T09:00:00.000Z',
  raisedBy: 'e0000000-0000-4000-8000-00000000000a',
};
const closed: ConcernRecord = {
  ...open,
  concernId: 'e0000000-0000-4000-8000-000000000002',
  closing: { outcome: 'risk-removed', closedAt: '2026-03-12T09:00:00.000Z', closedBy: 'e0000000-0000-4000-8000-00000000000b' },
};

describe('what staff see of the concerns of a case', () => {
  it('counts the open and the closed ones', () => {
    expect(summaryOf(THE_CASE, [open, closed])).toMatchObject({ caseId: THE_CASE, open: 1, closed: 1 });
  });

  it('lists them by code and time, and not by what became of them', () => {
    const { closing: _, ...codes } = open;
    expect(summaryOf(THE_CASE, [open, closed]).concerns).toEqual([
      { ...codes, status: 'open' },
      { ...codes, concernId: closed.concernId, status: 'closed', closedAt: closed.closing?.closedAt, closedBy: closed.closing?.closedBy },
    ]);
  });

  it('has the words only where somebody read them', () => {
    const text = textOf({ ...closed, erased: false, description: 'No heating', closingNote: 'Mended' }, 'reading', '0000000000000007');
    expect(text).toMatchObject({ outcome: 'risk-removed', description: 'No heating', closingNote: 'Mended', reading: 'reading', erased: false });
  });
});
