/** A text in lines of at most so many characters; words, and parts of words with hyphens, are kept whole where they fit. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/\s+|[^\s-]*-+|[^\s-]+/g) ?? []) {
    for (const piece of pieces(word, most)) {
      if (line.length + piece.trimEnd().length > most) {
        lines.push(line.trimEnd());
        line = piece.trimStart();
      } else line += piece;
    }
  }
  return [...lines, line.trimEnd()];
}

/** A word in pieces that fit a line. */
const pieces = (word: string, most: number): string[] => word.match(new RegExp(`.{1,${most}}`, 'gsu')) ?? [];

/** A text as it may stand in XML; control characters, which XML cannot hold, are left out. */
export const xml = (text: string): string =>
  text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
