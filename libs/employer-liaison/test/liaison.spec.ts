import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '#kernel';
import { given } from '#support/decisions.js';
import { anAcceptedReferral, anOpenCase } from '#support/stories.js';
import type { LiaisonCommand } from '../src/model/commands.js';
import { employerLiaison } from '../src/model/employer-liaison.js';
import { aConsentingPerson, adjustmentsProposed, aPersonWithoutConsent, closed, onMarch, opened, resumed, suspended } from './stories.js';

const open: LiaisonCommand = {
  type: 'OpenLiaison',
  employerName: 'Harbour Bakery',
  contactName: 'The manager',
  email: 'manager@example.org',
  note: 'Call after ten',
};
const contact: LiaisonCommand = {
  type: 'RecordEmployerContact',
  method: 'telephone',
  result: 'spoke',
  contactName: 'The manager',
  note: 'Keen to help',
};
const suspend: LiaisonCommand = { type: 'SuspendLiaison', reason: 'consent-withdrawn' };
const resume: LiaisonCommand = { type: 'ResumeLiaison', note: 'Asked again' };
const close: LiaisonCommand = { type: 'CloseLiaison', reason: 'adjustments-in-place', note: 'All done' };

const consenting = () => given(employerLiaison, aConsentingPerson());
const withdrawn = () => given(employerLiaison, aPersonWithoutConsent());

describe('opening liaison', () => {
  test('keeps who the employer is personal', () => {
    const { then, decision } = consenting().when(open);
    then({
      type: 'LiaisonOpened',
      personal: { employerName: 'Harbour Bakery', contactName: 'The manager', email: 'manager@example.org', note: 'Call after ten' },
    });
    expect(JSON.stringify(isRefusal(decision) ? decision : decision.map((e) => e.data))).not.toMatch(/Bakery|manager/);
  });

  test('is possible again from the close on', () => {
    consenting()
      .events(opened(), closed(onMarch('10')))
      .effective(onMarch('10'))
      .when(open)
      .then({ type: 'LiaisonOpened' });
  });

  test('refused: it is open, suspended, or was open at that time', () => {
    consenting().events(opened()).when(open).refused('liaison.already-open');
    consenting().events(opened(), suspended()).when(open).refused('liaison.suspended');
    consenting()
      .events(opened(), closed(onMarch('10')))
      .effective('2026-03-10T09:59:59.999Z')
      .when(open)
      .refused('liaison.already-open');
  });
});

describe('meeting the employer', () => {
  test('is recorded with what came of it', () => {
    consenting()
      .events(opened())
      .when(contact)
      .then({
        type: 'EmployerContacted',
        data: { method: 'telephone', result: 'spoke' },
        personal: { contactName: 'The manager', note: 'Keen to help' },
      });
  });

  test('may be a visit', () => {
    consenting()
      .events(opened())
      .when({ type: 'RecordWorkplaceVisit', mode: 'on-site', findings: 'A stool at the counter is missing' })
      .then({ type: 'WorkplaceVisitCompleted', data: { mode: 'on-site' }, personal: { findings: 'A stool at the counter is missing' } });
  });

  test('may be a mediation', () => {
    consenting()
      .events(opened())
      .when({ type: 'RecordMediation', result: 'partial-agreement', participants: 'Manager and a colleague' })
      .then({ type: 'MediationHeld', data: { result: 'partial-agreement' }, personal: { participants: 'Manager and a colleague' } });
  });
});

describe('suspending liaison', () => {
  test('follows once no employer consent stands', () => {
    withdrawn()
      .events(opened())
      .when(suspend)
      .then({ type: 'LiaisonSuspended', data: { reason: 'consent-withdrawn' } });
    withdrawn()
      .events(opened())
      .when({ type: 'SuspendLiaison', reason: 'consent-struck-out' })
      .then({ type: 'LiaisonSuspended', data: { reason: 'consent-struck-out' } });
  });

  test('has nothing to do while a consent stands, or where liaison does not run', () => {
    consenting().events(opened()).when(suspend).then();
    withdrawn().when(suspend).then();
    withdrawn().events(opened(), suspended()).when(suspend).then();
    withdrawn().events(opened(), closed()).when(suspend).then();
  });

  test('is not held up by a discharge or a missing case', () => {
    const discharged = { ...aPersonWithoutConsent(), discharge: { status: 'discharged' as const, dischargedAt: onMarch('10') } };
    given(employerLiaison, discharged).events(opened()).when(suspend).then({ type: 'LiaisonSuspended' });
    given(employerLiaison, anOpenCase({ referral: { status: 'none' } }))
      .events(opened())
      .when(suspend)
      .then({ type: 'LiaisonSuspended' });
  });
});

describe('resuming liaison', () => {
  test('needs a suspension and a new consent', () => {
    consenting()
      .events(opened(), suspended())
      .when(resume)
      .then({ type: 'LiaisonResumed', personal: { note: 'Asked again' } });
    withdrawn().events(opened(), suspended()).when(resume).refused('consent.not-given');
  });

  test('refused: it is not suspended, was closed, or never opened', () => {
    consenting().events(opened()).when(resume).refused('liaison.not-suspended');
    consenting().events(opened(), suspended(), resumed()).when(resume).refused('liaison.not-suspended');
    consenting().events(opened(), suspended(), closed()).when(resume).refused('liaison.closed');
    consenting().when(resume).refused('liaison.not-opened');
  });

  test('refused: dated before the suspension; from its time on it may be', () => {
    const past = [opened(), suspended(onMarch('10'))];
    consenting()
      .events(...past)
      .effective('2026-03-10T09:59:59.999Z')
      .when(resume)
      .refused('liaison.before-suspension', 'effectiveAt');
    consenting()
      .events(...past)
      .effective(onMarch('10'))
      .when(resume)
      .then({ type: 'LiaisonResumed' });
  });

  test('lets things go on, but nothing be entered about the time without consent', () => {
    const past = [opened(), suspended(onMarch('05')), resumed(onMarch('10'))];
    for (const day of ['05', '09'])
      consenting()
        .events(...past)
        .effective(onMarch(day))
        .when(contact)
        .refused('liaison.suspended', 'effectiveAt');
    for (const day of ['04', '10'])
      consenting()
        .events(...past)
        .effective(onMarch(day))
        .when(contact)
        .then({ type: 'EmployerContacted' });
  });

  test('keeps each time without consent apart', () => {
    const past = [opened(), suspended(onMarch('05')), resumed(onMarch('07')), suspended(onMarch('10')), resumed(onMarch('12'))];
    for (const day of ['06', '11'])
      consenting()
        .events(...past)
        .effective(onMarch(day))
        .when(contact)
        .refused('liaison.suspended');
    for (const day of ['08', '12'])
      consenting()
        .events(...past)
        .effective(onMarch(day))
        .when(contact)
        .then({ type: 'EmployerContacted' });
  });
});

describe('closing liaison', () => {
  test('needs no consent', () => {
    withdrawn()
      .events(opened())
      .when(close)
      .then({ type: 'LiaisonClosed', data: { reason: 'adjustments-in-place' }, personal: { note: 'All done' } });
  });

  test('is possible while suspended, after a discharge and after a death', () => {
    withdrawn().events(opened(), suspended()).when(close).then({ type: 'LiaisonClosed' });
    given(employerLiaison, anOpenCase({ discharge: { status: 'discharged', dischargedAt: onMarch('10') } }))
      .events(opened())
      .when(close)
      .then({ type: 'LiaisonClosed' });
    given(employerLiaison, anOpenCase({ referral: anAcceptedReferral({ diedAt: onMarch('10') }) }))
      .events(opened())
      .when(close)
      .then({ type: 'LiaisonClosed' });
  });

  test('while suspended leaves nothing to be entered about that time', () => {
    consenting()
      .events(opened(), suspended(onMarch('05')), closed(onMarch('10')))
      .effective(onMarch('06'))
      .when(contact)
      .refused('liaison.suspended');
  });

  test('refused: never opened, closed already, or without a case', () => {
    consenting().when(close).refused('liaison.not-opened');
    consenting().events(opened(), closed()).when(close).refused('liaison.closed');
    given(employerLiaison, anOpenCase({ referral: { status: 'none' } }))
      .events(opened())
      .when(close)
      .refused('case.not-found');
  });

  test('refused: dated before something on record; from its time on it may be', () => {
    const past = [
      opened(),
      adjustmentsProposed(onMarch('10')),
      { type: 'EmployerContacted', data: { consentId: 'x', method: 'email', result: 'sent' }, at: onMarch('05') } as const,
    ];
    consenting()
      .events(...past)
      .effective('2026-03-10T09:59:59.999Z')
      .when(close)
      .refused('liaison.closed-before-fact', 'effectiveAt');
    consenting()
      .events(...past)
      .effective(onMarch('10'))
      .when(close)
      .then({ type: 'LiaisonClosed' });
  });
});
