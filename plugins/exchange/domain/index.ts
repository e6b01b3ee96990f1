/** What other systems and this platform may know of one another. Pure. */
export * from './connector';
export * from './message';
export * from './subsystem';
