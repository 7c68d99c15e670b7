import { describe, expect, it } from '@jest/globals';
import { triage } from '#triage';
import { given } from '#support/decisions.js';
import { anAcceptedReferral } from '#support/stories.js';
import { aCaseInTriage, allocatedTo, reallocatedTo, triageOpened } from './fixtures.js';

const allocate = { type: 'AllocateCase', practitioner: 'practitioner-1', team: 'north' } as const;
const passOn = { type: 'ReallocateCase', practitioner: 'practitioner-2', reason: 'absence' } as const;

describe('allocating a case', () => {
  it('begins the practitioner’s spell, decided or not', () => {
    given(triage, aCaseInTriage())
      .events(triageOpened())
      .when({ ...allocate, note: 'Speaks Polish' })
      .then({ type: 'CaseAllocated', data: { practitioner: 'practitioner-1', team: 'north' }, personal: { note: 'Speaks Polish' } });
  });

  it('does without a team where there are none', () => {
    const { decision } = given(triage, aCaseInTriage()).when({ type: 'AllocateCase', practitioner: 'practitioner-1' });
    expect(decision).toMatchObject([{ type: 'CaseAllocated', data: { practitioner: 'practitioner-1' } }]);
    expect(decision).not.toHaveProperty('0.data.team');
  });

  it('is refused before acceptance', () => {
    const received = aCaseInTriage({ referral: anAcceptedReferral({ status: 'received', acceptedAt: undefined }) });
    given(triage, received).when(allocate).refused('case.not-accepted');
    given(triage, aCaseInTriage()).effective('2026-03-02T08:59:59.999Z').when(allocate).refused('triage.before-acceptance', 'effectiveAt');
  });

  it('is refused twice', () => {
    given(triage, aCaseInTriage()).events(triageOpened(), allocatedTo('practitioner-9')).when(allocate).refused('triage.already-allocated');
  });
});

describe('passing a case on', () => {
  const withPractitioner = (team?: string) => given(triage, aCaseInTriage()).events(triageOpened(), allocatedTo('practitioner-1', team));

  it('ends one spell and begins another, with the reason', () => {
    withPractitioner()
      .when({ ...passOn, note: 'Back in May' })
      .then({ type: 'CaseReallocated', data: { practitioner: 'practitioner-2', reason: 'absence' }, personal: { note: 'Back in May' } });
  });

  it('to the same practitioner is refused, but to another team of theirs it is not', () => {
    const toOneself = { ...passOn, practitioner: 'practitioner-1' };
    withPractitioner().when(toOneself).refused('triage.same-practitioner', 'practitioner');
    withPractitioner('north')
      .when({ ...toOneself, team: 'north' })
      .refused('triage.same-practitioner', 'practitioner');
    withPractitioner('north')
      .when({ ...toOneself, team: 'south' })
      .then({ type: 'CaseReallocated', data: { team: 'south' } });
  });

  it('may bring it back to an earlier practitioner', () => {
    given(triage, aCaseInTriage())
      .events(triageOpened(), allocatedTo('practitioner-2'), reallocatedTo('practitioner-1'))
      .when(passOn)
      .then({ type: 'CaseReallocated', data: { practitioner: 'practitioner-2' } });
  });

  it('is refused if nobody has the case', () => {
    given(triage, aCaseInTriage()).events(triageOpened()).when(passOn).refused('triage.not-allocated');
  });

  it('is refused from before the present spell, and taken from its first moment', () => {
    withPractitioner().effective('2026-03-03T10:59:59.999Z').when(passOn).refused('triage.before-current-allocation', 'effectiveAt');
    withPractitioner().effective('2026-03-03T11:00:00.000Z').when(passOn).then({ type: 'CaseReallocated' });
  });

  it('is refused on a discharged case', () => {
    const discharged = aCaseInTriage({ discharge: { status: 'discharged', dischargedAt: '2026-03-10T09:00:00.000Z' } });
    given(triage, discharged).events(triageOpened(), allocatedTo('practitioner-1')).when(passOn).refused('case.discharged');
  });
});
