import { expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Recorded } from '#kernel';
import { sampleProgrammes } from '#programmes';
import { aroundOf } from '../src/words/around.js';
import { correctionInWords } from '../src/words/correction-words.js';
import { inWords, TYPES_IN_WORDS } from '../src/words/in-words.js';
import { EVENTS } from './every-event.js';

const LINES = (() => {
  const around = aroundOf(EVENTS, sampleProgrammes());
  return EVENTS.map((event) =>
    event.type === 'FactCorrected' ? correctionInWords(event as Recorded<never>, EVENTS, around) : inWords(event, around),
  );
})();

it('is put for every type of event', () => {
  expect([...new Set(EVENTS.map(({ type }) => type))].sort()).toEqual([...TYPES_IN_WORDS].sort());
});

it('reads as somebody has read it and found good', () => {
  const file = new URL('./golden/timeline.txt', import.meta.url);
  const text = `${LINES.join('\n')}\n`;
  if (process.env['GOLDEN'] === 'write') writeFileSync(file, text);
  expect(existsSync(file)).toBe(true);
  expect(text).toBe(readFileSync(file, 'utf8'));
});

it.each(LINES)('holds no code, no identifier and no slip: %s', (line) => {
  expect(line).toMatch(/^(?:“|[A-Z]).*[.”]$/);
  expect(line).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|\bundefined\b|\bnull\b|\[object|\.\.|,,| {2}|by (?:face|in person)|\bgp\b|\bnhs\b|T\d\d:\d\d/);
  // A hyphen only in compounds that English has, in account names, and in names of instruments and programmes.
  const hyphened = line.replaceAll('Return-to-work', '').match(/\b[a-z]+-[a-z]+(?:-[a-z]+)*\b/g) ?? [];
  expect(
    hyphened.filter((word) => !/^(?:follow-up|non-clinical|self-harm|re-referral|fit-note|long-term|self-employed|one-to-one)$/.test(word)),
  ).toEqual([]);
});
