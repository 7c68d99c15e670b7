import { expect, it } from '@jest/globals';
import { MAX_EVENT_BYTES } from '#event-log';
import { decide, isRefusal, type Actor } from '#kernel';
import { mayRead } from '../src/model/audience.js';
import { concernsOf } from '../src/model/concerns.js';
import type { PublishReport } from '../src/model/commands.js';
import { LARGEST_PUBLICATION_BYTES } from '../src/model/publish-report.js';
import { reportPublication } from '../src/model/report-publication.js';
import { unpublished } from '../src/model/standing.js';

const aReport = (figures: number): PublishReport => ({
  ...{ type: 'PublishReport', title: 'Waits', report: 'waiting-times', request: {}, knownAt: '2026-04-01T09:00:00.000Z' },
  concerns: { programmes: [], providers: [], commissioners: [] },
  content: { figures: Array.from({ length: figures }, () => ({ n: 5 })) },
});
const decided = (command: PublishReport) => decide(reportPublication, command, unpublished, {} as never);

it('a report that no event could hold is refused, and told to be narrowed', () => {
  const refused = decided(aReport(200_000));
  expect(isRefusal(refused) && [refused.code, refused.fields[0]?.field]).toEqual(['publication.too-large', 'query']);
  expect(isRefusal(refused) && refused.message).toContain('Narrow it');
  expect(LARGEST_PUBLICATION_BYTES).toBeLessThan(MAX_EVENT_BYTES - 1_000);
});

it('a report is pinned whole', () => {
  const { type: _, ...published } = aReport(3);
  expect(decided(aReport(3))).toEqual([{ type: 'ReportPublished', data: published }]);
});

it('concerns the programmes that its filters let in', () => {
  const programmes = [
    { id: 'one', provider: 'PRV01', commissioner: 'ICB01' },
    { id: 'two', provider: 'PRV02', commissioner: 'ICB01' },
    { id: 'two', provider: 'PRV03', commissioner: 'ICB02' },
  ];
  expect(concernsOf(programmes, { commissioner: ['ICB01'] })).toEqual({
    ...{ programmes: ['one', 'two'], providers: ['PRV01', 'PRV02'], commissioners: ['ICB01'] },
  });
  expect(concernsOf(programmes, { programme: ['one'] }).providers).toEqual(['PRV01']);
});

it('is read by those whose programmes it is about, and as it is by the provider and auditors alone', () => {
  const readers = (disclosure: string, about: { provider?: string; commissioner?: string }): string[] =>
    (
      [
        ['team-lead', 'PRV01'],
        ['team-lead', 'PRV02'],
        ['commissioner', 'ICB01'],
        ['commissioner', 'ICB02'],
        ['auditor', 'ICB01'],
        ['operator', 'OPS'],
      ] as [Actor['role'], string][]
    )
      .filter(([role, organisation]) =>
        mayRead({ by: { role: 'team-lead', organisation: 'PRV09' }, disclosure, ...about }, { id: 'x', role, organisation }),
      )
      .map((reader) => reader.join(' '));
  const theirs = { provider: 'PRV01', commissioner: 'ICB01' };
  expect(readers('unsuppressed', theirs)).toEqual(['team-lead PRV01', 'auditor ICB01']);
  expect(readers('suppress-under-5-round-5', theirs)).toEqual(['team-lead PRV01', 'commissioner ICB01', 'auditor ICB01', 'operator OPS']);
  expect(readers('suppress-under-5-round-5', {})).toEqual(['operator OPS']);
});
