import { describe, it } from '@jest/globals';
import {
  aCaseOffSick,
  aCaseOfSomebodyWhoDied,
  aSafeDischarge,
  corrected,
  correctedIn,
  correcting,
  discharged,
  morningOf,
  notReached,
  reopened,
} from './discharge-stories.js';

describe('correcting a discharge', () => {
  const story = (context = aCaseOffSick()) => correctedIn(context, discharged('2026-04-01'));

  it('changes reason, rating, proof, note and time, or strikes it out', () => {
    story()
      .when(correcting(0, { reason: 'declined', benefitRating: 3 }))
      .then(corrected);
    story()
      .when(correcting(0, { reason: 'did-not-attend', afterDna: aSafeDischarge('2026-04-01') }))
      .then(corrected);
    story()
      .when(correcting(0, { note: 'See file' }))
      .then(corrected);
    story()
      .when(correcting(0, {}, morningOf('2026-04-03')))
      .then(corrected);
    story()
      .when(correcting(0))
      .then({ ...corrected, data: { struckOut: true } });
  });

  it('never changes its outcome by hand', () => {
    story()
      .when(correcting(0, { outcome: { result: 'returned-to-work' } }))
      .refused('correction.field-not-correctable', 'facts.outcome');
  });

  it('refuses what could not have been entered', () => {
    story()
      .when(correcting(0, { reason: 'unable-to-contact' }))
      .refused('discharge.after-dna-incomplete', 'facts.afterDna.decidedBy');
    story()
      .when(correcting(0, { reason: 'died' }))
      .refused('discharge.death-not-recorded', 'facts.reason');
    story()
      .when(correcting(0, { benefitRating: '9' }))
      .refused('correction.value-not-valid', 'facts.benefitRating');
    story()
      .when(correcting(0, {}, morningOf('2026-02-20')))
      .refused('effective.before-referral', 'effectiveAt');
    story(aCaseOfSomebodyWhoDied())
      .when(correcting(0, {}, morningOf('2026-04-21')))
      .refused('discharge.person-died', 'facts.reason');
  });

  it('cannot take away the discharge under a reopening or a follow-up', () => {
    correctedIn(aCaseOffSick(), discharged('2026-04-01'), reopened('2026-05-01')).when(correcting(0)).refused('discharge.not-discharged');
    correctedIn(aCaseOffSick(), discharged('2026-04-01'), notReached('2026-04-29', 4)).when(correcting(0)).refused('discharge.not-discharged');
  });

  it('cannot move it past its reopening, or so late that a follow-up came too early', () => {
    correctedIn(aCaseOffSick(), discharged('2026-04-01'), reopened('2026-05-01'))
      .when(correcting(0, {}, morningOf('2026-05-02')))
      .refused('discharge.reopening-before-discharge');
    correctedIn(aCaseOffSick(), discharged('2026-04-01'), notReached('2026-04-22', 4))
      .when(correcting(0, {}, morningOf('2026-04-02')))
      .refused('discharge.follow-up-too-early');
  });

  it('cannot move a second discharge before the reopening', () => {
    correctedIn(aCaseOffSick(), discharged('2026-04-01'), reopened('2026-05-01'), discharged('2026-06-01'))
      .when(correcting(2, {}, morningOf('2026-04-20')))
      .refused('discharge.before-reopening', 'facts');
  });

  it('cannot turn it into a death once the case was reopened', () => {
    correctedIn(aCaseOfSomebodyWhoDied(), discharged('2026-04-21'), reopened('2026-05-01'))
      .when(correcting(0, { reason: 'died' }))
      .refused('discharge.reopening-after-death');
  });

  it('is not held up by what the rest of the case has since become', () => {
    const standing = { status: 'discharged', dischargedAt: morningOf('2026-04-01') } as const;
    story({ ...aCaseOfSomebodyWhoDied(), safeguarding: { openConcerns: 1 }, discharge: standing })
      .when(correcting(0, { benefitRating: 3 }))
      .then(corrected);
  });
});

describe('correcting a reopening', () => {
  const past = [discharged('2026-04-01'), reopened('2026-05-01')] as const;

  it('changes reason, note and time, or strikes it out', () => {
    const story = () => correctedIn(aCaseOffSick(), ...past);
    story()
      .when(correcting(1, { reason: 'other' }))
      .then(corrected);
    story()
      .when(correcting(1, {}, morningOf('2026-04-01')))
      .then(corrected);
    story().when(correcting(1)).then(corrected);
  });

  it('refuses what could not have been entered', () => {
    const story = () => correctedIn(aCaseOffSick(), ...past);
    story()
      .when(correcting(1, { reason: 'whim' }))
      .refused('correction.value-not-valid', 'facts.reason');
    story()
      .when(correcting(1, { reason: 'rebooked' }))
      .refused('discharge.not-after-missed-appointment', 'facts.reason');
    story()
      .when(correcting(1, {}, morningOf('2026-03-31')))
      .refused('discharge.reopening-before-discharge');
    correctedIn(aCaseOfSomebodyWhoDied(), discharged('2026-04-01'), reopened('2026-04-10'))
      .when(correcting(1, {}, morningOf('2026-04-21')))
      .refused('case.person-died', 'effectiveAt');
  });

  it('cannot bring the case back to its discharge while something holds a discharge up', () => {
    correctedIn(aCaseOffSick({ safeguarding: { openConcerns: 1 } }), ...past)
      .when(correcting(1))
      .refused('discharge.safeguarding-open');
    correctedIn(aCaseOffSick({ openInterventions: ['intervention-1'] }), ...past)
      .when(correcting(1))
      .refused('discharge.interventions-open');
  });

  it('cannot strike it out from between two discharges, or move it before a follow-up of the first', () => {
    correctedIn(aCaseOffSick(), ...past, discharged('2026-06-01'))
      .when(correcting(1))
      .refused('discharge.already-discharged');
    correctedIn(aCaseOffSick(), discharged('2026-04-01'), notReached('2026-04-29', 4), reopened('2026-05-01'))
      .when(correcting(2, {}, morningOf('2026-04-28')))
      .refused('discharge.reopening-before-follow-up', 'facts');
  });
});
