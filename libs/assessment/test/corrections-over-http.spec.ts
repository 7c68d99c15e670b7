import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import { assessment, assessmentCorrections } from '#assessment';
import { THE_CASE } from '#support/decisions.js';

/** Fields that a class checks. */
function fieldsOf(type: object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type as never, '', false, false);
  return rules.map(({ propertyName }) => propertyName);
}

/** Fields at fault in new facts for an event of that type, as a correction checks them. */
async function faultyFields(type: string, facts: object): Promise<string[]> {
  const instance = plainToInstance(assessmentCorrections.corrections[type]!.facts, facts);
  const errors = await validate(instance, { skipMissingProperties: true, whitelist: true, forbidNonWhitelisted: true });
  return errors.map(({ property }) => property);
}

describe('corrections of the assessment module over HTTP', () => {
  const open = Object.entries(assessment.correctable).flatMap(([type, rule]) =>
    rule === 'never' ? [] : [{ type, fields: [...rule.data, ...rule.personal] }],
  );

  it.each(open)('check every field of $type that may be corrected', ({ type, fields }) => {
    expect(fieldsOf(assessmentCorrections.corrections[type]?.facts ?? {})).toEqual(expect.arrayContaining(fields));
  });

  it('know of no other event', () => {
    expect(Object.keys(assessmentCorrections.corrections).toSorted()).toEqual(open.map(({ type }) => type).toSorted());
  });

  it('find the one stream that a case has here', async () => {
    const targets = await assessmentCorrections.targets({} as never, THE_CASE);
    expect(targets.map((target) => assessmentCorrections.stream(target))).toEqual([`assessment-${THE_CASE}`]);
  });

  it.each([
    ['AppointmentBooked', { durationMinutes: 30, noticeGivenOn: null, place: 'Room 3' }],
    ['AppointmentCancelled', { by: 'provider', reason: 'venue-unavailable' }],
    ['AttendanceRecorded', { code: '6', arrivedAt: '2026-03-10T10:20:00+00:00' }],
    ['AssessmentCompleted', { workAbility: 0, obstacles: [{ domain: 'workplace', code: 'workload', severity: 'mild' }] }],
    ['MeasureRecorded', { answers: [3, 3, 3, 3, 3, null, 3] }],
    ['PlanAgreed', { goals: ['find-work'], targetDate: null }],
    ['PlanReviewed', { reviewDate: '2026-04-30' }],
  ])('take good facts for %s, and null for a fact to take out', async (type, facts) => {
    expect(await faultyFields(type, facts)).toEqual([]);
  });

  it.each([
    ['AppointmentBooked', { durationMinutes: 481, startsAt: 'tomorrow' }],
    ['AppointmentCancelled', { reason: 'rain', appointmentId: 'the first' }],
    ['AttendanceRecorded', { code: 'seen', appointmentId: 1 }],
    ['AssessmentCompleted', { functionalLimits: ['sitting', 'sitting'], workAbility: 11, score: 3 }],
    ['MeasureRecorded', { answers: ['3'], score: 21 }],
    ['PlanRevised', { goals: 'find-work' }],
    ['PlanReviewed', { reviewDate: '2026-02-30', progress: 'fine' }],
  ])('refuse bad facts for %s, and fields that follow from others', async (type, facts) => {
    expect((await faultyFields(type, facts)).toSorted()).toEqual(Object.keys(facts).toSorted());
  });
});
