import { describe, expect, it } from '@jest/globals';
import type { FactCorrected } from '#kernel';
import { triageStanding, triageStream, type TriageEvent } from '#triage/contract';
import { pastEventId, recorded, THE_CASE, type Past } from '#support/decisions.js';
import {
  allocatedTo,
  attempted,
  decidedFor,
  escalated,
  firstContactByCall,
  paused,
  personRang,
  reallocatedTo,
  resumed,
  riskCleared,
  riskFlagged,
  steppedUp,
  triageOpened,
  unableToContact,
} from './fixtures.js';

const standing = (...events: Past<TriageEvent | FactCorrected>[]) => triageStanding(recorded('triage', events));

describe('the standing of a case in triage', () => {
  it('lives in a stream of its own', () => {
    expect(triageStream(THE_CASE)).toBe(`triage-${THE_CASE}`);
  });

  it('goes from not opened over open and escalated to decided', () => {
    expect(standing()).toEqual({ status: 'not-opened', risks: [], attempts: [], pauses: [] });
    expect(standing(triageOpened())).toMatchObject({ status: 'open', openedAt: '2026-03-02T09:00:00.000Z' });
    expect(standing(triageOpened(), escalated())).toMatchObject({ status: 'escalated', escalatedAt: '2026-03-02T09:00:00.000Z' });
    expect(standing(triageOpened(), escalated(), decidedFor('B'))).toMatchObject({
      status: 'decided',
      decidedAt: '2026-03-03T10:00:00.000Z',
      decidedBy: 'non-clinical',
      escalatedAt: '2026-03-02T09:00:00.000Z',
      stage: 'B',
      stageSince: '2026-03-03T10:00:00.000Z',
      priority: 'routine',
      assessmentMode: 'telephone',
    });
  });

  it('keeps risks and contacts from before the opening', () => {
    const early = standing(riskFlagged('staff-safety'), personRang('2026-03-02T09:00:00.000Z'), triageOpened());
    expect(early).toMatchObject({ status: 'open', risks: ['staff-safety'], firstContactAt: '2026-03-02T09:00:00.000Z' });
  });

  it('has the present stage and the mode of its assessment, none at stage A', () => {
    const advice: Past<TriageEvent> = {
      type: 'StageChanged',
      data: { direction: 'down', from: 'C', to: 'A', reason: 'needs-less-support' },
      at: '2026-03-09T10:00:00.000Z',
    };
    const stepped = [triageOpened(), decidedFor('B'), steppedUp('B', 'C')];
    expect(standing(...stepped)).toMatchObject({ stage: 'C', stageSince: '2026-03-05T10:00:00.000Z', assessmentMode: 'telephone' });
    expect(standing(...stepped, advice)).toMatchObject({ stage: 'A', assessmentMode: undefined });
  });

  it('has each standing risk once', () => {
    expect(standing(riskFlagged('self-harm'), riskFlagged('self-harm'), riskFlagged('staff-safety')).risks).toEqual(['self-harm', 'staff-safety']);
    expect(standing(riskFlagged('self-harm'), riskFlagged('staff-safety'), riskCleared('self-harm')).risks).toEqual(['staff-safety']);
  });

  it('has the practitioner who has the case now', () => {
    expect(standing(allocatedTo('practitioner-1', 'north'), reallocatedTo('practitioner-2')).allocatedTo).toEqual({
      practitioner: 'practitioner-2',
      since: '2026-03-06T11:00:00.000Z',
    });
  });

  it('has the attempts, and the earliest and the latest contact in whatever order they came to be known', () => {
    const [tuesday, friday] = ['2026-03-03T10:00:00.000Z', '2026-03-06T10:00:00.000Z'] as const;
    const reached = standing(attempted('spoke', friday), firstContactByCall(friday), attempted('spoke', tuesday), firstContactByCall(tuesday));
    expect(reached).toMatchObject({ firstContactAt: tuesday, lastContactAt: friday });
    expect(reached.attempts.map(({ at, result }) => [at, result])).toEqual([
      [friday, 'spoke'],
      [tuesday, 'spoke'],
    ]);
  });

  it('is unable to contact until the person is reached', () => {
    const lost = unableToContact('2026-03-13T10:00:00.000Z');
    expect(standing(lost).unableToContactAt).toBe('2026-03-13T10:00:00.000Z');
    expect(standing(lost, attempted('no-answer', '2026-03-14T10:00:00.000Z')).unableToContactAt).toBe('2026-03-13T10:00:00.000Z');
    expect(standing(lost, attempted('replied', '2026-03-14T10:00:00.000Z', 'email')).unableToContactAt).toBeUndefined();
    expect(standing(lost, personRang('2026-03-14T10:00:00.000Z')).unableToContactAt).toBeUndefined();
  });

  it('has its pauses, each with its own end', () => {
    const pauses = standing(
      paused('p2', '2026-03-10T09:00:00.000Z'),
      paused('p1', '2026-03-04T09:00:00.000Z'),
      resumed('p1', '2026-03-06T09:00:00.000Z'),
    ).pauses;
    expect(pauses).toEqual([
      { pauseId: 'p2', from: '2026-03-10T09:00:00.000Z' },
      { pauseId: 'p1', from: '2026-03-04T09:00:00.000Z', to: '2026-03-06T09:00:00.000Z' },
    ]);
  });

  it('follows corrections', () => {
    const correction: Past<FactCorrected> = {
      type: 'FactCorrected',
      data: { corrects: pastEventId(1), correctedType: 'TriageDecided', reason: 'clerical-error', facts: { stage: 'C' }, struckOut: false },
    };
    expect(standing(triageOpened(), decidedFor('B'), correction)).toMatchObject({ status: 'decided', stage: 'C' });
  });
});
