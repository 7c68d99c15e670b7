import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DefinitionVersions } from '#reporting';
import { WAIT_RULES } from '#waiting-times';
import { catalogueOf, RULES } from '../src/catalogue.js';
import { DefinitionsController } from '../src/http/definitions.controller.js';
import { DEFINITIONS, versionsOf, withDefinitions } from '../src/index.js';
import { BREAKDOWNS as OUTCOMES_ARE_BROKEN_DOWN_BY } from '../../outcomes/src/reports/dimensions.js';
import { BREAKDOWNS as WAITS_ARE_BROKEN_DOWN_BY } from '../../waiting-times/src/reports/dimensions.js';

describe('the catalogue of definitions', () => {
  it('holds every figure once, with the reports that give it', () => {
    const names = DEFINITIONS.map(({ id, version }) => `${id}/${version}`);
    expect(new Set(names).size).toBe(names.length);
    expect(versionsOf('wait-referral-to-assessment')).toMatchObject([{ version: 1, reports: ['waiting-times', 'waiting-list'] }]);
    expect(versionsOf('accepted')).toMatchObject([{ version: 1, reports: ['outcomes', 'gp-feedback'] }]);
    expect(versionsOf('appointment')).toMatchObject([{ kind: 'figure', reports: ['activity'] }]);
    expect(versionsOf('no-such-figure')).toEqual([]);
  });

  it('holds populations, statistics and breakdowns as it holds figures', () => {
    const found = (id: string) => versionsOf(id).map(({ kind, version, reports }) => ({ kind, version, reports }));
    const waits = ['waiting-times', 'waiting-list'];
    expect(found('waits-waiting')).toEqual([{ kind: 'population', version: 1, reports: waits }]);
    expect(found('waits-restarted')).toEqual([{ kind: 'population', version: 1, reports: ['waiting-times'] }]);
    expect(found('cohort-discharged')).toEqual([{ kind: 'population', version: 1, reports: ['outcomes'] }]);
    expect(found('waits-percentiles')).toEqual([{ kind: 'statistic', version: 1, reports: waits }]);
    expect(found('by-board')).toEqual([{ kind: 'breakdown', version: 1, reports: [...waits, 'outcomes'] }]);
    expect(found('waits-by-month')).toEqual([{ kind: 'breakdown', version: 1, reports: ['waiting-times'] }]);
    expect(found('activity-by-month')).toEqual([{ kind: 'breakdown', version: 1, reports: ['activity'] }]);
  });

  it('has of each all versions from the first on, in texts as long as the interface says', () => {
    expect(() => new DefinitionVersions(DEFINITIONS.map((definition) => ({ definition })))).not.toThrow();
    const long = DEFINITIONS.filter((each) => [each.numerator, each.denominator, each.exclusions, each.source].some(({ length }) => length > 1_000));
    expect(long.map(({ id }) => id)).toEqual([]);
  });

  it('says of each who is counted, out of whom, who is not, and where that comes from', () => {
    const silent = DEFINITIONS.filter((each) =>
      [each.title, each.numerator, each.denominator, each.exclusions, each.source].some((text) => text.trim() === ''),
    );
    expect(silent).toEqual([]);
  });

  it('holds every version that the figures of waits ever had, and of the others', () => {
    const second = <T extends { definition: object }>(rule: T): T => ({ ...rule, definition: { ...rule.definition, version: 2 } });
    const waits = new DefinitionVersions([...WAIT_RULES.all, second(WAIT_RULES.all[0]!)]);
    const outcomes = new DefinitionVersions([...RULES.outcomes.all, second(RULES.outcomes.all[0]!)]);
    const activity = new DefinitionVersions([...RULES.activity.all, second(RULES.activity.all[0]!)]);
    const versions = (id: string) => catalogueOf({ waits, outcomes, activity }).filter((each) => each.id === id);
    expect(versions('wait-referral-to-triage')).toMatchObject([1, 2].map((version) => ({ version, reports: ['waiting-times', 'waiting-list'] })));
    expect(versions('people')).toMatchObject([{ version: 1 }, { version: 2 }]);
    expect(versions('referral')).toMatchObject([{ version: 1 }, { version: 2 }]);
  });
});

describe('the service', () => {
  const served = new DefinitionsController();

  it('serves all of them, the versions of one, and one version', () => {
    expect(served.definitions().items).toBe(DEFINITIONS);
    expect(served.versions('accepted')).toEqual({ items: versionsOf('accepted') });
    expect(served.version('accepted', '1')).toEqual(versionsOf('accepted')[0]);
    expect(served.versions('waits-left')).toEqual({ items: versionsOf('waits-left') });
    expect(served.version('by-network', '1')).toMatchObject({ kind: 'breakdown', title: 'By primary care network' });
  });

  it.each(['2', '0', '01', 'x'])('answers with 404 for a version that there is not: %s', (version) =>
    expect(() => served.version('accepted', version)).toThrow('There is no definition'),
  );

  it('answers with 404 for an id that there is not', () => expect(() => served.versions('nothing')).toThrow('There is no definition'));
});

describe('the page on reports', () => {
  const page = readFileSync(new URL('../../../docs/reports.md', import.meta.url), 'utf8');

  it('prints what the service serves: if this fails, run npm run definitions', () => expect(withDefinitions(page)).toBe(page));

  it('leads from the lists of every report to what is listed, breakdowns by the names that they are asked for by', () => {
    const headings = page.match(/^### .*$/gm)!.map((line) => line.slice(4).replace(',', '').replaceAll(' ', '-'));
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, to]) => to);
    expect(links.filter((to) => to!.includes('-version-') && !headings.includes(to!))).toEqual([]);
    expect(new Set(headings)).toEqual(new Set(DEFINITIONS.map(({ id, version }) => `${id}-version-${version}`)));
    for (const name of [...WAITS_ARE_BROKEN_DOWN_BY, ...OUTCOMES_ARE_BROKEN_DOWN_BY]) expect(page).toContain(`[\`${name}\`](#`);
  });

  it('says so if it cannot be printed into', () => expect(() => withDefinitions('A page.')).toThrow('lacks the marks'));
});
