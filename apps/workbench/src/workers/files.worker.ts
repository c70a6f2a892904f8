import { groupFiles, outcomeOf, proposeStart, prospectsOfText, recogniseFiles } from '@modalgain/compute';
import { openZip } from '@modalgain/formats';
import { readEln } from '@modalgain/report';
import { expose } from 'comlink';

/** Unpacks an archive that was dropped: an `.eln` by its description, any other ZIP file by file. */
async function unpack(name: string, bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  if (name.toLowerCase().endsWith('.eln')) {
    const { files } = await readEln(bytes);
    return new Map(files.map((file) => [file.path, file.read()]));
  }
  const archive = openZip(bytes);
  const names = archive.names.filter((entry) => !entry.endsWith('/'));
  return new Map(names.map((entry) => [entry, archive.file(entry) ?? new Uint8Array()]));
}

/** Work on raw files before there are results. */
const functions = {
  recognise: recogniseFiles,
  group: groupFiles,
  unpack: (name: string, bytes: Uint8Array) => outcomeOf(() => unpack(name, bytes)),
  propose: (...task: Parameters<typeof proposeStart>) => outcomeOf(() => proposeStart(...task)),
  prospects: (text: string) => outcomeOf(() => prospectsOfText(text)),
};

export type FilesWorker = typeof functions;

expose(functions);
