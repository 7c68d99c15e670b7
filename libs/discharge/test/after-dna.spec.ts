import { describe, it } from '@jest/globals';
import type { AfterDna } from '#discharge/contract';
import { discharge } from '#discharge';
import { aCaseworker, given } from '#support/decisions.js';
import { aCaseOffSick, aSafeDischarge, morningOf, toDischarge } from './discharge-stories.js';

const missedOn = '2026-04-10';
const proof = aSafeDischarge(missedOn);

/** A discharge, on the day of the missed appointment unless told otherwise, on this proof. */
function dischargedOn(afterDna: Partial<AfterDna> | undefined, day = missedOn, reason: 'did-not-attend' | 'unable-to-contact' = 'did-not-attend') {
  return given(discharge, aCaseOffSick()).at(morningOf(day)).when(toDischarge({ reason, afterDna }));
}

describe.each(['did-not-attend', 'unable-to-contact'] as const)('discharging with reason %s', (reason) => {
  it('takes a named decider, clear notice and a vulnerability check', () => {
    dischargedOn(proof, missedOn, reason).then({ type: 'CaseDischarged', data: { reason, afterDna: proof } });
  });

  it.each(['decidedBy', 'noticeGivenOn', 'noticeFor', 'vulnerabilityCheckedOn'] as const)('refuses proof without %s, and names it', (part) => {
    dischargedOn({ ...proof, [part]: undefined }, missedOn, reason).refused('discharge.after-dna-incomplete', `afterDna.${part}`);
  });

  it('refuses no proof at all', () => {
    dischargedOn(undefined, missedOn, reason).refused('discharge.after-dna-incomplete', 'afterDna.decidedBy');
  });

  it('is never automatic', () => {
    given(discharge, aCaseOffSick())
      .at(morningOf(missedOn))
      .by({ id: 'schedule', role: 'system', organisation: 'stepwise' })
      .when(toDischarge({ reason, afterDna: proof }))
      .refused('discharge.never-automatic');
  });

  it('ends open interventions', () => {
    given(discharge, aCaseOffSick({ openInterventions: ['intervention-1'] }))
      .at(morningOf(missedOn))
      .by(aCaseworker)
      .when(toDischarge({ reason, afterDna: proof }))
      .then({ type: 'CaseDischarged' });
  });
});

describe('the proof', () => {
  it('has as many days of notice as the programme calls clear, and no fewer', () => {
    dischargedOn({ ...proof, noticeGivenOn: '2026-04-07' }).then({ type: 'CaseDischarged' });
    dischargedOn({ ...proof, noticeGivenOn: '2026-04-08' }).refused('discharge.notice-not-clear', 'afterDna.noticeGivenOn');
    dischargedOn({ ...proof, noticeGivenOn: '2026-04-11', noticeFor: '2026-04-10' }, '2026-04-11').refused('discharge.notice-not-clear');
  });

  it.each(['noticeGivenOn', 'noticeFor', 'vulnerabilityCheckedOn'] as const)('takes no %s after the discharge, nor one that is no day', (part) => {
    dischargedOn({ ...proof, [part]: '2026-04-11' }).refused('discharge.value-not-allowed', `afterDna.${part}`);
    dischargedOn({ ...proof, [part]: '2026-02-30' }).refused('discharge.value-not-allowed', `afterDna.${part}`);
  });

  it('takes no name and no e-mail address for the decider', () => {
    dischargedOn({ ...proof, decidedBy: 'Robin Example' }).refused('discharge.value-not-allowed', 'afterDna.decidedBy');
    dischargedOn({ ...proof, decidedBy: 'robin@example.org' }).refused('discharge.value-not-allowed', 'afterDna.decidedBy');
  });

  it('holds nothing else', () => {
    dischargedOn({ ...proof, witness: 'x' } as Partial<AfterDna>).refused('discharge.value-not-allowed', 'afterDna');
    dischargedOn(7 as unknown as AfterDna).refused('discharge.value-not-allowed', 'afterDna');
  });

  it('belongs to no other reason', () => {
    given(discharge, aCaseOffSick())
      .when(toDischarge({ reason: 'completed', afterDna: proof }))
      .refused('discharge.after-dna-not-expected', 'afterDna');
  });
});
