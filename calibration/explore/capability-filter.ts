import type { Action } from './action';
import type { ActionCatalogue } from './action-catalogue';
import type { SessionDraft } from './exploration-session';

/**
 * What a device is able to, as far as one knows: it tells beforehand which functions it has and what its bench offers,
 * and of anything else that it has not only when it is asked for it.
 */
export class CapabilityFilter {
  private readonly unable = new Set<Action>();

  constructor(private readonly all: ActionCatalogue) {}

  /** What sessions can still be made of. */
  get catalogue(): ActionCatalogue {
    const { initialStates, actions } = this.all;
    return { initialStates: initialStates.filter(this.isAble), actions: actions.filter(this.isAble) };
  }

  /** Takes note of an act that the device is not made for; tells whether that was new. */
  without(act: Action): boolean {
    const isNew = this.isAble(act);
    this.unable.add(act);
    return isNew;
  }

  /**
   * The draft without what the device is not made for. In place of its opening it has the next in the table, so that
   * it comes to the same whether much or little was known before.
   */
  draft({ initialState, choices }: SessionDraft): SessionDraft {
    const { initialStates } = this.all;
    const place = initialStates.indexOf(initialState);
    const next = [...initialStates.slice(place), ...initialStates.slice(0, place)].find(this.isAble);
    return { initialState: next ?? initialState, choices: choices.map((choice) => choice.filter(this.isAble)) };
  }

  private readonly isAble = (act: Action): boolean => !this.unable.has(act);
}
