import { describe, expect, test } from '@jest/globals';
import { recorded, THE_CASE, type Past } from '#support/decisions.js';
import type { InterventionEvent } from '../src/model/events.js';
import { interventionStanding, interventionStream } from '../src/contract.js';
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

const standing = (...events: Past<InterventionEvent>[]) => interventionStanding(recorded('intervention', events));

describe('the standing of an intervention', () => {
  test('is none where nothing was ordered', () => {
    expect(standing()).toEqual({ status: 'none' });
    expect(interventionStream(THE_INTERVENTION)).toBe(`intervention-${THE_INTERVENTION}`);
  });

  test('waits for an external supplier, and remembers its case', () => {
    expect(standing(talkingTherapyOrdered())).toMatchObject({ status: 'ordered', caseId: THE_CASE, acceptedAt: undefined, bookedSessions: [] });
    expect(standing(talkingTherapyOrdered(), acceptedBySupplier(onMarch('10')))).toMatchObject({ status: 'accepted', acceptedAt: onMarch('10') });
  });

  test('does not depend on the event by which its own supplier accepted', () => {
    expect(standing(...physiotherapyRunning().slice(0, 1))).toEqual(standing(...physiotherapyRunning()));
  });

  test('counts whom it saw, on time or late, and dates the first by the same sessions', () => {
    const seen = standing(
      ...physiotherapyRunning({ plannedSessions: 6 }),
      sessionBooked(1, '04'),
      attendance(1, '3', onMarch('04')),
      sessionBooked(2, '12'),
      attendance(2, '5', onMarch('12')),
      sessionBooked(3, '06'),
      attendance(3, '6', onMarch('06')),
      sessionBooked(4, '05'),
      attendance(4, '7', onMarch('05')),
    );
    expect(seen).toMatchObject({ attendedSessions: 2, firstAttendedAt: onMarch('06') });
  });

  test('never counts a session that was moved or cancelled', () => {
    const past = [
      ...physiotherapyRunning(),
      sessionBooked(1, '20'),
      sessionBooked(2, '19'),
      sessionBooked(3, '18', session(1)),
      sessionCancelled(2, 'provider'),
    ];
    expect(standing(...past)).toMatchObject({ attendedSessions: 0, bookedSessions: [{ sessionId: session(3), startsAt: onMarch('18') }] });
    expect(standing(...past)).toHaveProperty('firstAttendedAt', undefined);
  });

  test('lists the sessions to come, earliest first', () => {
    const booked = standing(...physiotherapyRunning(), sessionBooked(1, '20'), sessionBooked(2, '18'));
    expect(booked).toMatchObject({ bookedSessions: [{ sessionId: session(2) }, { sessionId: session(1) }] });
  });

  test('is over once declined, completed or stopped', () => {
    const declined = { type: 'DeclinedBySupplier', data: { reason: 'no-capacity' }, at: onMarch('09') } as const;
    expect(standing(talkingTherapyOrdered(), declined)).toMatchObject({ status: 'declined', endedAt: onMarch('09') });
    expect(standing(...physiotherapyRunning(), completed(onMarch('10')))).toMatchObject({ status: 'completed', endedAt: onMarch('10') });
    expect(standing(talkingTherapyOrdered(), stopped(onMarch('11')))).toMatchObject({ status: 'stopped', endedAt: onMarch('11') });
  });

  test('keeps what was entered late about the time before its end', () => {
    const late = standing(...physiotherapyRunning(), sessionBooked(1, '09'), completed(onMarch('10')), attendance(1, '5', onMarch('09')));
    expect(late).toMatchObject({ status: 'completed', attendedSessions: 1, bookedSessions: [] });
  });

  test('nothing becomes of events whose order was struck out', () => {
    expect(standing(acceptedBySupplier(), sessionBooked(1, '09'), sessionCancelled(1, 'person'), completed(onMarch('10')))).toEqual({
      status: 'none',
    });
  });
});
