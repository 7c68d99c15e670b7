import type { Answers, Instrument, NoScoreReason } from './instrument.js';

/** A score, or why there is none. */
export type Score = { score: number; noScoreBecause?: never } | { score?: never; noScoreBecause: NoScoreReason };

/** What is wrong with answers: another number of items, or an answer (its place from 0) that its item cannot have. */
export type AnswersFault = { kind: 'count' } | { kind: 'out-of-range'; place: number };

/** The first thing wrong with answers to an instrument; `undefined` if they can be scored or honestly left without a score. */
export function faultOfAnswers(instrument: Instrument, answers: Answers): AnswersFault | undefined {
  if (answers.length !== instrument.items.length) return { kind: 'count' };
  const place = instrument.items.findIndex((item, i) => {
    const answer = answers[i];
    return answer !== null && !(Number.isInteger(answer) && answer! >= item.from && answer! <= item.to);
  });
  return place === -1 ? undefined : { kind: 'out-of-range', place };
}

/**
 * The score of answers without fault. Where the instrument allows items to be left out, the mean of the others stands in
 * for them and the sum is rounded, halves up; beyond that there is no score, because a guess would enter the figures.
 */
export function scoreAnswers(instrument: Instrument, answers: Answers): Score {
  if (instrument.kind === 'profile') return { noScoreBecause: instrument.noScoreBecause };
  const given = answers.filter((answer) => answer !== null);
  if (given.length === 0 || answers.length - given.length > instrument.missingAllowed) return { noScoreBecause: 'too-many-missing' };
  const sum = given.reduce((total, answer) => total + answer, 0);
  return { score: Math.round((sum * answers.length) / given.length) * instrument.times };
}

/** Whether an answer may mean a risk to life, so that a clinician should look the same day. */
export function mayMeanRiskToLife(instrument: Instrument, answers: Answers): boolean {
  return (instrument.safetyItems ?? []).some((place) => (answers[place] ?? 0) > (instrument.items[place]?.from ?? 0));
}
