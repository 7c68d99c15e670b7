export { Chance } from './chance.js';
export { Draws } from './draws.js';
export { nextNhsNumber, nhsNumberOf } from './nhs-number.js';
export { DISTRICTS, ORGANISATIONS, SAMPLE_PROGRAMMES, type SampleProgramme } from './places.js';
export { inventTraits } from './traits.js';
