import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Where a Markdown file of the repository stands on the site: docs/ is its root, the rooms and examples keep their
 * folders, and a README is the index of its folder.
 *
 * @param {string} page path from the root of the repository, e.g. "docs/analyses/README.md"
 */
export function sitePath(page) {
  const moved = page === 'README.md' ? 'index.md' : page.replace(/^docs\//, '');
  return moved.replace(/(^|\/)README\.md$/, '$1index.md');
}

/** The address of a page on the site, e.g. "/analyses/stripe.html". */
export function siteUrl(page) {
  return `/${sitePath(page)
    .replace(/(^|\/)index\.md$/, '$1')
    .replace(/\.md$/, '.html')}`;
}

/**
 * Relative links of a Markdown file, which a repository browser follows from the file's own place, made addresses of the
 * site. A link to a file that is no page is kept in `files`, to be put beside the pages.
 */
export function siteLinks(root, files) {
  return (markdown) => {
    markdown.core.ruler.push('site-links', ({ tokens, env }) => {
      const links = tokens
        .flatMap((token) => token.children ?? [])
        .filter(({ type }) => type === 'link_open');
      for (const link of links) {
        const href = link.attrGet('href');
        if (/^([a-z]+:|#|\/)/.test(href)) continue;
        const [target, anchor] = decodeURI(href).split('#');
        const address = addressOf(root, path.resolve(path.dirname(env.realPath ?? env.path), target), files);
        link.attrSet('href', anchor === undefined ? address : `${address}#${anchor}`);
      }
    });
  };
}

function addressOf(root, target, files) {
  const page = existsSync(target) && statSync(target).isDirectory() ? path.join(target, 'README.md') : target;
  const fromRoot = path.relative(root, page);
  if (page.endsWith('.md')) return siteUrl(fromRoot);
  files.add(fromRoot);
  return `/${fromRoot}`;
}
