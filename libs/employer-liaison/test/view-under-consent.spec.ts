import { describe, expect, it } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { EmployerLiaisonModule } from '#employer-liaison';
import { employerView, viewUnderConsent } from '#employer-liaison/contract';
import { correctedHistory } from '#kernel';
import type { ConsentTerms } from '#referral/contract';
import { recorded } from '#support/decisions.js';
import type { LiaisonEvent } from '../src/model/events.js';
import {
  aConsentingPerson,
  adjustmentsProposed,
  aPersonWithoutConsent,
  closed,
  opened,
  phasedReturnAgreed,
  report,
  reportOffered,
  reportReleased,
} from './stories.js';

const everything = [opened(), reportOffered(), reportReleased(), adjustmentsProposed(), phasedReturnAgreed([8, 16])];
const view = employerView(correctedHistory<LiaisonEvent>(recorded('employer', everything)));
const shownUnder = (...content: ConsentTerms['content']) => viewUnderConsent(view, aConsentingPerson(...content).referral);

describe("the employer's view under the consents that stand now", () => {
  it('shows all of it where they cover function and adjustments', () => {
    expect(shownUnder('function-and-adjustments')).toEqual(view);
    expect(view).toMatchObject({ shown: true, report: { reportId: report() }, phasedReturn: { hoursByWeek: [8, 16] } });
  });

  it('shows the report alone where they cover reports alone', () => {
    const shown = shownUnder('assessment-report');
    expect(shown).toMatchObject({ shown: true, report: { reportId: report() }, adjustments: [] });
    expect(shown).not.toHaveProperty('phasedReturn');
  });

  it('shows nothing of what they do not cover', () => {
    expect(shownUnder('progress', 'outcome')).toEqual({ shown: true, adjustments: [] });
  });

  it('shows nothing without an employer consent, and nothing of liaison that is over', () => {
    expect(viewUnderConsent(view, aPersonWithoutConsent().referral)).toEqual({ shown: false });
    expect(viewUnderConsent(view, { status: 'none' })).toEqual({ shown: false });
    const over = employerView(correctedHistory<LiaisonEvent>(recorded('employer', [...everything, closed()])));
    expect(viewUnderConsent(over, aConsentingPerson().referral)).toEqual({ shown: false });
  });
});

describe('the addresses of employer liaison', () => {
  const controllers = Reflect.getMetadata('controllers', EmployerLiaisonModule) as { prototype: Record<string, object> }[];
  const handlers = controllers.flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype).map((name) => prototype[name] as object));
  const pathsOf = (method: RequestMethod): string[] =>
    handlers
      .filter((handler) => Reflect.getMetadata('method', handler) === method && Reflect.hasMetadata('path', handler))
      .map((handler) => (Reflect.getMetadata('path', handler) as string).replaceAll(/:(\w+)/g, '{$1}'));

  it('are those of the interface, all under the employer of a case', () => {
    expect(new Set(controllers.map((controller) => Reflect.getMetadata('path', controller)))).toEqual(new Set(['v1/cases/:caseId/employer']));
    expect(pathsOf(RequestMethod.GET)).toEqual(['view']);
    expect(pathsOf(RequestMethod.POST).toSorted()).toEqual([
      'adjustments',
      'adjustments/{adjustmentId}/implementation',
      'closing',
      'contacts',
      'liaison',
      'mediation',
      'phased-return',
      'report-correction',
      'report-offer',
      'report-release',
      'report-withholding',
      'responses',
      'resumption',
      'workplace-visit',
    ]);
  });
});
