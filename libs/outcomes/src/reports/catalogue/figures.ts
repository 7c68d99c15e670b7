import type { Figure } from '../figure.js';
import { EXPERIENCE } from './experience.js';
import { LETTERS } from './letters.js';
import { MEASURES } from './measures.js';
import { PROGRESS } from './progress.js';
import { WORK_FIGURES } from './work.js';

/** Every figure of the outcomes report, in the order in which it gives them. */
export const FIGURES: readonly Figure[] = [...PROGRESS, ...WORK_FIGURES, ...MEASURES, ...EXPERIENCE, ...LETTERS];
