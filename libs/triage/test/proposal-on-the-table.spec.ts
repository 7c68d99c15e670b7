import { describe, expect, it } from '@jest/globals';
import { correctedHistory } from '#kernel';
import type { TriageEvent } from '#triage/contract';
import { proposalOnTheTable } from '../src/model/proposal-on-the-table.js';
import { recorded, type Past } from '#support/decisions.js';
import { aStagedProgramme } from '#support/stories.js';
import { aReferralFromAGp, decidedFor, riskFlagged, triageOpened } from './fixtures.js';

const after = (...events: Past<TriageEvent>[]) => correctedHistory<TriageEvent>(recorded('triage', events));

describe('the proposal on the table', () => {
  it('is worked out from the referral and the risks that stand, on the day', () => {
    const history = after(triageOpened(), riskFlagged('imminent-job-loss'));
    const { decided, proposal } = proposalOnTheTable(history, aReferralFromAGp(), aStagedProgramme(), '2026-03-27');
    expect(decided).toBe(false);
    expect(proposal.priority).toBe('soon');
    expect(proposal.reasons.map(({ code }) => code)).toEqual(['weeks-off-work', 'risk-imminent-job-loss', 'stage', 'priority', 'mode']);
  });

  it('is there before triage has opened', () => {
    const { decided, proposal } = proposalOnTheTable([], aReferralFromAGp(), aStagedProgramme(), '2026-03-03');
    expect({ decided, stage: proposal.stage }).toEqual({ decided: false, stage: 'B' });
  });

  it('is the one that the decision was taken with, whatever has been learned since', () => {
    const history = after(triageOpened(), decidedFor('A'), riskFlagged('self-harm'));
    const { decided, proposal } = proposalOnTheTable(history, aReferralFromAGp(), aStagedProgramme(), '2026-03-27');
    expect({ decided, stage: proposal.stage, priority: proposal.priority }).toEqual({ decided: true, stage: 'A', priority: 'routine' });
  });
});
