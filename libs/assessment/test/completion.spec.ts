import { describe, it } from '@jest/globals';
import { anAcceptedReferral, anOpenCase } from '#support/stories.js';
import { assessed, attended, booked, cancelled, completeIt, OTHER_APPOINTMENT, story, THE_APPOINTMENT } from './support.js';

const findings = completeIt({
  obstacles: [
    { domain: 'health', code: 'pain', severity: 'severe' },
    { domain: 'workplace', code: 'workload', severity: 'mild' },
  ],
  workAbility: 4,
  functionalLimits: ['lifting-and-carrying'],
  expectedReturnOn: '2026-04-13',
  fitNoteAdvice: { statement: 'may-be-fit', adjustments: ['phased-return'] },
  summary: 'Back pain since January',
});

describe('completing an assessment', () => {
  it('belongs to the appointment at which the person was seen', () => {
    story()
      .events(booked(), attended())
      .when(findings)
      .then({
        type: 'AssessmentCompleted',
        data: { appointmentId: THE_APPOINTMENT, workAbility: 4, expectedReturnOn: '2026-04-13', fitNoteAdvice: { statement: 'may-be-fit' } },
        personal: { summary: 'Back pain since January' },
      });
  });

  it('counts a late arrival that was seen, but not one that could not be', () => {
    story()
      .events(booked(), attended({ code: '6' }))
      .when(completeIt())
      .then({ type: 'AssessmentCompleted' });
    story()
      .events(booked(), attended({ code: '7' }))
      .when(completeIt())
      .refused('assessment.not-attended');
    story()
      .events(booked(), attended({ code: '3' }))
      .when(completeIt())
      .refused('assessment.not-attended');
  });

  it('refuses without an attended appointment', () => {
    story().when(completeIt()).refused('assessment.not-attended');
    story()
      .events(booked())
      .when(completeIt({ appointmentId: THE_APPOINTMENT }))
      .refused('assessment.not-attended', 'appointmentId');
    story()
      .events(booked(), cancelled())
      .when(completeIt({ appointmentId: THE_APPOINTMENT }))
      .refused('assessment.not-attended', 'appointmentId');
    story()
      .events(booked(), attended())
      .when(completeIt({ appointmentId: OTHER_APPOINTMENT }))
      .refused('assessment.appointment-not-found', 'appointmentId');
  });

  it('refuses a time before the London day of its appointment', () => {
    story()
      .events(booked(), attended())
      .effective('2026-03-09T23:59:59.999Z')
      .when(completeIt())
      .refused('assessment.before-appointment', 'effectiveAt');
    story().events(booked(), attended()).effective('2026-03-10T00:00:00.000Z').when(completeIt()).then({ type: 'AssessmentCompleted' });
  });

  it('takes the London day, not the UTC one', () => {
    const inSummer = [booked({ startsAt: '2026-07-01T09:00:00.000Z' }), attended({}, '2026-07-01T10:00:00.000Z')];
    story()
      .events(...inSummer)
      .at('2026-07-02T12:00:00.000Z')
      .effective('2026-06-30T23:00:00.000Z')
      .when(completeIt())
      .then({ type: 'AssessmentCompleted' });
    story()
      .events(...inSummer)
      .at('2026-07-02T12:00:00.000Z')
      .effective('2026-06-30T22:59:59.999Z')
      .when(completeIt())
      .refused('assessment.before-appointment');
  });

  it('has one assessment per appointment, and another for another', () => {
    const review = booked({ appointmentId: OTHER_APPOINTMENT, purpose: 'review', startsAt: '2026-03-13T10:00:00.000Z' });
    const reviewed = attended({ appointmentId: OTHER_APPOINTMENT }, '2026-03-13T11:00:00.000Z');
    story().events(booked(), attended(), assessed()).when(completeIt()).refused('assessment.already-completed', 'appointmentId');
    story()
      .events(booked(), attended(), assessed(), review, reviewed)
      .when(completeIt())
      .then({ type: 'AssessmentCompleted', data: { appointmentId: OTHER_APPOINTMENT } });
  });

  it('finds its appointment: an assessment before another purpose, and none of a later day', () => {
    const contact = booked({ appointmentId: OTHER_APPOINTMENT, purpose: 'first-contact', startsAt: '2026-03-12T10:00:00.000Z' });
    const spoken = attended({ appointmentId: OTHER_APPOINTMENT }, '2026-03-12T11:00:00.000Z');
    const both = [booked(), attended(), contact, spoken];
    story()
      .events(...both)
      .when(completeIt())
      .then({ type: 'AssessmentCompleted', data: { appointmentId: THE_APPOINTMENT } });
    story()
      .events(...both.slice(2), booked({ startsAt: '2026-03-14T10:00:00.000Z' }), attended({}, '2026-03-14T11:00:00.000Z'))
      .effective('2026-03-13T10:00:00.000Z')
      .when(completeIt())
      .then({ type: 'AssessmentCompleted', data: { appointmentId: OTHER_APPOINTMENT } });
  });

  it('refuses findings that contradict themselves', () => {
    const seen = story().events(booked(), attended());
    seen.when(completeIt({ workAbility: 11 })).refused('assessment.work-ability-out-of-range', 'workAbility');
    seen.when(completeIt({ workAbility: 4.5 })).refused('assessment.work-ability-out-of-range', 'workAbility');
    seen.when(completeIt({ expectedReturnOn: '2026-03-15' })).refused('assessment.expected-return-in-past', 'expectedReturnOn');
    seen.when(completeIt({ expectedReturnOn: '2026-03-16', workAbility: 0 })).then({ type: 'AssessmentCompleted', data: { workAbility: 0 } });
    seen
      .when(completeIt({ fitNoteAdvice: { statement: 'not-fit', adjustments: ['altered-hours'] } }))
      .refused('assessment.advice-contradicts', 'fitNoteAdvice.adjustments');
    seen.when(completeIt({ fitNoteAdvice: { statement: 'not-fit', adjustments: [] } })).then({ type: 'AssessmentCompleted' });
  });

  it('refuses an obstacle of another domain, or named twice', () => {
    const pain = { domain: 'health', code: 'pain', severity: 'mild' } as const;
    const seen = story().events(booked(), attended());
    seen
      .when(completeIt({ obstacles: [pain, { ...pain, domain: 'personal', code: 'workload' }] }))
      .refused('assessment.obstacle-not-of-domain', 'obstacles[1].domain');
    seen.when(completeIt({ obstacles: [pain, { ...pain, severity: 'severe' }] })).refused('assessment.obstacle-twice', 'obstacles[1].code');
  });

  it('needs an accepted, open case', () => {
    story(anOpenCase({ referral: anAcceptedReferral({ status: 'withdrawn' }) }))
      .events(booked(), attended())
      .when(completeIt())
      .refused('case.referral-closed');
  });
});
