import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import { employerLiaison, employerLiaisonCorrections } from '#employer-liaison';
import { THE_CASE } from '#support/decisions.js';
import { adjustment, report } from './stories.js';

/** Fields that a class checks. */
function fieldsOf(type: object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type as never, '', false, false);
  return rules.map(({ propertyName }) => propertyName);
}

/** Fields at fault in new facts for an event of that type, as a correction checks them. */
async function faultyFields(type: string, facts: object): Promise<string[]> {
  const instance = plainToInstance(employerLiaisonCorrections.corrections[type]!.facts, facts);
  const errors = await validate(instance, { skipMissingProperties: true, whitelist: true, forbidNonWhitelisted: true });
  return errors.map(({ property }) => property);
}

describe('corrections of employer liaison over HTTP', () => {
  const open = Object.entries(employerLiaison.correctable).flatMap(([type, rule]) =>
    rule === 'never' ? [] : [{ type, fields: [...rule.data, ...rule.personal] }],
  );

  it.each(open)('check every field of $type that may be corrected', ({ type, fields }) => {
    expect(fieldsOf(employerLiaisonCorrections.corrections[type]?.facts ?? {})).toEqual(expect.arrayContaining(fields));
  });

  it('know of no other event', () => {
    expect(Object.keys(employerLiaisonCorrections.corrections).toSorted()).toEqual(open.map(({ type }) => type).toSorted());
  });

  it('find the one stream that a case has here', async () => {
    const targets = await employerLiaisonCorrections.targets({} as never, THE_CASE);
    expect(targets.map((target) => employerLiaisonCorrections.stream(target))).toEqual([`employer-${THE_CASE}`]);
  });

  it.each([
    ['LiaisonOpened', { employerName: 'Example Bakery', email: 'team@example.com', telephone: null }],
    ['EmployerContacted', { method: 'email', result: 'sent', contactName: 'Sam Sample' }],
    ['ReportOfferedToPerson', { functionalLimits: [], adjustments: ['altered-hours'], text: 'Can work seated.' }],
    ['ReportCorrectedByPerson', { functionalLimits: null, text: null }],
    ['ReportReleased', { how: 'written' }],
    ['ReportWithheld', { note: 'Wants to think about it.' }],
    ['AdjustmentsProposed', { adjustments: [{ adjustmentId: adjustment(1), kind: 'other' }], descriptions: { [adjustment(1)]: 'A stool.' } }],
    ['EmployerResponded', { responses: [{ adjustmentId: adjustment(1), response: 'no-reply' }], details: null }],
    ['AdjustmentImplemented', { adjustmentId: adjustment(2) }],
    ['WorkplaceVisitCompleted', { mode: 'video', findings: 'No lift.' }],
    ['MediationHeld', { result: 'agreement', participants: 'Both' }],
    ['PhasedReturnAgreed', { startsOn: '2026-04-06', hoursByWeek: [0, 7.5, 37.25, 48] }],
    ['LiaisonResumed', { note: null }],
    ['LiaisonClosed', { reason: 'person-left-employer' }],
  ])('take good facts for %s, and null for a fact to take out', async (type, facts) => {
    expect(await faultyFields(type, facts)).toEqual([]);
  });

  it.each([
    ['LiaisonOpened', { employerName: 'e'.repeat(201), contactName: 7, telephone: '0'.repeat(31), email: 'nobody', note: '' }],
    ['EmployerContacted', { method: 'fax', result: 'fine', contactName: { given: 'Sam' }, consentId: report() }],
    ['ReportOfferedToPerson', { functionalLimits: ['depression'], adjustments: ['other', 'other'], text: 't'.repeat(4_001) }],
    ['ReportCorrectedByPerson', { functionalLimits: 'sitting', text: 1 }],
    ['ReportReleased', { how: 'by-nod', reportId: 'the first' }],
    ['ReportWithheld', { note: ['no'], reportId: report() }],
    ['AdjustmentsProposed', { adjustments: [{ adjustmentId: 'first', kind: 'other' }], descriptions: { first: 'A stool.' } }],
    [
      'AdjustmentsProposed',
      { adjustments: [{ adjustmentId: adjustment(1), kind: 'other', description: 'x' }], descriptions: { [adjustment(1)]: 3 } },
    ],
    ['EmployerResponded', { responses: [{ adjustmentId: adjustment(1), response: 'maybe' }], details: { [adjustment(1)]: 'd'.repeat(4_001) } }],
    ['EmployerResponded', { responses: 'accepted', details: ['Yes.'] }],
    ['EmployerResponded', { details: 'Yes.' }],
    ['AdjustmentImplemented', { adjustmentId: 'first' }],
    ['WorkplaceVisitCompleted', { mode: 'drone', findings: 4 }],
    ['MediationHeld', { result: 'peace', participants: 'p'.repeat(1_001) }],
    ['PhasedReturnAgreed', { startsOn: '2026-02-30', hoursByWeek: [8, 49] }],
    ['PhasedReturnAgreed', { hoursByWeek: [7.333] }],
    ['PhasedReturnAgreed', { hoursByWeek: ['8'] }],
    ['PhasedReturnAgreed', { hoursByWeek: Array(27).fill(8) }],
    ['LiaisonClosed', { reason: 'enough', note: {} }],
  ])('refuse bad facts for %s, personal ones too, and what nobody typed (%#)', async (type, facts) => {
    expect((await faultyFields(type, facts)).toSorted()).toEqual(Object.keys(facts).toSorted());
  });
});
