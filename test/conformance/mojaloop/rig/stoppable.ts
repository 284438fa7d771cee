/** A part of the rig that runs until it is told not to. */
export interface Stoppable {
  stop(): Promise<void>;
}
