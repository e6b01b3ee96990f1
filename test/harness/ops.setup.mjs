import { prepare } from '../../scripts/lib/build.mjs';
import { createSteps } from '../../scripts/lib/steps.mjs';
import { database } from './stage.mjs';

/** The starts under test find everything built, so that what they measure and kill is the start itself; and one database. */
export default async function setup() {
  await prepare(createSteps((line) => process.stderr.write(`${line}\n`)));
  await database();
}
