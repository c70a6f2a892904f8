// Installs the packages of package-lock.json unless exactly these are installed already.
import { install } from './lib/workspace.mjs';

install();
