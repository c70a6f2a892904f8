import { Command } from 'commander';
import { simulateCommand } from './commands/simulate.js';
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
    .exitOverride()
    .showHelpAfterError('(modalgain --help lists the commands)');
  // Commander hands its settings down only to commands that it makes itself.
  for (const command of [simulateCommand()]) program.addCommand(command.copyInheritedSettings(program));
  return program;
}
