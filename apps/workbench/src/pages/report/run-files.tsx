import { download } from '../../export/download';
import { textFile } from '../../export/exported-file';
import { Card } from '../../kit/card';
import styles from './export.module.css';

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  svg: 'image/svg+xml',
};

type Files = ReadonlyMap<string, string>;

/** Hands out one of the files of a run by its path. */
export function giveFile(files: Files, path: string): void {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain';
  download(textFile(name, files.get(path) ?? '', type));
}

const sizeText = (text: string): string => `${Math.ceil(text.length / 1000).toLocaleString('en')}\u00a0kB`;

/** The folder that `modalgain run` writes, file by file. */
export function RunFiles({ files }: { readonly files: Files }) {
  return (
    <Card
      title="The folder of results, file by file"
      aside={`${files.size} files, as modalgain run writes them`}
    >
      <ul className={styles.files}>
        {[...files].map(([path, text]) => (
          <li key={path}>
            <button type="button" onClick={() => giveFile(files, path)}>
              {path}
            </button>
            <small>{sizeText(text)}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
