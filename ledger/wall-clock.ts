/**
 * Wall-clock time in ms since 1970. It begins with the system's clock at the start of the process and never goes back,
 * whatever happens to the system's clock afterwards.
 */
export const wallNow = (): number => Math.floor(performance.timeOrigin + performance.now());
