/**
 * Names the program as it was built: the script's own name holds a hash of it and of the workers that it starts. Results that another
 * one has kept may lack what this one shows.
 */
export const program = new URL(import.meta.url).pathname.split('/').at(-1) ?? '';
