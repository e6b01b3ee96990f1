/** What the public may see, and how often they may ask. Pure. */
export * from './bulletin';
export * from './public-field';
export * from './token-bucket';
