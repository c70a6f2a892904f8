/**
 * The parts of each task of a job array: blocks of neighbours, one part a task where there are few, all of nearly the same length where
 * there are more parts than tasks.
 */
export function tasksOfParts(parts: readonly number[], mostTasks: number): number[][] {
  const tasks = Math.min(parts.length, mostTasks);
  return Array.from({ length: tasks }, (_, task) =>
    parts.slice(Math.floor((task * parts.length) / tasks), Math.floor(((task + 1) * parts.length) / tasks)),
  );
}

/** One line a task, its parts apart by spaces: what the script of an array reads. */
export function taskLines(tasks: readonly (readonly number[])[]): string {
  return tasks.map((parts) => `${parts.join(' ')}\n`).join('');
}

/** The tasks of such lines. */
export function parseTaskLines(text: string): number[][] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
}
