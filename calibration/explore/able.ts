import type { Act } from './act';
import type { Alphabet } from './alphabet';
import type { Draft } from './session';

/**
 * What a device is able to, as far as one knows: it tells beforehand which functions it has and what its bench offers,
 * and of anything else that it has not only when it is asked for it.
 */
export class Able {
  private readonly unable = new Set<Act>();

  constructor(private readonly all: Alphabet) {}

  /** What sessions can still be made of. */
  get alphabet(): Alphabet {
    const { openings, acts } = this.all;
    return { openings: openings.filter(this.isAble), acts: acts.filter(this.isAble) };
  }

  /** Takes note of an act that the device is not made for; tells whether that was new. */
  without(act: Act): boolean {
    const isNew = this.isAble(act);
    this.unable.add(act);
    return isNew;
  }

  /**
   * The draft without what the device is not made for. In place of its opening it has the next in the table, so that
   * it comes to the same whether much or little was known before.
   */
  draft({ opening, choices }: Draft): Draft {
    const { openings } = this.all;
    const place = openings.indexOf(opening);
    const next = [...openings.slice(place), ...openings.slice(0, place)].find(this.isAble);
    return { opening: next ?? opening, choices: choices.map((choice) => choice.filter(this.isAble)) };
  }

  private readonly isAble = (act: Act): boolean => !this.unable.has(act);
}
