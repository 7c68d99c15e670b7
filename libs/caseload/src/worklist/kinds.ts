/** One kind of work that a worklist holds. */
interface KindOfWork {
  /** What there is to do, as the staff read it. */
  words: string;
  /** Whether a person may take it off the list without doing it. A decision that somebody waits for never goes away like that. */
  dismissable: boolean;
  /** Something agreed for a day ahead, which a case shows as its next action until then. Other kinds show when their time has come. */
  planned?: true;
}

/** The kinds of work. Of two items with the same due date, the one that stands first here is done first. */
export const KINDS_OF_WORK = {
  'resolve-duplicate': { words: 'Decide whether this is a second referral of a person who has an open case', dismissable: false },
  'decide-referral': { words: 'Accept or decline the referral', dismissable: false },
  'chase-information': { words: 'Ask the referrer again for the missing information, or decide without it', dismissable: true },
  'review-amendment': { words: 'Look at what the referrer changed after referring', dismissable: false },
  'triage-due': { words: 'Decide the triage', dismissable: false },
  'allocate-case': { words: 'Give the case to a practitioner', dismissable: true },
  'contact-due': { words: 'Make the first contact with the person', dismissable: true },
  'try-again': { words: 'Try again to reach the person', dismissable: true, planned: true },
  'unable-to-contact': { words: 'Decide what to do: the person could not be reached by the contact policy', dismissable: true },
  'pause-review-due': { words: 'Ask the person whether their wait can go on', dismissable: true, planned: true },
  'advice-due': { words: 'Give the advice of stage A, then close the case', dismissable: true },
  'assessment-due': { words: 'Book the assessment', dismissable: true },
  'attendance-missing': { words: 'Record whether the person attended', dismissable: true },
  'assessment-write-up': { words: 'Record what the assessment found', dismissable: true },
  'rebook-window-ended': { words: 'Decide about the case: the person missed an appointment and did not rebook in time', dismissable: true },
  'plan-due': { words: 'Agree the return-to-work plan, or close the case', dismissable: true },
  'supplier-answer-due': { words: 'Ask the supplier for an answer to the order', dismissable: true, planned: true },
  'supplier-declined': { words: 'Find another way: the supplier declined the order', dismissable: true },
  'session-due': { words: 'Book the next session, or end the intervention', dismissable: true },
  'plan-review-due': { words: 'Review the return-to-work plan', dismissable: true, planned: true },
  'cap-reached': { words: "Close the case or agree on more: the programme's weeks of support are used up", dismissable: true },
  'discharge-due': { words: 'Close the case: the person has died', dismissable: false },
  'letter-held': { words: 'Look at the letter that could not be sent or delivered', dismissable: true },
  'follow-up-due': { words: 'Follow up how the person is doing at work', dismissable: true, planned: true },
  'nothing-planned': { words: 'Plan the next step: nothing is planned in this case', dismissable: true },
} as const satisfies Record<string, KindOfWork>;

export type WorklistKind = keyof typeof KINDS_OF_WORK;

/** All kinds, in their order. */
export const WORKLIST_KINDS = Object.keys(KINDS_OF_WORK) as readonly WorklistKind[];

/** What a kind is about. */
export const kindOfWork = (kind: WorklistKind): KindOfWork => KINDS_OF_WORK[kind];

/** Why a person takes an item off the list without doing what it asks. */
export const DISMISSAL_REASONS = ['done-elsewhere', 'not-needed', 'agreed-with-person', 'raised-in-error', 'other'] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];
