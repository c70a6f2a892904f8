// `npm run setup:system`: installs, by apt and as root, what some tests need beside the npm packages.
import { run } from './lib/workspace.mjs';

const packages = ['chromium', 'gwyddion', 'slurm-wlm', 'munge'];

if (process.platform !== 'linux' || process.getuid?.() !== 0) {
  console.error(
    `setup:system installs Debian packages and must run as root: apt-get install ${packages.join(' ')}`,
  );
  process.exit(1);
}
run('apt-get', ['update']);
run('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], {
  DEBIAN_FRONTEND: 'noninteractive',
});
