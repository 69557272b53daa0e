/** How to read a drawing. */
export const Legend = () => (
  <>
    A full band means that the APIs are blocked, an outlined band that they are allowed, and a grey one that the
    document leaves it open. An arrow with a cross is an event that the host does not get. The lane of the device is
    shaded by its role. A jagged line is a pause, with its length at the left.
  </>
);

/** How to read two drawings that lie over each other. */
export const LegendOfTwo = () => (
  <>
    Two bands lie side by side: left as the document means it, by the reference device of the suite, and right as this
    run recorded it. What differs has one colour. Times are not compared. The verdicts decide whether a difference
    breaks a rule.
  </>
);
