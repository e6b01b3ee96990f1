/** Messages to people: what they say, when they may go, when they are tried again. */
export * from './delivery';
export * from './quiet-hours';
export * from './template';
