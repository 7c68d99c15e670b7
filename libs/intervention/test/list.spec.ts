import { describe, expect, it } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { InterventionModule } from '#intervention';
import { interventionStream, type InterventionEvent, type InterventionNoted } from '#intervention/contract';
import type { Recorded } from '#kernel';
import type { ReferralEvent } from '#referral/contract';
import { recorded, THE_CASE, type Past } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';
import { listInterventions } from '../src/http/list-interventions.js';
import {
  acceptedBySupplier,
  attendance,
  completed,
  onMarch,
  physiotherapyRunning,
  session,
  sessionBooked,
  sessionCancelled,
  stopped,
  talkingTherapyOrdered,
  THE_INTERVENTION,
} from './stories.js';

const received = { type: 'ReferralReceived', data: { personId: THE_PERSON } } as unknown as Past<ReferralEvent>;

/** The interventions of a case that has this one. */
async function listed(...events: Past<InterventionEvent>[]) {
  const noted: InterventionNoted = { type: 'InterventionNoted', data: { interventionId: THE_INTERVENTION } };
  const streams: Record<string, readonly Recorded[]> = {
    [`referral-${THE_CASE}`]: recorded('referral', [received]),
    [`interventions-${THE_CASE}`]: recorded('interventions', [noted]),
    [interventionStream(THE_INTERVENTION)]: recorded('intervention', events),
  };
  return await listInterventions({ read: async (stream: string) => (streams[stream] ?? []) as never }, THE_CASE);
}

describe('the interventions of a case over HTTP', () => {
  it('are those of a case that exists', async () => {
    expect(await listInterventions({ read: async () => [] }, THE_CASE)).toBeUndefined();
    expect(await listed()).toEqual({ caseId: THE_CASE, interventions: [], position: '0000000000000001' });
  });

  it('show an order that waits without what is not known yet', async () => {
    const [ordered] = (await listed(talkingTherapyOrdered()))?.interventions ?? [];
    expect(ordered).toEqual({
      interventionId: THE_INTERVENTION,
      status: 'ordered',
      kind: 'psychological-therapy',
      supplier: 'SUP01',
      external: true,
      plannedSessions: 6,
      sessionsLeft: 6,
      attendedSessions: 0,
      orderedAt: '2026-03-02T09:00:00.000Z',
      sessions: [],
    });
  });

  it('show sessions earliest first, with the national code of what became of them', async () => {
    const list = await listed(
      ...physiotherapyRunning({ plannedSessions: 6 }),
      sessionBooked(1, '24'),
      sessionBooked(2, '10'),
      attendance(2, '6', onMarch('10')),
      sessionBooked(3, '12'),
      sessionCancelled(3, 'person'),
      sessionBooked(4, '13'),
      sessionCancelled(4, 'provider'),
      sessionBooked(5, '25', session(1)),
      sessionBooked(6, '11'),
      attendance(6, '3', onMarch('11')),
    );
    const [running] = list?.interventions ?? [];
    expect(running).toMatchObject({ status: 'accepted', attendedSessions: 1, firstAttendedAt: onMarch('10'), sessionsLeft: 3 });
    expect(
      running?.sessions.map(({ sessionId, status, attendance: code, cancelledBy, replaces }) => [sessionId, status, code, cancelledBy, replaces]),
    ).toEqual([
      [session(2), 'recorded', '6', undefined, undefined],
      [session(6), 'recorded', '3', undefined, undefined],
      [session(3), 'cancelled', '2', 'person', undefined],
      [session(4), 'cancelled', '4', 'provider', undefined],
      [session(1), 'superseded', undefined, undefined, undefined],
      [session(5), 'booked', undefined, undefined, session(1)],
    ]);
    expect(list?.position).toBe('0000000000000012');
  });

  it('show how they ended', async () => {
    const attended = [...physiotherapyRunning(), sessionBooked(1, '10'), attendance(1, '5', onMarch('10'))];
    const declined: Past<InterventionEvent> = { type: 'DeclinedBySupplier', data: { reason: 'no-capacity' }, at: onMarch('04') };
    const endOf = async (...events: Past<InterventionEvent>[]) => (await listed(...events))?.interventions[0];
    expect(await endOf(...attended, completed(onMarch('12')))).toMatchObject({ status: 'completed', goal: 'achieved', endedAt: onMarch('12') });
    expect(await endOf(...attended, stopped(onMarch('12')))).toMatchObject({ status: 'stopped', reason: 'person-chose-to-stop' });
    expect(await endOf(talkingTherapyOrdered(), declined)).toMatchObject({ status: 'declined', reason: 'no-capacity', endedAt: onMarch('04') });
    expect(await endOf(talkingTherapyOrdered(), acceptedBySupplier(onMarch('05')))).toMatchObject({ status: 'accepted', acceptedAt: onMarch('05') });
  });

  it('never have fewer than no sessions left', async () => {
    const corrected = physiotherapyRunning({ plannedSessions: 1 });
    const [running] = (await listed(...corrected, sessionBooked(1, '10'), sessionBooked(2, '11')))?.interventions ?? [];
    expect(running).toMatchObject({ plannedSessions: 1, sessionsLeft: 0 });
  });
});

describe('the addresses of interventions', () => {
  const controllers = Reflect.getMetadata('controllers', InterventionModule) as { prototype: Record<string, object> }[];
  const handlers = controllers.flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype).map((name) => prototype[name] as object));
  const pathsOf = (method: RequestMethod): string[] =>
    handlers
      .filter((handler) => Reflect.getMetadata('method', handler) === method && Reflect.hasMetadata('path', handler))
      .map((handler) => (Reflect.getMetadata('path', handler) as string).replaceAll(/:(\w+)/g, '{$1}'));

  it('are those of the interface', () => {
    expect(pathsOf(RequestMethod.GET)).toEqual(['interventions']);
    expect(pathsOf(RequestMethod.POST).toSorted()).toEqual([
      'interventions',
      'interventions/{interventionId}/acceptance',
      'interventions/{interventionId}/completion',
      'interventions/{interventionId}/decline',
      'interventions/{interventionId}/sessions',
      'interventions/{interventionId}/sessions/{sessionId}/attendance',
      'interventions/{interventionId}/sessions/{sessionId}/cancellation',
      'interventions/{interventionId}/stop',
    ]);
  });
});
