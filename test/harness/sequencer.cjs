const { default: Sequencer } = require('@jest/test-sequencer');

/** Pages that are only looked at come first: they see the demonstration as it was made. */
const LOOKING = ['csp', 'i18n', 'keyboard', 'public', 'responsive'];

const place = ({ path }) => (LOOKING.some((name) => path.endsWith(`/test/portal/${name}.test.ts`)) ? 0 : 1);

/**
 * The same order in every run and on every machine. Jest's own goes by how long a file took the last time, and files
 * that share a server then meet different rows each time: what passes here has to pass everywhere.
 */
module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => place(a) - place(b) || (a.path < b.path ? -1 : 1));
  }
};
