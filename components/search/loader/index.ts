export type { LoaderArgs } from "./args";
export { Loader, type LoaderNodes } from "./loader";
