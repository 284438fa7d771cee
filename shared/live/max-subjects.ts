/** Runs and domains that one connection may follow at the same time; ended runs do not count. */
export const maxSubjects = 50;
