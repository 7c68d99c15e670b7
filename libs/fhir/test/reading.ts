import { expect } from '@jest/globals';
import type { Programme } from '#programmes/contract';
import { aStagedProgramme } from '#support/stories.js';
import type { Fhir } from '#support/fhir.js';
import { readReferral, type ReadReferral, type Surroundings } from '../src/mapping/referral.js';
import { FhirBundle } from '../src/reader/fhir-bundle.js';

/** The programme that the messages of these tests are addressed to; it takes people who have a job. */
export const theProgramme = (overrides: Partial<Programme> = {}): Programme =>
  aStagedProgramme({
    id: 'staged-work-health',
    criteria: [{ id: 'has-work', plainWords: 'You have a job.', kind: 'employment', oneOf: ['employed', 'self-employed'] }],
    ...overrides,
  });

/** What a referral is read against: one open programme, signed in as its practice, in March 2026. */
export const surroundings = (overrides: Partial<Surroundings> = {}): Surroundings => ({
  channel: 'fhir-message',
  signedIn: 'A81001',
  today: '2026-03-02',
  programmes: [theProgramme()],
  services: new Map(),
  ...overrides,
});

/** Reads a message that has nothing wrong with it. */
export function read(message: Fhir, at: Partial<Surroundings> = {}): ReadReferral {
  const bundle = FhirBundle.read(message);
  const referral = readReferral(bundle, surroundings(at));
  expect(bundle.faults.all).toEqual([]);
  return referral;
}

/** The faults of a message, as `issue expression`. */
export function faultsOf(message: Fhir, at: Partial<Surroundings> = {}): string[] {
  const bundle = FhirBundle.read(message);
  readReferral(bundle, surroundings(at));
  return faultsIn(bundle);
}

/** The faults found in a Bundle so far, as `issue expression`. */
export const faultsIn = (bundle: FhirBundle): string[] => bundle.faults.all.map(({ issue, expression }) => `${issue} ${expression}`);
