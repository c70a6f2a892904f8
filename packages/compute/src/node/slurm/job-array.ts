import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import { cannotWrite, makeRunFolder, writeRunFile } from '../sweep/run-folder.js';
import { arrayScript } from './array-script.js';
import { parseTaskLines, taskLines } from './tasks-of-parts.js';

/** What a run folder knows of one job array: `slurm/array-0001/` holds its tasks, script, logs and job.json. */
export interface JobArray {
  /** Below the run folder. */
  readonly folder: string;
  readonly job: JobRecord;
  /** The parts of each task. */
  readonly tasks: readonly (readonly number[])[];
}

/** job.json: written before Slurm is asked, so that no job is lost to an interruption between the two. */
export interface JobRecord {
  /** The same for no other array: by it Slurm is asked what has become of the tasks. */
  readonly name: string;
  /** Null until Slurm has said which it is. */
  readonly jobId: string | null;
  /** Whether the user has called its tasks off. */
  readonly cancelled: boolean;
}

const arraysFolder = 'slurm';
const files = { tasks: 'tasks', script: 'script.sh', job: 'job.json' } as const;

/** Lays the next array of a run down, not yet submitted. */
export async function addArray(
  runFolder: string,
  { tasks, command }: { readonly tasks: readonly (readonly number[])[]; readonly command: string },
): Promise<JobArray> {
  const folder = await freeFolder(runFolder);
  const job = { name: `modalgain-${randomUUID().slice(0, 8)}`, jobId: null, cancelled: false };
  const script = arrayScript({ command, taskFile: path.posix.join(folder, files.tasks) });
  await writeRunFile(path.join(runFolder, folder, files.tasks), taskLines(tasks));
  await writeRunFile(path.join(runFolder, folder, files.script), script);
  const array = { folder, job, tasks };
  await recordJob(runFolder, array, job);
  return array;
}

/** Puts another record in the place of the one that an array has. */
export function recordJob(runFolder: string, { folder }: JobArray, job: JobRecord): Promise<void> {
  return writeRunFile(path.join(runFolder, folder, files.job), `${JSON.stringify(job, null, 2)}\n`);
}

/** All arrays of a run, the oldest first. One that an interruption has left without its record was never submitted. */
export async function readArrays(runFolder: string): Promise<JobArray[]> {
  const names = (await entriesOf(path.join(runFolder, arraysFolder))).filter((name) => number.test(name));
  const folders = names.sort().map((name) => path.posix.join(arraysFolder, name));
  const arrays = await Promise.all(folders.map((folder) => readArray(runFolder, folder)));
  return arrays.filter((array) => array !== undefined);
}

/** Path of an array's script below the run folder. */
export function scriptOf({ folder }: JobArray): string {
  return path.posix.join(folder, files.script);
}

/** Path below the run folder of the log of a task; `%a`, the name that Slurm fills in, for all of them. */
export function logOf({ folder }: JobArray, task: number | '%a'): string {
  return path.posix.join(folder, `${task}.log`);
}

const number = /^array-\d{4,}$/;

/** Making a folder fails where it exists: two who submit at once get two. */
async function freeFolder(runFolder: string): Promise<string> {
  await makeRunFolder(path.join(runFolder, arraysFolder), runFolder);
  const present = (await entriesOf(path.join(runFolder, arraysFolder))).filter((name) => number.test(name));
  for (let next = present.length + 1; ; next += 1) {
    const folder = path.posix.join(arraysFolder, `array-${String(next).padStart(4, '0')}`);
    const made = await mkdir(path.join(runFolder, folder)).then(
      () => true,
      (problem: unknown) => {
        if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw cannotWrite(problem, runFolder);
        return false;
      },
    );
    if (made) return folder;
  }
}

async function readArray(runFolder: string, folder: string): Promise<JobArray | undefined> {
  const file = path.join(runFolder, folder, files.job);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const tasks = await readFile(path.join(runFolder, folder, files.tasks), 'utf8');
  return { folder, job: parseJob(text, file), tasks: parseTaskLines(tasks) };
}

function parseJob(text: string, file: string): JobRecord {
  try {
    const { name, jobId, cancelled } = JSON.parse(text) as Partial<JobRecord>;
    if (typeof name === 'string' && (jobId === null || typeof jobId === 'string')) {
      return { name, jobId, cancelled: cancelled === true };
    }
  } catch {
    // Said below.
  }
  throw new InputError(
    'is not the record of a job array; remove its folder, and its parts are computed anew.',
    {
      file,
    },
  );
}

const entriesOf = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
