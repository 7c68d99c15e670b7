import * as door from '../stories/at-the-door.js';
import * as endings from '../stories/early-endings.js';
import * as mended from '../stories/mended.js';
import { aConcernIsSettled } from '../stories/safeguarded.js';
import * as again from '../stories/second-looks.js';
import { billed, EARLY, MOSTLY_OVER, type Billing } from './billing.js';
import { byFitNote, byGp, bySelf, byTelephone, from } from './openings.js';

const bill = billed('staged-work-health');
const specialists = billed('employment-specialist-mh');
const TOLD = { consents: ['gp'] } as const;

/** Cases that end before support has done its work. */
export const EARLY_ENDINGS: readonly Billing[] = [
  bill('disengages', endings.disengages(byGp()), 4, MOSTLY_OVER),
  bill('never comes', endings.neverComes(byGp(TOLD)), 4, MOSTLY_OVER),
  bill('comes back after all', endings.comesBackAfterAll(byGp(TOLD)), 2, MOSTLY_OVER),
  bill('cannot be reached', endings.cannotBeReached(byFitNote('gp', TOLD)), 7, MOSTLY_OVER),
  bill('declines support', endings.declinesSupport(from('jobcentre')), 5, MOSTLY_OVER),
  bill('moves away', endings.movesAway(byGp()), 3, MOSTLY_OVER),
  bill('not suitable', endings.notSuitable(byGp({ conditions: ['severe-mental-illness'] })), 3, MOSTLY_OVER),
  bill('dies', endings.dies(byGp({ ...TOLD, conditions: ['cancer'] })), 1, MOSTLY_OVER),
  bill('relapses', endings.relapses(byGp(TOLD)), 2, { earliest: 360, latest: 240 }),
];

/** Referrals that are not taken, taken back, or asked about. */
export const AT_THE_DOOR: readonly Billing[] = [
  bill('off for too long', door.notEligible(byGp({ weeksOff: 60 })), 3),
  bill('without a job', door.notEligible(from('jobcentre', { work: 'unemployed' })), 3),
  bill('no capacity', door.notTaken(byGp(TOLD), 'no-capacity'), 1),
  bill('unsuitable', door.notTaken(byGp(), 'unsuitable'), 2),
  bill('supported already', door.notTaken(from('vcse-partner'), 'already-supported'), 1),
  bill('withdrawn by the person', door.withdrawnByPerson(byGp()), 4),
  bill('withdrawn by the referrer', door.withdrawnByReferrer(from('care-coordinator')), 2),
  bill('information is asked for and comes', door.informationComes(byTelephone('self', { ...TOLD, practice: null })), 3, MOSTLY_OVER),
  specialists(
    'passed on to the staged service',
    door.transferredToStagedService(bySelf({ ...TOLD, conditions: ['common-mental-health'], work: 'off-sick' })),
    2,
    MOSTLY_OVER,
  ),
];

/** What looks like a second referral, corrections, late entries, a concern, an erasure. */
export const SECOND_LOOKS: readonly Billing[] = [
  bill('sent again and amended', again.sentAgainAndAmended(byGp({ ...TOLD, weeksOff: 2 })), 3, MOSTLY_OVER),
  bill('the same person twice', again.samePersonTwice(byGp(TOLD)), 2, MOSTLY_OVER),
  bill('two of the same name', again.twoOfTheSameName(byGp(TOLD)), 2, MOSTLY_OVER),
  bill('referred again', again.referredAgain(byGp(TOLD)), 3, { earliest: 360, latest: 250 }),
  bill('is erased', again.isErased(bySelf({ nhsNumber: 'unverified' })), 2, MOSTLY_OVER),
  bill('attendance mended', mended.attendanceMended, 2, MOSTLY_OVER),
  bill('work status mended', mended.workStatusMended, 2, EARLY),
  bill('contact mended', mended.contactMended, 1, MOSTLY_OVER),
  bill('practice mended', mended.practiceMended, 1, MOSTLY_OVER),
  bill('entered late', mended.enteredLate, 4, MOSTLY_OVER),
  bill('a concern is settled', aConcernIsSettled(byGp({ ...TOLD, conditions: ['common-mental-health'] })), 2, MOSTLY_OVER),
];
