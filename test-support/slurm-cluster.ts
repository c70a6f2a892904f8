import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { hostname, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** A Slurm cluster of one node, this machine, that exists as long as a test needs it. */
export interface SlurmCluster {
  /** What a program needs in its environment to talk to this cluster and no other. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends the controller as a restart of its service does; tasks that run go on. */
  readonly stopController: () => Promise<void>;
  readonly startController: () => Promise<void>;
  readonly stopMunge: () => Promise<void>;
  readonly startMunge: () => Promise<void>;
  /** Cancels what runs, ends the daemons and removes everything. */
  readonly stop: () => Promise<void>;
}

const patienceMs = 20_000;

/**
 * Starts munged with a key of its own, slurmctld and slurmd, without cgroups and accounting, on free ports; key,
 * state, logs and sockets are in one temporary folder. Needs `npm run setup:system`.
 */
export async function startCluster(): Promise<SlurmCluster> {
  const folder = await mkdtemp(path.join(tmpdir(), 'modalgain-slurm-'));
  const cluster = await layOut(folder);
  const daemons = new Map<string, ChildProcess>();
  const start = (name: Daemon): void => {
    const [program, ...args] = cluster.commands[name];
    // Where the test itself is killed, its daemons end too.
    const child = spawn('setpriv', ['--pdeathsig', 'TERM', program, ...args], {
      stdio: 'ignore',
      env: cluster.env,
    });
    daemons.set(name, child);
  };
  const end = async (name: Daemon): Promise<void> => {
    const child = daemons.get(name);
    daemons.delete(name);
    if (child?.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  const answers = (program: string, args: readonly string[], expected: RegExp): Promise<void> =>
    until(async () => expected.test(await outputOf(program, args, cluster.env)), cluster.logs);

  const startMunge = async (): Promise<void> => {
    start('munged');
    await answers('munge', ['-n', '-S', cluster.socket], /MUNGE/);
  };
  const startController = async (): Promise<void> => {
    start('slurmctld');
    await answers('scontrol', ['ping'], /is UP/);
  };
  const stop = async (): Promise<void> => {
    // Only daemons that answer can cancel what still runs.
    if (!daemons.has('munged')) await startMunge();
    if (!daemons.has('slurmctld')) await startController();
    await outputOf('scancel', ['--user', userInfo().username], cluster.env);
    await until(
      async () => (await outputOf('squeue', ['-h', '-t', 'PENDING,RUNNING'], cluster.env)) === '',
      cluster.logs,
    );
    for (const name of ['slurmd', 'slurmctld', 'munged'] as const) await end(name);
    await rm(folder, { recursive: true, force: true });
  };

  await startMunge();
  await startController();
  start('slurmd');
  await answers('sinfo', ['-h', '-o', '%T'], /^idle$/m);
  return {
    env: cluster.env,
    stopController: () => end('slurmctld'),
    startController,
    stopMunge: () => end('munged'),
    startMunge,
    stop,
  };
}

type Daemon = 'munged' | 'slurmctld' | 'slurmd';

/** The files of a cluster and the commands that run it in the foreground, below one folder. */
async function layOut(folder: string): Promise<{
  readonly env: NodeJS.ProcessEnv;
  readonly socket: string;
  readonly commands: Record<Daemon, readonly [string, ...string[]]>;
  readonly logs: () => Promise<string>;
}> {
  const at = (name: string): string => path.join(folder, name);
  for (const name of ['state', 'spool']) await mkdir(at(name));
  await writeFile(at('munge.key'), randomBytes(128), { mode: 0o400 });
  await writeFile(at('slurm.conf'), slurmConfiguration(folder, await freePorts(2)));
  const env = { ...process.env, SLURM_CONF: at('slurm.conf') };
  const munge = ['key-file', 'seed-file', 'pid-file', 'log-file'].map((name) =>
    name === 'key-file' ? `--${name}=${at('munge.key')}` : `--${name}=${at(`munged.${name}`)}`,
  );
  const socket = at('munge.socket');
  return {
    env,
    socket,
    commands: {
      munged: ['/usr/sbin/munged', '--foreground', '--force', `--socket=${socket}`, ...munge],
      slurmctld: ['/usr/sbin/slurmctld', '-D'],
      slurmd: ['/usr/sbin/slurmd', '-D'],
    },
    logs: async () => {
      const texts = await Promise.all(
        ['munged.log-file', 'slurmctld.log', 'slurmd.log'].map((name) =>
          readFile(at(name), 'utf8').catch(() => ''),
        ),
      );
      return texts.map((text) => text.split('\n').slice(-8).join('\n')).join('\n');
    },
  };
}

/** So few that a test of sweeps reaches it. */
export const largestArray = 20;

/** More than there are: how many tasks run at once is for the test to say. */
const statedCpus = 16;

/**
 * Looks for what can start every second: by its events alone, a controller that is restarted just when tasks end may take a
 * minute.
 */
function slurmConfiguration(folder: string, [controllerPort, nodePort]: readonly number[]): string {
  const host = hostname().split('.')[0];
  const user = userInfo().username;
  return `ClusterName=modalgain
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${controllerPort}
SlurmdPort=${nodePort}
SlurmUser=${user}
SlurmdUser=${user}
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.socket
CredType=cred/munge
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,bf_interval=1,bf_continue
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
ReturnToService=2
KillWait=1
MessageTimeout=4
MaxArraySize=${largestArray}
NodeName=${host} NodeAddr=127.0.0.1 CPUs=${statedCpus} RealMemory=1000
PartitionName=main Nodes=${host} Default=YES State=UP MaxTime=10
`;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports: number[] = [];
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address !== null && typeof address === 'object') ports.push(address.port);
  }
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** What a program prints; nothing where it fails, since the daemons may not answer yet. */
async function outputOf(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const run = promisify(execFile);
  return run(program, args, { env, timeout: patienceMs }).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

async function until(holds: () => Promise<boolean>, explain: () => Promise<string>): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > deadline)
      throw new Error(`the test's Slurm cluster does not answer:\n${await explain()}`);
    await pause(100);
  }
}
