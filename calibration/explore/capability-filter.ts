import type { Action } from './action';
import type { ActionCatalogue } from './action-catalogue';
import type { SessionDraft } from './exploration-session';

/**
 * The known capabilities of a device. It reports its functions and its bench beforehand, and every other missing
 * capability only when an action needs it.
 */
export class CapabilityFilter {
  private readonly unable = new Set<Action>();

  constructor(private readonly all: ActionCatalogue) {}

  /** The catalogue without the actions that the device cannot do. */
  get catalogue(): ActionCatalogue {
    const { initialStates, actions } = this.all;
    return { ...this.all, initialStates: initialStates.filter(this.isAble), actions: actions.filter(this.isAble) };
  }

  /** Records an action that the device cannot do. True if that was unknown. */
  without(act: Action): boolean {
    const isNew = this.isAble(act);
    this.unable.add(act);
    return isNew;
  }

  /**
   * The draft without the actions that the device cannot do. Its initial state becomes the next possible one of the
   * catalogue, so the result does not depend on earlier sessions.
   */
  draft({ initialState, choices }: SessionDraft): SessionDraft {
    const { initialStates } = this.all;
    // A scenario of the suite is in no list.
    const place = Math.max(initialStates.indexOf(initialState), 0);
    const others = [...initialStates.slice(place), ...initialStates.slice(0, place)];
    const next = [initialState, ...others].find(this.isAble);
    return { initialState: next ?? initialState, choices: choices.map((choice) => choice.filter(this.isAble)) };
  }

  private readonly isAble = (act: Action): boolean => !this.unable.has(act);
}
