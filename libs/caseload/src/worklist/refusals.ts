import { refusals } from '#kernel';

export const refuseWorklist = refusals({
  'worklist.item-not-found': {
    kind: 'not-found',
    message: 'The worklist of this case has no such item. What it asked may have been done; read the worklist again.',
  },
  'worklist.already-dismissed': { kind: 'conflict', message: 'This item was dismissed already.' },
  'worklist.needs-its-action': {
    kind: 'conflict',
    message: 'An item of this kind cannot be dismissed, since somebody waits for what it asks. It goes away once that is done.',
  },
});
