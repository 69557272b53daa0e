/**
 * Writes the rules that fail with a device into `mutants/data/collateral.yaml`, as the last full matrix has found them. The
 * reason a device stands under is for people to decide: one that stands under none is named and left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { Document, parse } from 'yaml';
import { KillMatrixSchema } from '../calibration/kill-matrix';
import { packageRoot } from '../ledger/package-root';
import { CollateralFile, collateralFile } from '../mutants/collateral-failures';

const matrix = v.parse(
  KillMatrixSchema,
  JSON.parse(readFileSync(join(packageRoot(), 'out', 'kill-matrix.json'), 'utf8')),
);
if (!matrix.full || matrix.partial) throw new Error('out/kill-matrix.json is of no full run: provtck mutants --full');

const besides = new Map(
  matrix.mutants.map(({ id, breaks, failed }) => [
    id,
    Object.keys(failed)
      .filter((rule) => rule !== breaks)
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
  ]),
);
const text = readFileSync(collateralFile(), 'utf8');
const reasons = parse(text) as Record<string, { because: string; devices: Record<string, string> }>;
v.parse(CollateralFile, reasons);
const placed = new Set(Object.values(reasons).flatMap(({ devices }) => Object.keys(devices)));
for (const reason of Object.values(reasons))
  reason.devices = Object.fromEntries(
    Object.keys(reason.devices).flatMap((id) => {
      const rules = besides.get(id) ?? [];
      return rules.length === 0 ? [] : [[id, rules.map((rule) => rule.slice('PROV-'.length)).join(' ')]];
    }),
  );
writeFileSync(collateralFile(), new Document(reasons).toString({ lineWidth: 120 }));
for (const [id, rules] of besides)
  if (rules.length > 0 && !placed.has(id)) process.stderr.write(`${id} stands under no reason: ${rules.join(' ')}\n`);
