import { describe, expect, it } from '@jest/globals';
import type { EventShape, Recorded } from '#kernel';
import type { InterventionEvent } from '#intervention/contract';
import type { SafeguardingEvent } from '#safeguarding/contract';
import { recorded, THE_CASE, type Past } from '#support/decisions.js';
import { dischargeSurroundings } from '../src/case-surroundings.js';
import { referralReceived } from './referral-fixtures.js';

const [FIRST, SECOND, THIRD, FOURTH] = [1, 2, 3, 4].map((n) => `f0000000-0000-4000-8000-00000000000${n}`) as [string, string, string, string];
const at = '2026-03-10T09:00:00.000Z';

/** What a discharge knows of a case whose streams hold these events, by the first part of their names or by intervention. */
function surroundingsIn(streams: Record<string, readonly Past<EventShape>[]>) {
  const read = async (stream: string) => {
    const key = Object.keys(streams).find((name) => stream === name || stream === `${name}-${THE_CASE}`);
    return recorded('any', key ? (streams[key] as Past<EventShape>[]) : []) as Recorded[];
  };
  return dischargeSurroundings({ read: read as never }, THE_CASE);
}

const noted = (...ids: string[]) => ids.map((interventionId) => ({ type: 'InterventionNoted', data: { interventionId } }));
const ordered = (interventionId: string): Past<InterventionEvent> => ({
  type: 'InterventionOrdered',
  data: {
    interventionId,
    kind: 'physiotherapy',
    supplier: 'PRV01',
    external: true,
    plannedSessions: 6,
    programme: { id: 'staged-service', version: 1 },
  },
  at,
});
const accepted: Past<InterventionEvent> = { type: 'AcceptedBySupplier', data: {}, at };
const stopped: Past<InterventionEvent> = { type: 'InterventionStopped', data: { reason: 'person-unwell' }, at };
const declined: Past<InterventionEvent> = { type: 'DeclinedBySupplier', data: { reason: 'no-capacity' }, at };
const raised = (concernId: string): Past<SafeguardingEvent> => ({
  type: 'ConcernRaised',
  data: { concernId, category: 'neglect', severity: 'high' },
  at,
});

describe('what a discharge knows of its case', () => {
  it('are the interventions that are ordered or running, and no others', async () => {
    const { openInterventions } = await surroundingsIn({
      interventions: noted(FIRST, SECOND, THIRD, FOURTH),
      [`intervention-${FIRST}`]: [ordered(FIRST)],
      [`intervention-${SECOND}`]: [ordered(SECOND), accepted],
      [`intervention-${THIRD}`]: [ordered(THIRD), accepted, stopped],
      [`intervention-${FOURTH}`]: [ordered(FOURTH), declined],
    });
    expect(openInterventions).toEqual([FIRST, SECOND]);
  });

  it('is not an intervention that was noted and never ordered', async () => {
    expect((await surroundingsIn({ interventions: noted(FIRST) })).openInterventions).toEqual([]);
  });

  it('is how many safeguarding concerns are open', async () => {
    const closed: Past<SafeguardingEvent> = { type: 'ConcernClosed', data: { concernId: FIRST, outcome: 'risk-removed' }, at };
    const { safeguarding } = await surroundingsIn({ safeguarding: [raised(FIRST), raised(SECOND), closed] });
    expect(safeguarding).toEqual({ openConcerns: 1 });
  });

  it('is where the person stood in work at referral', async () => {
    const offSick = referralReceived({ employment: { status: 'employed', offSick: true } });
    expect((await surroundingsIn({ referral: [offSick] })).workAtReferral).toBe('off-sick');
    expect((await surroundingsIn({})).workAtReferral).toBe('unknown');
  });
});
