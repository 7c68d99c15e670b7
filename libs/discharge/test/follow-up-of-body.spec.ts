import { describe, it } from '@jest/globals';
import { discharge, dischargeCorrections } from '#discharge';
import { given } from '#support/decisions.js';
import { aCaseOffSick, discharged, morningOf } from './discharge-stories.js';
import { followUpOfBody } from '../src/http/follow-up-of-body.js';
import type { FollowUpBody } from '../src/http/bodies.js';

/** A body as it comes over HTTP: an instance of the class that checks it. */
const body = (fields: Partial<FollowUpBody>): FollowUpBody =>
  Object.assign(new (dischargeCorrections.corrections['FollowUpRecorded']!.facts as new () => FollowUpBody)(), { weeks: 4, ...fields });

const fourWeeksLater = () => given(discharge, aCaseOffSick()).events(discharged('2026-04-01')).at(morningOf('2026-04-29'));

describe('a follow-up over HTTP', () => {
  it('says what somebody who was reached said', () => {
    fourWeeksLater()
      .when(followUpOfBody(body({ status: 'at-work', hoursPerWeek: 20, evidence: 'payslip', note: 'Doing well' })))
      .then({
        type: 'FollowUpRecorded',
        data: { weeks: 4, status: 'at-work', hoursPerWeek: 20, evidence: 'payslip' },
        personal: { note: 'Doing well' },
      });
  });

  it('needs nothing but the weeks of somebody who was not reached', () => {
    fourWeeksLater()
      .when(followUpOfBody(body({ status: 'not-reached' })))
      .then({ type: 'FollowUpRecorded', data: { weeks: 4, status: 'not-reached' } });
  });

  it('is refused, not trimmed, if it says what nobody can have said', () => {
    const impossible = followUpOfBody(body({ status: 'not-reached', evidence: 'person' }));
    fourWeeksLater().when(impossible).refused('discharge.not-reached-with-facts', 'evidence');
  });

  it('is refused without evidence of what was said', () => {
    fourWeeksLater()
      .when(followUpOfBody(body({ status: 'at-work' })))
      .refused('discharge.evidence-missing', 'evidence');
  });
});
