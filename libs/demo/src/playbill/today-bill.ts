import { aConcernIsOpen } from '../stories/safeguarded.js';
import { sentAgainAndAmended } from '../stories/second-looks.js';
import * as waiting from '../stories/left-waiting.js';
import * as unfinished from '../stories/unfinished.js';
import { billed, daysAgo, type Billing } from './billing.js';
import { byFhirBundle, byFhirMessage, byFitNote, byGp, bySelf, from } from './openings.js';

const bill = billed('staged-work-health');
const TOLD = { consents: ['gp'] } as const;

/** What a caseworker finds today, whatever day it is. */
export const TODAY: readonly Billing[] = [
  bill('awaits acceptance', unfinished.awaitsAcceptance(byGp(TOLD)), 3, daysAgo(3, 1)),
  bill('awaits acceptance, from the person', unfinished.awaitsAcceptance(bySelf()), 2, daysAgo(2, 1)),
  bill('awaits acceptance, by FHIR', unfinished.awaitsAcceptance(byFhirBundle('gp', TOLD)), 1, daysAgo(2, 1)),
  bill('awaits triage', unfinished.awaitsTriage(byFitNote('gp', TOLD)), 3, daysAgo(3, 2)),
  bill('triage is overdue', unfinished.awaitsTriage(byGp(TOLD)), 2, daysAgo(14, 9)),
  bill('awaits contact', unfinished.awaitsContact(byFhirMessage('gp', TOLD)), 3, daysAgo(14, 8)),
  bill('is hard to reach', unfinished.isHardToReach(byGp(TOLD)), 2, daysAgo(16, 12)),
  bill('is booked', unfinished.isBooked(byGp(TOLD)), 3, daysAgo(16, 12)),
  bill('is in support', unfinished.isInSupport(byGp({ ...TOLD, conditions: ['common-mental-health'] })), 4, daysAgo(75, 60)),
  bill('is asked for', unfinished.isAskedFor(from('employer')), 2, daysAgo(9, 4)),
  bill('may be the same', unfinished.mayBeTheSame(byGp(TOLD)), 1, daysAgo(14, 10)),
  bill('an amendment is unreviewed', sentAgainAndAmended(byGp({ ...TOLD, weeksOff: 2 }), { reviewed: false }), 1, daysAgo(14, 12)),
  bill('practice unknown', unfinished.practiceUnknown(bySelf({ ...TOLD, practice: null })), 2, daysAgo(50, 40)),
  bill('a concern is open', aConcernIsOpen(from('care-coordinator', TOLD)), 1, daysAgo(50, 45)),
  bill('did not rebook', waiting.didNotRebook(byGp(TOLD)), 1, daysAgo(50, 45)),
  bill('attendance not recorded', waiting.attendanceNotRecorded(byGp(TOLD)), 2, daysAgo(26, 21)),
  bill('awaits a supplier', waiting.awaitsASupplier(byGp({ ...TOLD, conditions: ['pain'] })), 1, daysAgo(50, 45)),
  bill('a supplier said no', waiting.awaitsASupplier(byGp({ ...TOLD, conditions: ['pain'] }), { declined: true }), 1, daysAgo(50, 45)),
  bill('awaits a session', waiting.awaitsASession(byGp({ ...TOLD, conditions: ['musculoskeletal'] })), 1, daysAgo(40, 35)),
  bill('nobody answers', waiting.nobodyAnswers(from('pharmacist', TOLD)), 2, daysAgo(40, 30)),
  bill('paused for too long', waiting.pausedForTooLong(byGp(TOLD)), 1, daysAgo(40, 35)),
  bill('a death to close', waiting.aDeathToClose(byGp(TOLD)), 1, daysAgo(25, 20)),
  bill('over the cap', waiting.overTheCap(byGp({ ...TOLD, conditions: ['neurological'] })), 1, daysAgo(215, 205)),
];
