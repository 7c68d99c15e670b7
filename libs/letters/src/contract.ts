export type { LetterChange, LetterEvent } from './model/events.js';
export { letterIdFor, letterOfStream, letterStream, type LetterIdentity } from './model/identity.js';
export { lettersCalledFor } from './model/milestones.js';
export * from './model/vocabulary.js';
