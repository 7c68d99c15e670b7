import { describe, it } from '@jest/globals';
import { given, pastEventId, THE_CASE } from '#support/decisions.js';
import { anOpenCase } from '#support/stories.js';
import { itemIdOf, type WorkItem } from '../src/worklist/events.js';
import { worklist } from '../src/index.js';

const review: WorkItem = { kind: 'plan-review-due', because: THE_CASE, dueOn: '2026-04-09' };
const followUp: WorkItem = { kind: 'follow-up-due', because: THE_CASE, weeks: 4, dueOn: '2026-05-29', breachOn: '2026-06-01' };
const itemId = itemIdOf(review);
const raised = { type: 'WorklistItemRaised' as const, data: { itemId, ...review } };
const dismissed = {
  type: 'WorklistItemDismissed' as const,
  data: { itemId, kind: review.kind, because: review.because, reason: 'not-needed' as const },
};
const toDismiss = { type: 'DismissWorklistItem' as const, itemId, reason: 'not-needed' as const };
const story = () => given(worklist, anOpenCase());

describe('raising an item', () => {
  it('puts it on record with its dates', () => {
    story().when({ type: 'RaiseWorklistItem', item: review }).then(raised);
    story()
      .when({ type: 'RaiseWorklistItem', item: followUp })
      .then({ type: 'WorklistItemRaised', data: { itemId: itemIdOf(followUp), ...followUp } });
  });

  it('is done once, and never again after a dismissal', () => {
    story().events(raised).when({ type: 'RaiseWorklistItem', item: review }).then();
    story().events(dismissed).when({ type: 'RaiseWorklistItem', item: review }).then();
  });

  it('tells follow-up points of the same discharge apart', () => {
    const later = { ...followUp, weeks: 13 };
    story()
      .events({ type: 'WorklistItemRaised', data: { itemId: itemIdOf(followUp), ...followUp } })
      .when({ type: 'RaiseWorklistItem', item: later })
      .then({ type: 'WorklistItemRaised', data: { itemId: itemIdOf(later), weeks: 13 } });
  });
});

describe('dismissing an item', () => {
  it('takes it off, with the reason, and the note kept apart', () => {
    story()
      .events(raised)
      .when({ ...toDismiss, note: 'Reviewed by telephone.' })
      .then({ ...dismissed, personal: { note: 'Reviewed by telephone.' } });
  });

  it('may come before it fell due, if the worklist shows it', () => {
    story()
      .when({ ...toDismiss, item: review })
      .then(dismissed);
  });

  it('needs an item that there is', () => {
    story().when(toDismiss).refused('worklist.item-not-found');
  });

  it('cannot be done twice', () => {
    story()
      .events(raised, dismissed)
      .when({ ...toDismiss, item: review })
      .refused('worklist.already-dismissed');
  });

  it('is no way around a decision that somebody waits for', () => {
    const item: WorkItem = { kind: 'decide-referral', because: THE_CASE, dueOn: '2026-03-04' };
    story()
      .when({ ...toDismiss, itemId: itemIdOf(item), item })
      .refused('worklist.needs-its-action');
  });
});

describe('correcting the worklist', () => {
  const toCorrect = { type: 'CorrectFact' as const, eventId: pastEventId(1), reason: 'entered-in-error' as const, facts: {}, struckOut: false };

  it('can give another reason for a dismissal, but only one that there is', () => {
    story()
      .events(raised, dismissed)
      .when({ ...toCorrect, facts: { reason: 'done-elsewhere' } })
      .then({ type: 'FactCorrected' });
    story()
      .events(raised, dismissed)
      .when({ ...toCorrect, facts: { reason: 'no-idea' } })
      .refused('correction.value-not-valid', 'facts.reason');
  });

  it('can strike a dismissal out, and then the item can be dismissed again', () => {
    story()
      .events(raised, dismissed)
      .when({ ...toCorrect, struckOut: true })
      .then({ type: 'FactCorrected' });
    const data = {
      corrects: pastEventId(1),
      correctedType: 'WorklistItemDismissed',
      reason: 'entered-in-error' as const,
      facts: {},
      struckOut: true,
    };
    story().events(raised, dismissed, { type: 'FactCorrected', data }).when(toDismiss).then(dismissed);
  });

  it('cannot change what fell due', () => {
    story()
      .events(raised)
      .when({ ...toCorrect, eventId: pastEventId(0), struckOut: true })
      .refused('correction.not-correctable');
  });
});
