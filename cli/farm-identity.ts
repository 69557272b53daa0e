import type { Answerer } from '../judge/outcome';

/** The device that all boards of a farm are: that of the board that answered first. */
export class FarmIdentity {
  private device: string | undefined;
  /** What a board offers, by whether it has a bench. */
  private readonly offers = new Map<boolean, string>();

  /** Whether a board is another device, or offers something else than the boards like it. */
  differs({ part, versions, capabilities }: Answerer, hasBench: boolean): boolean {
    const device = JSON.stringify([part, versions, capabilities?.functions]);
    const offers = JSON.stringify(capabilities?.offers ?? []);
    this.device ??= device;
    if (!this.offers.has(hasBench)) this.offers.set(hasBench, offers);
    return device !== this.device || offers !== this.offers.get(hasBench);
  }
}
