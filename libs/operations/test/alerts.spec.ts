import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { startStepwise, type Stepwise } from '#support/app.js';

interface Rules {
  groups: { rules: { alert: string; expr: string; annotations: { summary: string; description: string } }[] }[];
}

let stepwise: Stepwise;
beforeAll(async () => (stepwise = await startStepwise()));
afterAll(() => stepwise.stop());

const rules = (parse(readFileSync('infra/alerts/stepwise.rules.yml', 'utf8')) as Rules).groups.flatMap((group) => group.rules);

test('every alert goes by what is measured, with labels that are there', async () => {
  await stepwise.get('/v1/cases');
  const measured = await (await fetch(`${stepwise.url}/metrics`)).text();
  expect(rules.length).toBeGreaterThan(0);
  for (const { alert, expr } of rules) {
    const names = expr.match(/\bstepwise_\w+/g) ?? [];
    expect({ alert, names }).toEqual({ alert, names: expect.arrayContaining([expect.any(String)]) });
    for (const name of names) expect(measured).toMatch(new RegExp(`^${name}\\{`, 'm'));
    for (const [, label] of expr.matchAll(/by \((\w+)\)/g)) expect(measured).toMatch(new RegExp(`^stepwise_\\w+\\{[^}]*\\b${label}="`, 'm'));
  }
});

test('every alert leads to a place in the documents that says what to do', () => {
  const headings = [...readFileSync('docs/operations.md', 'utf8').matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  for (const { annotations } of rules) expect(headings).toContain(/See "(.*)" in docs\/operations\.md\.$/.exec(annotations.description)?.[1]);
});
