import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#kernel';
import { discharge } from '#discharge';
import { given, pastEventId } from '#support/decisions.js';
import { aStagedProgramme } from '#support/stories.js';
import {
  aCaseOffSick,
  aCaseOfSomebodyWhoDied,
  aCaseWithReferral,
  discharged,
  morningOf,
  reopened,
  toDischarge,
  worked,
} from './discharge-stories.js';

describe('discharging a case', () => {
  it('derives the outcome from what is known of work at that time', () => {
    given(discharge, aCaseOffSick())
      .events(worked('2026-03-20', 'at-work', 20))
      .at(morningOf('2026-04-01'))
      .when(toDischarge({ benefitRating: 8, note: 'Thanked us' }))
      .then({
        type: 'CaseDischarged',
        data: {
          reason: 'completed',
          benefitRating: 8,
          outcome: {
            result: 'returned-to-work',
            status: 'at-work',
            hoursPerWeek: 20,
            returnedOn: '2026-03-20',
            restsOn: [pastEventId(0)],
          },
        },
        personal: { note: 'Thanked us' },
      });
  });

  it('does not look beyond its own time when it is entered late', () => {
    given(discharge, aCaseOffSick())
      .events(worked('2026-03-10', 'off-sick'), worked('2026-04-10', 'at-work'))
      .at(morningOf('2026-05-01'))
      .effective(morningOf('2026-04-01'))
      .when(toDischarge())
      .then({ type: 'CaseDischarged', data: { outcome: { result: 'off-sick', restsOn: [pastEventId(0)] } } });
  });

  it('says that the outcome is unknown where nobody recorded a work status', () => {
    given(discharge, aCaseOffSick())
      .when(toDischarge({ reason: 'disengaged' }))
      .then({ type: 'CaseDischarged', data: { outcome: { result: 'unknown', restsOn: [] } } });
  });

  it('takes nothing typed into the outcome', () => {
    const typed = { ...toDischarge(), outcome: { result: 'returned-to-work' } };
    given(discharge, aCaseOffSick())
      .when(typed)
      .then({ type: 'CaseDischarged', data: { outcome: { result: 'unknown' } } });
  });

  it.each([0, 10])('takes a benefit rating of %d', (benefitRating) => {
    given(discharge, aCaseOffSick()).when(toDischarge({ benefitRating })).then({ type: 'CaseDischarged', data: { benefitRating } });
  });

  it.each([-1, 11, 7.5])('refuses a benefit rating of %d', (benefitRating) => {
    given(discharge, aCaseOffSick()).when(toDischarge({ benefitRating })).refused('discharge.value-not-allowed', 'benefitRating');
  });

  it('refuses a reason that is not in the vocabulary', () => {
    given(discharge, aCaseOffSick())
      .when(toDischarge({ reason: 'bored' as 'other' }))
      .refused('discharge.value-not-allowed', 'reason');
  });

  it('refuses a case that is discharged already, before or after that discharge', () => {
    const story = given(discharge, aCaseOffSick()).events(discharged('2026-04-01')).at(morningOf('2026-05-01'));
    story.when(toDischarge()).refused('discharge.already-discharged');
    story.effective(morningOf('2026-03-20')).when(toDischarge()).refused('discharge.already-discharged');
  });

  it('discharges a reopened case again, from its reopening on', () => {
    const story = given(discharge, aCaseOffSick()).events(discharged('2026-04-01'), reopened('2026-04-08')).at(morningOf('2026-05-01'));
    story.effective(morningOf('2026-04-07')).when(toDischarge()).refused('discharge.before-reopening', 'effectiveAt');
    story.effective(morningOf('2026-04-08')).when(toDischarge()).then({ type: 'CaseDischarged' });
  });

  it('refuses a case that does not exist, was not accepted, or whose referral is closed', () => {
    given(discharge, aCaseOffSick({ referral: { status: 'none' } }))
      .when(toDischarge())
      .refused('case.not-found');
    given(discharge, aCaseWithReferral({ status: 'received' }))
      .when(toDischarge())
      .refused('case.not-accepted');
    given(discharge, aCaseWithReferral({ status: 'not-accepted' }))
      .when(toDischarge())
      .refused('case.referral-closed');
  });

  it('refuses a day before the referral by the London calendar', () => {
    const story = given(discharge, aCaseWithReferral({ noticeReceivedOn: '2026-07-01' })).at('2026-07-02T12:00:00.000Z');
    story.effective('2026-06-30T22:59:00.000Z').when(toDischarge()).refused('effective.before-referral', 'effectiveAt');
    story.effective('2026-06-30T23:00:00.000Z').when(toDischarge()).then({ type: 'CaseDischarged' });
  });

  it('waits until the last safeguarding concern is closed, whatever the reason', () => {
    const story = given(discharge, aCaseOffSick({ safeguarding: { openConcerns: 1 } }));
    story.when(toDischarge()).refused('discharge.safeguarding-open');
    story.when(toDischarge({ reason: 'declined' })).refused('discharge.safeguarding-open');
  });

  it.each(['completed', 'referred-on', 'not-suitable', 'duration-cap', 'other'] as const)(
    'refuses reason %s while interventions are open, and names them',
    (reason) => {
      const story = given(discharge, aCaseOffSick({ openInterventions: ['intervention-1'] })).when(toDischarge({ reason }));
      story.refused('discharge.interventions-open');
      expect(isRefusal(story.decision) && story.decision.details).toEqual({ openInterventions: ['intervention-1'] });
    },
  );

  it.each(['disengaged', 'declined', 'moved-away'] as const)('lets reason %s end open interventions', (reason) => {
    given(discharge, aCaseOffSick({ openInterventions: ['intervention-1'] }))
      .when(toDischarge({ reason }))
      .then({ type: 'CaseDischarged', data: { reason } });
  });

  it('refuses the duration cap in a programme that has none', () => {
    given(discharge, aCaseOffSick({ programme: aStagedProgramme({ maxWeeks: undefined }) }))
      .when(toDischarge({ reason: 'duration-cap' }))
      .refused('discharge.no-duration-cap', 'reason');
    given(discharge, aCaseOffSick())
      .when(toDischarge({ reason: 'duration-cap' }))
      .then({ type: 'CaseDischarged', data: { reason: 'duration-cap' } });
  });
});

describe('discharging the case of somebody who died', () => {
  it('takes no other reason from the moment of death on, and any before it', () => {
    const story = given(discharge, aCaseOfSomebodyWhoDied()).at(morningOf('2026-05-01'));
    story.effective(morningOf('2026-04-20')).when(toDischarge()).refused('discharge.person-died', 'reason');
    story
      .effective('2026-04-20T08:59:59.999Z')
      .when(toDischarge())
      .then({ type: 'CaseDischarged', data: { reason: 'completed' } });
  });

  it('is possible, stops open interventions, and claims no return to work', () => {
    given(discharge, { ...aCaseOfSomebodyWhoDied(), openInterventions: ['intervention-1'] })
      .events(worked('2026-03-20', 'at-work', 20))
      .at(morningOf('2026-05-01'))
      .when(toDischarge({ reason: 'died' }))
      .then({ type: 'CaseDischarged', data: { reason: 'died', outcome: { result: 'died', restsOn: [] } } });
  });

  it('needs the death to be recorded, by that time', () => {
    given(discharge, aCaseOffSick())
      .when(toDischarge({ reason: 'died' }))
      .refused('discharge.death-not-recorded', 'reason');
    given(discharge, aCaseOfSomebodyWhoDied())
      .at(morningOf('2026-05-01'))
      .effective(morningOf('2026-04-19'))
      .when(toDischarge({ reason: 'died' }))
      .refused('discharge.death-not-recorded', 'reason');
  });
});
