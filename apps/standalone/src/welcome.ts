import { demoTokens } from '#demo';
import type { Platform } from '#platform';

/** Prints where the service is and how to get in. */
export async function printWelcome(platform: Platform, url: string, startedInMs: number): Promise<void> {
  const base = url.replace(/\[::1?\]|0\.0\.0\.0|127\.0\.0\.1/, 'localhost');
  const lines = [
    '',
    `Stepwise is ready after ${(startedInMs / 1000).toFixed(1)} s, with its data in ${platform.settings.dataFolder}`,
    '',
    `  service        ${base}/v1`,
    `  documentation  ${base}/docs   (OpenAPI: ${base}/openapi.json)`,
    `  FHIR           ${base}/fhir/R4/metadata`,
    `  health         ${base}/health/ready   metrics: ${base}/metrics`,
    '',
    'A token per demo role, valid for 30 days (export one as TOKEN, then: curl -H "Authorization: Bearer $TOKEN" …):',
    '',
    ...(await demoTokens(platform)).flatMap(({ title, token }) => [`  ${title}`, `    ${token}`]),
    '',
    'Try it by the quick start in README.md. Ctrl-C stops it; the data stays.',
  ];
  console.log(lines.join('\n'));
}
