/**
 * The script of a job array: every task computes the parts on its line of the list of tasks. Slurm starts it in the run
 * folder, so no path stands in it but that of the command, which is shell text as the user gave it.
 */
export function arrayScript({ command, taskFile }: ArrayScript): string {
  return `#!/bin/sh
# One task of a modalgain sweep: computes the parts on its line of ${taskFile}.
parts=$(sed -n "$((SLURM_ARRAY_TASK_ID + 1))p" ${taskFile})
${command} sweep part . --threads "\${SLURM_CPUS_PER_TASK:-1}" $parts
`;
}

interface ArrayScript {
  readonly command: string;
  /** Path below the run folder. */
  readonly taskFile: string;
}
