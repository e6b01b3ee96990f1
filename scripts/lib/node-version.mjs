import { Fault } from './fault.mjs';

const OLDEST = [20, 20];
const FIRST_UNTRIED = 25;

/** Older Nodes fail later with errors that say nothing, so the version is looked at before all else. */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const tooOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  if (!tooOld && major < FIRST_UNTRIED) return;
  throw new Fault(
    `Node ${version} runs this command; the platform needs Node ${OLDEST.join('.')} or later, below ${FIRST_UNTRIED}.\n` +
      'Install Node 20, 22 or 24 (https://nodejs.org) and run the command again.',
  );
}
