import { readFileSync } from 'node:fs';

/** Prints `N passed, N failed` from jest's JSON result. A file that could not run at all counts as one failed test. */
const [file] = process.argv.slice(2);
let result;
try {
  result = JSON.parse(readFileSync(file, 'utf8'));
} catch {
  console.log(`no result in ${file}: the tests did not run`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
const skipped = result.numPendingTests + result.numTodoTests;
console.log(`${result.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
if (failed > 0 || result.numPassedTests === 0) process.exitCode = 1;
