/**
 * A reason the portal cannot start, written for the person at the terminal: what is wrong, where,
 * what to do. It is printed as its message alone; any other error is a defect and keeps its trace.
 */
export class StartProblem extends Error {
  override readonly name = "StartProblem";
}
