import { describe, expect, test } from '@jest/globals';
import { publication, refuseDefinition, validateProgramme } from '#programmes';
import { programmeAt, programmeStanding, programmeStream, versionInForce, type Programme, type ProgrammeEvent } from '#programmes/contract';
import { given, pastEventId, recorded } from '#support/decisions.js';
import { aStagedProgramme } from '#support/stories.js';

const published = (changes: Partial<Programme> = {}): ProgrammeEvent => ({
  type: 'ProgrammePublished',
  data: { definition: aStagedProgramme(changes) },
});
const publish = (changes: Partial<Programme> = {}) => ({ type: 'PublishProgramme' as const, definition: aStagedProgramme(changes) });

describe('publishing a programme', () => {
  test('begins with version 1', () => {
    given(publication, {}).when(publish()).then(published());
  });

  test('goes on with the next version', () => {
    given(publication, {})
      .events(published(), published({ version: 2 }))
      .when(publish({ version: 3 }))
      .then(published({ version: 3 }));
  });

  test.each([1, 2])('again, version %d unchanged, does nothing', (version) => {
    given(publication, {})
      .events(published(), published({ version: 2 }))
      .when(publish({ version }))
      .then();
  });

  test('with its fields in another order is the same content', () => {
    const backwards = Object.fromEntries(Object.entries(aStagedProgramme()).reverse()) as unknown as Programme;
    given(publication, {}).events(published()).when({ type: 'PublishProgramme', definition: backwards }).then();
  });

  test.each([1, 2])('under version %d with other content is refused', (version) => {
    given(publication, {})
      .events(published(), published({ version: 2 }))
      .when(publish({ version, rebookWithinDays: 15 }))
      .refused('programme.version-taken', 'version');
  });

  test('with a gap is refused, and the next version named', () => {
    const attempt = given(publication, {})
      .events(published())
      .when(publish({ version: 3 }));
    attempt.refused('programme.version-gap', 'version');
    expect(attempt.decision).toMatchObject({ message: expect.stringContaining('The next is version 2.') });
  });

  test('cannot begin later than with version 1', () => {
    given(publication, {})
      .when(publish({ version: 2 }))
      .refused('programme.version-gap', 'version');
  });

  test('is never corrected: the next version puts things right', () => {
    given(publication, {})
      .events(published())
      .when({ type: 'CorrectFact', eventId: pastEventId(0), reason: 'clerical-error', facts: {}, struckOut: true })
      .refused('correction.not-correctable');
  });
});

describe('a definition with faults', () => {
  test('is refused with one field per fault', () => {
    const definition = validateProgramme({ ...aStagedProgramme(), name: '', version: 0 });
    const refusal = refuseDefinition('faults' in definition ? definition.faults : []);
    expect(refusal).toMatchObject({ code: 'programme.invalid-definition', kind: 'invalid' });
    expect(refusal.fields).toEqual([
      { field: 'version', code: 'programme.invalid-definition', message: 'version: 0 is not a whole number from 1 to 9999' },
      { field: 'name', code: 'programme.invalid-definition', message: 'name: "" is not a text; write at least a word' },
    ]);
  });
});

describe('a published programme', () => {
  const events = recorded<ProgrammeEvent>('programme', [published(), published({ version: 2, opensOn: '2026-04-01' })]);

  test('has a stream of its own', () => {
    expect(programmeStream('staged-service')).toBe('programme-staged-service');
  });

  test('keeps every version for the cases pinned to it', () => {
    expect(programmeAt(events, 1)).toEqual(aStagedProgramme());
    expect(programmeAt(events, 2)).toMatchObject({ version: 2, opensOn: '2026-04-01' });
    expect(programmeAt(events, 3)).toBeUndefined();
    expect(programmeAt([], 1)).toBeUndefined();
  });

  test.each([
    ['2026-03-31', 1],
    ['2026-04-01', 2],
    ['2025-03-31', 2],
  ])('takes referrals on %s under version %d', (on, version) => {
    expect(versionInForce(programmeStanding(events), on)?.version).toBe(version);
  });

  test('that was never published has no version in force', () => {
    expect(versionInForce(programmeStanding([]), '2026-04-01')).toBeUndefined();
  });
});
