import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import { intervention, interventionCorrections } from '#intervention';
import type { InterventionNoted } from '#intervention/contract';
import { recorded, THE_CASE } from '#support/decisions.js';
import { session, THE_INTERVENTION } from './stories.js';

/** Fields that a class checks. */
function fieldsOf(type: object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type as never, '', false, false);
  return rules.map(({ propertyName }) => propertyName);
}

/** Fields at fault in new facts for an event of that type, as a correction checks them. */
async function faultyFields(type: string, facts: object): Promise<string[]> {
  const instance = plainToInstance(interventionCorrections.corrections[type]!.facts, facts);
  const errors = await validate(instance, { skipMissingProperties: true, whitelist: true, forbidNonWhitelisted: true });
  return errors.map(({ property }) => property);
}

describe('corrections of interventions over HTTP', () => {
  const open = Object.entries(intervention.correctable).flatMap(([type, rule]) =>
    rule === 'never' ? [] : [{ type, fields: [...rule.data, ...rule.personal] }],
  );

  it.each(open)('check every field of $type that may be corrected', ({ type, fields }) => {
    expect(fieldsOf(interventionCorrections.corrections[type]?.facts ?? {})).toEqual(expect.arrayContaining(fields));
  });

  it('know of no other event', () => {
    expect(Object.keys(interventionCorrections.corrections).toSorted()).toEqual(open.map(({ type }) => type).toSorted());
  });

  it('look in the stream of each intervention of the case', async () => {
    const another = 'a0000000-0000-4000-8000-000000000002';
    const noted = [THE_INTERVENTION, another].map((interventionId): InterventionNoted => ({ type: 'InterventionNoted', data: { interventionId } }));
    const streams = { read: async (stream: string) => (stream === `interventions-${THE_CASE}` ? recorded('interventions', noted) : []) };
    const targets = await interventionCorrections.targets(streams as never, THE_CASE);
    expect(targets).toEqual([
      { caseId: THE_CASE, partId: THE_INTERVENTION },
      { caseId: THE_CASE, partId: another },
    ]);
    expect(targets.map((target) => interventionCorrections.stream(target))).toEqual([`intervention-${THE_INTERVENTION}`, `intervention-${another}`]);
  });

  it.each([
    ['InterventionOrdered', { kind: 'counselling', supplier: 'SUP02', plannedSessions: 8, goal: null }],
    ['AcceptedBySupplier', { expectedFirstSessionOn: null, supplierReference: 'TT-1' }],
    ['DeclinedBySupplier', { reason: 'no-capacity', note: 'Full until May.' }],
    ['SessionBooked', { startsAt: '2026-03-10T11:00:00+01:00', mode: 'group', replaces: session(1), place: 'Room 3' }],
    ['SessionCancelled', { by: 'provider', note: null }],
    ['SessionAttendanceRecorded', { code: '6' }],
    ['InterventionCompleted', { goal: 'partly-achieved' }],
    ['InterventionStopped', { reason: 'person-unwell' }],
  ])('take good facts for %s, and null for a fact to take out', async (type, facts) => {
    expect(await faultyFields(type, facts)).toEqual([]);
  });

  it.each([
    ['InterventionOrdered', { supplier: 'Dr Sam Sample', plannedSessions: 0, goal: 'g'.repeat(1_001), external: true }],
    ['AcceptedBySupplier', { expectedFirstSessionOn: '2026-02-30', supplierReference: { name: 'Alex' }, note: 3 }],
    ['DeclinedBySupplier', { reason: 'rain', note: ['Full'] }],
    ['SessionBooked', { startsAt: 'tomorrow', replaces: 'the first', place: 'p'.repeat(301), sessionId: session(2) }],
    ['SessionCancelled', { by: 'nobody', note: '' }],
    ['SessionAttendanceRecorded', { code: 'seen', note: 'n'.repeat(4_001) }],
    ['InterventionCompleted', { goal: 'all', note: {} }],
    ['InterventionStopped', { reason: 'because' }],
  ])('refuse bad facts for %s, personal ones too, and what nobody typed', async (type, facts) => {
    expect((await faultyFields(type, facts)).toSorted()).toEqual(Object.keys(facts).toSorted());
  });
});
