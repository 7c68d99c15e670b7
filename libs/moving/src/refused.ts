/** A deployment cannot be copied like this; the message says why and what to do. Nothing of the source was changed. */
export class CopyRefused extends Error {}
