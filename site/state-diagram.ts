import { instance } from '@viz-js/viz';
import type { RuleVerdict } from '../judge/verdict';
import type { KnownTransition } from './spec';

/** The verdicts of a row, the worst first. */
const order: readonly RuleVerdict[] = ['fail', 'inconclusive', 'pass', 'recorded', 'not-applicable', 'not-judged'];

/** The worst verdict; undefined if there is none. */
export const worst = (verdicts: readonly RuleVerdict[]): RuleVerdict | undefined =>
  order.find((verdict) => verdicts.includes(verdict));

/** An arrow of the drawing between two states. */
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly verdict: RuleVerdict | undefined;
}

/** Inputs with their conditions. */
export const inputOf = ({ input, when }: KnownTransition): string =>
  `${input}${when === undefined ? '' : ` [${when}]`}`;

/** The arrows of the diagram; transitions between the same two states share one arrow. */
export function edgesOf(
  transitions: readonly KnownTransition[],
  verdictOf: (transition: KnownTransition) => RuleVerdict | undefined,
): readonly Edge[] {
  const edges = new Map<string, Edge>();
  for (const transition of transitions)
    for (const from of transition.from) {
      const to = transition.to ?? from;
      const key = `${from}>${to}`;
      const former = edges.get(key);
      const verdicts = [former?.verdict, verdictOf(transition)].flatMap((verdict) => verdict ?? []);
      edges.set(key, {
        from,
        to,
        label: [...(former === undefined ? [] : [former.label]), inputOf(transition)].join('\n'),
        verdict: worst(verdicts),
      });
    }
  return [...edges.values()];
}

/** The diagram as SVG, with a layout that is calculated with the site. It contains no text of a device. */
export async function stateDiagram(edges: readonly Edge[]): Promise<string> {
  const viz = await instance();
  const names = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const svg = viz.renderString(
    {
      graphAttributes: { rankdir: 'TB', bgcolor: 'transparent', nodesep: 0.25, ranksep: 0.45 },
      // The fonts of browsers are wider than the one of the layout, so the style of the page makes the texts smaller.
      nodeAttributes: { shape: 'box', style: 'rounded', fontname: 'Helvetica', fontsize: 16.5 },
      edgeAttributes: { fontname: 'Helvetica', fontsize: 13.5 },
      nodes: names.map((name) => ({ name })),
      edges: edges.map(({ from, to, label, verdict }) => ({
        tail: from,
        head: to,
        attributes: { label: ` ${label.replaceAll('\n', '\n ')}`, class: verdict ?? 'unjudged' },
      })),
    },
    { format: 'svg' },
  );
  return (
    svg
      .slice(svg.indexOf('<svg'))
      .replace(/<!--[\s\S]*?-->\n?/g, '')
      .replaceAll('&#45;', '-')
      .replace(/ xmlns:xlink="[^"]*"| xml:space="preserve"/g, '')
      // One unit is one pixel, so that no label is smaller than its size says; a narrow window scrolls.
      .replace(/ width="([\d.]+)pt" height="([\d.]+)pt"/, ' width="$1" height="$2"')
      .replace('<svg ', '<svg role="img" aria-label="States of the provisioning process" class="states" ')
  );
}
