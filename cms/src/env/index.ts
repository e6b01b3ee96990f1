/** The one place where the environment is read: what it says, checked and typed, and the secrets of this installation. */
export { EnvFault, type VariableFault } from './fault';
export { type Env, readEnv, type S3Env } from './read-env';
export { readSecrets, type Secrets } from './secrets';
