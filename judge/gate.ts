/** How far the process has got; `unclear` wherever the record leaves room for doubt. */
export type Phase = 'none' | 'starting' | 'running' | 'ending' | 'unclear';

/** Whether the host's commands are turned away: for certain, for certain not, or nobody knows. */
export type Gate = 'shut' | 'open' | 'unclear';
