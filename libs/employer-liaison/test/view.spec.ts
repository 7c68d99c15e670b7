import { describe, expect, test } from '@jest/globals';
import { correctedHistory } from '#kernel';
import { recorded, type Past } from '#support/decisions.js';
import { employerStanding, employerStream, employerView } from '../src/contract.js';
import type { LiaisonEvent } from '../src/model/events.js';
import {
  adjustment,
  adjustmentsProposed,
  closed,
  implemented,
  onMarch,
  opened,
  phasedReturnAgreed,
  relied,
  report,
  reportOffered,
  reportReleased,
  reportWithheld,
  responded,
  resumed,
  suspended,
} from './stories.js';

const view = (...events: Past<LiaisonEvent>[]) => employerView(correctedHistory<LiaisonEvent>(recorded('employer', events)));
const standing = (...events: Past<LiaisonEvent>[]) => employerStanding(recorded('employer', events));

describe("the employer's view", () => {
  test('is empty before liaison opens, while it is suspended, and once it is closed', () => {
    const told = [opened(), reportOffered(), reportReleased(), adjustmentsProposed()];
    for (const past of [[], [...told, suspended()], [...told, closed()], [...told, suspended(), closed()]])
      expect(view(...past)).toEqual({ shown: false });
    expect(view(...told, suspended(), resumed())).toMatchObject({ shown: true, report: { reportId: report() } });
  });

  test('holds no report that the person has not released', () => {
    expect(view(opened())).toEqual({ shown: true, adjustments: [] });
    expect(view(opened(), reportOffered())).not.toHaveProperty('report');
    expect(view(opened(), reportOffered(), reportWithheld())).not.toHaveProperty('report');
  });

  test('holds the report as the person corrected it', () => {
    const correction: Past<LiaisonEvent> = {
      type: 'ReportCorrectedByPerson',
      data: { ...relied, reportId: report(), functionalLimits: ['sitting'] },
    };
    expect(view(opened(), reportOffered(), correction, reportReleased(1, '2026-06-30T23:30:00.000Z'))).toEqual({
      shown: true,
      report: { reportId: report(), releasedOn: '2026-07-01', functionalLimits: ['sitting'], adjustments: ['amended-duties'] },
      adjustments: [],
    });
  });

  test('keeps the report that was released while the person decides about a new one', () => {
    const past = [opened(), reportOffered(1), reportReleased(1), reportOffered(2)];
    expect(view(...past)).toMatchObject({ report: { reportId: report(1) } });
    expect(view(...past, reportWithheld(2))).toMatchObject({ report: { reportId: report(1) } });
    expect(view(...past, reportReleased(2))).toMatchObject({ report: { reportId: report(2) } });
  });

  test('follows each adjustment to its end', () => {
    const past = [opened(), adjustmentsProposed(onMarch('05')), responded(1, 'modified', onMarch('06')), implemented(1, onMarch('07'))];
    expect(view(...past)).toEqual({
      shown: true,
      adjustments: [
        { adjustmentId: adjustment(1), kind: 'phased-return', proposedOn: '2026-03-05', response: 'modified', implementedOn: '2026-03-07' },
        { adjustmentId: adjustment(2), kind: 'amended-duties', proposedOn: '2026-03-05' },
      ],
    });
  });

  test('holds the phased return that was agreed last, not the one entered last', () => {
    const past = [opened(), phasedReturnAgreed([20, 30], onMarch('10')), phasedReturnAgreed([8], onMarch('05'))];
    expect(view(...past)).toMatchObject({ phasedReturn: { startsOn: '2026-03-23', hoursByWeek: [20, 30] } });
    expect(view(...past, phasedReturnAgreed([10], onMarch('10')))).toMatchObject({ phasedReturn: { hoursByWeek: [10] } });
  });

  test('shows another employer nothing of what the first was told', () => {
    const past = [opened(), reportOffered(), reportReleased(), adjustmentsProposed(), phasedReturnAgreed([20]), closed(), opened()];
    expect(view(...past)).toEqual({ shown: true, adjustments: [] });
  });

  test('has no place for a condition', () => {
    const shown = view(opened());
    // @ts-expect-error the type of the view has no such field
    expect(shown.condition).toBeUndefined();
  });
});

describe('the standing of employer liaison', () => {
  test('is none until it is opened', () => {
    expect(standing()).toEqual({ status: 'none' });
    expect(standing(suspended(), closed(), adjustmentsProposed())).toEqual({ status: 'none' });
    expect(employerStream('c1')).toBe('employer-c1');
  });

  test('says how far report, adjustments and phased return have come', () => {
    const past = [
      opened(onMarch('03')),
      reportOffered(),
      adjustmentsProposed(),
      responded(1, 'accepted'),
      responded(2, 'no-reply'),
      phasedReturnAgreed([20]),
    ];
    expect(standing(...past)).toEqual({
      status: 'open',
      openedAt: onMarch('03'),
      report: 'offered',
      adjustments: [
        { adjustmentId: adjustment(1), kind: 'phased-return', status: 'agreed' },
        { adjustmentId: adjustment(2), kind: 'amended-duties', status: 'not-agreed' },
      ],
      phasedReturn: { startsOn: '2026-03-23', hoursByWeek: [20] },
    });
    expect(standing(...past, implemented(1), reportReleased(), suspended())).toMatchObject({
      status: 'suspended',
      report: 'released',
      adjustments: [{ status: 'implemented' }, { status: 'not-agreed' }],
    });
    expect(standing(opened(), reportOffered(), reportWithheld(), closed())).toMatchObject({ status: 'closed', report: 'withheld' });
  });
});
