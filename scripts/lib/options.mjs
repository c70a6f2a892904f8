// What the scripts share in reading their options: a mistyped one ends with a sentence, not with a stack trace.
import { parseArgs } from 'node:util';

/** As node's parseArgs; a wrong option is told on stderr with the options there are, and ends the process with 2. */
export function readOptions(config) {
  try {
    return parseArgs(config);
  } catch (error) {
    const known = Object.keys(config.options)
      .map((name) => `--${name}`)
      .join(', ');
    console.error(`${error.message.split('. ')[0]}. Options: ${known}.`);
    process.exit(2);
  }
}
