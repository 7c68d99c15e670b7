import { workingDays } from '../play/pause.js';
import { assessed, finished, followedUp, reached, takenUp } from './common.js';
import { about, type Opening, type Story } from './story.js';

/** A concern comes up at the assessment; nothing is closed before it is settled. */
export const aConcernIsSettled = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C', 'face-to-face');
    yield* reached(c);
    yield* assessed(c);
    await c.safeguarding.raised('financial-abuse', 'medium');
    yield workingDays(1);
    await c.safeguarding.read('managing-the-concern');
    yield about(c, 2);
    await c.safeguarding.closed('referred-to-local-authority');
    await c.ending.works('at-work', 20);
    yield about(c, 3);
    yield* finished(c);
    yield* followedUp(c, 'at-work', 24);
  };

/** A concern that is still open today. */
export const aConcernIsOpen = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    yield* assessed(c);
    await c.safeguarding.raised('domestic-abuse', 'high');
    yield workingDays(1);
    await c.safeguarding.read('managing-the-concern');
  };
