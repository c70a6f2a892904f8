import { InvalidArgumentError, type Command } from 'commander';

/** What `--on slurm` may be told. */
export interface SlurmOptions {
  readonly partition?: string;
  readonly time?: string;
  readonly memory?: string;
  readonly cpus?: number;
  readonly concurrency?: number;
  readonly command?: string;
  readonly wait: boolean;
}

/** The options of `--on slurm`; what is not given is the cluster's own default. */
export function addSlurmOptions(command: Command): Command {
  return command
    .option('--partition <name>', 'with --on slurm: partition of the cluster')
    .option('--time <limit>', 'with --on slurm: longest time of one task, e.g. 30 (minutes) or 2:00:00')
    .option('--memory <size>', 'with --on slurm: memory of one task, e.g. 2G')
    .option('--cpus <n>', 'with --on slurm: processors of one task (default: 1)', count)
    .option('--concurrency <n>', 'with --on slurm: how many tasks may run at once', count)
    .option('--command <text>', 'with --on slurm: what runs modalgain on a node (default: this program)')
    .option('--wait', 'with --on slurm: wait until the tasks have ended, then merge', false);
}

/** The first option of these that was given, as the user writes it: none belongs to a run on this machine. */
export function givenSlurmOption(options: SlurmOptions): string | undefined {
  const { partition, time, memory, cpus, concurrency, command, wait } = options;
  const given = { partition, time, memory, cpus, concurrency, command, wait: wait ? true : undefined };
  const name = Object.entries(given).find(([, value]) => value !== undefined)?.[0];
  return name && `--${name}`;
}

function count(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1)
    throw new InvalidArgumentError('It has to be a whole number from 1 on.');
  return value;
}
