import { describe, expect, it } from '@jest/globals';
import { changesBy, type Facts, type Fold, type News } from '../src/index.js';

interface Word {
  text: string;
}

/** A fold that keeps the last word said about each thing; an empty word takes the thing away. */
class LastWords implements Fold<[thing: string, word: string], Word> {
  private readonly words = new Map<string, Word>();

  add([thing, word]: [string, string]): void {
    if (word === '') this.words.delete(thing);
    else this.words.set(thing, { text: word });
  }

  parts(): readonly Facts<Word>[] {
    return [new Map(this.words)];
  }
}

const said = (n: number, thing: string, word: string): News<[string, string]> => ({
  ...{ event: [thing, word], position: `${n}`, recordedAt: `2026-01-0${n}T00:00:00.000Z`, type: 'Said' },
});
const at = (n: number) => `2026-01-0${n}T00:00:00.000Z`;

describe('what news changes', () => {
  it('closes a version where another begins, also within one batch', () => {
    const { opened, closed } = changesBy(new LastWords(), [said(1, 'a', 'yes'), said(2, 'b', 'no'), said(3, 'a', 'no')]);
    expect(closed).toEqual([]);
    expect(
      opened.map(({ fact, believed }) => [fact.text, believed.from_position, believed.to_position, believed.recorded_at, believed.closed_at]),
    ).toEqual([
      ['yes', '1', '3', at(1), at(3)],
      ['no', '2', null, at(2), null],
      ['no', '3', null, at(3), null],
    ]);
    expect(opened[0]?.believed.changed_by).toBe('Said');
  });

  it('closes what was believed before the batch, and leaves alone what is as it was', () => {
    const fold = new LastWords();
    fold.add(['a', 'yes']);
    fold.add(['b', 'no']);
    const { opened, closed } = changesBy(fold, [said(5, 'a', 'no'), said(6, 'b', 'no')]);
    expect(closed).toEqual([{ fact: { text: 'yes' }, to_position: '5', closed_at: at(5) }]);
    expect(opened.map(({ fact }) => fact.text)).toEqual(['no']);
  });

  it('ends a fact that is gone, and begins it anew when it is back', () => {
    const { opened } = changesBy(new LastWords(), [said(1, 'a', 'yes'), said(2, 'a', ''), said(3, 'a', 'yes')]);
    expect(opened.map(({ believed }) => [believed.from_position, believed.to_position])).toEqual([
      ['1', '2'],
      ['3', null],
    ]);
  });
});
