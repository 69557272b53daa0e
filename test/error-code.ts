/** The code of the error with which work ends; undefined if it succeeds. */
export const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: { readonly code?: unknown }) => error.code,
  );
