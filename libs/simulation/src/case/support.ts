import { interventionIndexStream, interventionStream } from '#intervention/contract';
import { employerStream, type LiaisonEvent } from '#employer-liaison/contract';
import type { CatalogueEntry } from '#programmes/contract';
import { reviewed } from './assessment.js';
import type { SimulatedCase } from './simulated-case.js';

/** An intervention, from its order to its end; the plan is reviewed half way. */
export function supported(one: SimulatedCase, entry: CatalogueEntry, tellsGp: boolean): void {
  const { chance, programme, staff, caseId } = one;
  const interventionId = chance.id();
  const stream = interventionStream(interventionId);
  const plannedSessions = Math.min(entry.maxSessions, chance.between(3, 7));
  const ref = { id: programme.id, version: programme.version };
  const order = { interventionId, kind: entry.kind, supplier: entry.supplier.code, external: entry.external, plannedSessions, programme: ref };
  one.minutes(chance.between(5, 30));
  one.record(staff.caseworker, interventionIndexStream(caseId), [{ type: 'InterventionNoted', data: { interventionId } }]);
  if (entry.external) {
    one.record(staff.caseworker, stream, [{ type: 'InterventionOrdered', data: order }]);
    one.workingDays(chance.between(2, 8));
    if (chance.happens(0.06)) {
      one.record(staff.caseworker, stream, [{ type: 'DeclinedBySupplier', data: { reason: 'no-capacity' } }]);
      return;
    }
    one.record(staff.caseworker, stream, [{ type: 'AcceptedBySupplier', data: {} }]);
  } else {
    one.record(staff.caseworker, stream, [
      { type: 'InterventionOrdered', data: order },
      { type: 'AcceptedBySupplier', data: {} },
    ]);
  }
  const seen = sessions(one, stream, { plannedSessions, firstAfter: entry.external ? chance.skewed(16) : chance.skewed(7), tellsGp });
  one.minutes(20);
  if (seen > 0)
    one.record(staff.caseworker, stream, [
      { type: 'InterventionCompleted', data: { goal: chance.pick(['achieved', 'partly-achieved', 'not-achieved'] as const) } },
    ]);
  else one.record(staff.caseworker, stream, [{ type: 'InterventionStopped', data: { reason: 'person-stopped-attending' } }]);
}

/** Sessions one after the other; how many the person was seen at. */
function sessions(
  one: SimulatedCase,
  stream: string,
  { plannedSessions, firstAfter, tellsGp }: { plannedSessions: number; firstAfter: number; tellsGp: boolean },
): number {
  const { chance, staff } = one;
  let seen = 0;
  for (let n = 0; n < plannedSessions; n++) {
    const sessionId = chance.id();
    const startsAt = one.inWorkingDays(n === 0 ? firstAfter : chance.between(4, 8));
    one.minutes(10);
    one.record(staff.caseworker, stream, [
      { type: 'SessionBooked', data: { sessionId, startsAt, mode: chance.pick(['telephone', 'video', 'face-to-face'] as const) } },
    ]);
    if (chance.happens(0.04)) {
      one.record(staff.caseworker, stream, [{ type: 'SessionCancelled', data: { sessionId, by: 'person' } }]);
      continue;
    }
    one.until(startsAt, 55);
    if (chance.happens(0.04)) one.workingDays(chance.between(1, 3));
    const code = chance.happens(0.07) ? '3' : chance.happens(0.05) ? '6' : '5';
    one.record(staff.clinician, stream, [{ type: 'SessionAttendanceRecorded', data: { sessionId, code } }], { effectiveAt: startsAt });
    if (code !== '3') seen++;
    if (n === Math.floor(plannedSessions / 2)) reviewed(one, tellsGp);
  }
  return seen;
}

/** The employer is told what the person released, and answers. */
export function employerTold(one: SimulatedCase, consentId: string): void {
  const { chance, staff, caseId } = one;
  const [reportId, adjustmentId] = [chance.id(), chance.id()];
  const tell = (days: number, event: LiaisonEvent): void => {
    one.workingDays(days);
    one.record(staff.caseworker, employerStream(caseId), [event]);
  };
  const kind = chance.pick(['phased-return', 'altered-hours', 'amended-duties', 'workplace-adaptation'] as const);
  tell(0, { type: 'LiaisonOpened', data: { consentId }, personal: { employerName: 'An invented employer' } });
  tell(1, { type: 'EmployerContacted', data: { consentId, method: 'telephone', result: 'spoke' } });
  tell(1, { type: 'ReportOfferedToPerson', data: { consentId, reportId, functionalLimits: ['standing'], adjustments: [kind] } });
  tell(2, { type: 'ReportReleased', data: { consentId, reportId, how: 'verbal' } });
  tell(0, { type: 'AdjustmentsProposed', data: { consentId, adjustments: [{ adjustmentId, kind }] } });
  const response = chance.weighted({ accepted: 60, modified: 15, declined: 12, 'no-reply': 13 } as const);
  tell(chance.between(3, 10), { type: 'EmployerResponded', data: { consentId, responses: [{ adjustmentId, response }] } });
  const agreed = response === 'accepted' || response === 'modified';
  if (agreed) tell(chance.between(3, 12), { type: 'AdjustmentImplemented', data: { consentId, adjustmentId } });
  tell(1, { type: 'LiaisonClosed', data: { reason: agreed ? 'adjustments-in-place' : 'employer-not-engaging' } });
}
