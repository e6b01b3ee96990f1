/** Layers of the map and where they lie: pure geometry, no tables. */
export * from './box';
export * from './errors';
export * from './read-features';
export * from './shape';
export * from './simplify';
