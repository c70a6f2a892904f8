// Loaded before a command (node --import): writes what the whole process used as one line of JSON, the last of stderr.
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread)
  process.once('exit', () => {
    const { user, system } = process.cpuUsage();
    const megabytes = process.resourceUsage().maxRSS / 1024;
    writeSync(2, `\n${JSON.stringify({ processorSeconds: (user + system) / 1e6, megabytes })}\n`);
  });
