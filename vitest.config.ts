import { configDefaults, defineConfig } from 'vitest/config';

const inCi = process.env.CI === 'true';

export default defineConfig({
  test: {
    include: ['{server,ingest,prompts,eval,web}/**/*.test.{ts,tsx}'],
    // Asks a validator of 79 MB that is no dependency; where it is given, the test runs.
    exclude: [
      ...configDefaults.exclude,
      ...(process.env.DOCX_VALIDATOR ? [] : ['server/briefing/export-docx/schema.test.ts']),
    ],
    // Real databases and a real browser start inside tests; nothing is timed, so the limits are generous.
    testTimeout: 240_000,
    hookTimeout: 300_000,
    pool: 'forks',
    // Results are the same on every machine, whatever dictionaries are installed there.
    env: { DICTIONARIES: 'off' },
    setupFiles: ['server/testing/property-seed.ts'],
    maxWorkers: 2,
    reporters: inCi
      ? ['default', ['json', { outputFile: 'node_modules/.cache/aktenlage/vitest.json' }]]
      : ['default'],
  },
});
