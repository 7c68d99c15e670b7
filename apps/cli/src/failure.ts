/** A command could not be carried out; the message says why and what to do. Exit code 1. */
export class CommandFailed extends Error {}
