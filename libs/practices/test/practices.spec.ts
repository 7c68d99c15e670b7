import { describe, expect, it } from '@jest/globals';
import { decide, fold, isRefusal, type Circumstances, type FactCorrected, type Recorded } from '#kernel';
import { givenEvents, practiceListed } from '#support/projections.js';
import { listingOn, type Listing } from '../src/contract.js';
import { parsePractices, practiceDirectory } from '../src/index.js';
import type { PracticeEvent } from '../src/model/events.js';
import { impossibleIn } from '../src/model/listing.js';

const at = {} as Circumstances;
const A: Listing = { board: 'QAA', network: 'U00001', from: '2026-01-01' };

const standing = (...listings: Listing[]) =>
  fold(
    practiceDirectory,
    givenEvents(...listings.map((listing) => practiceListed('A81001', listing))) as unknown as Recorded<PracticeEvent | FactCorrected>[],
  );

/** What listing a practice brings after what was listed. */
function listed(listing: Listing, ...before: Listing[]): object[] {
  const decision = decide(practiceDirectory, { type: 'ListPractice', practice: 'A81001', ...listing }, standing(...before), at);
  if (isRefusal(decision)) throw new Error(decision.code);
  return (decision as readonly PracticeEvent[]).map(({ data }) => data);
}

describe('a practice is listed', () => {
  it('with its board, its network, and the day from which this is so', () => {
    expect(listed(A)).toEqual([{ practice: 'A81001', ...A }]);
    expect(listed({ board: 'QAA', from: '2026-01-01' })).toEqual([{ practice: 'A81001', board: 'QAA', from: '2026-01-01' }]);
  });

  it('and what was said of that very day last is not said again', () => {
    expect(listed(A, A)).toEqual([]);
    expect(listed(A, A, { ...A, from: '2026-05-01' })).toEqual([]);
    expect(listed(A, A, { ...A, board: 'QBB' })).toHaveLength(1);
  });

  it('from another day on even where that changes nothing, so that it holds when an earlier day is put right', () => {
    const june: Listing = { ...A, from: '2026-06-01' };
    expect(listed(june, A)).toEqual([{ practice: 'A81001', ...june }]);
    const right: Listing = { board: 'QBB', from: A.from };
    for (const told of [
      [A, june, right],
      [A, right, june],
    ]) {
      expect([listingOn(told, '2026-02-01'), listingOn(told, '2026-06-01')]).toEqual([right, june]);
    }
  });

  it('as belonging nowhere from a day on', () => {
    const closed: Listing = { from: '2026-05-01' };
    expect(listed(closed, A)).toEqual([{ practice: 'A81001', from: '2026-05-01' }]);
    expect(listed(closed, A, closed)).toEqual([]);
    expect([listingOn([A, closed], '2026-04-30'), listingOn([A, closed], '2026-05-01')]).toEqual([A, closed]);
  });

  it('in a network only with a board, and not with the same code', () => {
    expect([
      impossibleIn(A),
      impossibleIn({ board: 'QAA' }),
      impossibleIn({}),
      impossibleIn({ network: 'U00001' }),
      impossibleIn({ board: 'QAA', network: 'QAA' }),
    ]).toEqual([undefined, undefined, undefined, 'practice.network-without-board', 'practice.network-is-board']);
  });

  it('anew when it goes over to another board or network, leaves its network, or belonged there earlier than was known', () => {
    for (const change of [{ board: 'QBB' }, { network: 'U00002' }, { network: undefined }]) {
      const { network, ...rest } = { ...A, ...change, from: '2026-05-01' };
      const listing = network === undefined ? rest : { ...rest, network };
      expect(listed(listing, A)).toEqual([{ practice: 'A81001', ...listing }]);
    }
    expect(listed({ ...A, from: '2025-05-01' }, A)).toHaveLength(1);
  });
});

describe('where a practice belonged on a day', () => {
  const later: Listing = { board: 'QBB', from: '2026-05-01' };

  it('is told by the listing of the latest day that has come, in whichever order they were told', () => {
    for (const told of [
      [A, later],
      [later, A],
    ]) {
      expect([listingOn(told, '2025-12-31'), listingOn(told, '2026-01-01'), listingOn(told, '2026-04-30'), listingOn(told, '2026-05-01')]).toEqual([
        undefined,
        A,
        A,
        later,
      ]);
    }
  });

  it('is told by the later of two listings from one day, which put the first right', () => {
    const right: Listing = { board: 'QCC', from: '2026-01-01' };
    expect(listingOn([A, later, right], '2026-02-01')).toEqual(right);
  });
});

describe('a file of practices', () => {
  const text = (...lines: string[]) => lines.join('\r\n');

  it('is CSV with a header, whose columns come in any order; a network may be empty, and both', () => {
    const lines = ['2026-01-01,A81001,"A, B",QAA,U00001', '2026-01-01,B82002,,QBB,', '2026-01-01,C83003,,,'];
    expect(parsePractices(text('\ufefffrom,practice,name,board,network', ...lines))).toEqual({
      practices: [
        { practice: 'A81001', board: 'QAA', network: 'U00001', from: '2026-01-01' },
        { practice: 'B82002', board: 'QBB', from: '2026-01-01' },
        { practice: 'C83003', from: '2026-01-01' },
      ],
    });
  });

  it.each([
    [
      'no header that it needs',
      text('practice,board', 'A81001,QAA'),
      ['The header lacks network, from. It has to name: practice, board, network, from.'],
    ],
    ['no line', 'practice,board,network,from', ['There is no line below the header.']],
    [
      'values that cannot be',
      text('practice,board,network,from', 'a81001,Q,u1,2026-02-30', 'A81001,QAA,,2026-01-01'),
      [
        'Line 2: practice must be the ODS code of a GP practice, a letter and five digits.',
        'Line 2: board must be an ODS code of 3 to 10 capital letters and digits, or empty.',
        'Line 2: network must be an ODS code of 3 to 10 capital letters and digits, or empty.',
        'Line 2: from must be a day, as 2026-04-01.',
      ],
    ],
    [
      'networks that cannot be',
      text('practice,board,network,from', 'A81001,,U00001,2026-01-01', 'A81001,QAA,QAA,2026-01-01'),
      [
        'Line 2: A practice that belongs to no board is in no network either. Name its board, or leave the network out.',
        'Line 3: The same code is given as board and as network. Name the one of the network, or none.',
      ],
    ],
  ])('is refused with %s, each fault with its line', (_, file, faults) => {
    expect(parsePractices(file)).toEqual({ faults });
  });

  it('is refused when its lines have more fields than its header', () => {
    expect(parsePractices(text('practice,board,network,from', 'A81001,QAA,,2026-01-01,what'))).toEqual({
      faults: [expect.stringMatching(/^It is not a CSV file: .*line 2/)],
    });
  });
});
