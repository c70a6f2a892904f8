import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { chromium } from 'playwright-core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { itWithSystemTool, systemToolPath } from '../../test-support/system-tool.js';

interface Packing {
  readonly packAll: (destination: string) => Map<string, string>;
  readonly publishedPackages: () => { readonly folder: string; readonly manifest: Manifest }[];
}
interface Consumer {
  readonly installTarballs: (folder: string, tarballs: readonly string[]) => void;
  readonly unpackTarballs: (folder: string, tarballs: ReadonlyMap<string, string>) => void;
}
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const root = path.resolve(import.meta.dirname, '..', '..');
const home = mkdtempSync(path.join(tmpdir(), 'modalgain packages '));
const consumer = path.join(home, 'consumer');
let tarballs = new Map<string, string>();

/** The scripts are plain JavaScript that node runs without a build. */
const script = async (name: string): Promise<unknown> => import(path.join(root, 'scripts/packages', name));

beforeAll(async () => {
  const { packAll } = (await script('tarballs.mjs')) as Packing;
  const { unpackTarballs } = (await script('consumer.mjs')) as Consumer;
  tarballs = packAll(path.join(home, 'tarballs'));
  unpackTarballs(consumer, tarballs);
  cpSync(path.join(root, 'examples/library'), path.join(consumer, 'examples'), { recursive: true });
}, 120_000);
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

/** All packages but the command line, which nobody imports. */
const rooms = (): string[] => [...tarballs.keys()].filter((name) => name !== 'modalgain');

const unpacked = (name: string): string => path.join(consumer, 'node_modules', name);

/** What the tarball of a package holds. */
const filesOf = (name: string): string[] =>
  readdirSync(unpacked(name), { recursive: true, encoding: 'utf8' }).filter(
    (file) => !file.startsWith('node_modules'),
  );

function node(args: readonly string[], cwd = consumer): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringContaining('Error') as string });
  return stdout;
}

describe('what is packed', () => {
  it('is every room and the command line, of one version', async () => {
    const { publishedPackages } = (await script('tarballs.mjs')) as Packing;
    const manifests = publishedPackages().map(({ manifest }) => manifest);
    expect([...tarballs.keys()].sort()).toEqual(manifests.map(({ name }) => name).sort());
    expect(new Set(manifests.map(({ version }) => version)).size).toBe(1);
    for (const { version, dependencies = {} } of manifests)
      for (const [name, wanted] of Object.entries(dependencies))
        if (name.startsWith('@modalgain/')) expect(`${name} ${wanted}`).toBe(`${name} ${version}`);
  });

  it('has licence and README, no test and no build record, and of each module the source', () => {
    const licence = readFileSync(path.join(root, 'LICENSE'), 'utf8');
    for (const name of tarballs.keys()) {
      const files = filesOf(name);
      expect(readFileSync(path.join(unpacked(name), 'LICENSE'), 'utf8')).toBe(licence);
      expect(files).toContain('README.md');
      expect(files.filter((file) => /(^|\/)test\/|\.test\.|tsbuildinfo/.test(file))).toEqual([]);
      if (name === 'modalgain') continue;
      const modules = files.filter((file) => /^dist\/.*\.js$/.test(file));
      const sources = modules.map((file) => file.replace(/^dist/, 'src').replace(/\.js$/, '.ts'));
      expect(sources.filter((file) => !files.includes(file))).toEqual([]);
      expect(modules).toContain('dist/index.js');
    }
  });

  it('names the licences of what the bundles hold of others', () => {
    const licencesOf = (bundle: string): string =>
      readFileSync(path.join(unpacked('modalgain'), 'dist', bundle, 'licences.txt'), 'utf8');
    expect(licencesOf('bundle')).toMatch(/^commander \S+ \(MIT\)\n\n\(The MIT License\)/m);
    for (const name of ['react', 'zod', 'pdfkit', 'h5wasm'])
      expect(licencesOf('workbench')).toMatch(new RegExp(`^${name} [\\d.]+ \\(`, 'm'));
  });

  it('leaves publint nothing to say', async () => {
    for (const file of tarballs.values()) {
      const tarball = Uint8Array.from(readFileSync(file)).buffer;
      const { messages, pkg } = await publint({ pack: { tarball } });
      expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
    }
  });

  it('has right types wherever modules are resolved, but for what no ES module has: CommonJS and Node 10', async () => {
    for (const name of rooms()) {
      const file = tarballs.get(name) ?? '';
      const result = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(file))));
      if (!result.types) throw new Error(`${name} has no types`);
      const others = result.problems.filter(
        (problem) =>
          !(problem.kind === 'CJSResolvesToESM' && problem.resolutionKind === 'node16-cjs') &&
          !(problem.kind === 'NoResolution' && problem.resolutionKind === 'node10'),
      );
      expect(others).toEqual([]);
    }
  }, 60_000);

  it('has types that need nothing but what the package declares', () => {
    for (const name of rooms()) {
      const { dependencies = {} } = JSON.parse(
        readFileSync(path.join(unpacked(name), 'package.json'), 'utf8'),
      ) as Manifest;
      const allowed = new RegExp(`^(\\.|node:|(${Object.keys(dependencies).join('|') || '-'})(/|$))`);
      for (const file of filesOf(name).filter((each) => /^dist\/.*\.d\.ts$/.test(each))) {
        const text = readFileSync(path.join(unpacked(name), file), 'utf8');
        const imported = Array.from(
          text.matchAll(/(?:from |import\()['"]([^'"]+)['"]/g),
          ([, module]) => module,
        );
        expect({ name, file, needs: imported.filter((module) => !allowed.test(module)) }).toEqual({
          name,
          file,
          needs: [],
        });
      }
    }
  });

  it('is typed in a strict project: what is right compiles, what is wrong does not', () => {
    writeFileSync(path.join(consumer, 'typed.ts'), typedUse);
    const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023', '--skipLibCheck'];
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, ...options, 'typed.ts'], {
      cwd: consumer,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  }, 60_000);
});

describe('the library', () => {
  const scans = (...names: string[]): string[] =>
    names.map((name) => path.join(root, 'examples/flat-stamping/stripe', name));

  it('fits a scan, finds the mode and draws the figure from a script', () => {
    const printed = node(['examples/node/film.mjs', ...scans('SC1-209uJ.csv'), 'fit.svg']);
    expect(printed).toMatch(/^net gain: determined, 110\(5\) cm⁻¹\nTE0: N = 1\.6788, confinement 0\.881\n/);
    expect(readFileSync(path.join(consumer, 'fit.svg'), 'utf8')).toMatch(/SC1, 209\sµJ\/cm²/);
  });

  it('fits scans on worker threads, and says what is wrong with a file', () => {
    const given = [...scans('SC1-209uJ.csv', 'SC1-784uJ.csv'), 'nothing.csv'];
    const printed = node(['examples/worker/fit-scans.mjs', ...given])
      .trim()
      .split('\n');
    expect(printed.map((line) => line.slice(line.indexOf(': ') + 2))).toEqual([
      'determined, 110(5) cm⁻¹',
      'determined, 118(7) cm⁻¹',
      expect.stringContaining('no such file') as string,
    ]);
  });

  const page = readFileSync(path.join(root, 'docs/library.md'), 'utf8');
  const blocks = [...page.matchAll(/## ([^\n]*)\n(?:(?!## )[^])*?```js\n([^]*?)```\n\n```text\n([^]*?)```/g)];
  it.each(blocks.map(([, title, code, printed]) => ({ title, code, printed })))(
    'does what docs/library.md says: $title',
    ({ code, printed }) => {
      writeFileSync(path.join(consumer, 'block.mjs'), code);
      expect(node(['block.mjs']).replaceAll('\u00a0', ' ')).toBe(printed);
    },
  );
  it('is shown by two blocks', () => {
    expect(blocks).toHaveLength(2);
  });

  itWithSystemTool('chromium', 'answers in a page without a bundler', async () => {
    const server = await serve(consumer);
    const browser = await chromium.launch({
      executablePath: systemToolPath('chromium'),
      args: ['--no-sandbox'],
    });
    try {
      const tab = await browser.newPage();
      await tab.goto(`http://localhost:${(server.address() as AddressInfo).port}/examples/page/index.html`);
      await tab.locator('#modes tr').first().waitFor();
      expect(await tab.locator('#modes').innerText()).toBe(
        'TE0\t1.6784\t0.8810\t0.7782\nTM0\t1.5715\t0.6154\t0.6086',
      );
      await tab.locator('#slider').fill('40');
      expect(await tab.locator('#modes tr').count()).toBe(0);
    } finally {
      await browser.close();
      server.close();
    }
  });

  /** Bytes of a bundle for a page, and the packages in it. */
  async function bundled(code: string): Promise<{ bytes: number; packages: Set<string> }> {
    const entry = path.join(consumer, 'entry.mjs');
    writeFileSync(entry, code);
    const bundle = await rolldown({ input: entry, cwd: consumer, platform: 'browser' });
    const { output } = await bundle.generate({ minify: true });
    const modules = output.flatMap((part) => (part.type === 'chunk' ? Object.entries(part.modules) : []));
    const used = modules.filter(([, { renderedLength }]) => renderedLength > 0);
    const names = used.map(([id]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? '');
    return { bytes: output[0].code.length, packages: new Set(names.filter((name) => name !== '')) };
  }

  it('puts into a bundle what is called and no more', async () => {
    const modes = await bundled("import { guidedModes } from '@modalgain/optics'; console.log(guidedModes);");
    expect([...modes.packages].sort()).toEqual(['@modalgain/numerics', '@modalgain/optics']);
    expect(modes.bytes).toBeLessThan(16_000);
    const fit = await bundled("import { fitStripe } from '@modalgain/gain'; console.log(fitStripe);");
    expect([...fit.packages].sort()).toEqual(['@modalgain/gain', '@modalgain/numerics']);
    expect(fit.bytes).toBeLessThan(110_000);
    const figure = await bundled(
      "import { stripeFitFigure } from '@modalgain/figures'; console.log(stripeFitFigure);",
    );
    const strangers = [...figure.packages].filter(
      (name) => !/^(d3-|@observablehq\/plot|isoformat)/.test(name),
    );
    expect(strangers.sort()).toEqual(['@modalgain/figures', '@modalgain/numerics']);
    expect(figure.bytes).toBeLessThan(330_000);
  });
});

describe('the command line, installed from its tarball alone', () => {
  const installed = path.join(home, 'a user');
  const program = path.join(installed, 'node_modules/modalgain/bin/modalgain.js');
  const studyFile = path.join(installed, 'published-values/study.yaml');
  let unreachable = '';

  beforeAll(async () => {
    const { installTarballs } = (await script('consumer.mjs')) as Consumer;
    try {
      installTarballs(installed, [tarballs.get('modalgain') ?? '']);
    } catch (error) {
      if (process.env.MODALGAIN_REQUIRE_SYSTEM === '1' || !isOffline(error)) throw error;
      unreachable = 'needs the registry of npm, which does not answer';
    }
    cpSync(path.join(root, 'examples/published-values'), path.dirname(studyFile), { recursive: true });
  }, 120_000);

  beforeEach((context) => {
    if (unreachable !== '') context.skip(unreachable);
  });

  it('needs no other room', () => {
    expect(existsSync(path.join(installed, 'node_modules/@modalgain'))).toBe(false);
    expect(node([path.join(installed, 'node_modules/.bin/modalgain'), '--help'], installed)).toContain(
      'stripe',
    );
  });

  it('runs a study', () => {
    expect(node([program, 'run', studyFile], installed)).toContain('9 files in');
    expect(existsSync(path.join(path.dirname(studyFile), 'modalgain-out/report.html'))).toBe(true);
  });

  it('draws a figure', () => {
    const scan = path.join(root, 'examples/flat-stamping/stripe/SC1-209uJ.csv');
    node([program, 'stripe', scan, '--figure', 'fit.svg'], installed);
    expect(existsSync(path.join(installed, 'fit.svg'))).toBe(true);
  });

  it('opens the workbench', async () => {
    const child = spawn(process.execPath, [program, 'open', studyFile, '--no-browser'], { cwd: installed });
    try {
      const address = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', (text: Buffer) => {
          const found = /http:\S+/.exec(text.toString());
          if (found) resolve(found[0]);
        });
        child.stderr.on('data', (text: Buffer) => reject(new Error(text.toString())));
      });
      const html = await (await fetch(address)).text();
      const module = /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(html)?.[1] ?? '';
      const { status, headers } = await fetch(new URL(module, address));
      expect({ status, type: headers.get('content-type') }).toEqual({
        status: 200,
        type: expect.stringContaining('javascript') as string,
      });
    } finally {
      child.kill('SIGINT');
    }
  });
});

describe('the command line in one file', () => {
  const folder = path.join(home, 'cluster');
  const program = path.join(folder, 'modalgain.mjs');

  beforeAll(() => {
    const { status } = spawnSync('npm', ['run', '--silent', 'bundle'], { cwd: root });
    expect(status).toBe(0);
    mkdirSync(folder);
    cpSync(path.join(root, 'dist/modalgain.mjs'), program);
    cpSync(path.join(root, 'examples/published-values'), path.join(folder, 'published-values'), {
      recursive: true,
    });
  }, 60_000);

  it('runs a study, report and font included', () => {
    node([program, 'run', 'published-values/study.yaml'], folder);
    const report = readFileSync(path.join(folder, 'published-values/modalgain-out/report.html'), 'utf8');
    expect(report).toContain('font/woff2;base64,d09GMg');
  });

  it('has its worker threads in the same file', () => {
    const study =
      'modalgain: 1\ntitle: A\nwavelengths: { emission: 656 nm }\nstack: { substrate: fused-silica }\n';
    writeFileSync(
      path.join(folder, 'study.yaml'),
      `${study}films: { A: { thickness: 200 nm, index: 1.9 } }\n`,
    );
    const vary = 'vary: { films.A.thickness: [100 nm, 150 nm, 200 nm] }\nunitsPerPart: 1\n';
    writeFileSync(path.join(folder, 'sweep.yaml'), `sweep: 1\nstudy: study.yaml\n${vary}`);
    expect(node([program, 'sweep', 'sweep.yaml', '--threads', '2'], folder)).toContain('3 of 3');
  });

  it('says that it has no workbench', () => {
    const { status, stderr } = spawnSync(process.execPath, [program, 'open', '--no-browser'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('install the package') as string,
    });
  });
});

const isOffline = (error: unknown): boolean =>
  error instanceof Error && /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(error.message);

const typedUse = `
import { fitStripe, type StripeFit } from '@modalgain/gain';
import { guidedModes } from '@modalgain/optics';
import { opticalConstantsFigure } from '@modalgain/figures';

export function firstIndex(thicknessNm: number): number | undefined {
  const layers = [{ index: 1 }, { index: 1.9, thicknessNm }, { index: 1.46 }];
  return guidedModes({ wavelengthNm: 656, layers }, 'TE').at(0)?.effectiveIndex[0];
}
export const gainOf = (fit: StripeFit): number | undefined => fit.netGainPerCm?.value;
// @ts-expect-error a polarization is TE or TM
guidedModes({ wavelengthNm: 656, layers: [] }, 'TX');
// @ts-expect-error a scan is no text
fitStripe('scan.csv');
// @ts-expect-error a figure of a material needs its curves
opticalConstantsFigure({ name: 'polymer' });
`;

/** Any server of files. */
function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const file = path.join(folder, request.url ?? '');
    if (!existsSync(file)) return void response.writeHead(404).end();
    const type = file.endsWith('.html') ? 'text/html' : 'text/javascript';
    response.writeHead(200, { 'content-type': type }).end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, () => resolve(server)));
}
