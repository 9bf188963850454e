import fc from 'fast-check';

// A run tells of the change that was made, so it draws the same examples each time. `SEED=any RUNS=20000 npm test -- unit`
// goes looking for new ones; what it finds becomes a fixture.
const { SEED: seed = '20190722', RUNS: runs } = process.env;

fc.configureGlobal({
  ...(seed === 'any' ? {} : { seed: Number(seed) }),
  ...(runs ? { numRuns: Number(runs) } : {}),
});
