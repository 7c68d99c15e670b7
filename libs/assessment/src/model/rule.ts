import type { Rules } from '#kernel';
import type { AssessmentEvent } from './events.js';
import type { AssessmentState } from './state.js';

/** Why one kind of event could not happen; obeyed by the command that brings it and by every correction. */
export type Rule<T extends AssessmentEvent['type']> = Rules<AssessmentState, AssessmentEvent>[T];
