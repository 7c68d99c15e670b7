import { describe, expect, test } from '@jest/globals';
import { derivedId, isRefusal, STEPWISE_NAMESPACE } from '#kernel';
import { given } from '#support/decisions.js';
import type { LiaisonCommand } from '../src/model/commands.js';
import { employerLiaison } from '../src/model/employer-liaison.js';
import type { AdjustmentResponse } from '../src/model/events.js';
import { EMPLOYER_RESPONSES, type EmployerResponse } from '../src/model/vocabulary.js';
import { aConsentingPerson, adjustment, adjustmentsProposed, implemented, onMarch, opened, responded } from './stories.js';

const story = () => given(employerLiaison, aConsentingPerson());
const idOf = (i: number) => derivedId(STEPWISE_NAMESPACE, `test-command|adjustment-${i}`);
const respond = (...responses: (AdjustmentResponse & { detail?: string })[]): LiaisonCommand => ({ type: 'RecordEmployerResponse', responses });
const answer = (n: number, response: EmployerResponse = 'accepted') => ({ adjustmentId: adjustment(n), response });
const implement = (n: number): LiaisonCommand => ({ type: 'RecordAdjustmentImplemented', adjustmentId: adjustment(n) });

describe('proposing adjustments', () => {
  test('gives each an id, and keeps its description personal', () => {
    story()
      .events(opened())
      .when({ type: 'ProposeAdjustments', adjustments: [{ kind: 'altered-hours' }, { kind: 'other', description: 'A desk by the lift' }] })
      .then({
        type: 'AdjustmentsProposed',
        data: {
          adjustments: [
            { adjustmentId: idOf(0), kind: 'altered-hours' },
            { adjustmentId: idOf(1), kind: 'other' },
          ],
        },
        personal: { descriptions: { [idOf(1)]: 'A desk by the lift' } },
      });
  });

  test('has nothing personal to keep where nothing is described', () => {
    const { decision } = story()
      .events(opened())
      .when({ type: 'ProposeAdjustments', adjustments: [{ kind: 'phased-return' }] });
    expect(isRefusal(decision) ? decision : decision.map((e) => e.personal)).toEqual([{}]);
  });

  test('adds to those proposed before', () => {
    story()
      .events(opened(), adjustmentsProposed())
      .when({ type: 'ProposeAdjustments', adjustments: [{ kind: 'altered-hours' }] })
      .then({ type: 'AdjustmentsProposed' });
  });

  test.each([[0], [21]])('refused: %i adjustments', (count) => {
    const adjustments = Array.from({ length: count }, () => ({ kind: 'other' as const }));
    story().events(opened()).when({ type: 'ProposeAdjustments', adjustments }).refused('liaison.adjustments-listed-wrong', 'adjustments');
  });

  test.each([[1], [20]])('%i adjustments are fine', (count) => {
    const adjustments = Array.from({ length: count }, () => ({ kind: 'other' as const }));
    story().events(opened()).when({ type: 'ProposeAdjustments', adjustments }).then({ type: 'AdjustmentsProposed' });
  });
});

describe("the employer's response", () => {
  test('is recorded per adjustment, its details kept personal', () => {
    story()
      .events(opened(), adjustmentsProposed())
      .when(respond({ ...answer(1, 'modified'), detail: 'Four weeks instead of six' }, answer(2, 'no-reply')))
      .then({
        type: 'EmployerResponded',
        data: { responses: [answer(1, 'modified'), answer(2, 'no-reply')] },
        personal: { details: { [adjustment(1)]: 'Four weeks instead of six' } },
      });
  });

  test.each(EMPLOYER_RESPONSES.map((before) => [before]))('may change after %s', (before) => {
    story()
      .events(opened(), adjustmentsProposed(), responded(1, before))
      .when(respond(answer(1)))
      .then({ type: 'EmployerResponded' });
  });

  test('refused: none', () => {
    story().events(opened(), adjustmentsProposed()).when(respond()).refused('liaison.no-response', 'responses');
  });

  test('refused: to what was not proposed', () => {
    story()
      .events(opened())
      .when(respond(answer(1)))
      .refused('liaison.adjustment-not-proposed', 'responses.0.adjustmentId');
    story()
      .events(opened(), adjustmentsProposed())
      .when(respond(answer(1), answer(3)))
      .refused('liaison.adjustment-not-proposed', 'responses.1.adjustmentId');
  });

  test('refused: two to one adjustment', () => {
    story()
      .events(opened(), adjustmentsProposed())
      .when(respond(answer(1), answer(2), answer(1, 'declined')))
      .refused('liaison.adjustment-answered-twice', 'responses.2.adjustmentId');
  });

  test('refused: to an adjustment that is in place', () => {
    story()
      .events(opened(), adjustmentsProposed(), responded(1, 'accepted'), implemented(1))
      .when(respond(answer(1, 'declined')))
      .refused('liaison.adjustment-implemented', 'responses.0.adjustmentId');
  });

  test('refused: dated before the proposal; from its time on it may be', () => {
    const past = [opened(), adjustmentsProposed(onMarch('10'))];
    story()
      .events(...past)
      .effective('2026-03-10T09:59:59.999Z')
      .when(respond(answer(1)))
      .refused('liaison.before-proposal', 'effectiveAt');
    story()
      .events(...past)
      .effective(onMarch('10'))
      .when(respond(answer(1)))
      .then({ type: 'EmployerResponded' });
  });
});

describe('putting an adjustment in place', () => {
  test.each(['accepted', 'modified'] as const)('follows %s', (response) => {
    story()
      .events(opened(), adjustmentsProposed(), responded(1, response))
      .when(implement(1))
      .then({ type: 'AdjustmentImplemented', data: { adjustmentId: adjustment(1) } });
  });

  test.each(['declined', 'no-reply'] as const)('refused: after %s', (response) => {
    story()
      .events(opened(), adjustmentsProposed(), responded(1, response))
      .when(implement(1))
      .refused('liaison.adjustment-not-agreed', 'adjustmentId');
  });

  test('refused: not proposed, without a response, or in place already', () => {
    story().events(opened()).when(implement(1)).refused('liaison.adjustment-not-proposed', 'adjustmentId');
    story()
      .events(opened(), adjustmentsProposed(), responded(2, 'accepted'))
      .when(implement(1))
      .refused('liaison.adjustment-not-agreed', 'adjustmentId');
    story()
      .events(opened(), adjustmentsProposed(), responded(1, 'accepted'), implemented(1))
      .when(implement(1))
      .refused('liaison.adjustment-implemented', 'adjustmentId');
  });

  test('refused: dated before the employer agreed; from that time on it may be', () => {
    const past = [opened(), adjustmentsProposed(), responded(1, 'accepted', onMarch('10'))];
    story()
      .events(...past)
      .effective('2026-03-10T09:59:59.999Z')
      .when(implement(1))
      .refused('liaison.before-response', 'effectiveAt');
    story()
      .events(...past)
      .effective(onMarch('10'))
      .when(implement(1))
      .then({ type: 'AdjustmentImplemented' });
  });

  test('goes by the latest answer, and of two at one time by the one entered last', () => {
    for (const at of [onMarch('10'), onMarch('11')]) {
      const past = [opened(), adjustmentsProposed(), responded(1, 'accepted', onMarch('10')), responded(1, 'declined', at)];
      story()
        .events(...past)
        .when(implement(1))
        .refused('liaison.adjustment-not-agreed', 'adjustmentId');
    }
  });

  test('leaves the others to be put in place', () => {
    story()
      .events(opened(), adjustmentsProposed(), responded(1, 'accepted'), responded(2, 'accepted'), implemented(1))
      .when(implement(2))
      .then({ type: 'AdjustmentImplemented' });
  });

  test('an answer entered late does not undo a newer one', () => {
    story()
      .events(opened(), adjustmentsProposed(), responded(1, 'accepted', onMarch('10')), responded(1, 'no-reply', onMarch('05')))
      .when(implement(1))
      .then({ type: 'AdjustmentImplemented' });
  });
});
