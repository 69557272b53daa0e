/** Phase of the process; `unclear` if the transcript does not decide it. */
export type ApiAccessPhase = 'none' | 'starting' | 'running' | 'ending' | 'unclear';

/** Whether the host's commands are refused: yes, no, or unknown. */
export type ApiAccess = 'blocked' | 'allowed' | 'unclear';
