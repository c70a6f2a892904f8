import { cpSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitepress';
import { slugOf } from '../../scripts/docs/slug.ts';
import sidebar from './sidebar.json' with { type: 'json' };
import { siteLinks, sitePath, siteUrl } from './site-links.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
// Files that pages link to stand beside them; the picture of the first page is named there only.
const linkedFiles = new Set(['docs/report.png']);

/** Pages outside docs/ find Vue where the site has it; node finds it by itself when it renders them. */
const vueOfTheSite = {
  name: 'vue-of-the-site',
  enforce: 'pre',
  resolveId(id, importer, options) {
    if (!/^vue(\/server-renderer)?$/.test(id)) return undefined;
    if (options.ssr) return { id, external: true };
    return this.resolve(id, path.join(root, 'docs', 'index.md'), { ...options, skipSelf: true });
  },
};

export default defineConfig({
  title: 'modalgain',
  description: 'From raw measurements of a light-emitting thin film to its gain, with honest uncertainties',
  lang: 'en',
  srcDir: '..',
  srcExclude: ['README.md', 'node_modules/**', '**/node_modules/**', '**/dist/**', '.ci/**', 'tmp/**'],
  rewrites: (page) => sitePath(page),
  ignoreDeadLinks: [(link) => linkedFiles.has(link.replace(/^\.?\//, ''))],
  // Local search reads the pages as they are; the address bar keeps .html, so that any file server will do.
  cleanUrls: false,
  metaChunk: true,
  markdown: {
    anchor: { slugify: slugOf },
    config: siteLinks(root, linkedFiles),
    theme: { light: 'github-light', dark: 'github-dark' },
  },
  vite: {
    plugins: [vueOfTheSite],
    server: { fs: { allow: [root] } },
    build: { chunkSizeWarningLimit: 1000 },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    nav: [
      { text: 'Tutorial', link: siteUrl('docs/tutorial.md') },
      { text: 'Measure', link: siteUrl('docs/measure.md') },
      { text: 'Analyses', link: siteUrl('docs/analyses/README.md') },
      { text: 'Command line', link: siteUrl('docs/reference/cli.md') },
      { text: 'API', link: '/api/index.html', target: '_self' },
    ],
    sidebar: sidebar.map(({ text, items }) => ({
      text,
      collapsed: text === 'Inside',
      items: items.map(({ text: title, page }) => ({ text: title, link: siteUrl(page) })),
    })),
    footer: { message: 'MIT licence' },
  },
  buildEnd: ({ outDir }) => {
    for (const file of linkedFiles) cpSync(path.join(root, file), path.join(outDir, file));
  },
});
