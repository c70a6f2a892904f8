import type { Argument, Command, Option } from 'commander';
import { publishedSchemas } from '@modalgain/study';
import { code, fence, generatedNote, plain, table } from './markdown.js';

/** The reference of the command line, from the program itself. */
export function cliReference(program: Command): string {
  const commands = program.commands.flatMap((command) => [command, ...command.commands]);
  return [
    generatedNote,
    '# Command line',
    `${plain(program.description())} Each command has ${code('--help')}.`,
    `Results go to stdout, progress to stderr. With ${code('--json')} stdout holds one document and nothing else.`,
    table(
      ['exit code', 'means'],
      [
        ['0', 'an answer was produced; "no gain" and "no guided mode" are answers'],
        ['1', 'the data do not determine the main quantity (or any, with `run --strict`)'],
        ['2', 'bad input: one sentence says what was found, what was expected, and what to do'],
        ['130', 'cancelled'],
      ],
    ),
    table(
      ['command', 'what it does'],
      commands.map((command) => [
        `[${code(nameOf(command))}](#${anchorOf(command)})`,
        plain(command.description()),
      ]),
    ),
    ...commands.map(commandSection),
    '',
  ].join('\n\n');
}

function nameOf(command: Command): string {
  const { parent } = command;
  return parent?.parent ? `${parent.name()} ${command.name()}` : command.name();
}

const anchorOf = (command: Command): string => nameOf(command).replaceAll(' ', '-');

function commandSection(command: Command): string {
  const name = nameOf(command);
  const parts = [
    `## ${name}`,
    plain(command.description()),
    fence('text', `modalgain ${name} ${command.usage()}`),
  ];
  if (command.registeredArguments.length > 0)
    parts.push(table(['argument', 'meaning'], command.registeredArguments.map(argumentRow)));
  const options = command.options.filter(({ hidden }) => !hidden);
  if (options.length > 0) parts.push(table(['option', 'meaning', 'default'], options.map(optionRow)));
  const schema = schemaOf(name);
  if (schema !== undefined && options.some(({ long }) => long === '--json'))
    parts.push(`${code('--json')} prints a document of [${schema}.json](../schemas/${schema}.json).`);
  const [remarks, examples = ''] = helpAfter(command).split(/^Examples?:\n/m);
  if (remarks.trim() !== '') parts.push(fence('text', remarks.trim()));
  if (examples !== '') parts.push(fence('sh', shellText(examples)));
  return parts.join('\n\n');
}

function argumentRow(argument: Argument): string[] {
  const shown = `${argument.name()}${argument.variadic ? '...' : ''}`;
  const choices = argument.argChoices === undefined ? '' : ` (${argument.argChoices.join(', ')})`;
  return [code(argument.required ? shown : `[${shown}]`), plain(argument.description + choices)];
}

function optionRow({ flags, description, defaultValue, argChoices }: Option): string[] {
  const choices = argChoices === undefined ? '' : ` (${argChoices.join(', ')})`;
  const fallback = defaultValue === undefined || defaultValue === false ? '' : code(String(defaultValue));
  return [code(flags), plain(description + choices), fallback];
}

/** The document that a command prints; `run` prints the results of a study, `stack` and `sweep` have files of their names. */
function schemaOf(name: string): string | undefined {
  const renamed: Readonly<Record<string, string>> = {
    run: 'results',
    stack: 'stack-document',
    sweep: 'sweep-run',
  };
  const schema = renamed[name] ?? name.replaceAll(' ', '-');
  return publishedSchemas.find((published) => published === schema);
}

/** What `--help` says after its lists: remarks, exit codes, examples. */
function helpAfter(command: Command): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  const generated = command.helpInformation();
  return help.slice(help.indexOf(generated) + generated.length).trim();
}

/** Examples as a shell takes them: what stands in brackets behind one is a comment. */
function shellText(examples: string): string {
  return examples
    .replace(/^ {2}/gm, '')
    .replace(/ {2,}\((.*)\)$/gm, '  # $1')
    .trim();
}
