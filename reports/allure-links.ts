import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { RESULT } from './allure';
import type { ReportFolder } from './report-folder';
import { SiteFolder } from './site-folder';

const Linked = v.looseObject({
  labels: v.array(v.looseObject({ name: v.string(), value: v.string() })),
  links: v.array(v.looseObject({ url: v.string() })),
});

/**
 * Links the rules of Allure's results with their pages of the site, which Allure's page lies beside; and takes such
 * links away where there is no site, for it may have gone since.
 *
 * @throws ProvtckError `OUT_UNWRITABLE`
 */
export function linkSite(folder: ReportFolder): void {
  const results = folder.path('allureResults');
  const site = new SiteFolder(folder.path('site'));
  const top = `../${basename(folder.path('site'))}/`;
  folder.attempt(() => {
    for (const name of readdirSync(results).filter((each) => each.endsWith(RESULT))) {
      const file = join(results, name);
      const text = readFileSync(file, 'utf8');
      const { output: result, success } = v.safeParse(Linked, JSON.parse(text));
      // Results of other tools may lie with ours.
      if (!success) continue;
      const rules = result.labels.flatMap(({ name: label, value }) => (label === 'requirement' ? [value] : []));
      const pages = rules.map((id) => ({ name: id, page: `rules/${id}.html` })).filter(({ page }) => site.has(page));
      const links = [
        ...pages.map(({ name: id, page }) => ({ name: id, url: `${top}${page}`, type: 'tms' })),
        ...result.links.filter(({ url }) => !url.startsWith(top)),
      ];
      const linked = JSON.stringify({ ...result, links });
      if (linked !== text) writeFileSync(file, linked);
    }
  });
}
