/** Where `run` writes, beside the study file, if nothing else is asked for. */
export const defaultOutFolder = 'modalgain-out';
