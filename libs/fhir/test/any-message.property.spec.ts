import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aBarsCancellation, aBarsReferral, aUkCoreBundle } from '#support/fhir.js';
import { deeperThan } from '../src/http/accept-fhir-json.js';
import { readReferral } from '../src/mapping/referral.js';
import { kindOfMessage } from '../src/message/bars-message.js';
import { checkFocus, checkNewReferral } from '../src/message/check-new-referral.js';
import { checkPlainBundle } from '../src/message/plain-bundle.js';
import { FhirBundle } from '../src/reader/fhir-bundle.js';
import { messageAnswer } from '../src/resources/message-answer.js';
import { surroundings, theProgramme } from './reading.js';

type Node = Record<string, unknown> | unknown[];

/** Every place in a JSON value that can be changed. */
function placesIn(value: unknown): { parent: Node; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [{ parent: value as Node, key }, ...placesIn((value as Record<string, unknown>)[key])]);
}

/** What somebody's system might write where something else belongs. */
const nonsense = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    ' ',
    0,
    -1,
    true,
    [],
    {},
    [null],
    [[]],
    [{}],
    { reference: 'urn:uuid:nothing' },
    '\u0000',
    '\ud800',
    '9999-99-99',
    '__proto__',
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }),
);

/** A message with up to five of its nodes taken out or replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom(aBarsReferral, aBarsCancellation, aUkCoreBundle),
    fc.array(fc.tuple(fc.nat(), fc.option(nonsense)), { minLength: 1, maxLength: 5 }),
  )
  .map(([make, changes]) => {
    const message = make() as Record<string, unknown>;
    for (const [place, replacement] of changes) {
      const places = placesIn(message);
      const chosen = places[place % places.length];
      if (!chosen) continue;
      const { parent, key } = chosen as { parent: Record<string, unknown>; key: string };
      if (replacement === null) delete parent[key];
      else parent[key] = structuredClone(replacement);
    }
    return JSON.parse(JSON.stringify(message)) as unknown;
  });

/** Everything that is ever done to a message before it reaches the intake. */
function takeApart(message: unknown): FhirBundle {
  const [asMessage, asBundle] = [FhirBundle.read(message), FhirBundle.read(message)];
  kindOfMessage(asMessage);
  checkNewReferral(asMessage);
  checkFocus(asMessage);
  checkPlainBundle(asBundle);
  const followed = {
    caseId: 'c',
    personId: 'p',
    programme: theProgramme(),
    status: 'requested',
    receivedAt: '',
    changedAt: '',
    position: '',
    sentBy: '',
    referrer: '',
  } as const;
  messageAnswer(asMessage, '0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c01', followed, '2026-03-02T09:30:00.000Z');
  readReferral(asBundle, surroundings({ channel: 'fhir-bundle' }));
  readReferral(asMessage, surroundings());
  return asMessage;
}

describe('whatever comes as a message', () => {
  it('is read or has faults, and never throws', () => {
    fc.assert(
      fc.property(mutated, (message) => {
        const bundle = takeApart(message);
        for (const { expression, message: words } of bundle.faults.all)
          expect([expression.startsWith('Bundle'), words.endsWith('.')]).toEqual([true, true]);
      }),
      { numRuns: 500 },
    );
  });

  it('becomes an intake whose facts are codes and days, if it has no faults', () => {
    fc.assert(
      fc.property(mutated, (message) => {
        const bundle = FhirBundle.read(message);
        const { intake } = readReferral(bundle, surroundings());
        fc.pre(bundle.faults.none);
        expect(intake.personal.name.family).not.toBe('');
        // Stored in the clear: nothing may stand in it that a database cannot hold, or that a person wrote freely.
        expect(JSON.stringify([intake.facts, intake.sourceMessage])).toMatch(/^[\x20-\x7e]*$/);
      }),
      { numRuns: 300 },
    );
  });

  it('may be any JSON at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => takeApart(value).faults.all.length > 0),
      { numRuns: 300 },
    );
  });
});

describe('nesting', () => {
  it('is measured without going down by recursion', () => {
    const nested = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown;
    expect([deeperThan(64, nested), deeperThan(64, aBarsReferral()), deeperThan(0, {}), deeperThan(0, { a: [] })]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
