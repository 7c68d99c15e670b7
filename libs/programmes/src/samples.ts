import { readFileSync } from 'node:fs';
import { faultInWords, type Fault } from './model/checks.js';
import { parseProgramme } from './model/definition.js';
import { parseDestinations, type Destinations } from './model/destination.js';
import type { Programme } from './model/programme.js';

/** The samples lie beside the sources, and the build copies them beside the compiled code. */
const folder = new URL('../samples/', import.meta.url);

/** The files of the sample programmes, which are unlike each other on purpose. */
const PROGRAMMES = ['staged-work-health.yaml', 'condition-management-ni.yaml', 'employment-specialist-mh.yaml'] as const;

/** The sample programmes. They are part of the product, so a fault in one throws. */
export const sampleProgrammes = (): Programme[] =>
  PROGRAMMES.map((file) => {
    const definition = parseProgramme(read(file));
    return 'faults' in definition ? broken(file, definition.faults) : definition.programme;
  });

/** The destinations that are not programmes. */
export function sampleDestinations(): Destinations {
  const file = 'destinations.yaml';
  const parsed = parseDestinations(read(file));
  return 'faults' in parsed ? broken(file, parsed.faults) : parsed.destinations;
}

const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

function broken(file: string, faults: readonly Fault[]): never {
  throw new Error([`${file} is not valid:`, ...faults.map(faultInWords)].join('\n  '));
}
