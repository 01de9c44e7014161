export type { CellArgs } from "./args";
export { Cell } from "./cell";
