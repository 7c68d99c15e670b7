import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '#kernel';
import {
  interventionIndexStream,
  interventionIdsOf,
  interventionStream,
  type InterventionEvent,
  type InterventionNoted,
} from '#intervention/contract';
import { interventionIndex, interventionsOfCase, orderCommands } from '#intervention';
import { given, recorded, THE_CASE } from '#support/decisions.js';
import { anAcceptedReferral, anOpenCase } from '#support/stories.js';
import { completed, attendance, onMarch, physiotherapyRunning, sessionBooked, talkingTherapyOrdered, THE_INTERVENTION } from './stories.js';

const ANOTHER = 'a0000000-0000-4000-8000-000000000002';
const order = (interventionId = THE_INTERVENTION) =>
  ({ type: 'OrderIntervention', interventionId, kind: 'physiotherapy', plannedSessions: 3 }) as const;
const noted = (interventionId: string): InterventionNoted => ({ type: 'InterventionNoted', data: { interventionId } });

describe('noting an intervention of a case', () => {
  it('notes the id before the order', () => {
    given(interventionIndex, anOpenCase())
      .when({ type: 'NoteIntervention', order: order() })
      .then({ type: 'InterventionNoted', data: { interventionId: THE_INTERVENTION } });
  });

  it('notes an id once', () => {
    given(interventionIndex, anOpenCase()).events(noted(THE_INTERVENTION)).when({ type: 'NoteIntervention', order: order() }).then();
  });

  it('notes nothing for an order that would be refused', () => {
    given(interventionIndex, anOpenCase())
      .when({ type: 'NoteIntervention', order: { ...order(), plannedSessions: 60 } })
      .refused('intervention.too-many-sessions-planned', 'plannedSessions');
    given(interventionIndex, anOpenCase({ referral: anAcceptedReferral({ status: 'withdrawn' }) }))
      .when({ type: 'NoteIntervention', order: order() })
      .refused('case.referral-closed');
  });

  it('is never corrected', () => {
    expect(interventionIndex.correctable).toEqual({ InterventionNoted: 'never' });
  });
});

describe('the two commands of an order', () => {
  const envelope = {
    commandId: '0c000000-0000-4000-8000-000000000001',
    fingerprint: 'f',
    correlationId: '0c000000-0000-4000-8000-000000000001',
    causationId: '0c000000-0000-4000-8000-000000000001',
    actor: { id: 'caseworker-1', role: 'caseworker', organisation: 'PRV01' },
    effectiveAt: onMarch('04'),
  } as const;

  it('note the intervention and then order it, under one id named after the command', () => {
    const [note, ordering] = orderCommands(THE_CASE, { kind: 'physiotherapy', plannedSessions: 3 }, envelope);
    const [again] = orderCommands(THE_CASE, { kind: 'physiotherapy', plannedSessions: 3 }, envelope);
    expect(note.command).toEqual({ type: 'NoteIntervention', order: ordering.command });
    expect(ordering.command).toMatchObject({ type: 'OrderIntervention', interventionId: ordering.target.partId });
    expect(ordering.envelope).toEqual(envelope);
    expect(note.envelope).toMatchObject({ actor: envelope.actor, fingerprint: 'f', effectiveAt: onMarch('04') });
    expect(note.envelope.commandId).not.toBe(envelope.commandId);
    expect(again.envelope.commandId).toBe(note.envelope.commandId);
  });
});

describe('the interventions of a case', () => {
  const reading = (streams: Record<string, Recorded[]>) => ({ read: async (stream: string) => (streams[stream] ?? []) as never });

  it('are found as they stand, in the order in which they were noted', async () => {
    const run = [...physiotherapyRunning(), sessionBooked(1, '10'), attendance(1, '5', onMarch('10')), completed(onMarch('12'))];
    const found = await interventionsOfCase(
      reading({
        [interventionIndexStream(THE_CASE)]: recorded('interventions', [noted(ANOTHER), noted(THE_INTERVENTION)]),
        [interventionStream(ANOTHER)]: recorded<InterventionEvent>('intervention', [talkingTherapyOrdered({ interventionId: ANOTHER })]),
        [interventionStream(THE_INTERVENTION)]: recorded<InterventionEvent>('intervention', run),
      }),
      THE_CASE,
    );
    expect(found.map(({ interventionId, standing }) => [interventionId, standing.status])).toEqual([
      [ANOTHER, 'ordered'],
      [THE_INTERVENTION, 'completed'],
    ]);
  });

  it('leave out what was noted but never ordered', async () => {
    const index = recorded<InterventionNoted>('interventions', [noted(ANOTHER)]);
    expect(interventionIdsOf(index)).toEqual([ANOTHER]);
    expect(await interventionsOfCase(reading({ [interventionIndexStream(THE_CASE)]: index }), THE_CASE)).toEqual([]);
  });
});
