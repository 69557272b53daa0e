/**
 * Writes the report of the public API, `docs/provtck.api.md`, from the declarations that `npm run build` emits. A change
 * of the API changes the report, and a test fails until `npm run api` writes the report again.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { packageRoot } from '../ledger/package-root';

/** Name of the report in `docs/`. */
const REPORT = 'provtck';

/** Whether the report in `docs/` is that of the built package. With `write`, a stale report is replaced. */
export function isApiReportCurrent(write: boolean): boolean {
  const root = packageRoot();
  const temporary = mkdtempSync(join(tmpdir(), 'provtck-api-'));
  mkdirSync(join(temporary, 'report'));
  try {
    const config = ExtractorConfig.prepare({
      configObject: {
        projectFolder: root,
        mainEntryPointFilePath: join(root, 'dist', 'index.d.ts'),
        newlineKind: 'lf',
        compiler: { tsconfigFilePath: join(root, 'tsconfig.json'), skipLibCheck: true },
        apiReport: {
          enabled: true,
          reportFileName: REPORT,
          reportFolder: join(root, 'docs'),
          reportTempFolder: join(temporary, 'report'),
        },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        messages: {
          extractorMessageReporting: {
            default: { logLevel: 'none' as never },
            'ae-missing-release-tag': { logLevel: 'none' as never },
          },
          tsdocMessageReporting: { default: { logLevel: 'none' as never } },
          compilerMessageReporting: { default: { logLevel: 'none' as never } },
        },
      },
      configObjectFullPath: undefined,
      packageJsonFullPath: join(root, 'package.json'),
    });
    const { apiReportChanged } = Extractor.invoke(config, {
      localBuild: write,
      messageCallback: (message) => {
        message.handled = true;
      },
    });
    return !apiReportChanged;
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

if (require.main === module) isApiReportCurrent(true);
