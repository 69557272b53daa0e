/** Phase of the process; `unclear` where the record does not decide it. */
export type ApiAccessPhase = 'none' | 'starting' | 'running' | 'ending' | 'unclear';

/** Whether the host's commands are refused: certainly, certainly not, or unknown. */
export type ApiAccess = 'blocked' | 'allowed' | 'unclear';
