import fc from 'fast-check';

// The same cases on every run, so that a red check can be repeated; MODALGAIN_FUZZ_SEED explores others.
fc.configureGlobal({ seed: Number(process.env.MODALGAIN_FUZZ_SEED ?? 1) });
