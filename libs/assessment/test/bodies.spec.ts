import { describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { ProblemException, validation } from '#http';
import { OBSTACLES } from '#assessment/contract';
import { AppointmentAttendanceBody, AppointmentBody } from '../src/http/appointment-bodies.js';
import { AssessmentBody } from '../src/http/assessment-bodies.js';
import { MeasureBody } from '../src/http/measure-bodies.js';
import { PlanBody } from '../src/http/plan-bodies.js';

const appointment = { purpose: 'assessment', mode: 'video', startsAt: '2026-03-24T10:00:00+01:00', durationMinutes: 45, practitioner: 'clinician-1' };
const measure = { instrument: 'gad-7', answers: [0, 1, 2, 3, null, 0, 0], occasion: 'baseline' };
const plan = { goals: ['find-work'], recommendations: [], interventionsNeeded: [] };

/** A body as its controller gets it, or the fields at fault with their codes. */
async function received(metatype: Type, body: object): Promise<object | string[]> {
  try {
    return (await validation().transform(body, { type: 'body', metatype })) as object;
  } catch (problem) {
    if (!(problem instanceof ProblemException)) throw problem;
    return problem.fields.map(({ field, code }) => `${field} ${code}`);
  }
}

describe('an appointment to book', () => {
  it('starts at a moment in UTC, whatever its offset', async () => {
    expect(await received(AppointmentBody, appointment)).toMatchObject({ startsAt: '2026-03-24T09:00:00.000Z', durationMinutes: 45 });
  });

  it.each([5, 480])('may take %i minutes', async (durationMinutes) => {
    expect(await received(AppointmentBody, { ...appointment, durationMinutes })).toMatchObject({ durationMinutes });
  });

  it.each([4, 481])('may not take %i minutes', async (durationMinutes) => {
    expect(await received(AppointmentBody, { ...appointment, durationMinutes })).toEqual(['durationMinutes field.out-of-range']);
  });

  it('names its practitioner by account, and has a bounded note', async () => {
    const wrong = { ...appointment, practitioner: 'Sam Sample', note: 'x'.repeat(4_001) };
    expect(await received(AppointmentBody, wrong)).toEqual(['practitioner field.invalid', 'note field.too-long']);
  });

  it('needs everything but its particulars', async () => {
    const missing = Object.keys(appointment).map((field) => `${field} field.required`);
    expect(((await received(AppointmentBody, {})) as string[]).toSorted()).toEqual(missing.toSorted());
  });
});

describe('the attendance of an appointment', () => {
  it('leaves the codes that nobody records to the refusals that explain them', async () => {
    expect(await received(AppointmentAttendanceBody, { code: '2' })).toMatchObject({ code: '2' });
    expect(await received(AppointmentAttendanceBody, { code: '1' })).toEqual(['code field.not-a-choice']);
  });
});

describe('an assessment', () => {
  const codes = Object.values(OBSTACLES).flat();
  const obstacle = { domain: 'health', code: 'pain', severity: 'mild' };

  it('names no more obstacles than there are, and each limit once', async () => {
    const obstacles = Array.from({ length: codes.length + 1 }, () => obstacle);
    const wrong = { obstacles, functionalLimits: ['sitting', 'sitting'] };
    expect(await received(AssessmentBody, wrong)).toEqual(['obstacles field.too-many', 'functionalLimits field.repeated']);
  });

  it('is told where in a list the fault is', async () => {
    const wrong = { obstacles: [obstacle, { ...obstacle, severity: 'bad' }], functionalLimits: [] };
    expect(await received(AssessmentBody, wrong)).toEqual(['obstacles[1].severity field.not-a-choice']);
  });
});

describe('a measure', () => {
  it('keeps null for an item that was not answered', async () => {
    expect(await received(MeasureBody, measure)).toMatchObject({ answers: [0, 1, 2, 3, null, 0, 0] });
  });

  it.each([
    ['text', ['1'], 'answers field.invalid'],
    ['parts of a point', [1.5], 'answers field.invalid'],
    ['more than any instrument has', Array.from({ length: 15 }, () => 0), 'answers field.too-many'],
  ])('takes no answers that are %s', async (_what, answers, fault) => {
    expect(await received(MeasureBody, { ...measure, answers })).toEqual([fault]);
  });
});

describe('a plan', () => {
  it('takes its review date from the programme unless it has one', async () => {
    expect(await received(PlanBody, plan)).toMatchObject({ goals: ['find-work'], reviewDate: undefined });
  });

  it('names each goal once', async () => {
    expect(await received(PlanBody, { ...plan, goals: ['find-work', 'find-work'] })).toEqual(['goals field.repeated']);
  });
});
