import { describe, expect, it } from '@jest/globals';
import { drawChart, type Chart, type WeeksPanel } from '../src/index.js';

const weeks = (over: Partial<WeeksPanel> = {}): WeeksPanel => ({
  kind: 'weeks',
  title: 'Referral to assessment',
  summary: ['Completed: 30.'],
  populations: [
    {
      name: 'Completed',
      weeks: [
        { week: 1, n: 20 },
        { week: 3, n: 10 },
      ],
    },
    { name: 'Still waiting', weeks: [{ week: 2, n: 5 }] },
  ],
  marks: [{ kind: 'target', label: 'target 10 days', days: 10 }],
  mayWithhold: false,
  ...over,
});
const chart = (over: Partial<Chart> = {}): Chart => ({ title: 'Waiting times', about: ['March'], panels: [weeks()], notes: ['A note.'], ...over });

/** What is seen: the texts that the image shows, without its title and words for screen readers. */
const seen = (svg: string): string[] =>
  [...svg.replace(/<(title|desc)[^>]*>[\s\S]*?<\/\1>/g, '').matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text as string);

describe('a chart', () => {
  it('is an image with a title and its figures in words', async () => {
    const svg = await drawChart(chart());
    expect(svg).toMatch(
      /^<svg role="img" aria-labelledby="chart-title chart-words" [^>]*viewBox="0 0 960 \d+"><title id="chart-title">Waiting times<\/title><desc/,
    );
    const words = /<desc id="chart-words">([\s\S]*?)<\/desc>/.exec(svg)?.[1];
    expect(words).toContain('Completed, people by week: week 1 20, week 3 10.');
    expect(words).toContain('Still waiting, people by week: week 2 5.');
    expect(words).toContain('target 10 days.');
    expect(seen(svg)).toEqual(
      expect.arrayContaining(['Waiting times', 'March', 'Referral to assessment', 'Completed', 'Still waiting', 'target 10 days', 'A note.']),
    );
  });

  it('holds no script, style sheet, inline style or reference to anything elsewhere', async () => {
    const svg = await drawChart(
      chart({ title: '<script>alert(1)</script> & "more"', panels: [weeks({ title: '</text><script>alert(1)</script>' })] }),
    );
    expect(svg).not.toMatch(/<script|<style|<foreignObject|<image|\sstyle=|\son\w+=/i);
    expect([...svg.matchAll(/(?:href|url)\s*[=(]\s*"?([^")]*)/g)].map(([, to]) => to).filter((to) => !to?.startsWith('#'))).toEqual([]);
  });

  it('is the same text every time', async () => expect(await drawChart(chart())).toBe(await drawChart(chart())));

  it('tells series apart by pattern, not by colour alone', async () => {
    const svg = await drawChart(chart());
    expect(svg).toContain('<pattern');
    expect(await drawChart(chart({ panels: [weeks({ populations: weeks().populations.slice(0, 1) })] }))).not.toContain('<pattern');
  });

  it('is drawn over nothing at all, one week, and all weeks there are', async () => {
    const all = Array.from({ length: 105 }, (_, i) => ({ week: i + 1, n: i }));
    for (const panels of [
      [],
      [weeks({ populations: [{ name: 'Completed', weeks: [] }], marks: [] })],
      [weeks({ populations: [{ name: 'Completed', weeks: all }] })],
    ]) {
      const svg = await drawChart(chart({ panels }));
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

describe('a withheld figure', () => {
  const bars = (value: number | '*' | undefined): Chart =>
    chart({
      panels: [
        {
          kind: 'bars',
          title: 'Flow',
          summary: [],
          unit: 'people',
          series: ['People'],
          rows: [
            { label: 'Accepted', values: [20] },
            { label: 'Engaged', values: [value] },
          ],
        },
      ],
    });

  it('is drawn as withheld in bars, never as zero', async () => {
    const [withheld, zero] = [await drawChart(bars('*')), await drawChart(bars(0))];
    expect(seen(withheld)).toContain('* withheld');
    expect(seen(zero)).not.toContain('* withheld');
    expect(withheld).toContain('stroke-dasharray');
    expect(withheld).toContain('Engaged: withheld.');
    expect(zero).toContain('Engaged: 0.');
    expect(seen(await drawChart(bars(undefined)))).toContain('none');
  });

  it('breaks a line and leaves a star at its foot', async () => {
    const trend = (value: number | '*'): Chart =>
      chart({
        panels: [
          {
            kind: 'trend',
            as: 'lines',
            title: 'Trend',
            summary: [],
            unit: 'days',
            points: ['2026-01', '2026-02', '2026-03'],
            series: [{ name: 'Median', values: [3, value, 5] }],
          },
        ],
      });
    expect(seen(await drawChart(trend('*'))).filter((text) => text === '*')).toHaveLength(1);
    expect(seen(await drawChart(trend(0))).filter((text) => text === '*')).toHaveLength(0);
    expect(await drawChart(trend('*'))).toContain('2026-02 withheld');
  });

  it('stands as a star in a cell', async () => {
    const matrix = (value: number | '*'): Chart =>
      chart({ panels: [{ kind: 'matrix', title: 'Work', summary: [], rows: ['off-sick'], columns: ['working'], cells: [[value]] }] });
    expect(seen(await drawChart(matrix('*')))).toContain('*');
    expect(seen(await drawChart(matrix(0)))).toContain('0');
    expect(await drawChart(matrix('*'))).toContain('off-sick: working withheld.');
  });

  it('marks weeks that may hold somebody, in both populations', async () => {
    const dashed = async (mayWithhold: boolean) =>
      ((await drawChart(chart({ panels: [weeks({ mayWithhold })] }))).match(/stroke-dasharray/g) ?? []).length;
    // Four weeks for two populations, of which three are listed; each stub is an outline and a pattern.
    expect((await dashed(true)) - (await dashed(false))).toBe(2 * (2 * 4 - 3));
  });
});

describe('long names', () => {
  it('are broken into lines, whatever their length', async () => {
    const label = 'a-programme-with-a-very-long-name-indeed-and-then-some-more';
    const svg = await drawChart(
      chart({ panels: [{ kind: 'bars', title: label, summary: [], unit: 'people', series: ['People'], rows: [{ label, values: [1] }] }] }),
    );
    expect(seen(svg)).toEqual(expect.arrayContaining(['a-programme-with-a-very-long-', 'name-indeed-and-then-some-more']));
  });
});
