// Before `npm pack`: bundle and workbench, as they stand in the sources.
import './command.mjs';
import { takeWorkbench } from './take-workbench.mjs';

takeWorkbench();
