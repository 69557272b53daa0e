import { loadGroup } from './load';

loadGroup('calibration');
