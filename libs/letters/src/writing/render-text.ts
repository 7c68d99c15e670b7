import type { Block, Entry, LabelledFact, StructuredLetter } from './structured-letter.js';
import { dayInWords, nhsNumberInWords } from './words/plain.js';

/** Width of a rendered letter, in characters: it fits a terminal, a fax and a page in a monospaced face. */
const WIDTH = 78;
/** The column in which the value of a labelled fact begins, after its indent. */
const LABEL = 21;

/** A letter as plain text, 78 columns wide. */
export function renderText(letter: StructuredLetter): string {
  const { from, correction, opening, sections } = letter;
  const rule = '='.repeat(WIDTH);
  const lines = [
    from.service,
    ...wrap(`${from.provider}, telephone ${from.telephone}`),
    '',
    ...addressOf(letter).flatMap((one) => fact(one)),
    '',
    rule,
    ...wrap(letter.title.toUpperCase()),
    rule,
    '',
    ...(correction ? [...wrap(correction), ''] : []),
    ...wrap(opening),
    ...sections.flatMap((section) => ['', section.title.toUpperCase(), ...section.blocks.flatMap(block)]),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Who writes to whom about whom. */
function addressOf({ to, person, date, reference, version }: StructuredLetter): LabelledFact[] {
  const practice = to.practice === undefined ? 'GP practice (not known)' : `GP practice ${to.practice}`;
  const { name, birthDate, nhsNumber, nhsNumberVerified } = person;
  const number = nhsNumber && `NHS number ${nhsNumberInWords(nhsNumber)}${nhsNumberVerified ? '' : ' (not verified)'}`;
  return [
    { label: 'To', value: to.attention ? `${practice}, for ${to.attention}` : practice },
    { label: 'About', value: [name, birthDate && `born ${dayInWords(birthDate)}`, number].filter(Boolean).join(', ') },
    { label: 'Date', value: dayInWords(date) },
    { label: 'Our reference', value: version === 1 ? reference : `${reference}, version ${version} of this letter` },
  ];
}

function block(part: Block): string[] {
  switch (part.kind) {
    case 'text':
      return part.text.split('\n').flatMap((paragraph) => wrap(paragraph));
    case 'facts':
      return [...(part.title === undefined ? [] : wrap(`${part.title}:`)), ...part.facts.flatMap((one) => fact(one))];
    case 'list':
      return [
        ...(part.title === undefined ? [] : wrap(`${part.title}:`)),
        ...part.entries.flatMap((entry, i) => item(entry, part.numbered ? `${i + 1}.` : '-')),
      ];
  }
}

function item({ text, facts = [] }: Entry, mark: string): string[] {
  return [...wrap(text, `  ${mark} `, ' '.repeat(mark.length + 3)), ...facts.flatMap((one) => fact(one, ' '.repeat(mark.length + 3)))];
}

/** "Label               value", the value in a column of its own. */
function fact({ label, value }: LabelledFact, indent = ''): string[] {
  const column = Math.max(LABEL, label.length + 2);
  return wrap(value, indent + label.padEnd(column), indent + ' '.repeat(column));
}

/** Breaks text between words so that no line is longer than the letter is wide; a word that is longer is broken. */
function wrap(text: string, first = '', rest = ''): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    for (const piece of pieces(word, WIDTH - rest.length)) {
      if (!empty && line.length + 1 + piece.length > WIDTH) {
        lines.push(line);
        line = rest;
        empty = true;
      }
      line += empty ? piece : ` ${piece}`;
      empty = false;
    }
  }
  return [...lines, line];
}

const pieces = (word: string, size: number): string[] => (word.length <= size ? [word] : [word.slice(0, size), ...pieces(word.slice(size), size)]);
