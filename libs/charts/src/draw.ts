import type { Chart } from './chart.js';
import { engine } from './engine.js';
import { laidOut } from './layout.js';
import { xml } from './text.js';
import { inWords } from './words.js';

/**
 * A chart as SVG: one image without scripts, references or fonts of its own, with its title and its figures in words for those
 * who cannot see it. The same chart is the same text every time.
 */
export async function drawChart(chart: Chart): Promise<string> {
  const render = await engine();
  const { option, width, height } = laidOut(chart);
  return accessible(render(option, width, height), chart);
}

const OPENING = /^<svg ([^>]*)>/;

function accessible(svg: string, chart: Chart): string {
  const title = `<title id="chart-title">${xml(chart.title)}</title>`;
  const words = `<desc id="chart-words">${xml(inWords(chart))}</desc>`;
  return plain(svg).replace(
    OPENING,
    (_, attributes: string) => `<svg role="img" aria-labelledby="chart-title chart-words" ${attributes}>${title}${words}`,
  );
}

/**
 * The library's text as a still image: no style sheet and no inline styles, which the content policy of this service would
 * not let a browser apply, nothing to point at, and names that do not tell how many charts were drawn before.
 */
const plain = (svg: string): string =>
  svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => attributesOf(style))
    .replace(/\bzr\d+-/g, 'zr-');

/** Inline styles as presentation attributes. */
const attributesOf = (style: string): string =>
  style
    .split(';')
    .map((each) => /^\s*([a-z-]+)\s*:\s*(.*?)\s*$/.exec(each))
    .map((pair) => (pair ? ` ${pair[1]}="${pair[2]}"` : ''))
    .join('');
