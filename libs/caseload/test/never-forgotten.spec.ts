import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { THE_CASE } from '#support/decisions.js';
import { givenEvents } from '#support/projections.js';
import { aStagedProgramme } from '#support/stories.js';
import { readFile, type CaseFile } from '../src/file/case-file.js';
import { hasDied, isInSupport } from '../src/file/circumstances.js';
import { entryOf } from '../src/file/entry.js';
import { rowsOf } from '../src/projection/rows.js';
import { declarationDue } from '../src/work/contact-work.js';
import { workOf } from '../src/work/work-of.js';
import { itemIdOf } from '../src/worklist/events.js';
import {
  accepted,
  allocated,
  amended,
  assessed,
  attempted,
  attended,
  booked,
  discharged,
  firstContact,
  inDischarge,
  inIntervention,
  inReferral,
  inTriage,
  opened,
  ordered,
  paused,
  planned,
  received,
  resumed,
  triaged,
  unableToContact,
} from './stories.js';

const SECOND = { appointmentId: 'a0000000-0000-4000-8000-000000000002' };

/** What may happen to a case, in this order; any of it may be missing. */
const MAY_HAPPEN = [
  inReferral('ProbableDuplicateRaised', '2026-03-02', { otherCases: [], because: 'same-nhs-number' }),
  inReferral('ProbableDuplicateResolved', '2026-03-02', { resolution: 'separate' }),
  inReferral('InformationRequested', '2026-03-02', { needed: ['practice'] }),
  inReferral('InformationSupplied', '2026-03-02', { facts: {} }),
  accepted(),
  opened(),
  amended('2026-03-03'),
  inTriage('RiskFlagged', '2026-03-03', { risk: 'self-harm' }),
  triaged('A', '2026-03-03'),
  triaged('C', '2026-03-03'),
  allocated(),
  attempted('no-answer', '2026-03-03'),
  attempted('no-answer', '2026-03-04'),
  attempted('voicemail', '2026-03-06'),
  unableToContact('2026-03-13'),
  firstContact('2026-03-14'),
  paused('2026-03-15'),
  resumed('2026-03-15', '2026-03-18'),
  booked('2026-03-18', '2026-03-20'),
  attended('2026-03-20', '3'),
  booked('2026-03-21', '2026-03-24', SECOND),
  attended('2026-03-24', '5', SECOND.appointmentId),
  assessed('2026-03-24'),
  planned('2026-03-25', '2026-04-20'),
  ordered('2026-03-25', true),
  inIntervention('DeclinedBySupplier', '2026-03-27', { reason: 'no-capacity' }),
  inIntervention('AcceptedBySupplier', '2026-03-27'),
  ordered('2026-03-28', false, 'e0000000-0000-4000-8000-000000000002'),
  inReferral('PersonDied', '2026-04-01', { reportedBy: 'gp' }),
  discharged('2026-04-02'),
  inDischarge('FollowUpRecorded', '2026-04-30', { weeks: 4, status: 'not-reached' }),
  inDischarge('CaseReopened', '2026-05-01', { reason: 'relapse' }),
];

const histories = fc.tuple(fc.subarray(MAY_HAPPEN), fc.boolean());

function fileAfter(story: typeof MAY_HAPPEN, capped: boolean): CaseFile {
  const programme = aStagedProgramme(capped ? {} : { maxWeeks: undefined });
  return readFile(THE_CASE, givenEvents(received(), ...story).map(entryOf))!.under(programme);
}

describe('whatever happens to a case', () => {
  it('somebody turns to it again as long as it is open', () => {
    fc.assert(
      fc.property(histories, ([story, capped]) => {
        const file = fileAfter(story, capped);
        const undecided = file.referral.status === 'received' || file.referral.status === 'possible-duplicate';
        if (file.discharge.status === 'discharged' || (!undecided && !isInSupport(file))) return;
        expect(workOf(file).length + (declarationDue(file) ? 1 : 0)).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  it('no work is asked for twice, and nothing is due before it appears', () => {
    fc.assert(
      fc.property(histories, ([story, capped]) => {
        const work = workOf(fileAfter(story, capped));
        expect(new Set(work.map(itemIdOf)).size).toBe(work.length);
        for (const { atOnce, since, raiseAt } of work) if (!atOnce) expect(since).toBe(raiseAt);
      }),
      { numRuns: 400 },
    );
  });

  it('nobody who died is turned to, except to close the case', () => {
    fc.assert(
      fc.property(histories, ([story, capped]) => {
        const file = fileAfter(story, capped);
        if (!hasDied(file)) return;
        const { items, schedules } = rowsOf(file, { position: '0000000000000001', recordedAt: '2026-05-01T00:00:00.000Z' });
        const kinds = new Set([...items, ...schedules].map(({ kind }) => kind));
        expect([...kinds].filter((kind) => kind !== 'discharge-due')).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
