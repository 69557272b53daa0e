import { expect } from 'chai';
import { it } from 'mocha';
import { h } from 'preact';
import { findBrowser, pageNumbers, printPdf } from '../../cli/print-pdf';
import { renderPage } from '../../reports/page/page';
import { describeInBrowser } from './browser';

describeInBrowser('a printed document', () => {
  it('has the page numbers of its contents', () => {
    const asked: ReadonlyMap<string, number>[] = [];
    const pdf = printPdf(findBrowser({ PATH: '/usr/bin', ...process.env }), (numbers) => {
      asked.push(numbers);
      return renderPage({
        title: 'Document',
        style: 'section { break-before: page; }',
        children: ['one', 'chapter-two', 'three--3'].map((id) => [
          h('a', { href: `#${id}` }, id),
          h('section', { id }, `${numbers.get(id) ?? '000'}`),
        ]),
      });
    });
    expect(pdf.subarray(0, 5).toString()).to.equal('%PDF-');
    const [draft, last] = asked;
    expect(draft?.size).to.equal(0);
    expect(['one', 'chapter-two', 'three--3'].map((id) => last?.get(id))).to.deep.equal([2, 3, 4]);
    expect(pageNumbers(pdf).get('three--3')).to.equal(4);
  });
});
