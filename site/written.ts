import type { Examples, GherkinDocument, Step } from '@cucumber/messages';
import { placesIn } from '../runtime/gherkin-index';
import type { WrittenExamples, WrittenFeature, WrittenStep } from './spec';

/** A feature file for the site, from the result of cucumber's parser. */
export function writtenFeature(document: GherkinDocument): WrittenFeature {
  const { feature, uri = '' } = document;
  return {
    uri,
    name: feature?.name ?? uri,
    description: (feature?.description ?? '')
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
      .trim(),
    scenarios: placesIn(document).map(({ scenario, inheritedTags }) => {
      const tags = [...inheritedTags, ...scenario.tags].map(({ name }) => name.slice(1));
      const optional = scenario.examples.flatMap((examples) => examples.tags.map(({ name }) => name.slice(1)));
      return {
        name: scenario.name,
        line: scenario.location.line,
        outline: scenario.examples.length > 0,
        rules: tags.filter((tag) => tag.startsWith('PROV-')),
        needs: [...new Set([...tags, ...optional])]
          .filter((tag) => tag.startsWith('needs-'))
          .map((tag) => tag.slice('needs-'.length)),
        steps: scenario.steps.map(writtenStep),
        examples: scenario.examples.map(writtenExamples),
      };
    }),
  };
}

const writtenStep = ({ keyword, text, dataTable }: Step): WrittenStep => ({
  keyword: keyword.trim(),
  text,
  ...(dataTable !== undefined && { table: dataTable.rows.map(({ cells }) => cells.map(({ value }) => value)) }),
});

const writtenExamples = ({ name, tableHeader, tableBody }: Examples): WrittenExamples => ({
  name,
  rows: [...(tableHeader === undefined ? [] : [tableHeader]), ...tableBody].map(({ cells }) =>
    cells.map(({ value }) => value),
  ),
});
