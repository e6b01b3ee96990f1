/**
 * Units run beside the code. What crosses a boundary runs in test/ against one real server (test/harness):
 * `npx jest --selectProjects unit`, or any path: each project sets up only what its own tests need.
 */
const sources = {
  '^@/(.*)$': '<rootDir>/portal/src/$1',
  '^@project-cloud/kernel$': '<rootDir>/plugins/kernel/src',
  '^@project-cloud/forms-engine$': '<rootDir>/forms/engine/src',
  '^@project-cloud/rules-engine$': '<rootDir>/rules/engine/src',
  '^@project-cloud/seed$': '<rootDir>/seed/src',
  '^@project-cloud/([a-z]+)/server$': '<rootDir>/plugins/$1/server',
  '^@project-cloud/([a-z]+)$': '<rootDir>/plugins/$1/domain',
};

const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2022',
  },
  module: { type: 'commonjs' },
};

const everywhere = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/.data/', '<rootDir>/.cache/'],
  modulePathIgnorePatterns: ['<rootDir>/(?!node_modules/).*/dist/', '<rootDir>/.data/', '<rootDir>/.cache/'],
  moduleNameMapper: sources,
  transform: { '^.+\\.(t|j|mj)sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/'],
  globalTeardown: '<rootDir>/test/harness/teardown.mjs',
};

/** Tests that share a server: one file at a time, and patient enough for a real browser. */
const together = (name) => ({
  ...everywhere,
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.{ts,tsx}`],
  globalSetup: `<rootDir>/test/harness/${name}.setup.mjs`,
  runner: '<rootDir>/test/harness/serial-runner.cjs',
  globals: { project: name },
  setupFiles: ['<rootDir>/test/harness/own-server.cjs'],
  setupFilesAfterEnv: ['<rootDir>/test/harness/patience.cjs'],
});

const crossing = ['api', 'portal', 'ops'];

module.exports = {
  reporters: ['default'],
  testSequencer: '<rootDir>/test/harness/sequencer.cjs',
  maxWorkers: '100%',
  projects: [
    {
      ...everywhere,
      displayName: 'unit',
      testMatch: ['**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: [
        ...everywhere.testPathIgnorePatterns,
        ...crossing.map((name) => `<rootDir>/test/${name}/`),
      ],
      globalSetup: '<rootDir>/test/harness/unit.setup.mjs',
    },
    ...crossing.map(together),
  ],
};
