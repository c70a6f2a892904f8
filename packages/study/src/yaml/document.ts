import { UnreadableFileError, type InputError, type InputPlace } from '@modalgain/numerics';
import { LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import { lineOfPath, type NodePath } from './position.js';
import { refuseTraps } from './traps.js';

/** A YAML or JSON file as plain values, with the places of its entries for error messages. */
export interface YamlDocument {
  readonly file: string;
  readonly value: unknown;
  /** File, line and field of an entry; a missing key takes its parent's line. */
  readonly placeOf: (path: NodePath) => InputPlace;
}

const largestTextLength = 5_000_000;

// 400 films that share one anchored stack are an honest file; the library's default of 100 refuses it.
const largestAliasCount = 10_000;

/**
 * Reads the text of a YAML file (JSON is YAML too). `file` is the name that errors give.
 *
 * @throws InputError with file and line: empty, over 5 MB, bad syntax, a duplicate key, an unknown tag, nesting that is too deep,
 * an unquoted `*.csv`, a decimal comma inside a list.
 */
export function readYamlDocument(text: string, file: string): YamlDocument {
  if (text.length > largestTextLength) {
    throw new UnreadableFileError(
      `the file has ${(text.length / 1e6).toFixed(1)} million characters; at most 5 million are read.`,
      { file },
    );
  }
  const lines = new LineCounter();
  const document = parse(text, file, lines);
  refuseSyntaxErrors(document, file, lines);
  refuseTraps({ document, text, file, lines });
  const placeOf = (path: NodePath): InputPlace => ({
    file,
    line: lineOfPath({ document, path, lines }),
    ...(path.length > 0 && { field: fieldName(path) }),
  });
  return { file, value: plainValue(document, file), placeOf };
}

function parse(text: string, file: string, lines: LineCounter): Document {
  try {
    return parseDocument(text, { lineCounter: lines, merge: true });
  } catch (error) {
    throw tooDeepOrUnreadable(error, file);
  }
}

function refuseSyntaxErrors(document: Document, file: string, lines: LineCounter): void {
  const problem = [...document.errors, ...document.warnings].at(0);
  if (problem !== undefined) {
    if (isStackOverflow(problem)) throw tooDeepOrUnreadable(problem, file);
    throw new UnreadableFileError(syntaxSentence(problem), {
      file,
      line: lines.linePos(problem.pos[0]).line,
    });
  }
  if (document.contents === null) throw new UnreadableFileError('the file is empty.', { file });
}

function syntaxSentence(problem: YAMLError): string {
  if (problem.code === 'DUPLICATE_KEY') return 'this key stands here a second time; keep one of the two.';
  if (problem.code === 'TAB_AS_INDENT') return 'indented by a tab; YAML wants blanks.';
  const [firstLine = ''] = problem.message.split('\n');
  return `not valid YAML: ${firstLine.replace(/ at line \d+, column \d+:?$/, '')}.`;
}

function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: largestAliasCount });
  } catch (error) {
    throw tooDeepOrUnreadable(error, file);
  }
}

function tooDeepOrUnreadable(error: unknown, file: string): InputError {
  const reason = error instanceof Error ? error.message : String(error);
  if (isStackOverflow(error)) {
    return new UnreadableFileError('nested too deeply to be read.', { file }, { cause: error });
  }
  return new UnreadableFileError(`not valid YAML: ${reason}.`, { file }, { cause: error });
}

// The parser reports the engine's own error as one of the file's.
function isStackOverflow(error: unknown): boolean {
  return error instanceof Error && /maximum call stack|too much recursion/i.test(error.message);
}

/** `films.SC1.thickness`, `layers[1].index`: list entries are counted from 0, as in the JSON results. */
function fieldName(path: NodePath): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`;
    return name === '' ? step : `${name}.${step}`;
  }, '');
}
