/** Files of dossiers: one interface, two adapters. */
export { localDiskStorage } from './local-disk';
export { type S3Options, s3Storage } from './s3';
export * from './storage';
