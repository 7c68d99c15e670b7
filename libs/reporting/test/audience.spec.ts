import { describe, expect, it } from '@jest/globals';
import { isRefusal, type Actor } from '#kernel';
import { disclosureFor, scopeOf, withinScope } from '../src/index.js';

const actor = (role: Actor['role'], organisation: string): Actor => ({ id: `${role}-1`, role, organisation });
const programmes = [
  { id: 'one', provider: 'PRV01', commissioner: 'QWO', disclosurePolicy: 'suppress-under-5-round-5' as const },
  { id: 'two', provider: 'PRV02', commissioner: 'QWO', disclosurePolicy: 'suppress-1-7-round-5' as const },
];

describe('who may be told about what', () => {
  it('a commissioner and their auditor about what they pay for, a team lead about what they provide, an operator about everything', () => {
    expect(scopeOf(actor('commissioner', 'QWO'))).toEqual({ commissioner: ['QWO'] });
    expect(scopeOf(actor('auditor', 'QWO'))).toEqual({ commissioner: ['QWO'] });
    expect(scopeOf(actor('team-lead', 'PRV01'))).toEqual({ provider: ['PRV01'] });
    expect(scopeOf(actor('operator', 'OPS'))).toEqual({});
  });

  it('narrows what is asked, and refuses what belongs to others', () => {
    expect(withinScope({ programme: ['one'] }, actor('team-lead', 'PRV01'))).toEqual({ programme: ['one'], provider: ['PRV01'] });
    const foreign = withinScope({ provider: ['PRV01', 'PRV02'] }, actor('team-lead', 'PRV01'));
    expect(isRefusal(foreign) && [foreign.code, foreign.fields[0]?.field]).toEqual(['report.not-yours', 'provider']);
    expect(withinScope({ provider: ['PRV02'] }, actor('operator', 'OPS'))).toEqual({ provider: ['PRV02'] });
  });
});

describe('how figures are shown', () => {
  it('as they are to who leads the team and to auditors, otherwise by every policy of the programmes in question', () => {
    expect(disclosureFor(actor('team-lead', 'PRV01'), programmes, {}).name).toBe('unsuppressed');
    expect(disclosureFor(actor('auditor', 'QWO'), programmes, {}).name).toBe('unsuppressed');
    expect(disclosureFor(actor('commissioner', 'QWO'), programmes, {}).name).toBe('suppress-1-7-round-5+suppress-under-5-round-5');
    expect(disclosureFor(actor('operator', 'OPS'), programmes, { programme: ['one'] }).name).toBe('suppress-under-5-round-5');
    expect(disclosureFor(actor('commissioner', 'QWO'), programmes, { provider: ['PRV02'], commissioner: ['QWO'] }).name).toBe('suppress-1-7-round-5');
  });

  it('by all policies there are where no programme is in question', () => {
    expect(disclosureFor(actor('commissioner', 'QXX'), programmes, { commissioner: ['QXX'] }).count(0)).toBe('*');
  });
});
