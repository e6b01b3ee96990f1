/** Supervision decides here: facts of an entry, the light they give, what becomes of its warnings, and why. Pure. */
export * from './admission';
export * from './data-month';
export * from './dispatch';
export * from './explain';
export * from './facts';
export * from './handling';
export * from './judge';
export * from './lights';
export { withRelated } from './related-facts';
export * from './replay';
