// Loaded before a command (node --import): writes the processor time of the whole process in ms as the last line of stderr.
import { writeSync } from 'node:fs';

process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(2, `\n${(user + system) / 1000}\n`);
});
