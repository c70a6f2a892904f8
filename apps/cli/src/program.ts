import { Command } from 'commander';
import { checkCommand } from './commands/check.js';
import { contrastCommand } from './commands/contrast.js';
import { ellipsometryCommand } from './commands/ellipsometry.js';
import { importCommand } from './commands/import.js';
import { indexCommand } from './commands/index-of.js';
import { modesCommand } from './commands/modes.js';
import { fitGainCommand } from './commands/fit-gain.js';
import { lossCommand } from './commands/loss.js';
import { newCommand } from './commands/new.js';
import { openCommand } from './commands/open.js';
import { designCommand } from './commands/design.js';
import { monteCarloCommand } from './commands/monte-carlo.js';
import { planCommand } from './commands/plan.js';
import { runCommand } from './commands/run.js';
import { schemaCommand } from './commands/schema.js';
import { scoreCommand } from './commands/score.js';
import { simulateCommand } from './commands/simulate.js';
import { stackCommand } from './commands/stack.js';
import { stripeCommand } from './commands/stripe.js';
import { surfaceCommand } from './commands/surface.js';
import { sweepCommand } from './commands/sweep.js';
import { thresholdCommand } from './commands/threshold.js';
import { treatmentCommand } from './commands/treatment.js';
import { version } from './version.js';

/**
 * The whole command tree. Command modules import nothing heavy at the top: each action loads its rooms when it runs,
 * so that `--help` answers at once.
 */
export function createProgram(): Command {
  const program = new Command('modalgain')
    .description(
      'From raw measurements of a light-emitting thin film to its gain, loss, confinement, density and best thickness.',
    )
    .version(version)
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError('(modalgain --help lists the commands)');
  // Commander hands its settings down only to commands that it makes itself.
  const commands = [
    newCommand(),
    runCommand(),
    checkCommand(),
    openCommand(),
    stripeCommand(),
    thresholdCommand(),
    surfaceCommand(),
    contrastCommand(),
    modesCommand(),
    stackCommand(),
    indexCommand(),
    ellipsometryCommand(),
    lossCommand(),
    fitGainCommand(),
    planCommand(),
    designCommand(),
    treatmentCommand(),
    monteCarloCommand(),
    sweepCommand(),
    simulateCommand(),
    scoreCommand(),
    importCommand(),
    schemaCommand(),
  ];
  for (const command of commands) {
    program.addCommand(command.copyInheritedSettings(program));
    for (const subcommand of command.commands) subcommand.copyInheritedSettings(program);
  }
  return program;
}
