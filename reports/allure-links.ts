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
 * Links the rules in Allure's results to their pages of the site beside Allure's page. Without a site it removes such
 * links, because the site can be deleted.
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
      // Results of other tools can be in the same folder.
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
