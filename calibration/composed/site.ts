/** A site at which a device can be faulty: one decision, with one wrong result. */
export interface DecisionSite {
  /** Unique name: `opensApis: refused in cloud-confirmation`. */
  readonly name: string;
  /** The half of the device that decides. */
  readonly half: 'networkProcessor' | 'hostDriver';
  /** Name of the decision. */
  readonly decision: string;
  /** Creates the wrong decision from the right one. */
  readonly wrong: (right: AnyDecision) => AnyDecision;
}

/** A decision with any arguments. */
export type AnyDecision = (...args: readonly unknown[]) => unknown;

/** Wrong forms of one decision, by a short text. */
type WrongForms<Decision> = Readonly<Record<string, (right: Decision) => Decision>>;

/** Wrong forms of every decision. The type requires an entry for each decision. */
export type WrongDecisions<Decisions> = { readonly [Name in keyof Decisions]: WrongForms<Decisions[Name]> };

/** A table of wrong decisions as a list of sites. */
export const sitesOf = <Decisions extends object>(
  half: DecisionSite['half'],
  table: WrongDecisions<Decisions>,
): readonly DecisionSite[] =>
  Object.entries(table).flatMap(([decision, forms]) =>
    Object.entries(forms as WrongForms<AnyDecision>).map(([text, wrong]) => ({
      name: `${decision}: ${text}`,
      half,
      decision,
      wrong,
    })),
  );
