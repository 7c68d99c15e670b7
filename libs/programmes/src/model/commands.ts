import type { Programme } from './programme.js';

/** Publishes the next version of a programme. To close a programme, publish a version with the day it closes on. */
export interface PublishProgramme {
  type: 'PublishProgramme';
  definition: Programme;
}

export type ProgrammeCommand = PublishProgramme;
