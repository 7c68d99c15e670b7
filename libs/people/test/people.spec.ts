import { describe, it } from '@jest/globals';
import { people, type PersonCommand } from '#people';
import type { PersonSurroundings } from '../src/model/people.js';
import { given, THE_CASE } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';
import { caseNoted, erased, linked, OTHER_PERSON, unlinked } from './fixtures.js';

const aPerson = (overrides: Partial<PersonSurroundings> = {}) =>
  given(people, { personId: THE_PERSON, openCases: [], casesOfConcern: [], otherIsKnown: true, ...overrides });
const somebody = () => aPerson().events(caseNoted(THE_CASE));

const toLink = (other = OTHER_PERSON, reason = 'confirmed-by-person'): PersonCommand => ({ type: 'LinkPerson', other, reason });
const toUnlink = (reason = 'linked-in-error'): PersonCommand => ({ type: 'UnlinkPerson', other: OTHER_PERSON, reason });
const toErase = (reason = 'consent-withdrawn'): PersonCommand => ({ type: 'ErasePerson', requestedBy: 'person', reason });

describe('noting a case', () => {
  it('is done once', () => {
    aPerson()
      .when({ type: 'NoteCase', caseId: THE_CASE })
      .then({ type: 'CaseNoted', data: { caseId: THE_CASE } });
    somebody().when({ type: 'NoteCase', caseId: THE_CASE }).then();
  });
});

describe('linking two records', () => {
  it('names the other one and why', () => {
    somebody()
      .when(toLink())
      .then({ type: 'PersonLinked', data: { other: OTHER_PERSON, reason: 'confirmed-by-person' } });
  });

  it('takes two records that exist', () => {
    aPerson().when(toLink()).refused('person.not-found');
    aPerson({ otherIsKnown: false }).events(caseNoted(THE_CASE)).when(toLink()).refused('person.not-found', 'other');
  });

  it('takes two different records', () => {
    somebody().when(toLink(THE_PERSON)).refused('person.same', 'other');
  });

  it('is done once, until it is taken back', () => {
    aPerson().events(caseNoted(THE_CASE), linked()).when(toLink()).refused('person.linked-already', 'other');
    aPerson().events(caseNoted(THE_CASE), linked(), unlinked()).when(toLink()).then({ type: 'PersonLinked' });
  });

  it('is for a reason that is a code, so that nobody is named', () => {
    somebody().when(toLink(OTHER_PERSON, 'Looks like the same')).refused('person.reason-unknown', 'reason');
  });
});

describe('taking back a link', () => {
  it('names the other record and why', () => {
    aPerson()
      .events(caseNoted(THE_CASE), linked())
      .when(toUnlink())
      .then({ type: 'PersonUnlinked', data: { other: OTHER_PERSON, reason: 'linked-in-error' } });
  });

  it('takes a link that stands, of a record that exists', () => {
    aPerson().when(toUnlink()).refused('person.not-found');
    somebody().when(toUnlink()).refused('person.not-linked', 'other');
    aPerson().events(caseNoted(THE_CASE), linked(), unlinked()).when(toUnlink()).refused('person.not-linked', 'other');
  });

  it('is for a reason that is a code', () => {
    aPerson().events(caseNoted(THE_CASE), linked()).when(toUnlink('It was somebody else')).refused('person.reason-unknown', 'reason');
  });
});

describe('erasing an identity', () => {
  it('records who asked and on which ground', () => {
    somebody()
      .when(toErase())
      .then({ type: 'PersonErased', data: { requestedBy: 'person', reason: 'consent-withdrawn' } });
  });

  it('takes a person who is known and was not erased before', () => {
    aPerson().when(toErase()).refused('person.not-found');
    aPerson().events(caseNoted(THE_CASE), erased).when(toErase()).refused('person.erased-already');
  });

  it('waits for the end of every case', () => {
    aPerson({ openCases: [THE_CASE] })
      .events(caseNoted(THE_CASE))
      .when(toErase())
      .refused('person.has-open-case');
  });

  it('waits for the end of every safeguarding concern', () => {
    aPerson({ casesOfConcern: [THE_CASE] })
      .events(caseNoted(THE_CASE))
      .when(toErase())
      .refused('person.has-open-concern');
  });

  it('is for a reason that is a code', () => {
    somebody().when(toErase('Asked us to')).refused('person.reason-unknown', 'reason');
  });
});

describe('noting a look', () => {
  it('says what was looked at, in which case, and why if a reason was needed', () => {
    somebody()
      .when({ type: 'NoteLook', what: 'safeguarding', caseId: THE_CASE, purpose: 'audit' })
      .then({ type: 'RecordLookedAt', data: { what: 'safeguarding', caseId: THE_CASE, purpose: 'audit' } });
  });
});
